import Storage
import Synchronization
import TestSupport

/// A database that counts the queries it is asked.
final class CountingDatabase: PassingDatabase {
    let database: any Database
    private let count = Mutex(0)

    init(_ database: any Database) { self.database = database }

    /// How many queries a body makes.
    func queries(_ body: () async throws -> Void) async rethrows -> Int {
        let before = count.withLock { $0 }
        try await body()
        return count.withLock { $0 } - before
    }

    func read<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await database.read { [self] connection in
            try body(CountingConnection(connection: connection) { self.count.withLock { $0 += 1 } })
        }
    }
}

private struct CountingConnection: Connection {
    let connection: any Connection
    let counted: () -> Void

    var engine: Engine { connection.engine }

    func forEachRow(_ statement: Statement, _ body: (any RowReader) throws -> Void) throws {
        counted()
        try connection.forEachRow(statement, body)
    }

    func execute(_ statement: Statement) throws -> Int { try connection.execute(statement) }

    func lock(_ name: String) throws { try connection.lock(name) }
}
