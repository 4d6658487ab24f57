import Bulletins

/// A filter of a list of orders that has an index in the list's order, so that it may lead the walk.
///
/// Of several the one with the fewest rows leads: SQLite knows no frequencies, and two filters that exclude each other
/// are walked to the end of the one it takes.
struct IndexedFilter {
    /// Where its rows are, under the name w; for counting them.
    let rows: Statement
    /// It doesn't lead with as many rows as this.
    let limit: Int
    /// What to walk where the filter leads; nil is the orders themselves.
    var source: Statement?
    /// Whether its index has the list's order; what comes in another order is sorted, so it has to be little.
    var isOrdered = true
    /// The condition that its index serves.
    let leading: Statement
    /// The condition worded so that no index serves it, for rows that another filter leads to.
    let following: Statement

    /// A column of the order with one value.
    static func equal(_ column: Statement, _ value: Int) -> IndexedFilter {
        let condition: Statement = "\(column) = \(value)"
        return IndexedFilter(
            rows: "work_order w WHERE \(condition)",
            limit: 12_000,
            leading: condition,
            following: "+\(condition)"
        )
    }

    static func tag(_ id: Int) -> IndexedFilter {
        IndexedFilter(
            rows: "work_order_tag w WHERE w.tag_id = \(id)",
            limit: 12_000,
            // CROSS JOIN keeps SQLite from beginning with the orders.
            source: "work_order_tag x CROSS JOIN work_order w",
            leading: "w.id = x.order_id AND x.tag_id = \(id)",
            following: "EXISTS (SELECT 1 FROM work_order_tag x WHERE x.order_id = w.id AND x.tag_id = \(id))"
        )
    }

    /// Certain orders, at most some thousand.
    static func ids(_ ids: [Int]) -> IndexedFilter {
        let list = ids.isEmpty ? "NULL" : ids.map { id -> Statement in "\(id)" }.joined(", ")
        return IndexedFilter(
            rows: "work_order w WHERE w.id IN (\(list))",
            limit: ids.count + 1,
            isOrdered: false,
            leading: "w.id IN (\(list))",
            following: "+w.id IN (\(list))"
        )
    }

    /// Numbers are not in the order of the list.
    static func number(_ prefix: String) -> IndexedFilter {
        let end = prefix + "\u{10FFFF}"
        return IndexedFilter(
            rows: "work_order w WHERE w.number >= \(prefix) AND w.number < \(end)",
            limit: 2_000,
            source: "work_order n CROSS JOIN work_order w",
            isOrdered: false,
            leading: "n.number >= \(prefix) AND n.number < \(end) AND w.id = n.id",
            following: "w.number || '' >= \(prefix) AND w.number || '' < \(end)"
        )
    }
}

extension Connection {
    /// The place of the filter that is to lead: the one with the fewest rows.
    ///
    /// A count ends at the filter's limit. Where every one has more, it is a filter with a table of its own, or none.
    func narrowest(of filters: [IndexedFilter]) throws -> Int? {
        if filters.count == 1, filters[0].isOrdered { return 0 }
        var narrowest: (place: Int, count: Int)?
        for (place, filter) in filters.enumerated() {
            let limit = min(filter.limit, narrowest?.count ?? filter.limit)
            let count = try id("SELECT COUNT(*) FROM (SELECT 1 FROM \(filter.rows) LIMIT \(limit)) AS found") ?? 0
            if count < limit { narrowest = (place, count) }
        }
        return narrowest?.place ?? filters.firstIndex { $0.source != nil && $0.isOrdered }
    }
}
