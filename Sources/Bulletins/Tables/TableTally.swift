import WorkOrders
public import WorkingDays

/// Counts a table in one pass over narrow rows, as ``FigureTally`` counts a bulletin.
///
/// Visits, send-backs and the like, tags and units of orders are to be added before the orders or dispatches they are
/// about. The tally applies filter and cut-off itself, except what ``StatTable/restOfFilter(in:)`` asks. A fact counts
/// in its cell, in the totals of its row and column and in the grand total: no total is a sum of other cells.
public struct TableTally: Sendable {
    public let table: StatTable
    public let period: Period
    public let cutOff: Instant
    public let settings: BulletinSettings
    let coder: TableCoder
    private let filter: TableFilter
    private let days: Range<Instant>
    private let limits: ResponseLimits
    private var durations: DurationTally
    private let units: SlotTable
    private var course: CourseTally
    private var visits: [Int: VisitAnswer] = [:]
    /// By order.
    private var tags: [Int: [Int]] = [:]
    private var orderUnits: [Int: [Int]] = [:]
    private var rows: TableAxis
    private var columns: TableAxis
    private var cells: TableCells

    public init(
        _ table: StatTable,
        period: Period,
        cutOff: Instant,
        settings: BulletinSettings,
        names: TableNames,
        calendar: WorkCalendar = .standard
    ) {
        self.table = table
        self.period = period
        self.cutOff = cutOff
        self.settings = settings
        coder = TableCoder(names, table.subject)
        filter = TableFilter(table.filter, names.figures)
        days = period.range
        limits = ResponseLimits(
            acknowledgement: settings.acknowledgementLimit,
            contact: settings.contactLimit,
            dispatching: settings.dispatchLimit,
            calendar: calendar
        )
        units = SlotTable(names.figures.units.keys)
        durations = DurationTally(settings, calendar: calendar, unitCount: 1)
        course = CourseTally(period: period.range, cutOff: cutOff)
        rows = TableAxis(table.rows, period: period)
        columns = TableAxis(table.columns.map { [$0] } ?? [], period: period)
        cells = TableCells()
    }

    /// Whether there are more cells than anybody reads; what came after was not counted.
    public var isTooLarge: Bool { cells.isTooLarge }

    /// Says that an order has a tag.
    public mutating func add(tag: Int, of order: Int) { tags[order, default: []].append(tag) }

    /// Says that a unit has an order.
    public mutating func add(unit: Int, of order: Int) { orderUnits[order, default: []].append(unit) }

    public mutating func add(_ order: TableOrder) {
        var place = TablePlace(order)
        guard order.status != .void, place.at < cutOff, days.contains(place.at), filter.allows(place) else { return }
        var counter = OrderCounter()
        counter.received = 1
        if order.fact.ending != .invalid { count(order, into: &counter) }
        (place.tags, place.units) = (tags[order.id] ?? [], orderUnits[order.id] ?? [])
        findSlots(place)
        cells.add { $0.orders += counter }
    }

    private func count(_ order: TableOrder, into counter: inout OrderCounter) {
        counter.valid = 1
        if order.fact.ending == .answeredDirectly { counter.direct = 1 }
        if order.fact.ending == .dispatched { counter.handed = 1 }
        if order.fact.urgency != .normal { counter.urgent = 1 }
        if course.isRepeated(order: order.id) { counter.repeated = 1 }
        visits[order.id]?.count(into: &counter.ratings)
    }

    public mutating func add(_ dispatch: TableDispatch) {
        let fact = dispatch.fact
        guard fact.isFirstLevel, fact.round == 1, fact.dispatchedAt < cutOff else { return }
        let pair = pair(fact.order, fact.unit)
        let seen = SeenDispatch(
            fact: fact,
            course: course.course(of: fact, pair: pair),
            slot: 0,
            pair: pair,
            period: days,
            cutOff: cutOff
        )
        addWork(dispatch, seen)
        addDuration(dispatch, seen)
    }

    private mutating func addWork(_ dispatch: TableDispatch, _ seen: SeenDispatch) {
        guard seen.belongs(to: settings.cohort), let at = seen.time(of: settings.cohort) else { return }
        let place = TablePlace(dispatch, at: at)
        guard filter.allows(place) else { return }
        var counts = DispatchCounts()
        counts.add(seen, limits)
        var ratings = RatingCounts()
        visits[seen.pair]?.count(into: &ratings)
        findSlots(place)
        cells.add { cell in
            cell.dispatches += counts
            cell.ratings += ratings
        }
        if table.needs.contains(.orders) { cells.add(order: dispatch.fact.order) }
    }

    private mutating func addDuration(_ dispatch: TableDispatch, _ seen: SeenDispatch) {
        let cohort = settings.durationCohort
        guard seen.completedAt != nil, seen.belongs(to: cohort), let at = seen.time(of: cohort) else { return }
        let place = TablePlace(dispatch, at: at)
        guard filter.allows(place), let seconds = durations.seconds(of: seen) else { return }
        findSlots(place)
        cells.add { cell in
            cell.durations.count += 1
            cell.durations.seconds += seconds
        }
    }

    public mutating func add(_ visit: VisitFact) {
        guard visit.aspect == .result, visit.visitedAt < cutOff else { return }
        switch (visit.unit, table.subject) {
        case (nil, .orders): visits[visit.order, default: VisitAnswer()].add(visit)
        case (let unit?, .dispatches): visits[pair(visit.order, unit), default: VisitAnswer()].add(visit)
        default: break
        }
    }

    private func pair(_ order: Int, _ unit: Int) -> Int { order &* units.count &+ units[unit] }

    private mutating func findSlots(_ place: TablePlace) {
        let (coder, dimensions) = (coder, table.rows)
        rows.slots(
            dimensions.first.map { coder.codes($0, place) },
            { coder.codes(below: $0, of: dimensions, place) },
            into: &cells.rows
        )
        columns.slots(table.columns.map { coder.codes($0, place) }, { _ in nil }, into: &cells.columns)
    }

    /// What was counted; rows may still be added after it.
    public func result() -> TableResult {
        TableResult(tally: self, rows: rows.keys, columns: columns.keys, cells: cells.counters())
    }
}

extension TableTally: CourseTaking {
    public mutating func addRecord(_ record: CourseRecord) { course.records.insert(record) }
    public mutating func add(_ sendBack: SendBackFact) { course.add(sendBack) }
    public mutating func add(_ extended: GrantedExtensionFact) { course.add(extended) }
    public mutating func add(_ rework: ReworkFact) { course.add(rework, pair: pair(rework.order, rework.unit)) }
    public mutating func add(_ repeated: RepeatFact) { course.add(repeated) }
}

/// What takes the course of dispatches and their visits: a tally of a bulletin, or of a table.
public protocol CourseTaking {
    mutating func addRecord(_ record: CourseRecord)
    mutating func add(_ sendBack: SendBackFact)
    mutating func add(_ extended: GrantedExtensionFact)
    mutating func add(_ rework: ReworkFact)
    mutating func add(_ repeated: RepeatFact)
    mutating func add(_ visit: VisitFact)
}

extension FigureTally: CourseTaking {}

extension SeenDispatch {
    /// The moment that its period is about.
    func time(of cohort: FigureCohort) -> Instant? {
        switch cohort {
        case .received: fact.receivedAt
        case .dispatched: fact.dispatchedAt
        case .due: fact.deadline
        case .completed: completedAt
        }
    }
}

extension TableCoder {
    /// What a fact says of a dimension.
    func codes(_ dimension: TableDimension, _ place: TablePlace) -> TableCodes {
        if let code = code(dimension, place) { return .one(Int32(truncatingIfNeeded: code)) }
        let found = dimension == .tag ? place.tags : place.units
        if found.isEmpty { return .one(Int32(truncatingIfNeeded: Self.none)) }
        return switch dimension {
        case .group: .many(found.map(group(ofUnit:)))
        case .unit: .many(found.flatMap(line(ofUnit:)))
        default: .many(found)
        }
    }

    /// What a fact says of the second dimension of rows, below a code of the first.
    ///
    /// Group and unit are asked of one dispatch, as lists ask them.
    func codes(below first: Int32, of rows: [TableDimension], _ place: TablePlace) -> TableCodes? {
        guard rows.count > 1 else { return nil }
        let codes = codes(rows[1], place)
        guard case .many = codes else { return codes }
        switch (rows[0], rows[1]) {
        case (.group, .unit):
            return .many(place.units.filter { group(ofUnit: $0) == Int(first) }.flatMap(line(ofUnit:)))
        case (.unit, .group):
            return .many(place.units.filter { line(ofUnit: $0).contains(Int(first)) }.map(group(ofUnit:)))
        default: return codes
        }
    }
}
