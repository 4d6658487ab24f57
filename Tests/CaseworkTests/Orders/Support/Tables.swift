import Storage
import TestSupport

extension Database {
    /// Every row of every table as text, by table; without the counters of ids, of which a refused action may take some.
    func tables() async throws -> [String: [String]] {
        try await read { connection in
            var tables: [String: [String]] = [:]
            for table in try connection.tableNames() where table != "id_block" && table != "lease" {
                var lines: [String] = []
                try connection.forEachRow(Statement(stringLiteral: "SELECT * FROM \(table)")) { row in
                    lines.append((0..<row.columnCount).map { "\(row.value($0))" }.joined(separator: "|"))
                }
                tables[table] = lines.sorted()
            }
            return tables
        }
    }

    /// Runs one statement of a test's own, as somebody who has got at the database might.
    func tamper(_ text: String) async throws {
        try await write { _ = try $0.execute(Statement(stringLiteral: text)) }
    }
}

extension Connection {
    fileprivate func tableNames() throws -> [String] {
        let statement: Statement =
            switch engine {
            case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            case .postgres:
                "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA()"
            }
        return try rows(statement).map { row throws(StorageError) in
            var row = row
            return try row.text()
        }
    }
}
