import Bulletins
import WorkOrders
import WorkingDays

/// Orders by what happens to them at the units: one dispatch has to meet all that is asked for.
struct HandlingFilter {
    /// Nil where no index can lead.
    let filter: IndexedFilter

    /// Nil where a name is unknown, so that nothing can match.
    init?(_ query: OrderQuery, _ cutOff: Instant, _ connection: any Connection) throws {
        guard let units = try Self.units(query, connection) else { return nil }
        let conditions = Self.conditions(query, cutOff)
        let all = conditions + (units.map { ["+d.unit_id IN (\(Self.list($0)))"] } ?? [])
        let following: Statement =
            "EXISTS (SELECT 1 FROM dispatch d WHERE d.order_id = w.id AND \(all.joined(" AND ")))"
        let parts = try query.handling?.parts(cutOff, connection) ?? []
        if !parts.isEmpty {
            filter = Self.among(parts.map { (all + [$0]).joined(" AND ") }, following)
        } else if let units, units.count == 1 {
            filter = Self.unit(units[0], conditions.joined(" AND "), following)
        } else if let units {
            filter = Self.among([(conditions + ["d.unit_id IN (\(Self.list(units)))"]).joined(" AND ")], following)
        } else {
            filter = Self.among([all.joined(" AND ")], following)
        }
    }

    /// One unit's dispatches come in the order of the list; of several of one order the first stands for it.
    private static func unit(_ unit: Int, _ conditions: Statement, _ following: Statement) -> IndexedFilter {
        IndexedFilter(
            rows: "dispatch w WHERE w.unit_id = \(unit)",
            time: "w.order_received_at",
            // CROSS JOIN keeps SQLite from beginning with the orders.
            source: ("dispatch d CROSS JOIN work_order w", "d.order_received_at", "d.order_id"),
            leading: """
                d.unit_id = \(unit) AND w.id = d.order_id AND \(conditions)
                AND d.id = (SELECT MIN(d.id) FROM dispatch d
                    WHERE d.order_id = w.id AND +d.unit_id = \(unit) AND \(conditions))
                """,
            following: following
        )
    }

    /// Dispatches under several conditions, of which each meets one at most.
    private static func among(_ conditions: [Statement], _ following: Statement) -> IndexedFilter {
        let ids = conditions.map { condition -> Statement in "SELECT d.order_id FROM dispatch d WHERE \(condition)" }
            .joined(" UNION ALL ")
        return .named(by: "(\(ids)) AS w", ids: ids, following: following)
    }

    /// What has to hold of a dispatch d, beside its unit.
    private static func conditions(_ query: OrderQuery, _ cutOff: Instant) -> [Statement] {
        var conditions: [Statement] = ["d.dispatched_at < \(cutOff)", Dispatch.isCounted("d")]
        if let handling = query.handling { conditions.append(handling.condition(cutOff)) }
        if let course = query.course { conditions.append(course.condition(cutOff)) }
        guard let days = query.due?.range else { return conditions }
        conditions.append("d.deadline >= \(days.lowerBound) AND d.deadline < \(days.upperBound)")
        return conditions + [DispatchState.open.condition(cutOff)]
    }

    /// The units that are asked for, with all below them; nil inside for any unit, nil for none that is known.
    private static func units(_ query: OrderQuery, _ connection: any Connection) throws -> [Int]?? {
        var found: Set<Int>?
        if let name = query.unit { found = Set(try ids(below: "name = \(name)", connection)) }
        if let group = query.group {
            let ids = Set(try ids(below: "unit_group = \(group)", connection))
            found = found?.intersection(ids) ?? ids
        }
        guard let found else { return .some(nil) }
        return found.isEmpty ? .none : .some(found.sorted())
    }

    /// A walk over the units, some thousand at most.
    private static func ids(below condition: Statement, _ connection: any Connection) throws -> [Int] {
        var ids: [Int] = []
        let below: Statement = """
            WITH RECURSIVE below (id) AS (SELECT id FROM handling_unit WHERE \(condition)
                UNION SELECT u.id FROM handling_unit u JOIN below b ON u.parent_id = b.id)
            SELECT id FROM below
            """
        try connection.forEachRow(below) { row in
            if let id = row.integer(0) { ids.append(id) }
        }
        return ids
    }

    private static func list(_ ids: [Int]) -> Statement {
        ids.map { id -> Statement in "\(id)" }.joined(", ")
    }
}

extension OrderQuery {
    /// Whether anything is asked of an order's dispatches.
    var asksForDispatch: Bool {
        unit != nil || group != nil || handling != nil || course != nil || due != nil
    }
}
