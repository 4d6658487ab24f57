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
        let walk = Self.walk(all, connection)
        if let rare = try Self.rare(query, cutOff, connection) {
            let ids = rare.map { rare -> Statement in
                "SELECT d.order_id FROM \(rare.source) WHERE \(([rare.condition] + all).joined(" AND "))"
            }
            let rows = rare.map { rare -> Statement in "SELECT 1 FROM \(rare.counted)" }.joined(" UNION ALL ")
            filter = .named(by: "(\(rows)) AS w", ids: ids.joined(" UNION ALL "), following: following, walk: walk)
        } else if let units {
            filter = try Self.units(units, conditions.joined(" AND "), following, connection)
        } else if let days = query.due?.range {
            let condition: Statement = "d.deadline >= \(days.lowerBound) AND d.deadline < \(days.upperBound)"
            let ids: Statement = "SELECT d.order_id FROM dispatch d WHERE \(([condition] + all).joined(" AND "))"
            filter = .named(by: "dispatch d WHERE \(condition)", ids: ids, following: following, walk: walk)
        } else {
            filter = IndexedFilter(
                rows: "(SELECT 1) AS w",
                limit: 0,
                walk: walk,
                leading: following,
                following: following
            )
        }
    }

    /// Dispatches in an index that holds little else, or those that a small table names.
    private struct Rare {
        /// What is counted: the index or the table alone.
        let counted: Statement
        let source: Statement
        let condition: Statement
    }

    private static func rare(
        _ query: OrderQuery,
        _ cutOff: Instant,
        _ connection: any Connection
    ) throws -> [Rare]? {
        if let parts = try query.handling?.parts(cutOff, connection), !parts.isEmpty {
            return parts.map { part in
                let index: Statement = part.text == "d.completed_at IS NULL" ? "dispatch_open" : "dispatch_late"
                let source = dispatches(in: index, connection)
                return Rare(counted: "\(source) WHERE \(part)", source: source, condition: part)
            }
        }
        switch query.course {
        case .sentBack:
            return [Rare(counted: "send_back", source: named(by: "send_back"), condition: "d.id = x.dispatch_id")]
        case .extended:
            let source = named(by: "deadline_extension")
            return [Rare(counted: "deadline_extension", source: source, condition: "d.id = x.dispatch_id")]
        case .reworked:
            let condition: Statement = "x.round > 1 AND d.order_id = x.order_id AND d.unit_id = x.unit_id"
            return [Rare(counted: "dispatch x WHERE x.round > 1", source: named(by: "dispatch"), condition: condition)]
        case .wellPlaced, .judged, .factual, .atOnce, nil: return nil
        }
    }

    /// CROSS JOIN keeps SQLite from beginning with the dispatches.
    private static func named(by table: Statement) -> Statement { "\(table) x CROSS JOIN dispatch d" }

    /// All dispatches by the time of their orders; of several of one order the first that meets all stands for it.
    ///
    /// PostgreSQL's planner finds its way by itself.
    private static func walk(_ all: [Statement], _ connection: any Connection) -> IndexedFilter.Walk? {
        guard connection.engine == .sqlite else { return nil }
        let conditions = all.joined(" AND ")
        return IndexedFilter.Walk(
            source: (
                "\(dispatches(in: "dispatch_received", connection)) CROSS JOIN work_order w",
                "d.order_received_at", "d.order_id"
            ),
            leading: """
                w.id = d.order_id AND \(conditions)
                AND d.id = (SELECT MIN(d.id) FROM dispatch d WHERE d.order_id = w.id AND \(conditions))
                """
        )
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
            return .named(
                by: "dispatch d WHERE \(isTheirs)",
                ids: "SELECT d.order_id FROM dispatch d WHERE \(isTheirs) AND \(conditions)",
                following: following
            )
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
