/// What is counted of a set of dispatches at the cut-off.
public struct DispatchCounts: Hashable, Sendable {
    /// 转办: dispatches of the cohort.
    public var dispatched = 0
    /// 办结 before the cut-off.
    public var completed = 0
    /// Ended otherwise than by 办结: sent back, withdrawn.
    public var ended = 0
    /// 逾期: completed after the deadline, or open past it.
    public var overdue = 0
    /// 已签收.
    public var acknowledged = 0
    /// Acknowledged, or not and past the limit: those of which can be said whether it was in time.
    public var acknowledgementDue = 0
    public var acknowledgedInTime = 0
    /// 已先行联系.
    public var contacted = 0
    /// Contacted, or not and past the limit.
    public var contactDue = 0
    public var contactedInTime = 0
    /// 退单: asked for, whatever the ruling.
    public var sentBack = 0
    /// Sent back, and granted.
    public var misplaced = 0
    /// 延期, granted.
    public var extended = 0
    /// 重办: the same unit had the order again.
    public var reworked = 0
    /// Completed, and said whether the matter was as told.
    public var judged = 0
    /// 属实.
    public var factual = 0
    /// 一次办结.
    public var completedAtOnce = 0

    public init() {}

    /// 在办.
    public var open: Int { dispatched - completed - ended }
    /// 按期.
    public var onTime: Int { dispatched - overdue }

    public static func += (sum: inout DispatchCounts, more: DispatchCounts) {
        sum.dispatched += more.dispatched
        sum.completed += more.completed
        sum.overdue += more.overdue
        sum.ended += more.ended
        sum.acknowledged += more.acknowledged
        sum.acknowledgementDue += more.acknowledgementDue
        sum.acknowledgedInTime += more.acknowledgedInTime
        sum.contacted += more.contacted
        sum.contactDue += more.contactDue
        sum.contactedInTime += more.contactedInTime
        sum.sentBack += more.sentBack
        sum.misplaced += more.misplaced
        sum.extended += more.extended
        sum.reworked += more.reworked
        sum.judged += more.judged
        sum.factual += more.factual
        sum.completedAtOnce += more.completedAtOnce
    }
}

/// What a unit had to do in a period, first-level dispatches of the first round.
public struct WorkloadCounts: Hashable, Sendable {
    /// 上期结转: made before the period and open at its beginning.
    public var carried = 0
    /// Made in the period.
    public var dispatched = 0
    /// Of both, completed in the period.
    public var completed = 0
    /// Of both, ended in the period otherwise than by 办结.
    public var ended = 0

    public init() {}

    /// 应办.
    public var due: Int { carried + dispatched }
    /// 期末在办: carried on.
    public var open: Int { due - completed - ended }

    public static func += (sum: inout WorkloadCounts, more: WorkloadCounts) {
        sum.carried += more.carried
        sum.ended += more.ended
        sum.dispatched += more.dispatched
        sum.completed += more.completed
    }
}

/// Durations of completed dispatches; their mean is order-weighted.
public struct DurationCounts: Hashable, Sendable {
    public var count = 0
    /// From dispatch to completion on the clock of the settings.
    public var seconds = 0

    public init() {}

    public static func += (sum: inout DurationCounts, more: DurationCounts) {
        sum.count += more.count
        sum.seconds += more.seconds
    }

    /// Whether its mean is longer; by cross multiplication, so equal means are equal.
    func isSlower(than other: DurationCounts) -> Bool {
        let (mine, theirs) = (
            seconds.multipliedFullWidth(by: other.count), other.seconds.multipliedFullWidth(by: count)
        )
        return (mine.high, mine.low) > (theirs.high, theirs.low)
    }
}

/// What citizens answered, each order × unit (or order, about the hotline itself) once.
public struct RatingCounts: Hashable, Sendable {
    /// 回访: with at least one visit.
    public var visited = 0
    /// 联系上.
    public var reached = 0
    /// 评价: with at least one rating; the last one counts.
    public var evaluated = 0
    public var satisfied = 0
    /// Said whether the matter is resolved; the last answer counts.
    public var asked = 0
    public var resolved = 0

    public init() {}

    public static func += (sum: inout RatingCounts, more: RatingCounts) {
        sum.visited += more.visited
        sum.reached += more.reached
        sum.evaluated += more.evaluated
        sum.satisfied += more.satisfied
        sum.asked += more.asked
        sum.resolved += more.resolved
    }
}
