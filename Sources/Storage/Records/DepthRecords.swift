import Bulletins
import WorkOrders
import WorkingDays

/// Hands over how deep dispatches go, and how many units an order passes through, counted by the database.
extension Connection {
    func addDepth(of days: Range<Instant>, cutOff: Instant, to tally: inout FigureTally) throws {
        let made: Statement = """
            d.dispatched_at >= \(days.lowerBound) AND d.dispatched_at < \(min(days.upperBound, cutOff))
            """
        try forEachRow(Self.levels(made)) { row in
            tally.add(LevelFact(level: row.integer(0) ?? 1, count: row.integer(1) ?? 0))
        }
        try forEachRow(Self.handings(made, cutOff)) { row in
            tally.add(HandingFact(unitCount: row.integer(0) ?? 1, orders: row.integer(1) ?? 0))
        }
    }

    /// One walk over `dispatch_month`; a child looks up its parent and that one's.
    private static func levels(_ made: Statement) -> Statement {
        """
        SELECT CASE WHEN d.parent_id IS NULL THEN 1 WHEN p.parent_id IS NULL THEN 2 \
        WHEN g.parent_id IS NULL THEN 3 ELSE 4 END, COUNT(*)
        FROM dispatch d
        LEFT JOIN dispatch p ON p.id = d.parent_id
        LEFT JOIN dispatch g ON g.id = p.parent_id
        WHERE \(made) AND \(Dispatch.isCounted("d")) GROUP BY 1
        """
    }

    /// For each dispatch of the period one range of its order's, and one of their send-backs.
    private static func handings(_ made: Statement, _ cutOff: Instant) -> Statement {
        let first: Statement = """
            \(made) AND d.round = 1 AND d.parent_id IS NULL AND \(Dispatch.isCounted("d"))
            """
        return """
            SELECT n, COUNT(*) FROM (
                SELECT k.order_id, COUNT(DISTINCT k.unit_id) AS n FROM (
                    SELECT x.order_id, x.unit_id FROM dispatch d JOIN dispatch x ON x.order_id = d.order_id
                    WHERE \(first) AND x.dispatched_at < \(cutOff) AND \(Dispatch.isCounted("x"))
                    UNION ALL
                    SELECT x.order_id, s.redirected_to_id AS unit_id
                    FROM dispatch d JOIN dispatch x ON x.order_id = d.order_id JOIN send_back s ON s.dispatch_id = x.id
                    WHERE \(first) AND s.redirected_to_id IS NOT NULL
                        AND COALESCE(s.ruled_at, s.requested_at) < \(cutOff)
                ) k GROUP BY k.order_id
            ) t GROUP BY n
            """
    }
}
