public import Bulletins
public import WorkOrders
public import WorkingDays

/// A row of the list of dispatches.
public struct DispatchListRow: Hashable, Sendable {
    public var id: Int
    public var dispatch: Dispatch
    public var orderTitle: String?
    public var excerpt: String
    public var kind: RequestKind
    /// Whether the order's text may be shown to those only who may see it.
    public var isConfidential: Bool
    /// The time that the list is ordered by.
    var key: ListKey
}

/// Lists of dispatches by any filter, newest first; the same costs as lists of orders.
extension Connection {
    /// One page of the dispatches of a query.
    public func dispatches(
        _ query: DispatchQuery,
        now: Instant,
        calendar: WorkCalendar = .standard,
        after key: ListKey? = nil,
        limit: Int = 50
    ) throws -> ListPage<DispatchListRow> {
        let listing = try DispatchListing(query, now: now, calendar: calendar, on: self)
        guard let statement = listing?.page(after: key, limit: limit + 1) else {
            return ListPage([], limit: limit) { _ in ListKey(at: 0, id: 0) }
        }
        let rows = try rows(statement).map(DispatchListRow.init)
        return ListPage(rows, limit: limit, key: \.key)
    }

    /// The statement behind a page.
    ///
    /// For tests of its plan.
    package func dispatchPageStatement(_ query: DispatchQuery, now: Instant) throws -> Statement {
        try DispatchListing(query, now: now, calendar: .standard, on: self)?.page(after: nil, limit: 51) ?? "SELECT 1"
    }

    /// How many dispatches a query has; `atMost` ends the count early.
    public func dispatchCount(
        _ query: DispatchQuery,
        now: Instant,
        calendar: WorkCalendar = .standard,
        atMost limit: Int? = nil
    ) throws -> Int {
        guard let listing = try DispatchListing(query, now: now, calendar: calendar, on: self) else { return 0 }
        return try id(listing.count(atMost: limit)) ?? 0
    }
}

extension DispatchListRow {
    fileprivate init(_ row: Row) throws(StorageError) {
        var row = row
        id = try row.integer()
        key = ListKey(at: try row.integer(), id: id)
        orderTitle = try row.optionalText()
        excerpt = try row.text()
        kind = try row.code()
        isConfidential = try row.flag()
        dispatch = try Dispatch(fields: &row)
    }
}

/// A ``DispatchQuery`` as SQL; nil where a name of the query is not in the city's lists.
struct DispatchListing {
    private var conditions: [Statement] = []
    /// The list of a rare rating is walked by its visits.
    private var source: Statement = "dispatch d"
    /// The time that the list is ordered by: the one its period is about.
    private var at: Statement
    private var receivedAt: Statement = "d.order_received_at"
    private var unit: Statement = "d.unit_id"
    /// Where a state is rare: what its rows are made up of, each with an index of its own; at least one holds.
    private var parts: [Statement] = []

    init?(_ query: DispatchQuery, now: Instant, calendar: WorkCalendar, on connection: any Connection) throws {
        let cutOff = query.asOf?.start ?? now
        at = query.time
        addRating(query, cutOff)
        addPeriods(query, cutOff)
        if query.countsOnlyFirst {
            conditions.append("d.round = 1 AND d.parent_id IS NULL AND \(Dispatch.isCounted("d"))")
        }
        try addState(query, cutOff, connection)
        // Where visits lead, a dispatch is looked up by its order and not among all of its kind.
        let kind: Statement = parts.isEmpty && source.text == "dispatch d" ? "d.kind" : "+d.kind"
        if let code = query.kind?.rawValue { conditions.append("\(kind) = \(code)") }
        guard try addUnits(query, connection), try addOrder(query, cutOff, connection) else { return nil }
        addCourse(query, cutOff)
        guard let response = query.response else { return }
        guard let days = try days(on: connection) else { return nil }
        conditions.append(response.condition(cutOff, days: days, calendar: calendar))
    }

    private mutating func addState(_ query: DispatchQuery, _ cutOff: Instant, _ connection: any Connection) throws {
        guard let state = query.state else { return }
        conditions.append(state.condition(cutOff))
        guard query.isByTimeMade, receivedAt.text == "d.order_received_at" else { return }
        parts = try state.parts(cutOff, connection)
        // The parts have indexes by the time made only, which the plus leaves to the planner.
        if !parts.isEmpty { unit = "+\(unit)" }
    }

    /// What is asked of the order, a look-up by its id for each row of the walk; false where a name is unknown.
    private mutating func addOrder(
        _ query: DispatchQuery,
        _ cutOff: Instant,
        _ connection: any Connection
    ) throws -> Bool {
        // China Standard Time is eight hours ahead of the stored seconds; the first of January 1970 was a Thursday.
        if let hour = query.hour { conditions.append("((d.dispatched_at + 28800) % 86400) / 3600 = \(hour)") }
        if let day = query.weekday { conditions.append("((d.dispatched_at + 28800) / 86400 + 3) % 7 = \(day - 1)") }
        if let officer = query.dispatchedBy { conditions.append("d.dispatched_by || '' = \(officer)") }
        guard let asked = query.ofOrder else { return true }
        guard let filters = try OrderListing.filters(asked, cutOff, connection) else { return false }
        let all = filters.map(\.following).joined(" AND ")
        conditions.append("EXISTS (SELECT 1 FROM work_order w WHERE w.id = d.order_id AND \(all))")
        return true
    }

    private mutating func addCourse(_ query: DispatchQuery, _ cutOff: Instant) {
        if let course = query.course { conditions.append(course.condition(cutOff)) }
        if let level = query.level { conditions.append(Self.level(level)) }
        guard let day = query.openAt else { return }
        let instant = min(day.start, cutOff)
        conditions.append("d.dispatched_at < \(instant)")
        conditions.append("(d.completed_at IS NULL OR d.completed_at >= \(instant))")
        conditions.append("(d.ended_at IS NULL OR d.ended_at >= \(instant))")
    }

    /// How many parents there are above; look-ups by primary key.
    private static func level(_ level: Int) -> Statement {
        let parent: Statement = "(SELECT p.parent_id FROM dispatch p WHERE p.id = d.parent_id)"
        let above: Statement = """
            (SELECT g.parent_id FROM dispatch p JOIN dispatch g ON g.id = p.parent_id WHERE p.id = d.parent_id)
            """
        return switch level {
        case 1: "d.parent_id IS NULL"
        case 2: "d.parent_id IS NOT NULL AND \(parent) IS NULL"
        case 3: "\(parent) IS NOT NULL AND \(above) IS NULL"
        default: "\(above) IS NOT NULL"
        }
    }

    /// From the first to the last day on which a dispatch of the list was made; nil where there is none.
    private func days(on connection: any Connection) throws -> ClosedRange<CivilDay>? {
        let bounds: Statement = "MIN(d.dispatched_at), MAX(d.dispatched_at)"
        let found = try connection.rows("SELECT \(bounds) FROM \(source) WHERE \(conditions.joined(" AND "))")
        guard var row = found.first, let first = try row.optionalInstant(), let last = try row.optionalInstant() else {
            return nil
        }
        return first.day...last.day
    }

    /// Visits lead where they are few or nothing else is asked for; else each row of the walk is asked for its rating.
    private mutating func addRating(_ query: DispatchQuery, _ cutOff: Instant) {
        guard let rating = query.rating else { return }
        guard query.isFreeOfPeriods, rating.isRare || query.hasNoIndexedFilter,
            let visits = rating.visitConditions(aboutHotline: false, cutOff)
        else {
            let received: Statement = "d.order_received_at"
            conditions.append(rating.condition(order: "d.order_id", receivedAt: received, unit: "d.unit_id", cutOff))
            return
        }
        // CROSS JOIN keeps SQLite from beginning with the dispatches, the plus from looking them up by their unit.
        source = "return_visit v CROSS JOIN dispatch d"
        at = "v.order_received_at"
        (receivedAt, unit) = (at, "v.unit_id")
        conditions += ["d.order_id = v.order_id", "+d.unit_id = v.unit_id"] + visits
    }

    private mutating func addPeriods(_ query: DispatchQuery, _ cutOff: Instant) {
        // One upper bound: of two, SQLite begins its walk at the first and passes over all that lies between.
        if let days = query.dispatched?.range {
            let end = min(days.upperBound, cutOff)
            conditions.append("d.dispatched_at >= \(days.lowerBound) AND d.dispatched_at < \(end)")
        } else {
            conditions.append("d.dispatched_at < \(cutOff)")
        }
        if let completed = query.completed {
            add(completed, "d.completed_at")
            conditions.append("d.completed_at < \(cutOff) AND d.completed_at IS NOT NULL")
        }
        if let due = query.due {
            add(due, "d.deadline")
            conditions.append("d.deadline < \(cutOff)")
        }
        guard let received = query.received else { return }
        add(received, receivedAt)
        // No dispatch is made before its order came, so the walk ends there.
        conditions.append("d.dispatched_at >= \(received.range.lowerBound)")
    }

    private mutating func add(_ period: Period?, _ column: Statement) {
        guard let days = period?.range else { return }
        conditions.append("\(column) >= \(days.lowerBound) AND \(column) < \(days.upperBound)")
    }

    /// False where a name is unknown.
    private mutating func addUnits(_ query: DispatchQuery, _ connection: any Connection) throws -> Bool {
        if let unit = query.unit {
            guard let id = try connection.id("SELECT id FROM handling_unit WHERE name = \(unit)") else { return false }
            conditions.append("\(self.unit) = \(id)")
        }
        if let group = query.group {
            // The plus keeps the planner from walking each unit's own index and sorting what it finds.
            conditions.append("+(\(unit)) IN (SELECT id FROM handling_unit WHERE unit_group = \(group))")
        }
        return true
    }

    func page(after last: ListKey?, limit: Int) -> Statement {
        // First of all, because SQLite begins its walk at the first upper bound.
        let begin = last.map { ["\(at) <= \($0.at)", "(\(at), d.id) < (\($0.at), \($0.id))"] as [Statement] } ?? []
        let rows = alternatives(begin).map { conditions -> Statement in
            """
            SELECT d.id, \(at), w.title, substr(w.content, 1, 60), d.kind, w.is_confidential, \(Dispatch.columns)
            FROM \(source)
            LEFT JOIN work_order w ON w.id = d.order_id
            LEFT JOIN handling_unit u ON u.id = d.unit_id
            LEFT JOIN dispatch p ON p.id = d.parent_id
            WHERE \(conditions)
            """
        }
        // Of several parts each is walked in this order, and they are merged.
        let order: Statement = rows.count == 1 ? "\(at) DESC, d.id DESC" : "2 DESC, 1 DESC"
        return "\(rows.joined(" UNION ALL ")) ORDER BY \(order) LIMIT \(limit)"
    }

    func count(atMost limit: Int?) -> Statement {
        let matches = alternatives([]).map { conditions -> Statement in "FROM \(source) WHERE \(conditions)" }
        if limit == nil, matches.count == 1 { return "SELECT COUNT(*) \(matches[0])" }
        let rows = matches.map { match -> Statement in "SELECT 1 AS one \(match)" }.joined(" UNION ALL ")
        let end = limit.map { limit -> Statement in " LIMIT \(limit)" } ?? ""
        return "SELECT COUNT(*) FROM (\(rows)\(end)) AS found"
    }

    /// All conditions with each of the parts; a row meets those of one at most.
    private func alternatives(_ begin: [Statement]) -> [Statement] {
        let all = begin + conditions
        return parts.isEmpty ? [all.joined(" AND ")] : parts.map { (all + [$0]).joined(" AND ") }
    }
}

extension DispatchQuery {
    /// The time that the period is about.
    fileprivate var time: Statement {
        if completed != nil { return "d.completed_at" }
        if due != nil { return "d.deadline" }
        return received != nil && dispatched == nil ? "d.order_received_at" : "d.dispatched_at"
    }

    /// Whether the list is ordered by the time that dispatches were made.
    fileprivate var isByTimeMade: Bool { completed == nil && due == nil && (received == nil || dispatched != nil) }

    /// What is asked of the order; nil for nothing.
    fileprivate var ofOrder: OrderQuery? {
        var asked = OrderQuery()
        (asked.channel, asked.category, asked.county, asked.place) = (channel, category, county, place)
        (asked.urgency, asked.tag) = (urgency, tag)
        return asked == OrderQuery() ? nil : asked
    }

    fileprivate var isFreeOfPeriods: Bool { dispatched == nil && completed == nil && due == nil }

    fileprivate var hasNoIndexedFilter: Bool { unit == nil && group == nil && kind == nil && state == nil }
}

extension DispatchState {
    /// What the rows of a rare state are made up of; none where the state isn't rare.
    ///
    /// What was completed after its deadline, and what isn't completed, are in indexes that hold nothing else.
    func parts(_ cutOff: Instant, _ connection: any Connection) throws -> [Statement] {
        switch self {
        case .completed, .onTime: return []
        case .overdue: return ["d.completed_at > d.deadline", "d.completed_at IS NULL"]
        case .open:
            // Much that was completed since was open then, and a walk by time meets it soon.
            let since: Statement = "SELECT 1 FROM dispatch WHERE completed_at IS NOT NULL AND completed_at >= \(cutOff)"
            return try connection.rows("\(since) LIMIT 1").isEmpty ? ["d.completed_at IS NULL"] : []
        }
    }

    /// Where a dispatch stands at the cut-off; later completions do not exist.
    func condition(_ cutOff: Instant) -> Statement {
        let done: Statement = "(d.completed_at IS NOT NULL AND d.completed_at < \(cutOff))"
        let ended: Statement = "(d.ended_at IS NOT NULL AND d.ended_at < \(cutOff))"
        // Nobody is late with what ended otherwise than by 办结.
        let late: Statement = """
            CASE WHEN \(done) THEN d.completed_at > d.deadline WHEN \(ended) THEN 1 = 0 ELSE d.deadline < \(cutOff) END
            """
        return switch self {
        case .open: "NOT \(done) AND NOT \(ended)"
        case .completed: done
        case .overdue: late
        case .onTime: "NOT (\(late))"
        }
    }
}
