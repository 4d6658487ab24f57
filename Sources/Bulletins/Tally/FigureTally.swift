import WorkOrders
public import WorkingDays

/// Counts a period in one pass over narrow rows, given in any order.
///
/// What happened to dispatches (send-backs, extensions, rework, 再次反映) is to be added before them.
///
/// The tally itself applies the cut-off: what happened at or after it does not exist. It is to be given
/// - every order received in the period, 无效 too;
/// - the first-level dispatches of the first round that belong to ``BulletinSettings/neededCohorts``, each once
///   (others are ignored);
/// - the visits on those dispatches (order × unit), and the visits about the hotline itself (unit nil) on orders
///   received in the period that are not 无效;
/// - the send-backs and granted extensions of those dispatches, the later rounds of their orders, and 再次反映 on their
///   orders and on those received in the period, at least what happened since the dispatch was made;
/// - by unit how many such dispatches were carried through the period or ended in it otherwise than by 办结, and by day how many are open at the cut-off;
/// - the dispatches made in the period by level, and their orders by the units that had them;
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
    private(set) var course: CourseTally
    private(set) var grouped: GroupedTally

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
            dispatching: settings.dispatchLimit,
            calendar: calendar
        )
        orders = OrderTally(period: period, cutOff: cutOff, names: names)
        made = CohortTally(.dispatched, unitCount: units.count)
        chosen = settings.cohort == .dispatched ? nil : CohortTally(settings.cohort, unitCount: units.count)
        durations = DurationTally(settings, calendar: calendar, unitCount: units.count)
        places = PlaceTally(settings, names: names)
        course = CourseTally(period: period.range, cutOff: cutOff)
        grouped = GroupedTally(unitCount: units.count)
    }

    public mutating func add(_ order: OrderFact) {
        orders.add(order)
    }

    public mutating func add(_ dispatch: DispatchFact) {
        guard dispatch.isFirstLevel, dispatch.round == 1, dispatch.dispatchedAt < cutOff else { return }
        let slot = units[dispatch.unit]
        let pair = pair(dispatch.order, slot)
        let seen = SeenDispatch(
            fact: dispatch,
            course: course.course(of: dispatch, pair: pair),
            slot: slot,
            pair: pair,
            period: days,
            cutOff: cutOff
        )
        made.add(seen, limits)
        chosen?.add(seen, limits)
        durations.add(seen)
        if dispatch.dispatchedAt < days.lowerBound, seen.belongs(to: .completed) { grouped.carried[slot] += 1 }
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

    /// Says that the city keeps records of this kind, even if the period has none.
    public mutating func addRecord(_ record: CourseRecord) { course.records.insert(record) }

    public mutating func add(_ sendBack: SendBackFact) { course.add(sendBack) }

    public mutating func add(_ extended: GrantedExtensionFact) { course.add(extended) }

    public mutating func add(_ rework: ReworkFact) { course.add(rework, pair: pair(rework.order, units[rework.unit])) }

    public mutating func add(_ repeated: RepeatFact) { course.add(repeated) }

    public mutating func add(_ fact: EndedFact) {
        grouped.ended[units[fact.unit]] += fact.count
        if fact.isCarried { grouped.carried[units[fact.unit]] += fact.count }
    }

    public mutating func add(_ carried: CarriedFact) { grouped.carried[units[carried.unit]] += carried.count }

    public mutating func add(_ backlog: BacklogFact) { grouped.add(backlog) }

    public mutating func add(_ level: LevelFact) { grouped.add(level) }

    public mutating func add(_ handing: HandingFact) { grouped.add(handing) }

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
