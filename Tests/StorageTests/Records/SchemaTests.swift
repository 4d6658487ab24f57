import Foundation
import Storage
import TestSupport
import Testing

@Suite struct SchemaTests {
    @Test("docs/schema.md says what both engines hold", arguments: Backend.available)
    func document(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let columns = try await database.read { try $0.columns() }
            let text = document(columns)
            let path = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../../docs/schema.md").standardizedFileURL
            if ProcessInfo.processInfo.environment["HOTLINE_RECORD"] != nil {
                try text.write(to: path, atomically: true, encoding: .utf8)
            }
            let written = try String(contentsOf: path, encoding: .utf8)
            #expect(text == written, "run HOTLINE_RECORD=1 make test and look at the difference")
        }
    }

    @Test("every step is done once, however often the schema is brought up to date", arguments: Backend.available)
    func again(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await Schema.migrate(database)
            let done = try await database.read { try Schema.stepsDone(on: $0) }
            #expect(done == Set(Schema.stepNames))
        }
    }

    @Test("several processes may bring the schema up to date at once", arguments: Backend.available)
    func together(_ backend: Backend) async throws {
        try await backend.withHandles(4) { handles in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for handle in handles { group.addTask { try await Schema.migrate(handle) } }
                try await group.waitForAll()
            }
            let done = try await handles[0].read { try Schema.stepsDone(on: $0) }
            #expect(done == Set(Schema.stepNames))
        }
    }

    private func document(_ columns: [Column]) -> String {
        var text =
            "# Schema\n\nWritten by `SchemaTests` from both engines; the steps are in `Sources/Storage/Schema`.\n"
            + "`text_index`, which each engine has in its own way, is left out ([0032](decisions/0032-text-index.md)).\n"
        var table = ""
        for column in columns {
            if column.table != table {
                table = column.table
                text += "\n## \(table)\n\n| Column | Type | |\n|---|---|---|\n"
            }
            text += "| \(column.name) | \(column.type) | \(column.isRequired ? "NOT NULL" : "") |\n"
        }
        return text
    }
}

private struct Column: Sendable {
    var table: String
    var name: String
    var type: String
    var isRequired: Bool
}

extension Connection {
    /// The columns of every table, tables by name, columns in their order.
    fileprivate func columns() throws -> [Column] {
        let statement: Statement =
            switch engine {
            case .sqlite:
                """
                SELECT m.name, c.name, c.type, c."notnull" FROM sqlite_master m, pragma_table_info(m.name) c
                WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'text_index%' ORDER BY m.name, c.cid
                """
            case .postgres:
                """
                SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), UPPER(data_type),
                    CASE WHEN is_nullable = 'NO' THEN 1 ELSE 0 END
                FROM information_schema.columns
                WHERE table_schema = CURRENT_SCHEMA() AND table_name NOT LIKE 'text_index%'
                ORDER BY table_name COLLATE "C", ordinal_position
                """
            }
        return try rows(statement).map { row throws(StorageError) in
            var row = row
            return Column(
                table: try row.text(),
                name: try row.text(),
                type: try row.text(),
                isRequired: try row.flag()
            )
        }
    }
}
