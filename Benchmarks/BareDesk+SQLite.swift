import CSQLite
import SQLiteStorage
import Storage

/// One connection, groups of 16: while one half of 32 writers is being committed the other half queues.
struct BareSQLiteDesk: BareDesk {
    static let group = 16

    /// A database of its own for registering; the desk's own, closed or not, for acting.
    let path: String
    let ours: String

    var title: String { "\(Self.group) a commit" }

    func register(_ tables: [TableRows]) async throws -> Double {
        let names = tables.filter { !["work_order", "event"].contains($0.table) }
        _ = try await BareSQLite(path: path).insert(names)
        let handle = try open(path)
        defer { sqlite3_close(handle) }
        let (orders, events) = (tables[4], tables[5])
        let insertOrder = try prepare(orders.insert, handle)
        let insertEvent = try prepare(events.insert, handle)
        return try await Bench.seconds {
            try inGroups(orders.rows.count, handle) { index in
                try step(insertOrder, orders.rows[index])
                try step(insertEvent, events.rows[index])
            }
        }
    }

    func acknowledge(_ numbers: [String]) async throws -> Double {
        let handle = try open(ours)
        defer { sqlite3_close(handle) }
        let statements = try (BareStatements.reads + BareStatements.writes).map { try prepare($0, handle) }
        return try await Bench.seconds {
            try inGroups(numbers.count, handle) { index in
                for statement in statements { try step(statement, [.text(numbers[index])]) }
            }
        }
    }

    private func inGroups(_ count: Int, _ handle: OpaquePointer?, _ body: (Int) throws -> Void) throws {
        for start in stride(from: 0, to: count, by: Self.group) {
            sqlite3_exec(handle, "BEGIN IMMEDIATE", nil, nil, nil)
            for index in start..<min(start + Self.group, count) { try body(index) }
            guard sqlite3_exec(handle, "COMMIT", nil, nil, nil) == SQLITE_OK else { throw failure(handle) }
        }
    }

    private func open(_ path: String) throws -> OpaquePointer? {
        var handle: OpaquePointer?
        guard sqlite3_open(path, &handle) == SQLITE_OK else { throw StorageError.failed("open") }
        for pragma in [
            "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-65536",
            "busy_timeout=5000",
        ] {
            sqlite3_exec(handle, "PRAGMA \(pragma)", nil, nil, nil)
        }
        return handle
    }

    private func prepare(_ text: String, _ handle: OpaquePointer?) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK else { throw failure(handle) }
        return statement
    }

    private func step(_ statement: OpaquePointer?, _ values: [Value]) throws {
        for (index, value) in values.enumerated() { BareSQLite.bind(value, Int32(index + 1), statement) }
        var result = sqlite3_step(statement)
        while result == SQLITE_ROW { result = sqlite3_step(statement) }
        sqlite3_reset(statement)
        guard result == SQLITE_DONE else { throw StorageError.failed("step") }
    }

    private func failure(_ handle: OpaquePointer?) -> StorageError {
        .failed(String(cString: sqlite3_errmsg(handle)))
    }
}
