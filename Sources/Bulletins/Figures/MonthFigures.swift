import WorkOrders
public import WorkingDays

/// The counts of a period, resolved to names: what figures, bulletin and summary are made from.
public struct MonthFigures: Sendable {
    public let period: Period
    /// What happened at or after it does not exist.
    public let cutOff: Instant
    public let settings: BulletinSettings
    public let orders: OrderCounts
    /// The units with anything to show, in the order of the city's list.
    public let units: [UnitFigures]
    /// 实际转办件数 of the settings' cohort.
    public let dispatchedOrders: Int
    /// Of those, dispatched within ``BulletinSettings/dispatchLimit`` after they came.
    public let promptOrders: Int
    /// What citizens answered about the hotline itself, over orders received in the period, 无效 left out.
    public let hotline: RatingCounts
    /// By first-level category the places named, the most named first.
    public let places: [String: [NamedCount]]
    /// Orders received in the period, 无效 left out, with 再次反映 before the cut-off.
    public let repeatedOrders: Int
    /// 待办: first-level dispatches of the first round open at the cut-off, by the day they were made.
    public let backlog: [CivilDay: Int]
    /// Dispatches made in the period, of every round, by level.
    public let levels: [Int: Int]
    /// Orders dispatched in the period by how many units had them; 4 is four or more.
    public let handings: [Int: Int]
    /// Of what the city keeps records; what it doesn't is not counted as nothing.
    let records: Set<CourseRecord>
    /// The object of the exchange format.
    public let summary: MonthSummary
    /// The same period of the year before, for 同比.
    public var yearBefore: EarlierFigures?
    /// The period just before, for 环比.
    public var previous: EarlierFigures?

    init(_ tally: FigureTally) {
        period = tally.period
        cutOff = tally.cutOff
        settings = tally.settings
        orders = OrderCounts(tally.orders, names: tally.names, settings: tally.settings, period: tally.period)
        hotline = tally.hotlineVisits.values.reduce(into: RatingCounts()) { $1.count(into: &$0) }
        let made = tally.made.joined(with: tally.unitVisits)
        let chosen = tally.chosen?.joined(with: tally.unitVisits) ?? made
        units = Self.units(tally, chosen, durations: tally.durations.all)
        dispatchedOrders = chosen.orders
        promptOrders = chosen.promptOrders
        repeatedOrders = tally.course.repeatedCount
        backlog = tally.grouped.backlog
        levels = tally.grouped.levels
        handings = tally.grouped.handings
        records = tally.course.records
        places = tally.places.places.mapValues(Self.ranked)
        summary = MonthSummary(tally, made, orders: orders, hotline: hotline)
    }

    static func units(
        _ tally: FigureTally,
        _ cohort: CohortCounts,
        durations: [DurationCounts]
    ) -> [UnitFigures] {
        (0..<tally.units.count).compactMap { slot in
            var counts = WorkCounts()
            counts.dispatches = cohort.units[slot]
            counts.ratings = cohort.ratings[slot]
            counts.durations = durations[slot]
            counts.inquiryDurations = tally.durations.inquiries[slot]
            counts.workload.carried = tally.grouped.carried[slot]
            counts.workload.ended = tally.grouped.ended[slot]
            counts.workload.dispatched = tally.made.units[slot].dispatched
            counts.workload.completed = tally.durations.standard[slot].count
            let known = slot == tally.units.unknown ? nil : tally.names.units[tally.units.ids[slot]]
            let unit = known ?? HandlingUnit(name: OrderCounts.unknownName, group: OrderCounts.unknownName)
            return counts.isEmpty ? nil : UnitFigures(unit: unit, counts: counts)
        }
    }

    /// The most named first; by code points where counts are equal, so that every run prints the same.
    private static func ranked(_ counts: [NamedCount]) -> [NamedCount] {
        counts.sorted { a, b in
            a.count != b.count
                ? a.count > b.count
                : a.name.unicodeScalars.lexicographicallyPrecedes(b.name.unicodeScalars)
        }
    }

    /// The units by 分组.
    public var groups: [GroupFigures] { units.groups }

    /// All units together.
    public var city: WorkCounts { units.reduce(into: WorkCounts()) { $0 += $1.counts } }
}
