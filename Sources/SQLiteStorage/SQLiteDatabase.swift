public import Storage

/// A database in one file: one connection that writes, a few that read.
///
/// The file is in WAL mode, so reads never wait for the writer nor it for them. Writes that wait share one commit,
/// and with it one wait for the disk; each is answered when its rows are on it.
public final class SQLiteDatabase: Database {
    private let path: String
    private let isTemporary: Bool
    private let writing: JobQueue
    private let reading: JobQueue

    /// More than this many bodies in one transaction would make the first of them wait for nothing.
    private static let largestGroup = 128

    /// Opens the file, creating it in a folder that exists; only its owner can then read it.
    public convenience init(path: String, readers: Int = 3) throws(StorageError) {
        try self.init(path: path, readers: readers, isTemporary: false)
    }

    /// An empty database for tests, gone when it is closed.
    ///
    /// It is a temporary file that is never waited for, because SQLite's own databases in memory have no WAL mode.
    public static func inMemory() throws(StorageError) -> SQLiteDatabase {
        try SQLiteDatabase(path: DatabaseFile.temporaryPath(), readers: 2, isTemporary: true)
    }

    private init(path: String, readers: Int, isTemporary: Bool) throws(StorageError) {
        let path = DatabaseFile.plain(path)
        try DatabaseFile.create(path)
        let writer = try SQLiteConnection.writer(path, isTemporary: isTemporary)
        var workers: [Worker] = []
        for number in 1...max(1, readers) {
            workers.append(Worker(try .reader(path), label: "hotline.sqlite.reader\(number)"))
        }
        self.path = path
        self.isTemporary = isTemporary
        writing = JobQueue(workers: [Worker(writer, label: "hotline.sqlite.writer")], largestGroup: Self.largestGroup)
        reading = JobQueue(workers: workers, largestGroup: 1)
    }

    deinit {
        if isTemporary { DatabaseFile.remove(path) }
    }

    /// Waits in order of arrival for a connection that reads; a cancelled task stops waiting.
    public func read<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await reading.run(body)
    }

    /// Runs `body` after those that came before it, in a savepoint of its own; a cancelled task stops waiting.
    public func write<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await writing.run(body)
    }

    /// Runs `body` in a transaction of its own.
    ///
    /// There is one writer: every other write waits until it has ended.
    public func writeAlone<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        try await writing.run(alone: true, body)
    }

    /// Finishes what was accepted, brings the file up to date with its log, and closes it.
    public func close() async {
        await reading.close { $0.close() }
        await writing.close { [isTemporary] connection in
            if !isTemporary { connection.checkpoint() }
            connection.close()
        }
        if isTemporary { DatabaseFile.remove(path) }
    }
}
