import Bulletins
import WorkingDays

/// A filter of a list of orders that has an index, so that it may lead the walk.
///
/// Of several the one with the fewest rows leads: SQLite knows no frequencies, and two filters that exclude each other
/// are walked to the end of the one it takes.
struct IndexedFilter {
    /// Where its rows are, with what selects them; for counting them.
    let rows: Statement
    /// The time of a row's order, where the index has the list's order; what comes in another order is sorted.
    var time: Statement?
    /// A filter in another order doesn't lead with as many rows as this.
    var limit = Self.most
    /// What to walk where the filter leads, and its key; nil is the orders themselves.
    var source: (rows: Statement, at: Statement, id: Statement)?
    /// How a filter in another order is walked in the list's order where it has many rows and nothing else leads.
    var walk: Walk?
    /// The condition that its index serves.
    let leading: Statement
    /// The condition worded so that no index serves it, for rows that another filter leads to.
    let following: Statement

    /// Rows of another table in the order of the list, each leading to one order.
    struct Walk {
        let source: (rows: Statement, at: Statement, id: Statement)
        let leading: Statement
    }

    var isOrdered: Bool { time != nil }

    /// So many rows are read and sorted in the time that a walk takes to fill a page.
    static let few = 1_000

    /// So many rows are read and sorted in some 30 ms.
    static let most = 16_000

    /// A condition that no index serves: it never leads.
    static func unindexed(_ condition: Statement) -> IndexedFilter {
        IndexedFilter(rows: "(SELECT 1) AS w", limit: 0, leading: condition, following: condition)
    }

    /// A column of the order with one value, and an index in the list's order.
    static func equal(_ column: Statement, _ value: Int) -> IndexedFilter {
        let condition: Statement = "\(column) = \(value)"
        return IndexedFilter(
            rows: "work_order w WHERE \(condition)",
            time: "w.received_at",
            leading: condition,
            following: "+\(condition)"
        )
    }

    /// The same of a text; PostgreSQL has no plus for texts.
    static func equal(_ column: Statement, text: String) -> IndexedFilter {
        IndexedFilter(
            rows: "work_order w WHERE \(column) = \(text)",
            time: "w.received_at",
            leading: "\(column) = \(text)",
            following: "\(column) || '' = \(text)"
        )
    }

    /// A column of the order with one of several values; they come one after the other.
    static func oneOf(_ column: Statement, _ values: [Int]) -> IndexedFilter {
        if values.count == 1 { return .equal(column, values[0]) }
        let list = values.sorted().map { value -> Statement in "\(value)" }.joined(", ")
        let condition: Statement = "\(column) IN (\(values.isEmpty ? "NULL" : list))"
        return .unordered(condition, following: "+\(condition)")
    }

    /// A condition on the order alone, whose index has another order than the list.
    static func unordered(
        _ condition: Statement,
        following: Statement,
        limit: Int = IndexedFilter.most
    ) -> IndexedFilter {
        IndexedFilter(rows: "work_order w WHERE \(condition)", limit: limit, leading: condition, following: following)
    }

    static func tags(_ ids: [Int]) -> IndexedFilter {
        let list = ids.map { id -> Statement in "\(id)" }.joined(", ")
        let isTagged: Statement = ids.count == 1 ? "x.tag_id = \(list)" : "x.tag_id IN (\(list))"
        let following: Statement =
            "EXISTS (SELECT 1 FROM work_order_tag x WHERE x.order_id = w.id AND \(isTagged))"
        guard ids.count == 1 else {
            return IndexedFilter(
                rows: "work_order_tag w WHERE w.tag_id IN (\(list))",
                leading: "w.id IN (SELECT x.order_id FROM work_order_tag x WHERE \(isTagged))",
                following: following
            )
        }
        return IndexedFilter(
            rows: "work_order_tag w WHERE w.tag_id = \(list)",
            time: "w.received_at",
            // CROSS JOIN keeps SQLite from beginning with the orders.
            source: ("work_order_tag x CROSS JOIN work_order w", "x.received_at", "x.order_id"),
            leading: "w.id = x.order_id AND \(isTagged)",
            following: following
        )
    }

    /// Orders that another table names, by an index of that table; `rows` selects from it under the name w.
    ///
    /// The rows may be more than those that meet the whole condition, where they are quicker counted so.
    static func named(
        by rows: Statement,
        ids: Statement,
        following: Statement,
        walk: Walk? = nil
    ) -> IndexedFilter {
        IndexedFilter(rows: rows, walk: walk, leading: "w.id IN (\(ids))", following: following)
    }

    /// Certain orders, at most some thousand.
    static func ids(_ ids: [Int]) -> IndexedFilter {
        let list = ids.isEmpty ? "NULL" : ids.map { id -> Statement in "\(id)" }.joined(", ")
        return .unordered("w.id IN (\(list))", following: "+w.id IN (\(list))", limit: ids.count + 1)
    }

    /// Numbers are not in the order of the list.
    static func number(_ prefix: String) -> IndexedFilter {
        let end = prefix + "\u{10FFFF}"
        return IndexedFilter(
            rows: "work_order w WHERE w.number >= \(prefix) AND w.number < \(end)",
            limit: 2_000,
            source: ("work_order n CROSS JOIN work_order w", "w.received_at", "w.id"),
            leading: "n.number >= \(prefix) AND n.number < \(end) AND w.id = n.id",
            following: "w.number || '' >= \(prefix) AND w.number || '' < \(end)"
        )
    }
}

extension Connection {
    /// So many rows of a filter are counted; of two with more the one that needed longer for them is the rarer.
    private static var counted: Int { 4_000 }

    /// The place of the filter that is to lead; nil where each has many rows and none the list's order.
    ///
    /// `counted` steps for each filter, whatever the size of the database.
    func narrowest(of filters: [IndexedFilter], before end: Instant) throws -> Int? {
        if filters.count == 1, filters[0].isOrdered { return 0 }
        var fewest: (place: Int, count: Int)?
        var rarest: (place: Int, since: Int)?
        for (place, filter) in filters.enumerated() {
            guard let time = filter.time else { continue }
            let rows: Statement = "\(filter.rows) AND \(time) < \(end)"
            let since = try id("SELECT \(time) FROM \(rows) ORDER BY \(time) DESC LIMIT 1 OFFSET \(Self.counted)")
            if let since {
                if since < rarest?.since ?? .max { rarest = (place, since) }
            } else {
                let count = try rowCount(rows, atMost: fewest?.count ?? Self.counted)
                if count < fewest?.count ?? .max { fewest = (place, count) }
            }
        }
        for (place, filter) in filters.enumerated() where !filter.isOrdered && filter.limit > 0 {
            let most = filters.count == 1 && filter.walk != nil ? IndexedFilter.few : filter.limit
            let limit = min(most, fewest?.count ?? most)
            let count = try rowCount(filter.rows, atMost: limit)
            if count < limit { fewest = (place, count) }
        }
        guard fewest == nil, engine == .postgres else { return fewest?.place ?? rarest?.place }
        // PostgreSQL knows frequencies, and joins the indexes of several filters; of another table it has to be told.
        return rarest.flatMap { filters[$0.place].source == nil ? nil : $0.place }
    }

    /// How many rows there are, counted to a limit.
    func rowCount(_ rows: Statement, atMost limit: Int) throws -> Int {
        try id("SELECT COUNT(*) FROM (SELECT 1 FROM \(rows) LIMIT \(limit)) AS found") ?? 0
    }
}
