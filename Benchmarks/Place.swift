import Foundation
import PostgresStorage
import SQLiteStorage
import Storage

/// Where a benchmark runs: a fresh database for our way and one for the bare loop.
struct Place {
    let name: String
    let open: () async throws -> any Database
    let bare: (_ rows: [TableRows]) async throws -> Double

    /// SQLite always, PostgreSQL where HOTLINE_TEST_POSTGRES names a server.
    static func available(folder: String) -> [Place] {
        var places = [
            Place(name: "SQLite") {
                try SQLiteDatabase(path: folder + "/ours.sqlite")
            } bare: { rows in
                try await BareSQLite(path: folder + "/bare.sqlite").insert(rows)
            }
        ]
        if let server = ProcessInfo.processInfo.environment["HOTLINE_TEST_POSTGRES"] {
            places.append(
                Place(name: "PostgreSQL") {
                    try await PostgresDatabase(try await schema("bench_ours", on: server))
                } bare: { rows in
                    try await BarePostgres(conninfo: try await schema("bench_bare", on: server)).insert(rows)
                }
            )
        }
        return places
    }

    private static func schema(_ name: String, on server: String) async throws -> String {
        let database = try await PostgresDatabase(server, connections: 1)
        try await database.write { connection in
            try connection.execute(Statement(stringLiteral: "DROP SCHEMA IF EXISTS \(name) CASCADE"))
            try connection.execute(Statement(stringLiteral: "CREATE SCHEMA \(name)"))
        }
        await database.close()
        return server + (server.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(name)"
    }
}
