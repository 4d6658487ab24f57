import WorkOrders
import WorkingDays

/// What happened to dispatches on their way: few rows, kept as the last of their kind.
///
/// What lies before a dispatch was made is not about it, so the last one decides.
struct CourseTally: Sendable {
    /// Which of the files there are at all.
    var records: Set<CourseRecord> = []
    private let period: Range<Instant>
    private let cutOff: Instant
    /// When asked for, by dispatch.
    private var sendBacks = LastTimes()
    private var granted = LastTimes()
    private var extensions = LastTimes()
    /// By order × unit.
    private var reworks = LastTimes()
    /// By order.
    private var repeats = LastTimes()
    /// Orders received in the period with 再次反映.
    private var repeatedOrders: Set<Int> = []
    /// Of those that follow another order, which.
    private var leaders: [Int: Int] = [:]

    init(period: Range<Instant>, cutOff: Instant) {
        self.period = period
        self.cutOff = cutOff
    }

    /// 重复诉求: how many of the orders received in the period.
    ///
    /// Merged orders are one matter: a follower counts only where its leader isn't counted.
    var repeatedCount: Int {
        repeatedOrders.count { isRepeated(order: $0) }
    }

    /// Whether an order received in the period counts in 重复诉求.
    func isRepeated(order: Int) -> Bool {
        repeatedOrders.contains(order) && leaders[order].map { !repeatedOrders.contains($0) } ?? true
    }

    mutating func add(_ fact: SendBackFact) {
        guard fact.requestedAt < cutOff else { return }
        sendBacks.add(fact.requestedAt, of: fact.dispatch)
        guard fact.ruling == .granted, fact.ruledAt ?? fact.requestedAt < cutOff else { return }
        granted.add(fact.requestedAt, of: fact.dispatch)
    }

    mutating func add(_ fact: GrantedExtensionFact) {
        guard fact.requestedAt < cutOff, fact.grantedAt < cutOff else { return }
        extensions.add(fact.requestedAt, of: fact.dispatch)
    }

    mutating func add(_ fact: ReworkFact, pair: Int) {
        if fact.dispatchedAt < cutOff { reworks.add(fact.dispatchedAt, of: pair) }
    }

    mutating func add(_ fact: RepeatFact) {
        guard fact.at < cutOff else { return }
        repeats.add(fact.at, of: fact.order)
        guard let receivedAt = fact.receivedAt, receivedAt <= fact.at, period.contains(receivedAt) else { return }
        repeatedOrders.insert(fact.order)
        if let leader = fact.leader { leaders[fact.order] = leader }
    }

    /// What happened to one dispatch.
    func course(of dispatch: DispatchFact, pair: Int) -> Course {
        let made = dispatch.dispatchedAt
        return Course(
            isSentBack: sendBacks.has(dispatch.id, since: made),
            isMisplaced: granted.has(dispatch.id, since: made),
            isExtended: extensions.has(dispatch.id, since: made),
            isReworked: reworks.has(pair, since: made),
            isRepeated: repeats.has(dispatch.order, since: made)
        )
    }
}

/// The last time that something happened, by what it happened to.
private struct LastTimes: Sendable {
    private var times: [Int: Instant] = [:]

    mutating func add(_ time: Instant, of id: Int) { times[id] = max(times[id] ?? time, time) }

    func has(_ id: Int, since start: Instant) -> Bool { times[id].map { $0 >= start } ?? false }
}

/// What happened to a dispatch since it was made and before the cut-off.
struct Course: Sendable {
    /// 退单: asked for, whatever the ruling.
    var isSentBack = false
    /// 派单不准: sent back, and granted.
    var isMisplaced = false
    /// 延期, granted.
    var isExtended = false
    /// 重办: the same unit had the order again.
    var isReworked = false
    /// 再次反映.
    var isRepeated = false
}

/// Numbers that storage has grouped already.
struct GroupedTally: Sendable {
    /// 上期结转 by unit slot.
    var carried: [Int]
    /// Sent back or withdrawn in the period, by unit slot.
    var ended: [Int]
    /// 待办 by the day it was made.
    private(set) var backlog: [CivilDay: Int] = [:]
    /// Dispatches by level.
    private(set) var levels: [Int: Int] = [:]
    /// Orders by the units that had them, four or more together.
    private(set) var handings: [Int: Int] = [:]

    init(unitCount: Int) {
        carried = [Int](repeating: 0, count: unitCount)
        ended = carried
    }

    mutating func add(_ fact: BacklogFact) { backlog[fact.day, default: 0] += fact.count }

    mutating func add(_ fact: LevelFact) { levels[fact.level, default: 0] += fact.count }

    mutating func add(_ fact: HandingFact) { handings[min(fact.unitCount, 4), default: 0] += fact.orders }
}
