import Foundation
import Storage
import Synchronization
import Testing

@testable import PostgresStorage

/// What only PostgreSQL has: a connection that breaks, a pool that runs dry, a pipeline.
///
/// Runs where `HOTLINE_TEST_POSTGRES` names a server; one test after the other, because some end connections.
@Suite(.serialized, .enabled(if: TestServer.url != nil, "HOTLINE_TEST_POSTGRES names no PostgreSQL server"))
struct PostgresTests {}

/// The server that tests may fill with schemas, see `scripts/postgres`.
enum TestServer {
    static let url = ProcessInfo.processInfo.environment["HOTLINE_TEST_POSTGRES"]

    /// Runs a test on databases that share a schema of their own with a table `item`, its name unique.
    static func withSchema(
        connections: Int = 2,
        waitSeconds: Double = 5,
        _ test: (_ database: PostgresDatabase, _ conninfo: String) async throws -> Void
    ) async throws {
        let name = "test_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let maintenance = try await PostgresDatabase(url ?? "", connections: 1)
        try await maintenance.run("CREATE SCHEMA \(name)")
        let conninfo = conninfo(url ?? "", ["options": "-csearch_path=\(name)", "application_name": name])
        let database = try await PostgresDatabase(conninfo, connections: connections, waitSeconds: waitSeconds)
        let result: Result<Void, any Error>
        do {
            try await database.run("CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE)")
            result = .success(try await test(database, conninfo))
        } catch {
            result = .failure(error)
        }
        await database.close()
        try await maintenance.run("DROP SCHEMA \(name) CASCADE")
        await maintenance.close()
        try result.get()
    }

    /// A connection string with more settings, in whichever form it is.
    static func conninfo(_ conninfo: String, _ settings: [String: String]) -> String {
        guard conninfo.contains("://") else {
            return conninfo + settings.map { " \($0.key)='\($0.value)'" }.joined()
        }
        let query = settings.map { "\($0.key)=\($0.value.replacing("=", with: "%3D").replacing(" ", with: "%20"))" }
        return conninfo + (conninfo.contains("?") ? "&" : "?") + query.joined(separator: "&")
    }

    /// Opens a connection outside of every pool; only the body that opens it may use it.
    static func connect(_ conninfo: String) throws -> PostgresConnection { try PostgresConnection.open(conninfo) }
}

/// Counts what bodies do: they are the only ones that may run twice.
final class Counter: Sendable {
    private let state = Mutex(0)

    /// How often it was counted.
    var count: Int { state.withLock { $0 } }

    /// Counts, and returns how many there are now.
    @discardableResult
    func next() -> Int {
        state.withLock { count in
            count += 1
            return count
        }
    }
}

extension Database {
    /// Runs one statement of the test's own text.
    func run(_ text: String) async throws {
        try await write { _ = try $0.execute(Statement(stringLiteral: text)) }
    }

    /// How many rows `item` has.
    func itemCount() async throws -> Int { try await read { try $0.integer("SELECT COUNT(*) FROM item") } }

    /// Expects `item` to have so many rows.
    func expectItemCount(_ expected: Int, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let count = try await itemCount()
        #expect(count == expected, sourceLocation: sourceLocation)
    }
}

extension Connection {
    /// The text in the one row of a result.
    func word(_ statement: Statement) throws -> String {
        var row = try #require(try rows(statement).first)
        return try row.text()
    }

    /// Inserts an item named after its number.
    func insertItem(_ id: Int) throws {
        try execute("INSERT INTO item (id, name) VALUES (\(id), \("item \(id)"))")
    }

    /// Has the server end this very connection.
    func endOwnConnection() throws {
        try execute("SELECT pg_terminate_backend(pg_backend_pid())")
    }
}
