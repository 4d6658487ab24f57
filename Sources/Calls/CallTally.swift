import WorkingDays

/// A part of a whole that keeps both.
public struct CallRate: Hashable, Sendable {
    public var numerator: Int
    public var denominator: Int

    public init(_ numerator: Int, over denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Whether the whole is nothing, so that there is no rate to speak of.
    public var isUndefined: Bool { denominator == 0 }
}

/// 接通: what the calls of a period, queue, hour or agent came to.
///
/// GB/T 33358-2016 (政府热线服务规范) asks that a call be answered within 15 s and that over 24 hours at least 95% of
/// calls be answered. Counted are incoming calls by the instant they were offered to people; what ended in the voice
/// menu was never offered. See docs/telephony.md for every formula.
public struct CallCounts: Hashable, Sendable {
    /// Offered to people.
    public var offered = 0
    public var answered = 0
    /// Answered within the limit.
    public var inTime = 0
    public var abandoned = 0
    public var lost = 0
    /// Not over yet.
    public var waiting = 0
    /// Seconds that answered calls waited, together.
    public var answeredWait = 0
    /// Seconds that abandoned calls waited, together.
    public var abandonedWait = 0
    /// The longest wait of any call that is over or answered.
    public var longestWait = 0
    /// Seconds of talk of the calls that were answered and are over.
    public var talk = 0
    /// How many those are.
    public var talked = 0

    public init() {}

    /// 接通率: answered ÷ offered.
    public var answerRate: CallRate { CallRate(answered, over: offered) }
    /// 15 秒接通率: answered within the limit ÷ offered.
    public var inTimeRate: CallRate { CallRate(inTime, over: offered) }
    /// 放弃率: hung up before an answer ÷ offered.
    public var abandonRate: CallRate { CallRate(abandoned, over: offered) }
    /// 平均等待: seconds that answered calls waited ÷ answered.
    public var meanWait: CallRate { CallRate(answeredWait, over: answered) }
    /// 放弃前平均等待.
    public var meanAbandonedWait: CallRate { CallRate(abandonedWait, over: abandoned) }
    /// 平均通话: seconds of talk ÷ calls answered and over.
    public var meanTalk: CallRate { CallRate(talk, over: talked) }

    /// Counts one call; `limit` is the seconds within which it should be answered.
    public mutating func add(_ fact: CallFact, limit: Int) {
        offered += 1
        let wait = fact.waitSeconds ?? 0
        longestWait = max(longestWait, wait)
        switch fact.fate {
        case .answered:
            answered += 1
            answeredWait += wait
            if wait <= limit { inTime += 1 }
        case .abandoned:
            abandoned += 1
            abandonedWait += wait
        case .lost: lost += 1
        case .waiting: waiting += 1
        }
        guard let seconds = fact.talkSeconds else { return }
        talk += seconds
        talked += 1
    }
}

/// Counts the calls of a period in one pass.
public struct CallTally: Hashable, Sendable {
    /// Seconds within which a call should be answered (GB/T 33358-2016).
    public static let standardLimit = 15

    public let limit: Int
    public private(set) var total = CallCounts()
    /// By the queue's name; empty for calls without one.
    public private(set) var queues: [String: CallCounts] = [:]
    /// By the hour of the offer, 0…23.
    public private(set) var hours: [Int: CallCounts] = [:]
    /// By 工号, of the calls that somebody had; empty for the others.
    public private(set) var agents: [String: CallCounts] = [:]

    public init(limit: Int = Self.standardLimit) { self.limit = limit }

    public mutating func add(_ fact: CallFact) {
        total.add(fact, limit: limit)
        queues[fact.queue ?? "", default: CallCounts()].add(fact, limit: limit)
        hours[fact.offeredAt.hour, default: CallCounts()].add(fact, limit: limit)
        agents[fact.agent ?? "", default: CallCounts()].add(fact, limit: limit)
    }
}
