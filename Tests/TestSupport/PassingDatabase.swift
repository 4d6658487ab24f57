public import Storage

/// A database that hands everything on to another; a test's own changes only what it is about.
public protocol PassingDatabase: Database {
    /// The one that does the work.
    var database: any Database { get }
}

extension PassingDatabase {
    public func read<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await database.read(body)
    }

    public func write<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await database.write(body)
    }

    public func writeAlone<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await database.writeAlone(body)
    }

    public func close() async { await database.close() }
}
