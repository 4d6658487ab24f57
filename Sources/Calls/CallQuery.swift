public import WorkOrders
public import WorkingDays

/// What became of a call that was offered to people.
public enum CallFate: Int, Titled {
    case answered = 1
    /// 放弃: the citizen hung up before anybody answered.
    case abandoned = 2
    /// Ended unanswered by the system: it rang in vain, the queue was full, the line failed.
    case lost = 3
    /// Not over yet.
    case waiting = 4

    public var title: String {
        switch self {
        case .answered: "接通"
        case .abandoned: "放弃"
        case .lost: "未接"
        case .waiting: "等待中"
        }
    }
}

/// One offered call as figures count it.
public struct CallFact: Hashable, Sendable {
    public var offeredAt: Instant
    public var queue: String?
    public var agent: String?
    public var answeredAt: Instant?
    public var endedAt: Instant?
    public var end: CallEnd?

    public init(
        offeredAt: Instant,
        queue: String? = nil,
        agent: String? = nil,
        answeredAt: Instant? = nil,
        endedAt: Instant? = nil,
        end: CallEnd? = nil
    ) {
        self.offeredAt = offeredAt
        self.queue = queue
        self.agent = agent
        self.answeredAt = answeredAt
        self.endedAt = endedAt
        self.end = end
    }

    /// What became of it.
    public var fate: CallFate {
        if answeredAt != nil { return .answered }
        guard endedAt != nil else { return .waiting }
        return end == .party ? .abandoned : .lost
    }

    /// Seconds from the offer to the answer, or to the end of who wasn't answered; nil while it waits.
    public var waitSeconds: Int? {
        (answeredAt ?? endedAt).map { $0.secondsSinceEpoch - offeredAt.secondsSinceEpoch }
    }

    /// Seconds from the answer to the end; nil without both.
    public var talkSeconds: Int? {
        guard let answeredAt, let endedAt else { return nil }
        return endedAt.secondsSinceEpoch - answeredAt.secondsSinceEpoch
    }
}

/// Which offered calls a list shows: the calls behind a figure.
public struct CallQuery: Hashable, Sendable {
    /// Calls offered to people in it.
    public var period: Period
    /// 队列; empty for calls without one.
    public var queue: String?
    /// 工号; empty for calls that nobody had.
    public var agent: String?
    /// The hour of the offer, 0…23.
    public var hour: Int?
    public var fate: CallFate?
    /// Only calls answered within the limit.
    public var isInTime = false

    public init(_ period: Period) { self.period = period }
}
