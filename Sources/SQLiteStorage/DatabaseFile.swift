internal import Glibc
internal import Storage

/// The file a database is kept in, before SQLite sees it.
enum DatabaseFile {
    /// Makes sure there is a file only its owner can read, or says in plain words why there can't be.
    static func create(_ path: String) throws(StorageError) {
        // O_EXCL also keeps an existing file from being opened: closing it would drop the locks that another
        // connection of this process holds on it.
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
        } else if errno == EEXIST {
            try checkExisting(path)
        } else {
            throw .unavailable("\(path): \(systemWords(errno))")
        }
    }

    /// A path SQLite takes for a file: `:memory:`, `file:…` and the empty text mean something else to it.
    static func plain(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

    /// A path in the folder for temporary files that nobody else uses.
    static func temporaryPath() -> String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        return "\(folder)/hotline-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).sqlite"
    }

    /// Removes the file and the two that SQLite keeps beside it.
    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }

    private static func checkExisting(_ path: String) throws(StorageError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unavailable("\(path): \(systemWords(errno))") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unavailable("\(path): not a file") }
        guard access(path, R_OK | W_OK) == 0 else { throw .unavailable("\(path): \(systemWords(errno))") }
    }

    private static func systemWords(_ code: Int32) -> String {
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
