internal import CSQLite
internal import Storage

extension StorageError {
    /// What SQLite's last error on a connection means; its words name tables and columns, never values.
    ///
    /// - Parameters:
    ///   - code: the extended result code.
    ///   - database: the connection that returned it.
    ///   - isRunning: whether the statement was running; only then can the words hold a piece of a value.
    init(code: Int32, on database: OpaquePointer?, isRunning: Bool) {
        let words = database.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
        self.init(code: code, words: words.map { String(cString: $0) } ?? "", isRunning: isRunning)
    }

    /// What a result code means, told in SQLite's `words`.
    init(code: Int32, words: String, isRunning: Bool) {
        switch (code & 0xff, code) {
        case (SQLITE_CONSTRAINT, SQLiteCode.unique), (SQLITE_CONSTRAINT, SQLiteCode.primaryKey),
            (SQLITE_CONSTRAINT, SQLiteCode.rowID):
            self = .duplicate
        case (SQLITE_CONSTRAINT, _), (SQLITE_MISMATCH, _), (SQLITE_TOOBIG, _):
            self = .refused(words)
        case (SQLITE_BUSY, _), (SQLITE_LOCKED, _):
            self = .busy
        case (SQLITE_FULL, _), (SQLITE_IOERR, _), (SQLITE_CORRUPT, _), (SQLITE_NOTADB, _), (SQLITE_CANTOPEN, _),
            (SQLITE_READONLY, _), (SQLITE_PERM, _), (SQLITE_PROTOCOL, _), (SQLITE_NOLFS, _):
            self = .unavailable(words)
        default:
            self = .failed(isRunning ? Self.withoutValues(words) : words)
        }
    }

    /// A running statement quotes what it could not read (a full-text query, a JSON path): drop it.
    private static func withoutValues(_ words: String) -> String {
        let unquoted = words.prefix { $0 != "\"" && $0 != "'" }
        guard !unquoted.hasPrefix("fts5:"), let colon = unquoted.firstIndex(of: ":") else { return String(unquoted) }
        return String(unquoted[..<colon])
    }
}

/// Extended result codes, which C builds with macros that Swift does not see.
enum SQLiteCode {
    static let primaryKey = SQLITE_CONSTRAINT | 6 << 8
    static let unique = SQLITE_CONSTRAINT | 8 << 8
    static let rowID = SQLITE_CONSTRAINT | 10 << 8
}
