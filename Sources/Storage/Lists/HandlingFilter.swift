import Bulletins
import WorkOrders
import WorkingDays

/// Orders by what happens to them at the units: one dispatch has to meet all that is asked for.
struct HandlingFilter {
    let filter: IndexedFilter

    /// Nil where a name is unknown, so that nothing can match.
    init?(_ query: OrderQuery, _ cutOff: Instant, _ connection: any Connection) throws {
        guard let units = try Self.units(query, connection) else { return nil }
        let conditions = Self.conditions(query, cutOff)
        let all = conditions + (units.map { ["+d.unit_id IN (\(Self.list($0)))"] } ?? [])
        let following: Statement =
            "EXISTS (SELECT 1 FROM dispatch d WHERE d.order_id = w.id AND \(all.joined(" AND ")))"
        if let rare = try Self.rare(query, cutOff, connection) {
            let ids = rare.map { source, part -> Statement in
                "SELECT d.order_id FROM \(source) WHERE \(([part] + all).joined(" AND "))"
            }
            filter = Self.named(by: ids.joined(" UNION ALL "), following)
        } else if let units {
            filter = try Self.units(units, conditions.joined(" AND "), following, connection)
        } else if let days = query.due?.range {
            let condition: Statement = "d.deadline >= \(days.lowerBound) AND d.deadline < \(days.upperBound)"
            filter = Self.named(
                by: "SELECT d.order_id FROM dispatch d WHERE \(([condition] + all).joined(" AND "))",
                following
            )
        } else {
            filter = .unindexed(following)
        }
    }

    /// What is in indexes that hold nothing else: where its dispatches are, and what has to hold there.
    private static func rare(
        _ query: OrderQuery,
        _ cutOff: Instant,
        _ connection: any Connection
    ) throws -> [(source: Statement, condition: Statement)]? {
        if let parts = try query.handling?.parts(cutOff, connection), !parts.isEmpty {
            return parts.map {
                (
                    dispatches(in: $0.text == "d.completed_at IS NULL" ? "dispatch_open" : "dispatch_late", connection),
                    $0
                )
            }
        }
        switch query.course {
        case .sentBack: return [("send_back s CROSS JOIN dispatch d", "d.id = s.dispatch_id")]
        case .extended: return [("deadline_extension e CROSS JOIN dispatch d", "d.id = e.dispatch_id")]
        case .reworked:
            return [
                (
                    "dispatch r CROSS JOIN dispatch d",
                    "r.round > 1 AND d.order_id = r.order_id AND d.unit_id = r.unit_id"
                )
            ]
        case .wellPlaced, .judged, .factual, .atOnce, nil: return nil
        }
    }

    /// SQLite would take an index of all dispatches that has every column it needs.
    private static func dispatches(in index: Statement, _ connection: any Connection) -> Statement {
        connection.engine == .sqlite ? "dispatch d INDEXED BY \(index)" : "dispatch d"
    }

    /// A unit's dispatches come in the order of the list, and those of several units are found on a walk over all where
    /// they are many; of several of one order the first stands for it.
    private static func units(
        _ units: [Int],
        _ conditions: Statement,
        _ following: Statement,
        _ connection: any Connection
    ) throws -> IndexedFilter {
        let isOne = units.count == 1
        let isTheirs: Statement = isOne ? "d.unit_id = \(units[0])" : "d.unit_id IN (\(list(units)))"
        let few = IndexedFilter.most
        if !isOne, try connection.rowCount("dispatch d WHERE \(isTheirs)", atMost: few) < few {
            return named(by: "SELECT d.order_id FROM dispatch d WHERE \(isTheirs) AND \(conditions)", following)
        }
        let source = isOne ? "dispatch d" : dispatches(in: "dispatch_received", connection)
        let chosen: Statement = isOne ? isTheirs : "+\(isTheirs)"
        return IndexedFilter(
            rows: "\(source) WHERE \(chosen)",
            time: "d.order_received_at",
            // CROSS JOIN keeps SQLite from beginning with the orders.
            source: ("\(source) CROSS JOIN work_order w", "d.order_received_at", "d.order_id"),
            leading: """
                \(chosen) AND w.id = d.order_id AND \(conditions)
                AND d.id = (SELECT MIN(d.id) FROM dispatch d WHERE d.order_id = w.id AND +\(isTheirs) AND \(conditions))
                """,
            following: following
        )
    }

    private static func named(by ids: Statement, _ following: Statement) -> IndexedFilter {
        .named(by: "(\(ids)) AS w", ids: ids, following: following)
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
