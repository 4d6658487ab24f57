public import WorkingDays

/// What happened to a dispatch before the cut-off, as the figures see it.
public enum DispatchCourse: String, Sendable, CaseIterable {
    /// 退单: asked for, whatever the ruling.
    case sentBack = "sent-back"
    /// Not sent back with the ruling 同意: 派单准确.
    case wellPlaced = "well-placed"
    /// 延期, granted.
    case extended
    /// 重办: the same unit had the order again in a later round.
    case reworked
    /// Completed, and said whether the matter was as told.
    case judged
    /// Of those 属实.
    case factual
    /// 一次办结: completed, not sent back, not reworked, and nobody told of it again (再次反映) after it was made.
    case atOnce = "at-once"
}

/// Whether 签收 or 先行联系 came in time.
public struct ResponseQuery: Hashable, Sendable {
    /// Which of the two.
    public enum Answer: String, Sendable, CaseIterable {
        case acknowledged
        case contacted
    }

    public var answer: Answer
    /// In time; otherwise those of which can be said whether: answered, or past the limit.
    public var isInTime: Bool
    public var limit: HandlingLimit

    public init(_ answer: Answer, isInTime: Bool, limit: HandlingLimit) {
        self.answer = answer
        self.isInTime = isInTime
        self.limit = limit
    }

    /// As it stands in a URL: `acknowledged:in-time:1个工作日`, `contacted:due:2小时`.
    public var text: String { "\(answer.rawValue):\(isInTime ? "in-time" : "due"):\(limit)" }

    /// Reads what ``text`` writes; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let answer = Answer(rawValue: String(parts[0])), let limit = HandlingLimit(parts[2]),
            parts[1] == "in-time" || parts[1] == "due"
        else { return nil }
        self.init(answer, isInTime: parts[1] == "in-time", limit: limit)
    }
}
