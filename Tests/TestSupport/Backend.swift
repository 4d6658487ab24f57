import Foundation
import PostgresStorage
import SQLiteStorage
public import Storage
import Synchronization

/// The engines a storage test runs on.
///
/// SQLite always; PostgreSQL when `HOTLINE_TEST_POSTGRES` names a server (a libpq URL or `key=value` text) whose
/// database has the collation C and may be filled with schemas.
public enum Backend: String, CaseIterable, Sendable {
    case sqlite
    case postgres

    /// The engines a test can run on here.
    public static let available: [Backend] = server == nil ? [.sqlite] : [.sqlite, .postgres]

    private static let server = ProcessInfo.processInfo.environment["HOTLINE_TEST_POSTGRES"]

    /// A database of the test's own with nothing in it, gone when it is closed.
    public func open() async throws -> any Database {
        switch self {
        case .sqlite: return try SQLiteDatabase.inMemory()
        case .postgres:
            let place = try await place()
            return try await ClearedDatabase(place.open(), clear: place.remove)
        }
    }

    /// Runs a test on a database of its own.
    public func withDatabase(_ test: (any Database) async throws -> Void) async throws {
        let database = try await open()
        do {
            try await test(database)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    /// Runs a test on the same database opened several times, as by processes that know nothing of each other.
    public func withHandles(_ count: Int, _ test: ([any Database]) async throws -> Void) async throws {
        let place = try await place()
        var handles: [any Database] = []
        let result: Result<Void, any Error>
        do {
            for _ in 0..<count { handles.append(try await place.open()) }
            result = .success(try await test(handles))
        } catch {
            result = .failure(error)
        }
        for handle in handles { await handle.close() }
        await place.remove()
        try result.get()
    }

    /// Runs a test with the address of an empty database, for other processes to open; see ``open(address:)``.
    public func withAddress(_ test: (String) async throws -> Void) async throws {
        let place = try await place()
        let result: Result<Void, any Error>
        do { result = .success(try await test(place.address)) } catch { result = .failure(error) }
        await place.remove()
        try result.get()
    }

    /// Opens the database at an address that ``withAddress(_:)`` gave.
    public static func open(address: String) async throws -> any Database {
        if address.hasPrefix("/") { return try SQLiteDatabase(path: address) }
        return try await PostgresDatabase(address, connections: 4)
    }

    private func place() async throws -> Place {
        switch self {
        case .sqlite: .file()
        case .postgres: try await .schema(on: Self.server ?? "")
        }
    }
}

/// Somewhere a database can be opened more than once.
private struct Place {
    /// A file's path, or what libpq connects with.
    let address: String
    let remove: @Sendable () async -> Void

    static func file() -> Place {
        let path = FileManager.default.temporaryDirectory.path + "/\(uniqueName()).sqlite"
        return Place(address: path) {
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        }
    }

    /// A schema of its own in one database, because making a database takes the server much longer.
    static func schema(on server: String) async throws -> Place {
        let name = uniqueName()
        let maintenance = try await maintenance(of: server, making: name)
        return Place(address: conninfo(server, searchPath: name)) {
            _ = try? await maintenance.write {
                try $0.execute(Statement(stringLiteral: "DROP SCHEMA \(name) CASCADE"))
            }
            await maintenance.close()
            Gate.connections.leave()
        }
    }

    /// A connection that makes the schema and stays to remove it.
    private static func maintenance(of server: String, making schema: String) async throws -> PostgresDatabase {
        await Gate.connections.enter()
        do {
            let maintenance = try await PostgresDatabase(server, connections: 1)
            try await maintenance.write { _ = try $0.execute(Statement(stringLiteral: "CREATE SCHEMA \(schema)")) }
            return maintenance
        } catch {
            Gate.connections.leave()
            throw error
        }
    }

    func open() async throws -> any Database { try await Backend.open(address: address) }

    private static func uniqueName() -> String { "test_" + String(UInt64.random(in: 0...UInt64.max), radix: 36) }

    private static func conninfo(_ server: String, searchPath: String) -> String {
        guard server.contains("://") else {
            return "\(server) options='-csearch_path=\(searchPath)' application_name=\(searchPath)"
        }
        let settings = "options=-csearch_path%3D\(searchPath)&application_name=\(searchPath)"
        return server + (server.contains("?") ? "&" : "?") + settings
    }
}

/// A database that clears up after it was closed.
private struct ClearedDatabase: PassingDatabase {
    let database: any Database
    let clear: @Sendable () async -> Void

    init(_ database: any Database, clear: @Sendable @escaping () async -> Void) {
        self.database = database
        self.clear = clear
    }

    func close() async {
        await database.close()
        await clear()
    }
}

/// Lets only so many tests at a server at once: Swift Testing starts them all together, a server has 100 connections.
private final class Gate: Sendable {
    static let connections = Gate(8)

    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(_ free: Int) { state = Mutex(State(free: free)) }

    func enter() async {
        await withCheckedContinuation { continuation in
            let mayEnter = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if mayEnter { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
