public import WorkingDays

/// 待回复上级: a platform above sent the order and waits for our answer (domain.md §1.7).
public struct UpwardDuty: Hashable, Codable, Sendable {
    /// 外部时限; nil where the platform named none.
    public var deadline: Instant?
    /// 阶段性 and final answers, oldest first.
    public var answers: [UpwardAnswer] = []
    /// Whether the final answer of the present round is still owed.
    public var isOpen = true

    public init(deadline: Instant?) { self.deadline = deadline }
}

/// 回复上级: what the platform was given, and what it gave as a receipt.
public struct UpwardAnswer: Hashable, Codable, Sendable {
    public var at: Instant
    /// 工号 of who gave it.
    public var by: String
    public var text: String
    /// 回执编号 of the platform; nil where it gives none.
    public var receipt: String?
    /// Whether it is the last word of this round; else 阶段性答复.
    public var isFinal: Bool

    public init(at: Instant, by: String, text: String, receipt: String?, isFinal: Bool) {
        self.at = at
        self.by = by
        self.text = text
        self.receipt = receipt
        self.isFinal = isFinal
    }
}

extension WorkOrder {
    /// What is owed to the platform that sent the order; nil where a citizen came himself.
    public var upwardDuty: UpwardDuty? { external.map { UpwardDuty(deadline: $0.deadline) } }
}
