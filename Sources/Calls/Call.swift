public import WorkingDays

/// 通话: what is known of one call, as far as it has been told.
///
/// Without its numbers: those are sealed before they reach storage.
public struct Call: Hashable, Sendable {
    /// The telephony system's id of the call; what makes two reports one call.
    public var id: String
    public var direction: CallDirection
    /// 队列, by the telephony system's name.
    public var queue: String?
    /// 工号 of who was rung or answered, the last of them.
    public var agent: String?
    /// Since when ``agent`` is known to have the call.
    public var agentSince: Instant?
    /// The earliest instant that is known of it.
    public var beganAt: Instant
    /// 进入人工队列: offered to people.
    ///
    /// A call that ended in the voice menu never was.
    public var offeredAt: Instant?
    /// When somebody's phone first rang.
    public var rungAt: Instant?
    /// When it was first answered by a person.
    public var answeredAt: Instant?
    public var endedAt: Instant?
    public var end: CallEnd?
    /// 录音: where the telephony system keeps it.
    public var recording: String?
    public var rating: KeyRating?
    /// 工单编号 of the first order that came of it.
    public var order: String?
    /// 来电结果 without an order: a code of the city's list.
    public var disposition: String?

    public init(id: String, direction: CallDirection, beganAt: Instant) {
        self.id = id
        self.direction = direction
        self.beganAt = beganAt
    }

    /// 未接来电: people were asked for, and nobody came.
    public var isMissed: Bool { direction == .incoming && offeredAt != nil && answeredAt == nil && endedAt != nil }

    /// Whether an answered call still has neither order nor disposition.
    public var isUnsettled: Bool { answeredAt != nil && order == nil && disposition == nil }
}

/// What one message of a telephony system says of a call.
public struct CallReport: Hashable, Sendable {
    /// What it knows; the rest is nil.
    public var call: Call
    /// 主叫号码, as it was sent.
    public var calling: String?
    /// 被叫号码, as it was sent.
    public var called: String?

    public init(_ call: Call, calling: String? = nil, called: String? = nil) {
        self.call = call
        self.calling = calling
        self.called = called
    }
}
