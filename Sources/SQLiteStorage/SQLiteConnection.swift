internal import CSQLite
internal import Storage

/// One connection to a SQLite file.
///
/// `@unchecked Sendable`: SQLite does not lock it (`SQLITE_OPEN_NOMUTEX`). After `init` it is only ever touched on the
/// serial queue of the ``Worker`` that owns it.
final class SQLiteConnection: @unchecked Sendable {
    /// What a connection is for.
    enum Role {
        case writer
        case reader
    }

    let role: Role
    /// The first statement that failed since this was last set to nil; no other runs after it.
    var failure: StorageError?
    let database: OpaquePointer
    private(set) var isOpen = true
    private var statements = StatementCache(capacity: 256)
    private var controls = StatementCache(capacity: 8)

    /// Opens a file that exists.
    init(path: String, role: Role) throws(StorageError) {
        self.role = role
        database = try Self.open(path, role)
    }

    deinit { close() }

    /// Closes the file; a second time does nothing.
    func close() {
        guard isOpen else { return }
        isOpen = false
        statements.removeAll()
        controls.removeAll()
        sqlite3_close(database)
    }

    /// Runs statements of our own that carry no values.
    func configure(_ text: String) throws(StorageError) {
        let code = sqlite3_exec(database, text, nil, nil, nil)
        guard code == SQLITE_OK else { throw StorageError(code: code, on: database, isRunning: false) }
    }

    private static func open(_ path: String, _ role: Role) throws(StorageError) -> OpaquePointer {
        let access = role == .writer ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
        var database: OpaquePointer?
        let code = sqlite3_open_v2(path, &database, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let database else {
            defer { sqlite3_close(database) }
            throw StorageError(code: code, on: database, isRunning: false)
        }
        sqlite3_busy_timeout(database, 5_000)
        return database
    }
}

extension SQLiteConnection: Connection {
    var engine: Engine { .sqlite }

    func forEachRow(_ statement: Statement, _ body: (any RowReader) throws -> Void) throws {
        let prepared = try start(statement)
        defer { prepared.reset() }
        let row = SQLiteRow(handle: prepared.handle)
        while try step(prepared) { try body(row) }
    }

    @discardableResult
    func execute(_ statement: Statement) throws -> Int {
        let prepared = try start(statement)
        defer { prepared.reset() }
        while try step(prepared) {}
        return prepared.countsChanges ? Int(sqlite3_changes64(database)) : 0
    }

    /// The one writer holds the file's write lock, against other processes too, from BEGIN to COMMIT.
    func lock(_ name: String) throws {}

    private func start(_ statement: Statement) throws(StorageError) -> PreparedStatement {
        if let failure { throw failure }
        do {
            let prepared = try statements.statement(statement.text, prepare: prepare)
            try prepared.start(statement.values, on: database)
            return prepared
        } catch {
            failure = error
            throw error
        }
    }

    /// Compiles a statement of a body, once for all its runs.
    private func prepare(_ text: String) throws(StorageError) -> PreparedStatement {
        let opening = OpeningWord(of: text)
        guard !opening.isForbidden else { throw .forbidden(text) }
        let prepared = try PreparedStatement(text, on: database, countsChanges: opening.countsChanges)
        guard role == .writer || sqlite3_stmt_readonly(prepared.handle) != 0 else { throw .forbidden(text) }
        return prepared
    }

    /// Goes to the next row; false after the last.
    private func step(_ prepared: PreparedStatement) throws(StorageError) -> Bool {
        let code = sqlite3_step(prepared.handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        let error = StorageError(code: code, on: database, isRunning: true)
        failure = error
        throw error
    }
}

extension SQLiteConnection {
    /// The statements that make transactions.
    enum Control {
        case begin
        case commit
        case rollBack
        case savepoint
        case release
        case rollBackToSavepoint
    }

    /// Whether a transaction is open; some errors end it without being asked.
    var isInTransaction: Bool { sqlite3_get_autocommit(database) == 0 }

    /// Runs one of the statements that bodies must not.
    func control(_ control: Control) throws(StorageError) {
        let prepared = try controls.statement(text(of: control)) { text throws(StorageError) in
            try PreparedStatement(text, on: database, countsChanges: false)
        }
        defer { sqlite3_reset(prepared.handle) }
        let code = sqlite3_step(prepared.handle)
        guard code == SQLITE_DONE else { throw StorageError(code: code, on: database, isRunning: false) }
    }

    /// Commits a body's own transaction.
    ///
    /// After an I/O error the file may hold it or not.
    func commit() throws(StorageError) {
        do {
            try control(.commit)
        } catch {
            guard sqlite3_errcode(database) & 0xff == SQLITE_IOERR else { throw error }
            throw .uncertain("\(error)")
        }
    }

    /// Leaves no transaction open, whatever happened.
    func rollBack() {
        if isInTransaction { try? control(.rollBack) }
    }

    private func text(of control: Control) -> String {
        switch control {
        // A writer that began as a reader could find that another process wrote in between, and would have to give up.
        case .begin: role == .writer ? "BEGIN IMMEDIATE" : "BEGIN"
        case .commit: "COMMIT"
        case .rollBack: "ROLLBACK"
        case .savepoint: "SAVEPOINT body"
        case .release: "RELEASE body"
        case .rollBackToSavepoint: "ROLLBACK TO body"
        }
    }
}
