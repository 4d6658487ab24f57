import Bulletins
import Casework
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What ``ScriptedMonth`` must give, worked out by hand from its list of orders.
@Suite struct ScriptedMonthTests {
    struct Row: Equatable, Sendable {
        var unit: String
        var dispatched: Int
        var completed: Int
        var overdue: Int
        var evaluated: Int
        var satisfied: Int
    }

    /// The table of the units over first-level dispatches of the first round, recalled and void ones left out.
    static let table = [
        // B1–B8, C1, C2, D1–D4, H1, H4; not done: B7, B8, D1, D2 (sent back), H1 (withdrawn); late: B5, B7, B8, C2
        Row(unit: "市城管局", dispatched: 16, completed: 11, overdue: 4, evaluated: 5, satisfied: 5),
        // C1, C2, C5, D1, D2, D4, E1–E4; not done: C5, D2 (sent back); late: E2, E4
        Row(unit: "市住建局", dispatched: 10, completed: 8, overdue: 2, evaluated: 1, satisfied: 0),
        // D2, F1, F2; not done: D2 (sent back)
        Row(unit: "市水务局", dispatched: 3, completed: 2, overdue: 0, evaluated: 2, satisfied: 1),
        // D2, G1, G2, H5
        Row(unit: "市供电公司", dispatched: 4, completed: 4, overdue: 0, evaluated: 0, satisfied: 0),
        // C3, C4; not done and late: C4
        Row(unit: "相山区", dispatched: 2, completed: 1, overdue: 1, evaluated: 1, satisfied: 1),
    ]

    /// The bulletin's figures of the whole month: 43 registered, 3 无效, 2 void.
    static let city: [String: Int] = [
        "received": 38, "invalid": 3, "dispatched": 35, "dispatched orders": 28, "completed": 26, "overdue": 7,
        "on time": 28, "evaluated": 9, "satisfied": 7,
        // D1, D2 three times, H1; B7, B8, C4, C5
        "ended": 5, "open": 4,
        // D1, D2 three times, D3, D4, of which D1 and D2 were misplaced; E1; F1, F2; G1, G2
        "sent back": 6, "misplaced": 4, "extended": 1, "reworked": 2, "repeated": 2,
        // A1–A5, E4; A6–A8, C1, C2, G1; A9, B, C3–C5, D, F, G2, H1, H4–H6; E1–E3
        "咨询": 6, "求助": 6, "投诉": 23, "意见建议": 3,
    ]

    /// What the bulletin has no figure for yet.
    static let records: [String: Int] = [
        // D1, D2 three times, D3, D4
        "send-backs": 6, "granted": 4, "refused": 1, "consulted": 1,
        // E1, E2
        "extensions": 2, "extensions granted": 1,
        // F1, F2
        "rework": 2,
        // G1 once, G2 three times; F2 and G2 are escalated
        "repeats": 4, "contacts": 7, "escalations": 2,
        // H1; H2, H3; H4
        "withdrawn": 1, "void": 2, "recalled": 1,
        // C3, C4 at the town; B7, B8, C4, C4's town, C5 at the cut-off; H6
        "children": 2, "open": 5, "followers": 1,
    ]

    @Test("a scripted month gives the bulletin's figures worked out by hand", arguments: Backend.available)
    func figures(_ backend: Backend) async throws {
        try await played(backend) { database, _ in
            let figures = try await BulletinDesk(database: database)
                .figures(try Period(parsing: "2022-08"), cutOff: ScriptedMonth.cutOff)
            let counts = figures.city
            let kinds = Dictionary(uniqueKeysWithValues: figures.orders.kinds.map { ($0.kind.title, $0.count) })
            let ours = [
                "received": figures.orders.valid, "invalid": figures.orders.invalid,
                "dispatched": counts.dispatches.dispatched, "dispatched orders": figures.dispatchedOrders,
                "completed": counts.dispatches.completed, "overdue": counts.dispatches.overdue,
                "on time": counts.dispatches.onTime, "evaluated": counts.ratings.evaluated,
                "satisfied": counts.ratings.satisfied, "ended": counts.dispatches.ended,
                "open": counts.dispatches.open, "sent back": counts.dispatches.sentBack,
                "misplaced": counts.dispatches.misplaced, "extended": counts.dispatches.extended,
                "reworked": counts.dispatches.reworked, "repeated": figures.repeatedOrders,
            ].merging(kinds.filter { $0.value > 0 }) { $1 }
            #expect(ours == Self.city)
            #expect(figures.units.map(Row.init) == Self.table)
        }
    }

    @Test("a scripted month leaves the records worked out by hand, and no fault", arguments: Backend.available)
    func records(_ backend: Backend) async throws {
        try await played(backend) { database, seal in
            for (name, count) in Self.records {
                guard let statement = Self.statements[name] else {
                    Issue.record("no statement for \(name)")
                    continue
                }
                let stored = try await database.read { connection in
                    guard var row = try connection.rows(statement).first else { return -1 }
                    return try row.integer()
                }
                #expect(stored == count, "\(name)")
            }
            #expect(try await VerifyDesk(database: database, seal: seal).verify().faults == [])
        }
    }

    private static let statements: [String: Statement] = [
        "send-backs": "SELECT COUNT(*) FROM send_back",
        "granted": "SELECT COUNT(*) FROM send_back WHERE ruling = \(SendBackRuling.granted.rawValue)",
        "refused": "SELECT COUNT(*) FROM send_back WHERE ruling = \(SendBackRuling.refused.rawValue)",
        "consulted": "SELECT COUNT(*) FROM send_back WHERE ruling = \(SendBackRuling.consultation.rawValue)",
        "extensions": "SELECT COUNT(*) FROM deadline_extension",
        "extensions granted":
            "SELECT COUNT(*) FROM deadline_extension WHERE ruling = \(ExtensionRuling.granted.rawValue)",
        "rework": "SELECT COUNT(*) FROM dispatch WHERE round > 1 AND parent_id IS NULL",
        "repeats": "SELECT COUNT(*) FROM follow_up_contact WHERE kind = \(FollowUpKind.repeated.rawValue)",
        "contacts": "SELECT COUNT(*) FROM follow_up_contact",
        "escalations": "SELECT COUNT(*) FROM matter WHERE kind = \(MatterKind.escalation.rawValue)",
        "withdrawn": "SELECT COUNT(*) FROM work_order WHERE status = \(WorkOrderStatus.withdrawn.rawValue)",
        "void": "SELECT COUNT(*) FROM work_order WHERE status = \(WorkOrderStatus.void.rawValue)",
        "recalled": "SELECT COUNT(*) FROM dispatch WHERE end_reason = \(DispatchEnd.recalled.rawValue)",
        "children": "SELECT COUNT(*) FROM dispatch WHERE parent_id IS NOT NULL",
        "open": "SELECT COUNT(*) FROM dispatch WHERE completed_at IS NULL AND ended_at IS NULL",
        "followers": "SELECT COUNT(*) FROM work_order WHERE leader_id IS NOT NULL",
    ]

    private func played(_ backend: Backend, _ test: (any Database, CitizenSeal) async throws -> Void) async throws {
        try await backend.withSchema { database in
            try await database.insert(ScriptedMonth.units)
            let rules = try await database.read { try $0.rules(.standard) }
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let desk = WorkOrderDesk(database: database, seal: seal, rules: rules)
            try await ScriptedMonth(desk: desk).play()
            try await test(database, seal)
        }
    }
}

extension ScriptedMonthTests.Row {
    init(_ figures: UnitFigures) {
        unit = figures.unit.name
        dispatched = figures.counts.dispatches.dispatched
        completed = figures.counts.dispatches.completed
        overdue = figures.counts.dispatches.overdue
        evaluated = figures.counts.ratings.evaluated
        satisfied = figures.counts.ratings.satisfied
    }
}
