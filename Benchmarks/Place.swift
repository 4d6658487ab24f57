import CPostgres
import Foundation
import PostgresStorage
import SQLiteStorage
import Storage

/// Where a benchmark runs: fresh databases for our way and for the bare loop.
struct Place {
    let name: String
    private let folder: String
    /// The connection string of a PostgreSQL server; nil is SQLite.
    private let server: String?

    /// SQLite always, PostgreSQL where HOTLINE_TEST_POSTGRES names a server.
    static func available(folder: String) -> [Place] {
        let server = ProcessInfo.processInfo.environment["HOTLINE_TEST_POSTGRES"]
        let places = [Place(name: "SQLite", folder: folder, server: nil)]
        return places + (server.map { [Place(name: "PostgreSQL", folder: folder, server: $0)] } ?? [])
    }

    func open(_ name: String) async throws -> any Database {
        let url = try await database(name).url
        return if server == nil { try SQLiteDatabase(path: url) } else { try await PostgresDatabase(url) }
    }

    func bare(_ rows: [TableRows]) async throws -> Double {
        let url = try await database("bare").url
        return if server == nil {
            try await BareSQLite(path: url).insert(rows)
        } else {
            try await BarePostgres(conninfo: url).insert(rows)
        }
    }

    /// What opens a database of this name, and whether it holds nothing yet.
    func database(_ name: String) async throws -> (url: String, isNew: Bool) {
        guard let server else {
            let path = "\(folder)/\(name).sqlite"
            return (path, !FileManager.default.fileExists(atPath: path))
        }
        let database = try await PostgresDatabase(server, connections: 1)
        let schema = "bench_\(name)"
        let isNew = try await database.write { connection in
            let found = try connection.rows("SELECT 1 FROM information_schema.schemata WHERE schema_name = \(schema)")
            if found.isEmpty { try connection.execute(Statement(stringLiteral: "CREATE SCHEMA \(schema)")) }
            return found.isEmpty
        }
        await database.close()
        return (server + (server.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(schema)", isNew)
    }

    /// What docs/operations.md asks for after a large import.
    func analyze(_ url: String) throws {
        guard server != nil else { return }
        let handle = PQconnectdb(url)
        defer { PQfinish(handle) }
        let result = PQexec(handle, "VACUUM ANALYZE")
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw StorageError.failed(String(cString: PQerrorMessage(handle)))
        }
    }
}
