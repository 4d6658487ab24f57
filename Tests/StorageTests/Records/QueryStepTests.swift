import Storage
import TestSupport
import Testing
import WorkOrders

/// Step 019: the indexes of 综合查询, wide on SQLite, as they were on PostgreSQL.
@Suite struct QueryStepTests {
    private static let widened = [
        "work_order_channel", "work_order_kind", "work_order_category", "work_order_top_category", "work_order_county",
        "work_order_ending", "work_order_hour",
    ]
    private static let added = [
        "work_order_area", "work_order_caller", "work_order_completed", "work_order_platform", "dispatch_unit_received",
        "dispatch_officer", "event_officer",
    ]

    @Test("SQLite's indexes of common conditions hold the codes of the others, and never 状态")
    func wide() async throws {
        try await Backend.sqlite.withSchema { database in
            let columns = try await database.read { connection in
                try Self.widened.map { name in
                    var columns: [String] = []
                    try connection.forEachRow("SELECT name FROM pragma_index_info(\(name))") { row in
                        columns.append(row.text(0) ?? "")
                    }
                    return columns
                }
            }
            for (name, columns) in zip(Self.widened, columns) {
                #expect(columns.count >= 9, "\(name): \(columns)")
                #expect(Set(columns).count == columns.count, "\(name) holds a column twice: \(columns)")
                #expect(Array(columns[1...2]) == ["received_at", "id"], "\(name) isn't in the list's order")
                #expect(!columns.contains("status") && !columns.contains("urgency"), "\(name)")
                for code in ["kind", "ending", "channel_id", "category_id", "county_id", "area_id"] {
                    #expect(columns.contains(code), "\(name) lacks \(code)")
                }
            }
        }
    }

    @Test("both engines have the indexes of the new conditions", arguments: Backend.available)
    func added(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let found = try await database.read { connection in
                let names: Statement =
                    connection.engine == .sqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'index'"
                    : "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
                var found: Set<String> = []
                try connection.forEachRow(names) { row in found.insert(row.text(0) ?? "") }
                return found
            }
            #expect(found.isSuperset(of: Self.added), "\(Set(Self.added).subtracting(found))")
            #expect(found.isSuperset(of: Self.widened), "\(Set(Self.widened).subtracting(found))")
        }
    }

    @Test("a database that has the step isn't changed by it again", arguments: Backend.available)
    func again(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert([
                StoredWorkOrder(id: 1, order: .sample("1"), identity: SealedIdentity())
            ])
            try await Schema.migrate(database)
            let steps = try await database.read { try Schema.stepsDone(on: $0) }
            #expect(steps == Set(Schema.stepNames) && steps.contains("019 query"))
        }
    }
}
