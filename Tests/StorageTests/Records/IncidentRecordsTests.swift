import Storage
import TestSupport
import Testing

@Suite struct IncidentRecordsTests {
    @Test("without an event there is none to join, and the look is the end of an index", arguments: Backend.available)
    func none(backend: Backend) async throws {
        try await backend.withSchema { database in
            let open = try await database.read { try $0.openIncidents(limit: 3) }
            #expect(open.isEmpty)
        }
        try await Backend.sqlite.withSchema { database in
            let plan = try await database.read { connection in
                var steps: [String] = []
                let statement = connection.openIncidentStatement(limit: 3, among: 50)
                try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                return steps
            }
            #expect(plan.contains { $0.contains("matter_open (kind=?)") }, "\(plan)")
            #expect(plan.contains { $0.contains("SEARCH w USING INTEGER PRIMARY KEY") }, "\(plan)")
            #expect(plan.contains { $0.contains("work_order_leader (leader_id=?)") }, "\(plan)")
        }
    }
}
