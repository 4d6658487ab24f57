import Bulletins
import WorkOrders
import WorkingDays

/// A ``UnitQuery`` as SQL.
struct UnitListing {
    /// The tabs that are cuts of what is open in the scope.
    static let openTabs: [UnitTab] = [.waiting, .handling, .soon, .overdue, .returned, .unsigned]
    /// The tabs that are cuts of what the desk's unit passed on.
    static let childTabs: [UnitTab] = [.rulings, .reviews, .visits]
    /// Promises that nobody looks after for years fill no list.
    private static let most = 2_000
    /// SQLite joins no more than 500 lists.
    private static let mostUnits = 400

    private let tab: UnitTab
    private let scope: UnitScope
    private let units: [Int]
    private let desk: [Int]
    private let kind: RequestKind?

    /// A unit that the city doesn't have has nothing.
    init(_ query: UnitQuery, in scope: UnitScope, on connection: any Connection) throws {
        tab = query.tab ?? .waiting
        kind = query.kind
        self.scope = scope
        units = try connection.unitIds(scope.units)
        desk = try connection.unitIds([scope.desk])
    }

    // Literals: an index of what is open is used for no bound value.
    private static func isOpen(_ table: Statement) -> Statement {
        "\(table).completed_at IS NULL AND \(table).ended_at IS NULL"
    }

    private static func of(_ units: [Int], _ table: Statement) -> Statement {
        // IN with nothing in it is no SQL.
        guard let first = units.first else { return "1 = 0" }
        guard units.count > 1 else { return "\(table).unit_id = \(first)" }
        return "\(table).unit_id IN (\(units.map { id -> Statement in "\(id)" }.joined(", ")))"
    }

    /// The plus keeps the planner from the index of all dispatches of a kind.
    private var ofKind: Statement { kind.map { " AND +d.kind = \($0.rawValue)" } ?? "" }

    /// Whether a row d of what is open belongs to a tab.
    private func holds(_ tab: UnitTab) -> Statement {
        let waits: Statement = "d.acknowledged_at IS NULL AND NOT \(UnitRow.asksToSendBack("d"))"
        return switch tab {
        case .waiting: waits
        case .handling: "NOT (\(waits))"
        case .soon: "d.deadline >= \(scope.now) AND d.deadline < \(scope.soon)"
        case .overdue: "d.deadline < \(scope.now)"
        case .returned: "\(UnitRow.answer("d")) = \(UnitRow.Answer.returned.rawValue)"
        case .unsigned: "\(UnitRow.answer("d")) = \(UnitRow.Answer.unsigned.rawValue)"
        case .rulings: "\(Self.isOpen("d")) AND (\(UnitRow.asksToSendBack("d")) OR \(UnitRow.asksForTime("d")))"
        case .reviews: "\(Self.isOpen("d")) AND \(UnitRow.answer("d")) = \(UnitRow.Answer.underReview.rawValue)"
        case .visits: Self.isToVisit
        case .promised, .completed: "1 = 0"
        }
    }

    /// Done, the last of its unit under this parent, its order's citizen known, and not answered about in the round.
    private static let isToVisit: Statement = """
        d.completed_at IS NOT NULL AND d.ended_at IS NULL \
        AND NOT EXISTS (SELECT 1 FROM dispatch y \
        WHERE y.parent_id = d.parent_id AND y.unit_id = d.unit_id AND y.round > d.round) \
        AND NOT EXISTS (SELECT 1 FROM work_order o WHERE o.id = d.order_id AND o.is_anonymous = 1) \
        AND NOT EXISTS (SELECT 1 FROM return_visit v JOIN work_order o ON o.id = v.order_id \
        WHERE v.order_id = d.order_id AND v.unit_id = d.unit_id AND v.round = o.round AND v.aspect = 3 \
        AND v.rating IS NOT NULL)
        """

    /// What is open in the scope, or below the desk's own open dispatches.
    private func rows(of tab: UnitTab) -> Statement {
        guard tab.isOfChildren else {
            return "dispatch d WHERE \(Self.of(units, "d")) AND \(Self.isOpen("d"))\(ofKind)"
        }
        // CROSS JOIN keeps SQLite from beginning with the children.
        return """
            dispatch p CROSS JOIN dispatch d \
            WHERE \(Self.of(desk, "p")) AND \(Self.isOpen("p")) AND d.parent_id = p.id\(ofKind)
            """
    }

    /// Rows of the tab, each with its id and what it is ordered by.
    private func source(after last: ListKey?, limit: Int) -> Statement {
        switch tab {
        case .completed: completed(after: last, limit: limit)
        case .promised: "SELECT d.id AS id, \(sortedBy) AS sort_at FROM \(newestPromised) d"
        case .waiting, .handling, .soon, .overdue, .returned, .unsigned, .rulings, .reviews, .visits:
            "SELECT d.id AS id, \(sortedBy) AS sort_at FROM \(rows(of: tab)) AND \(holds(tab))"
        }
    }

    private var sortedBy: Statement {
        switch tab {
        case .waiting, .handling, .soon, .overdue, .returned, .unsigned: "d.deadline"
        case .rulings: Self.askedAt
        case .reviews:
            "(SELECT MAX(COALESCE(r.signed_at, r.replied_at)) FROM reply r WHERE r.dispatch_id = d.id)"
        case .visits, .completed: "d.completed_at"
        case .promised: "COALESCE(\(UnitRow.promisedAt("d")), d.completed_at)"
        }
    }

    /// The earlier of the two that a unit may ask for.
    private static let askedAt: Statement = """
        (SELECT MIN(x.asked_at) FROM (SELECT b.requested_at AS asked_at FROM send_back b \
        WHERE b.dispatch_id = d.id AND b.ruling IS NULL UNION ALL SELECT e.requested_at FROM deadline_extension e \
        WHERE e.dispatch_id = d.id AND e.ruling IS NULL) x)
        """

    private var newestPromised: Statement {
        """
        (SELECT d.id, d.order_id, d.completed_at FROM dispatch d WHERE \(promised) \
        ORDER BY d.completed_at DESC, d.id DESC LIMIT \(Self.most))
        """
    }

    private var promised: Statement {
        "\(Self.of(units, "d")) AND d.result = 7 AND d.completed_at IS NOT NULL AND d.ended_at IS NULL\(ofKind)"
    }

    /// Each unit's newest, a walk in an index of its own; merged by what follows.
    private func completed(after last: ListKey?, limit: Int) -> Statement {
        let begin: Statement? = last.map { last in
            " AND d.completed_at <= \(last.at) AND (d.completed_at, d.id) < (\(last.at), \(last.id))"
        }
        let parts = units.prefix(Self.mostUnits).map { unit -> Statement in
            """
            SELECT id, sort_at FROM (SELECT d.id AS id, d.completed_at AS sort_at FROM dispatch d \
            WHERE d.unit_id = \(unit) AND d.completed_at IS NOT NULL\(ofKind)\(begin ?? "") \
            ORDER BY d.completed_at DESC, d.id DESC LIMIT \(limit)) x
            """
        }
        return parts.isEmpty
            ? "SELECT 0 AS id, 0 AS sort_at FROM handling_unit WHERE 1 = 0" : parts.joined(" UNION ALL ")
    }
}

extension UnitListing {
    func page(after last: ListKey?, limit: Int) -> Statement {
        let isNewestFirst = tab == .completed
        let order: Statement = isNewestFirst ? "DESC" : "ASC"
        let begin: Statement? =
            isNewestFirst
            ? nil : last.map { " WHERE s.sort_at >= \($0.at) AND (s.sort_at, s.id) > (\($0.at), \($0.id))" }
        // Names and texts are looked up for the rows of the page alone.
        return """
            SELECT \(UnitRow.columns)
            FROM (SELECT s.id, s.sort_at FROM (\(source(after: last, limit: limit))) s\(begin ?? "") \
            ORDER BY s.sort_at \(order), s.id \(order) LIMIT \(limit)) q
            \(UnitRow.joins)
            ORDER BY q.sort_at \(order), q.id \(order)
            """
    }

    /// How many rows of what is open belong to each of several tabs; they must have the same rows.
    func counts(of tabs: [UnitTab]) -> Statement {
        let counts = tabs.map { tab -> Statement in "COUNT(CASE WHEN \(holds(tab)) THEN 1 END)" }.joined(", ")
        return "SELECT \(counts) FROM \(rows(of: tabs.first ?? .waiting))"
    }

    func count(atMost limit: Int) -> Statement {
        let done: Statement = "\(Self.of(units, "d")) AND d.completed_at IS NOT NULL\(ofKind)"
        let found: Statement = tab == .promised ? promised : done
        return "SELECT COUNT(*) FROM (SELECT 1 FROM dispatch d WHERE \(found) LIMIT \(limit)) AS found"
    }

    func loads(at now: Instant) -> Statement {
        """
        SELECT u.name, q.open_count, q.overdue_count FROM (SELECT d.unit_id AS unit_id, COUNT(*) AS open_count, \
        COUNT(CASE WHEN d.deadline < \(now) THEN 1 END) AS overdue_count \
        FROM dispatch d WHERE \(Self.of(units, "d")) AND \(Self.isOpen("d")) GROUP BY d.unit_id) q \
        JOIN handling_unit u ON u.id = q.unit_id ORDER BY q.open_count DESC, u.id
        """
    }
}

extension Connection {
    /// The ids of units by name; a name that the city doesn't have is left out.
    fileprivate func unitIds(_ names: [String]) throws -> [Int] {
        guard !names.isEmpty else { return [] }
        return try rows("SELECT id FROM handling_unit WHERE name IN (\(Statement.list(names))) ORDER BY id").map {
            row throws(StorageError) in
            var row = row
            return try row.integer()
        }
    }
}
