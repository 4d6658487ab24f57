import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What SQLite does for every statement of the desks: nothing walks a table that grows with the orders.
@Suite struct LifePlanTests {
    /// Lists that are read whole: the names of a city, one head a day.
    private static let small: Set = [
        "channel", "category", "area", "handling_unit", "tag", "event_head", "former_category_name",
    ]

    @Test("no statement of any action, sweep, notice or head scans a table")
    func plans() async throws {
        try await Backend.sqlite.withSchema { database in
            try await database.insert(SmallCity.units)
            let recording = RecordingDatabase(database)
            let city = City(recording, rules: try SmallCity.rules())
            try await city.carryOutEverything()
            _ = try await HeadDesk(database: recording, seal: City.seal).close(before: city.now.day)
            _ = try await OutboxDesk(database: recording).deliver(at: city.now) { _ in }
            _ = try await recording.write { try $0.removeNotices(sentBefore: city.now, limit: 10) }
            _ = try await VerifyDesk(database: recording, seal: City.seal).verify()
            _ = try await CalendarDesk(database: recording).recompute([City.monday.day], with: city.desk, at: city.now)
            try await ViewDesk(database: recording).useEverything(at: city.now)
            let number = try await city.register().order.number
            _ = try await city.desk.appeals(ofCaller: "19912345678")
            _ = try await city.desk.appeals(besides: number)
            _ = try await city.desk.incident(of: number, at: city.now)
            _ = try await recording.read { try $0.openAlerts(limit: 50) }
            try await BatchDesk(database: recording, desk: city.desk).useEverything(on: number, at: city.now)
            let statements = recording.statements
            #expect(statements.count > 50)
            for statement in statements {
                let plan = try await database.write { try $0.plan(of: statement) }
                #expect(!plan.contains(where: Self.isScan), "\(statement.text)\n\(plan.joined(separator: "\n"))")
            }
        }
    }

    private static func isScan(_ step: String) -> Bool {
        guard step.hasPrefix("SCAN"), !step.contains("CONSTANT ROW") else { return false }
        let table = String(step.split(separator: " ")[1])
        // The walk over open followers is one over an index of nothing else; t, calling, contact and found are results
        // that were made before, u the list of units and f the few names they had.
        let made = ["t", "u", "f", "calling", "contact", "found"]
        return !step.contains("work_order_follower") && !made.contains(table) && !small.contains(table)
    }
}

extension Connection {
    fileprivate func plan(of statement: Statement) throws -> [String] {
        var steps: [String] = []
        try forEachRow("EXPLAIN QUERY PLAN \(statement)") { row in steps.append(row.text(3) ?? "") }
        return steps
    }
}
