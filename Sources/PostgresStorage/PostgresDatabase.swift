public import Storage

/// A database on a PostgreSQL server, 13 or newer, through libpq.
///
/// Writes run in READ COMMITTED, side by side on several connections: what must not be lost is guarded by a revision,
/// a lock or a constraint. A read sees one state of the database from its first statement to its end.
public final class PostgresDatabase: Database {
    private let queue: SeatQueue
    /// Imports take minutes: they must not take the place of somebody who waits for a page.
    private let aside: SeatQueue

    /// Connects to a server, or among several to the one that accepts writes.
    ///
    /// `conninfo` is libpq's connection string or URL, like `postgresql://hotline@db1,db2/hotline`. Twice the cores of
    /// the server are enough `connections`; besides them, there are at most two for ``writeAlone(_:)``.
    /// A call waits at most `waitSeconds` for a free connection, then it throws ``StorageError/busy``; and as long again
    /// for a server that went away to come back, then it throws ``StorageError/unavailable(_:)``.
    public init(_ conninfo: String, connections: Int = 8, waitSeconds: Double = 5) async throws {
        let server = try Server(conninfo: conninfo, patience: waitSeconds)
        queue = SeatQueue(seats: connections, server: server, patience: waitSeconds)
        aside = SeatQueue(seats: 2, server: server, patience: waitSeconds)
        try await queue.run { _ = try $0.connected() }
    }

    /// Runs `body` in REPEATABLE READ, READ ONLY; once more if the connection is lost.
    public func read<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await queue.run { try $0.carryOut(.read, body) }
    }

    /// Runs `body` in READ COMMITTED; again after a deadlock, and if the connection is lost before COMMIT was sent.
    public func write<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await queue.run { try $0.carryOut(.write, body) }
    }

    /// Runs `body` once, on a connection that is kept for such bodies; at most two at a time.
    public func writeAlone<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await aside.run { try $0.carryOut(.alone, body) }
    }

    /// Serves those who wait, then closes every connection.
    public func close() async {
        await queue.close()
        await aside.close()
    }
}
