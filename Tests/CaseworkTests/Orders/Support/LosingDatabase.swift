import Storage
import Synchronization
import TestSupport

/// A database whose answers get lost: some writes are committed and some are not, and nobody is told which.
final class LosingDatabase: PassingDatabase {
    /// What becomes of a write.
    enum Fate: Sendable {
        case answered
        /// It is committed, and the connection breaks before the answer.
        case committed
        /// The connection breaks before the server commits.
        case lost
        /// The server can't be reached.
        case unreachable
    }

    let database: any Database
    private let fates: Mutex<[Fate]>

    /// The fates of the next writes, in their order; every later one is answered.
    init(_ database: any Database, _ fates: [Fate] = []) {
        self.database = database
        self.fates = Mutex(fates)
    }

    func expect(_ fates: [Fate]) { self.fates.withLock { $0 = fates } }

    func write<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        switch fates.withLock({ $0.isEmpty ? .answered : $0.removeFirst() }) {
        case .answered: return try await database.write(body)
        case .committed:
            _ = try await database.write(body)
            throw StorageError.uncertain("the answer was lost")
        case .lost:
            do {
                return try await database.write { connection in
                    _ = try body(connection)
                    throw Lost()
                }
            } catch is Lost {
                throw StorageError.uncertain("the transaction was lost")
            }
        case .unreachable: throw StorageError.unavailable("nobody there")
        }
    }

    private struct Lost: Error {}
}
