internal import CSQLite
internal import Storage

extension SQLiteConnection {
    /// Opens the connection that writes and puts the file in WAL mode.
    static func writer(_ path: String, isTemporary: Bool) throws(StorageError) -> SQLiteConnection {
        try named(path) { () throws(StorageError) in
            let connection = try SQLiteConnection(path: path, role: .writer)
            try connection.enterWriteAheadMode()
            try connection.configure(
                """
                PRAGMA synchronous = \(isTemporary ? "OFF" : "FULL");
                PRAGMA foreign_keys = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -65536;
                PRAGMA wal_autocheckpoint = 1000;
                PRAGMA journal_size_limit = 67108864;
                """
            )
            return connection
        }
    }

    /// Opens a connection that reads.
    ///
    /// Mapped pages would count as memory of the process, so none are.
    static func reader(_ path: String) throws(StorageError) -> SQLiteConnection {
        try named(path) { () throws(StorageError) in
            let connection = try SQLiteConnection(path: path, role: .reader)
            try connection.configure(
                """
                PRAGMA query_only = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -16000;
                PRAGMA mmap_size = 0;
                """
            )
            return connection
        }
    }

    /// Brings the file up to date with its log and empties the log; a closed connection has none.
    func checkpoint() {
        guard isOpen else { return }
        sqlite3_wal_checkpoint_v2(database, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    }

    /// Two processes that open a new file at once refuse each other here without waiting, so try again for a while.
    private func enterWriteAheadMode() throws(StorageError) {
        var attemptsLeft = 100
        while true {
            do {
                return try setWriteAheadMode()
            } catch {
                attemptsLeft -= 1
                guard error == .busy, attemptsLeft > 0 else { throw error }
                sqlite3_sleep(50)
            }
        }
    }

    private func setWriteAheadMode() throws(StorageError) {
        let mode = try PreparedStatement("PRAGMA journal_mode = WAL", on: database, countsChanges: false)
        let code = sqlite3_step(mode.handle)
        guard code == SQLITE_ROW else { throw StorageError(code: code, on: database, isRunning: false) }
        guard SQLiteRow(handle: mode.handle).text(0) == "wal" else {
            throw .unavailable("this file system can't keep a write-ahead log")
        }
    }

    /// Errors while opening say which file.
    private static func named(
        _ path: String,
        _ open: () throws(StorageError) -> SQLiteConnection
    ) throws(StorageError) -> SQLiteConnection {
        do {
            return try open()
        } catch {
            guard case .unavailable(let words) = error else { throw error }
            throw .unavailable("\(path): \(words)")
        }
    }
}
