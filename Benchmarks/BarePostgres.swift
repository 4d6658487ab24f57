import CPostgres
import PostgresStorage
import Storage

/// The least that inserts the same rows: prepared statements in a loop over libpq, one connection, one transaction.
struct BarePostgres {
    let conninfo: String

    func insert(_ tables: [TableRows]) async throws -> Double {
        let database = try await PostgresDatabase(conninfo)
        try await Schema.migrate(database)
        await database.close()
        let handle = PQconnectdb(conninfo)
        defer { PQfinish(handle) }
        return try await Bench.seconds {
            PQclear(PQexec(handle, "BEGIN"))
            for table in tables where !table.rows.isEmpty { try insert(table, handle) }
            PQclear(PQexec(handle, "COMMIT"))
        }
    }

    private func insert(_ table: TableRows, _ handle: OpaquePointer?) throws {
        PQclear(PQprepare(handle, table.table, table.insert, 0, nil))
        for row in table.rows {
            let texts = row.map(\.bareText)
            let result = Self.withPointers(texts) { pointers in
                PQexecPrepared(handle, table.table, Int32(pointers.count), pointers, nil, nil, 0)
            }
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else {
                throw StorageError.failed(String(cString: PQresultErrorMessage(result)))
            }
        }
    }

    static func withPointers<Result>(
        _ texts: [ContiguousArray<CChar>?],
        _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { text in
            text.map { text in
                let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
                for (index, byte) in text.enumerated() { (copy + index).initialize(to: byte) }
                return copy
            }
        }
        defer { for copy in copies { copy?.deallocate() } }
        return body(copies.map { UnsafePointer($0) })
    }
}

extension Value {
    var bareText: ContiguousArray<CChar>? {
        switch self {
        case .null: nil
        case .integer(let integer): String(integer).utf8CString
        case .text(let text): text.utf8CString
        }
    }
}
