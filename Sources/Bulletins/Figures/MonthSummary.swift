import WorkOrders
import WorkingDays

/// The figures of a period in the shape of the exchange format's `expected.json`, whatever the bulletin's settings.
///
/// The meaning of each is that of exchange.md: orders received, dispatches made, durations of dispatches completed in
/// the period in natural days.
public struct MonthSummary: Hashable, Sendable {
    /// The channel that the format's category figures are counted over.
    public static let callChannel = "电话"
    /// The name of the format's mean over all units.
    public static let cityName = "全市"
    static let slowestCount = 3

    /// The counts of a unit over dispatches made in the period.
    public struct Unit: Hashable, Sendable {
        public var name: String
        public var dispatched: Int
        public var overdue: Int
        public var satisfied: Int
        public var evaluated: Int
    }

    /// Names of the three units with the longest mean.
    public struct Slowest: Hashable, Sendable {
        public var group: String
        public var units: [String]
    }

    public var total: Int
    public var channels: [NamedCount]
    /// First-level categories over ``callChannel``, largest first, with zeros.
    public var categories: [NamedCount]
    public var categoryDenominator: Int
    public var dispatchedOrders: Int
    public var dispatched: Int
    public var overdue: Int
    /// Mean days in ten-thousandths: ``cityName``, then the groups; none where nothing was completed.
    public var meanDays: [NamedCount]
    public var slowest: [Slowest]
    /// Units with a dispatch, in the order of the city's list.
    public var units: [Unit]
    public var satisfied: Int
    public var evaluated: Int
    public var kinds: [NamedCount]
}

extension MonthSummary {
    init(_ tally: FigureTally, _ made: CohortCounts, orders: OrderCounts, hotline: RatingCounts) {
        let all = MonthFigures.units(tally, made, durations: tally.durations.standard)
        let city = all.reduce(into: WorkCounts()) { $0 += $1.counts }
        let groups = all.groups
        total = orders.valid
        channels = orders.channels
        categories = orders.calls
        categoryDenominator = orders.calls.reduce(0) { $0 + $1.count }
        dispatchedOrders = made.orders
        dispatched = city.dispatches.dispatched
        overdue = city.dispatches.overdue
        let means = [(Self.cityName, city)] + groups.map { ($0.name, $0.counts) }
        meanDays = means.compactMap { name, counts in Self.mean(counts.durations).map { NamedCount(name, $0) } }
        slowest = groups.compactMap(Self.slowest)
        units = all.filter { $0.counts.dispatches.dispatched > 0 }.map(Unit.init)
        satisfied = city.ratings.satisfied + hotline.satisfied
        evaluated = city.ratings.evaluated + hotline.evaluated
        kinds = orders.kinds.filter { $0.count > 0 }.map { NamedCount($0.kind.title, $0.count) }
    }

    private static func mean(_ durations: DurationCounts) -> Int? {
        guard durations.count > 0 else { return nil }
        var format = FigureFormat()
        format.rounding = .halfUp
        return format.scaled(durations.seconds, over: durations.count * 86_400, decimals: 4)
    }

    private static func slowest(_ group: GroupFigures) -> Slowest? {
        let names = group.units.slowestFirst().prefix(slowestCount).map(\.unit.name)
        return names.isEmpty ? nil : Slowest(group: group.name, units: names)
    }
}

extension MonthSummary.Unit {
    fileprivate init(_ figures: UnitFigures) {
        name = figures.unit.name
        dispatched = figures.counts.dispatches.dispatched
        overdue = figures.counts.dispatches.overdue
        satisfied = figures.counts.ratings.satisfied
        evaluated = figures.counts.ratings.evaluated
    }
}
