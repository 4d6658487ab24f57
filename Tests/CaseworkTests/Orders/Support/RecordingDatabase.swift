import Storage
import Synchronization
import TestSupport

/// Keeps one of every statement that is run, to look at their plans afterwards.
final class RecordingDatabase: PassingDatabase {
    let database: any Database
    private let recorded = Mutex<[String: Statement]>([:])

    init(_ database: any Database) { self.database = database }

    var statements: [Statement] { recorded.withLock { Array($0.values) } }

    func forget() { recorded.withLock { $0 = [:] } }

    func read<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await database.read { try body(Recording(connection: $0, database: self)) }
    }

    func write<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await database.write { try body(Recording(connection: $0, database: self)) }
    }

    private struct Recording: Connection {
        let connection: any Connection
        let database: RecordingDatabase

        var engine: Engine { connection.engine }

        func forEachRow(_ statement: Statement, _ body: (any RowReader) throws -> Void) throws {
            keep(statement)
            try connection.forEachRow(statement, body)
        }

        func execute(_ statement: Statement) throws -> Int {
            keep(statement)
            return try connection.execute(statement)
        }

        func enqueue(_ statement: Statement, _ changed: ((Int) throws -> Void)?) throws {
            keep(statement)
            try connection.enqueue(statement, changed)
        }

        func flush() throws { try connection.flush() }

        func lock(_ name: String) throws { try connection.lock(name) }

        private func keep(_ statement: Statement) {
            database.recorded.withLock { $0[statement.text] = statement }
        }
    }
}
