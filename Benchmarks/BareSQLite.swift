import CSQLite
import SQLiteStorage
import Storage

/// The least that inserts the same rows: prepared statements in a loop over the C interface, one transaction.
struct BareSQLite {
    let path: String

    func insert(_ tables: [TableRows]) async throws -> Double {
        let database = try SQLiteDatabase(path: path)
        try await Schema.migrate(database)
        await database.close()
        var handle: OpaquePointer?
        guard sqlite3_open(path, &handle) == SQLITE_OK else { throw StorageError.failed("open") }
        defer { sqlite3_close(handle) }
        for pragma in [
            "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-65536",
        ] {
            sqlite3_exec(handle, "PRAGMA \(pragma)", nil, nil, nil)
        }
        return try await Bench.seconds {
            sqlite3_exec(handle, "BEGIN IMMEDIATE", nil, nil, nil)
            for table in tables where !table.rows.isEmpty { try insert(table, handle) }
            guard sqlite3_exec(handle, "COMMIT", nil, nil, nil) == SQLITE_OK else {
                throw StorageError.failed("commit")
            }
        }
    }

    private func insert(_ table: TableRows, _ handle: OpaquePointer?) throws {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, table.insert, -1, &statement, nil) == SQLITE_OK else {
            throw StorageError.failed(String(cString: sqlite3_errmsg(handle)))
        }
        defer { sqlite3_finalize(statement) }
        for row in table.rows {
            for (index, value) in row.enumerated() { Self.bind(value, Int32(index + 1), statement) }
            guard sqlite3_step(statement) == SQLITE_DONE else {
                throw StorageError.failed(String(cString: sqlite3_errmsg(handle)))
            }
            sqlite3_reset(statement)
        }
    }

    static func bind(_ value: Value, _ index: Int32, _ statement: OpaquePointer?) {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
        case .text(var text):
            // SQLITE_TRANSIENT: SQLite takes a copy.
            text.withUTF8 { bytes in
                let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                bytes.withMemoryRebound(to: CChar.self) { chars in
                    _ = sqlite3_bind_text(statement, index, chars.baseAddress, Int32(chars.count), copy)
                }
            }
        }
    }
}
