import WorkOrders
public import WorkingDays

/// Counts a period in one pass over narrow rows, given in any order.
///
/// The tally itself applies the cut-off: what happened at or after it does not exist. It is to be given
/// - every order received in the period, 无效 too;
/// - the first-level dispatches of the first round that belong to ``BulletinSettings/neededCohorts``, each once
///   (others are ignored);
/// - the visits on those dispatches (order × unit), and the visits about the hotline itself (unit nil) on orders
///   received in the period that are not 无效;
/// - the places of orders received in the period that are not 无效, if hot topics are to name places; those of
///   ``placeCategories`` are enough.
public struct FigureTally: Sendable {
    let period: Period
    let cutOff: Instant
    let settings: BulletinSettings
    let names: FigureNames
    let units: SlotTable
    private let days: Range<Instant>
    private let limits: ResponseLimits
    private(set) var orders: OrderTally
    /// Always counted, for ``MonthSummary``.
    private(set) var made: CohortTally
    /// Nil where the settings' cohort is the same.
    private(set) var chosen: CohortTally?
    private(set) var durations: DurationTally
    private(set) var unitVisits: [Int: VisitAnswer] = [:]
    private(set) var hotlineVisits: [Int: VisitAnswer] = [:]
    private(set) var places: PlaceTally

    public init(
        period: Period,
        cutOff: Instant,
        settings: BulletinSettings = BulletinSettings(),
        names: FigureNames,
        calendar: WorkCalendar = .standard
    ) {
        self.period = period
        self.cutOff = cutOff
        self.settings = settings
        self.names = names
        days = period.range
        units = SlotTable(names.units.keys)
        limits = ResponseLimits(
            acknowledgement: settings.acknowledgementLimit,
            contact: settings.contactLimit,
            calendar: calendar
        )
        orders = OrderTally(period: period, cutOff: cutOff, names: names)
        made = CohortTally(.dispatched, unitCount: units.count)
        chosen = settings.cohort == .dispatched ? nil : CohortTally(settings.cohort, unitCount: units.count)
        durations = DurationTally(settings, calendar: calendar, unitCount: units.count)
        places = PlaceTally(settings, names: names)
    }

    public mutating func add(_ order: OrderFact) {
        orders.add(order)
    }

    public mutating func add(_ dispatch: DispatchFact) {
        guard dispatch.isFirstLevel, dispatch.round == 1, dispatch.dispatchedAt < cutOff else { return }
        let slot = units[dispatch.unit]
        let seen = SeenDispatch(
            fact: dispatch,
            slot: slot,
            pair: pair(dispatch.order, slot),
            period: days,
            cutOff: cutOff
        )
        made.add(seen, limits)
        chosen?.add(seen, limits)
        durations.add(seen)
    }

    public mutating func add(_ visit: VisitFact) {
        guard visit.aspect == .result, visit.visitedAt < cutOff else { return }
        if let unit = visit.unit {
            unitVisits[pair(visit.order, units[unit]), default: VisitAnswer()].add(visit)
        } else {
            hotlineVisits[visit.order, default: VisitAnswer()].add(visit)
        }
    }

    public mutating func add(_ place: PlaceFact) {
        guard orders.covers(place.receivedAt) else { return }
        places.add(place)
    }

    /// The categories whose places the bulletin will name: ask when every order is added.
    ///
    /// Places are texts, and counting them costs many times what an order costs; the other categories need not be read.
    public var placeCategories: Set<Int> {
        let counts = OrderCounts(orders, names: names, settings: settings, period: period)
        let tops = Set(counts.topCategories.prefix(settings.narratedTopicCount).map(\.path.top))
        return Set(names.categories.filter { tops.contains($0.value.top) }.keys)
    }

    private func pair(_ order: Int, _ slot: Int) -> Int { order &* units.count &+ slot }

    /// What was counted so far; rows may still be added after it.
    public func figures() -> MonthFigures { MonthFigures(self) }
}
