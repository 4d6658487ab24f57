public import WorkOrders

/// What is counted of one unit, or of several together.
public struct WorkCounts: Hashable, Sendable {
    /// Over the dispatches of ``BulletinSettings/cohort``.
    public var dispatches = DispatchCounts()
    /// What citizens answered about those dispatches.
    public var ratings = RatingCounts()
    /// Over the dispatches of ``BulletinSettings/durationCohort`` that are completed.
    public var durations = DurationCounts()
    /// The same of 咨询 only.
    public var inquiryDurations = DurationCounts()
    /// Carried in, made and completed in the period, whatever the settings' cohort.
    public var workload = WorkloadCounts()

    public init() {}

    /// Whether there is nothing at all.
    var isEmpty: Bool { self == WorkCounts() }

    public static func += (sum: inout WorkCounts, more: WorkCounts) {
        sum.dispatches += more.dispatches
        sum.ratings += more.ratings
        sum.durations += more.durations
        sum.inquiryDurations += more.inquiryDurations
        sum.workload += more.workload
    }
}

/// A unit with its counts.
public struct UnitFigures: Hashable, Sendable {
    public let unit: HandlingUnit
    public let counts: WorkCounts
}

/// The units of a group taken together.
public struct GroupFigures: Sendable {
    public let name: String
    public let units: [UnitFigures]

    public var counts: WorkCounts { units.reduce(into: WorkCounts()) { $0 += $1.counts } }
}

extension [UnitFigures] {
    /// By 分组, in the order in which the groups come up in the city's list.
    var groups: [GroupFigures] {
        var names: [String] = []
        var members: [String: [UnitFigures]] = [:]
        for figures in self {
            if members[figures.unit.group] == nil { names.append(figures.unit.group) }
            members[figures.unit.group, default: []].append(figures)
        }
        return names.map { GroupFigures(name: $0, units: members[$0] ?? []) }
    }

    /// The unit with the longest mean first; equal ones in the order of the city's list.
    func slowestFirst() -> [UnitFigures] {
        filter { $0.counts.durations.count > 0 }
            .sortedKeepingOrder { $0.counts.durations.isSlower(than: $1.counts.durations) }
    }
}
