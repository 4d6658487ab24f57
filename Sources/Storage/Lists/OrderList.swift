public import Bulletins
public import WorkOrders
public import WorkingDays

/// A row of the list of orders; identity stays sealed and is not read.
public struct OrderListRow: Hashable, Sendable {
    public var id: Int
    public var number: String
    public var channel: String
    public var receivedAt: Instant
    public var kind: RequestKind
    public var category: String
    public var title: String?
    /// The beginning of the text, for orders without a title.
    public var excerpt: String
    public var address: String?
    public var ending: Ending
    public var status: WorkOrderStatus
    public var urgency: Urgency
    public var isConfidential: Bool
    /// Its number in the index of texts, where the list asked for words and found it there.
    var document: Int?
}

/// Lists of orders by any filter.
///
/// A page is a walk over the filter's index from its newest entry: at 10,000,000 orders the same 50 rows.
/// Two rare filters together cost the rarer one's rows.
extension Connection {
    /// One page of the orders of a query, newest first.
    public func orders(
        _ query: OrderQuery,
        now: Instant,
        calendar: WorkCalendar = .standard,
        after key: ListKey? = nil,
        limit: Int = 50
    ) throws -> ListPage<OrderListRow> {
        guard query.text == nil else {
            return try ordersByText(query, now: now, calendar: calendar, after: key, limit: limit).page
        }
        let listing = try OrderListing(query, now: now, calendar: calendar, on: self)
        let rows = try listing.map { try orderRows($0, after: key, limit: limit + 1) } ?? []
        return ListPage(rows, limit: limit, key: \.key)
    }

    func orderRows(_ listing: OrderListing, after key: ListKey?, limit: Int) throws -> [OrderListRow] {
        try rows(listing.page(after: key, limit: limit)).map(OrderListRow.init)
    }

    /// The statement behind a page; nil where nothing can match.
    ///
    /// For tests of its plan.
    package func orderPageStatement(_ query: OrderQuery, now: Instant) throws -> Statement {
        try OrderListing(query, now: now, calendar: .standard, on: self)?.page(after: nil, limit: 51) ?? "SELECT 1"
    }

    /// How many orders a query has; `atMost` ends the count early.
    public func orderCount(
        _ query: OrderQuery,
        now: Instant,
        calendar: WorkCalendar = .standard,
        atMost limit: Int? = nil
    ) throws -> Int {
        guard query.text == nil else {
            return try orderCountByText(query, now: now, calendar: calendar, atMost: limit)
        }
        return try OrderListing(query, now: now, calendar: calendar, on: self)
            .map { try id($0.count(atMost: limit)) ?? 0 } ?? 0
    }
}

extension OrderListRow {
    var key: ListKey { ListKey(at: receivedAt.secondsSinceEpoch, id: id) }

    fileprivate init(_ row: Row) throws(StorageError) {
        var row = row
        id = try row.integer()
        number = try row.text()
        channel = try row.text()
        receivedAt = try row.instant()
        kind = try row.code()
        category = try row.text()
        title = try row.optionalText()
        excerpt = try row.text()
        address = try row.optionalText()
        ending = try row.code()
        status = try row.code()
        urgency = try row.code()
        isConfidential = try row.flag()
        document = row.values.count > Self.columns ? try row.optionalInteger() : nil
    }

    private static let columns = 13
}

/// An ``OrderQuery`` as SQL; nil where a name of the query is not in the city's lists, so that nothing can match.
struct OrderListing {
    var conditions: [Statement] = []
    /// What bounds a walk to the end, and costs a page more than it saves.
    private var wholeBounds: [Statement] = []
    /// A tag's list is walked by its own index, and that of a rare rating.
    var source: Statement = "work_order w"
    /// What stands before the SELECT.
    var prefix: Statement = ""
    var key: (at: Statement, id: Statement) = ("w.received_at", "w.id")
    /// Whether the rows come in another order than the list's.
    private var isSorted = false
    /// What is looked for in texts, and whether its index is walked.
    var text: (match: TextMatch, leads: Bool)?
    /// The documents that the list may have, by their numbers.
    var textNumbers = 0..<(Int.max / 2)

    init?(
        _ query: OrderQuery,
        now: Instant,
        calendar: WorkCalendar,
        text match: TextMatch? = nil,
        among ids: [Int]? = nil,
        on connection: any Connection
    ) throws {
        let cutOff = query.asOf?.start ?? now
        guard var filters = try Self.filters(query, cutOff, connection) else { return nil }
        if let ids { filters.append(.ids(ids)) }
        if let match, try addText(match, beside: filters, connection) {
            conditions += filters.map(\.following)
        } else {
            try lead(by: filters, before: cutOff, connection)
        }
        addPeriods(query, cutOff)
        guard try addPromptness(query, cutOff, calendar, connection) else { return nil }
        addCodes(query, cutOff)
    }

    /// Adds the filters that have an index: one leads, the others are tested on the way.
    ///
    /// Where none leads, the walk is by time, over an index that has the codes of an order.
    private mutating func lead(
        by filters: [IndexedFilter],
        before cutOff: Instant,
        _ connection: any Connection
    ) throws {
        let leader = try connection.narrowest(of: filters, before: cutOff)
        let walk = leader == nil ? filters.compactMap(\.walk).first : nil
        // Where all have many rows PostgreSQL's planner may choose.
        let isFree = leader == nil && connection.engine == .postgres
        isSorted = leader.map { !filters[$0].isOrdered } ?? isFree
        for (place, filter) in filters.enumerated() {
            let leads = place == leader
            if walk != nil, filter.walk != nil { continue }
            conditions.append(leads || isFree && filter.source == nil ? filter.leading : filter.following)
            if leads, let source = filter.source { begin(with: source) }
        }
        guard let walk else { return }
        conditions.append(walk.leading)
        begin(with: walk.source)
    }

    private mutating func begin(with source: (rows: Statement, at: Statement, id: Statement)) {
        self.source = source.rows
        key = (source.at, source.id)
    }

    private mutating func addPeriods(_ query: OrderQuery, _ cutOff: Instant) {
        // One upper bound: of two, SQLite begins its walk at the first and passes over all that lies between.
        // No order comes after its dispatch, its deadline or its 办结.
        let periods = [query.received, query.dispatched, query.due, query.completed]
        let ends = periods.compactMap { $0?.range.upperBound } + [cutOff]
        conditions.append("\(key.at) < \(ends.min() ?? cutOff)")
        if let days = query.received?.range { conditions.append("\(key.at) >= \(days.lowerBound)") }
        boundText(from: query.received?.range.lowerBound, to: ends.min() ?? cutOff)
        guard let made = Self.made(query, cutOff) else { return }
        conditions.append("EXISTS (SELECT 1 FROM dispatch d WHERE d.order_id = w.id AND \(made))")
        // Keeps a walk to the end inside the period and the little before it that was dispatched later. A page rarely
        // walks so far, and the dispatches of a long period are too many to look through for it.
        let begin: Statement = "\(key.at) >= (SELECT MIN(d.order_received_at) FROM dispatch d WHERE \(made))"
        if query.dispatched?.dayCount ?? 0 <= 7 { conditions.append(begin) } else { wholeBounds.append(begin) }
    }

    /// A first-level, first-round dispatch of the period; nil without a period.
    private static func made(_ query: OrderQuery, _ cutOff: Instant) -> Statement? {
        guard let days = query.dispatched?.range else { return nil }
        return """
            d.dispatched_at >= \(days.lowerBound) AND d.dispatched_at < \(min(days.upperBound, cutOff))
            AND d.round = 1 AND d.parent_id IS NULL AND \(Dispatch.isCounted("d"))
            """
    }

    /// 派单及时; false where the period has no dispatch.
    ///
    /// One walk of the period for the days of its orders.
    private mutating func addPromptness(
        _ query: OrderQuery,
        _ cutOff: Instant,
        _ calendar: WorkCalendar,
        _ connection: any Connection
    ) throws -> Bool {
        guard let limit = query.dispatchedWithin else { return true }
        guard let made = Self.made(query, cutOff) else { return false }
        let bounds: Statement = "MIN(d.order_received_at), MAX(d.order_received_at)"
        guard var row = try connection.rows("SELECT \(bounds) FROM dispatch d WHERE \(made)").first,
            let first = try row.optionalInstant(), let last = try row.optionalInstant()
        else { return false }
        let deadline = limit.deadline(from: "d.order_received_at", first.day...last.day, calendar)
        conditions.append(
            "EXISTS (SELECT 1 FROM dispatch d WHERE d.order_id = w.id AND \(made) AND d.dispatched_at <= \(deadline))"
        )
        return true
    }

    private mutating func addCodes(_ query: OrderQuery, _ cutOff: Instant) {
        if query.countsOnlyValid {
            conditions.append("w.ending <> \(Ending.invalid.rawValue) AND w.status <> \(WorkOrderStatus.void.rawValue)")
        }
        if let day = query.weekday {
            // The first of January 1970 was a Thursday.
            conditions.append("((w.received_at + 28800) / 86400 + 3) % 7 = \(day - 1)")
        }
        if let kind = query.contact {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM follow_up_contact f WHERE f.order_id = w.id AND f.kind = \(kind.rawValue)
                    AND f.contacted_at < \(cutOff))
                """
            )
        }
        if query.isRepeated { conditions.append(Self.isRepeated(query, cutOff)) }
        if let count = query.unitCount {
            let units: Statement = "(SELECT COUNT(DISTINCT x.unit_id) FROM \(Self.handings("w.id", cutOff)) x)"
            conditions.append(count < 4 ? "\(units) = \(count)" : "\(units) >= 4")
        }
    }

    /// 再次反映, of merged orders the leader's alone where it has one too: look-ups by the orders' ids.
    private static func isRepeated(_ query: OrderQuery, _ cutOff: Instant) -> Statement {
        let days = query.received?.range
        let isInPeriod: Statement =
            days.map { "AND l.received_at >= \($0.lowerBound) AND l.received_at < \($0.upperBound)" } ?? ""
        return """
            EXISTS (SELECT 1 FROM follow_up_contact f WHERE f.order_id = w.id AND f.kind = 4
                AND f.contacted_at >= w.received_at AND f.contacted_at < \(cutOff))
            AND NOT EXISTS (SELECT 1 FROM work_order l JOIN follow_up_contact f ON f.order_id = l.id
                WHERE l.id = w.leader_id AND l.ending <> \(Ending.invalid.rawValue)
                AND l.status <> \(WorkOrderStatus.void.rawValue) AND f.kind = 4
                AND f.contacted_at >= l.received_at AND f.contacted_at < \(cutOff) \(isInPeriod))
            """
    }

    /// The units that had an order on any level and in any round, or that a ruling on a send-back gave it to.
    private static func handings(_ order: Statement, _ cutOff: Instant) -> Statement {
        """
        (SELECT y.unit_id FROM dispatch y WHERE y.order_id = \(order) AND y.dispatched_at < \(cutOff)
            AND \(Dispatch.isCounted("y"))
        UNION ALL SELECT s.redirected_to_id FROM dispatch y JOIN send_back s ON s.dispatch_id = y.id
        WHERE y.order_id = \(order) AND s.redirected_to_id IS NOT NULL
            AND COALESCE(s.ruled_at, s.requested_at) < \(cutOff))
        """
    }

    func page(after last: ListKey?, limit: Int) -> Statement {
        // First of all, because SQLite begins its walk at the first upper bound.
        let begin = last.map { [beginning(after: $0)] } ?? []
        let conditions = begin + conditions
        return """
            \(prefix)SELECT w.id, w.number, ch.name, w.received_at, w.kind, \
            CASE WHEN w.category_id = w.top_category_id THEN c.name ELSE t.name || ' / ' || c.name END, \
            w.title, substr(w.content, 1, 60), w.address, w.ending, w.status, w.urgency, w.is_confidential\(document)
            FROM \(source)
            LEFT JOIN channel ch ON ch.id = w.channel_id
            LEFT JOIN category c ON c.id = w.category_id
            LEFT JOIN category t ON t.id = w.top_category_id
            WHERE \(conditions.joined(" AND "))
            ORDER BY \(order) LIMIT \(limit)
            """
    }

    private func beginning(after last: ListKey) -> Statement {
        text?.leads == true ? textBeginning(after: last) : "(\(key.at), \(key.id)) < (\(last.at), \(last.id))"
    }

    private var document: Statement {
        guard let text else { return "" }
        return text.leads ? ", -f.rowid" : ", (SELECT x.document FROM text_document x WHERE x.order_id = w.id)"
    }

    private var order: Statement {
        text?.leads == true ? "f.rowid" : "\(key.at) DESC, \(key.id) DESC"
    }

    func count(atMost limit: Int?) -> Statement {
        let conditions = limit == nil ? conditions + wholeBounds : conditions
        let matches: Statement = "FROM \(source) WHERE \(conditions.joined(" AND "))"
        guard let limit else { return "\(prefix)SELECT COUNT(*) \(matches)" }
        // The newest first, as the page: what is asked for is oftener met lately, and the rows are at hand.
        let order: Statement = isSorted || text != nil ? "" : " ORDER BY \(order)"
        return "\(prefix)SELECT COUNT(*) FROM (SELECT 1 \(matches)\(order) LIMIT \(limit)) AS found"
    }
}

extension Connection {
    /// The one integer of a look-up; nil where there is no row.
    func id(_ statement: Statement) throws -> Int? {
        guard var row = try rows(statement).first else { return nil }
        return try row.integer()
    }
}
