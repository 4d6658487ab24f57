public import WorkOrders
public import WorkingDays

extension Connection {
    /// Who led the newest orders of a category in a county since an instant, the most frequent first.
    ///
    /// The end of a range of `work_order_category` with a look-up for each of at most `newest` orders, about 1 ms; none
    /// without a county, as the whole city says nothing of a place.
    public func recentLeads(
        of category: CategoryPath,
        in county: String,
        since: Instant,
        newest: Int = 300
    ) throws -> [RecentLead] {
        guard let statement = try recentLeadStatement(of: category, in: county, since: since, newest: newest) else {
            return []
        }
        return try rows(statement).map { row throws(StorageError) in
            var row = row
            return RecentLead(unit: try row.text(), count: try row.integer())
        }
    }

    /// What ``recentLeads(of:in:since:newest:)`` asks, for tests of its plan; nil where a name is unknown.
    package func recentLeadStatement(
        of category: CategoryPath,
        in county: String,
        since: Instant,
        newest: Int
    ) throws -> Statement? {
        let place: Statement = "SELECT id FROM area WHERE county = \(county) AND street = '' AND community = ''"
        guard !county.isEmpty, let leaf = try categoryIds()[category]?.leaf, let area = try id(place) else {
            return nil
        }
        // CROSS JOIN keeps SQLite from beginning with the units.
        return """
            SELECT u.name, COUNT(*) FROM (
                SELECT w.id AS id FROM work_order w
                WHERE w.category_id = \(leaf) AND w.received_at >= \(since) AND w.county_id + 0 = \(area)
                ORDER BY w.received_at DESC, w.id DESC LIMIT \(newest)
            ) o CROSS JOIN dispatch d CROSS JOIN handling_unit u
            WHERE d.order_id = o.id AND u.id = d.unit_id AND d.parent_id IS NULL AND d.role = 1
                AND (d.end_reason IS NULL OR d.end_reason = 3)
            GROUP BY u.id, u.name ORDER BY COUNT(*) DESC, u.id
            """
    }
}
