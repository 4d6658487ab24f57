import Bulletins
import WorkOrders
package import WorkingDays

/// Hands over how deep dispatches go, and how many units an order passes through.
extension Connection {
    func addDepth(of days: Range<Instant>, cutOff: Instant, to tally: inout FigureTally) throws {
        try forEachRow(Self.levels(Self.made(days, cutOff))) { row in
            // Each column counts those that lie at least so deep.
            let depths = (0...3).map { row.integer($0) ?? 0 } + [0]
            for level in 1...4 where depths[level - 1] > depths[level] {
                tally.add(LevelFact(level: level, count: depths[level - 1] - depths[level]))
            }
        }
        for (unitCount, orders) in try unitCounts(of: days, cutOff) {
            tally.add(HandingFact(unitCount: unitCount, orders: orders))
        }
    }

    private static func made(_ days: Range<Instant>, _ cutOff: Instant) -> Statement {
        "d.dispatched_at >= \(days.lowerBound) AND d.dispatched_at < \(min(days.upperBound, cutOff))"
    }

    /// One walk over `dispatch_month`, without a sort; a child looks up its parent and that one's.
    private static func levels(_ made: Statement) -> Statement {
        """
        SELECT COUNT(*), COUNT(d.parent_id), COUNT(p.parent_id), COUNT(g.parent_id)
        FROM dispatch d
        LEFT JOIN dispatch p ON p.id = d.parent_id
        LEFT JOIN dispatch g ON g.id = p.parent_id
        WHERE \(made) AND \(Dispatch.isCounted("d"))
        """
    }

    /// How many orders with a first-level, first-round dispatch made in the period were with how many units.
    private func unitCounts(of days: Range<Instant>, _ cutOff: Instant) throws -> [Int: Int] {
        var handings: [Handing] = []
        for statement in Self.handings(of: days, cutOff) {
            try forEachRow(statement) { row in
                let handing = Handing(
                    order: row.integer(0) ?? 0,
                    unit: row.integer(1) ?? 0,
                    isFirst: row.integer(2) == 1
                )
                handings.append(handing)
            }
        }
        return Handing.ordersByUnitCount(&handings)
    }

    /// Every unit that an order of the period may have been with.
    ///
    /// An order's dispatches carry its time, so those of orders received in the period are one walk over
    /// `dispatch_received`; only older orders that were dispatched in the period are looked up. Units that a ruling on
    /// a send-back names are few. Grouping all this in SQL sorts it twice (0.96 s at 447,000 dispatches).
    private static func handings(of days: Range<Instant>, _ cutOff: Instant) -> [Statement] {
        let first: Statement = """
            \(made(days, cutOff)) AND d.round = 1 AND d.parent_id IS NULL AND \(Dispatch.isCounted("d"))
            """
        return [
            """
            SELECT d.order_id, d.unit_id, CASE WHEN \(first) THEN 1 ELSE 0 END
            FROM dispatch d
            WHERE d.order_received_at >= \(days.lowerBound) AND d.order_received_at < \(days.upperBound)
                AND d.dispatched_at < \(cutOff) AND \(Dispatch.isCounted("d"))
            """,
            """
            SELECT x.order_id, x.unit_id, 1
            FROM dispatch d JOIN dispatch x ON x.order_id = d.order_id
            WHERE \(first) AND (d.order_received_at < \(days.lowerBound) OR d.order_received_at >= \(days.upperBound))
                AND x.dispatched_at < \(cutOff) AND \(Dispatch.isCounted("x"))
            """,
            """
            SELECT x.order_id, s.redirected_to_id, 0
            FROM send_back s JOIN dispatch x ON x.id = s.dispatch_id
            WHERE s.redirected_to_id IS NOT NULL AND COALESCE(s.ruled_at, s.requested_at) < \(cutOff)
            """,
        ]
    }

    /// The statements that read dispatches by their orders' time, for tests of their plans.
    package func handingStatements(of days: Range<Instant>) -> [Statement] {
        Self.handings(of: days, days.upperBound)
    }
}

/// A unit that had an order.
private struct Handing {
    let order: Int
    let unit: Int
    /// Whether this says that the order is one of the period.
    let isFirst: Bool

    /// Sorts by order: nearly done already, since orders come in the order of their time.
    static func ordersByUnitCount(_ handings: inout [Handing]) -> [Int: Int] {
        handings.sort { $0.order < $1.order }
        var counts: [Int: Int] = [:]
        var start = 0
        while start < handings.count {
            let order = handings[start].order
            let end = handings[start...].firstIndex { $0.order != order } ?? handings.count
            if let count = unitCount(handings[start..<end]) { counts[count, default: 0] += 1 }
            start = end
        }
        return counts
    }

    /// How many units an order was with; nil where it isn't one of the period.
    private static func unitCount(_ handings: ArraySlice<Handing>) -> Int? {
        guard handings.contains(where: \.isFirst) else { return nil }
        return handings.count == 1 ? 1 : Set(handings.lazy.map(\.unit)).count
    }
}
