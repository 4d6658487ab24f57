#if canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Files only their owner may use.
enum SecretFile {
    /// No key file is longer: 255 keys take 20 kB.
    static let largestCount = 65_536

    /// The bytes of a file, once the opened file itself proves to be private (a path could be exchanged meanwhile).
    static func contents(of path: String) throws(KeyFileError) -> [UInt8] {
        // Non-blocking, so that a named pipe in this place can't hold up the start.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw errno == ENOENT ? .missing(path: path) : systemError(path) }
        defer { close(file) }
        try checkPrivate(file, path)
        var bytes = [UInt8](repeating: 0, count: largestCount)
        defer { LibCrypto.wipe(&bytes) }
        var count = 0
        while count < largestCount {
            let step = bytes.withUnsafeMutableBytes {
                read(file, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            guard step >= 0 else { throw systemError(path) }
            guard step > 0 else { break }
            count += step
        }
        return Array(bytes.prefix(count))
    }

    /// Makes a file of mode 0600 that was not there before; a file that could not be written whole is removed.
    static func create(_ path: String, contents: [UInt8]) throws(KeyFileError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw errno == EEXIST ? .exists(path: path) : systemError(path) }
        var failure: KeyFileError?
        // The mode given to open is narrowed by the umask, which may even forbid the owner to read.
        if fchmod(file, 0o600) != 0 || !append(contents, to: file) || fsync(file) != 0 { failure = systemError(path) }
        if close(file) != 0 { failure = failure ?? systemError(path) }
        if let failure {
            unlink(path)
            throw failure
        }
        try syncFolder(of: path)
    }

    /// Puts the file in the place of another in one step; a crash leaves one of the two.
    static func move(_ path: String, over other: String) throws(KeyFileError) {
        guard rename(path, other) == 0 else { throw systemError(other) }
        try syncFolder(of: other)
    }

    /// Removes a file this program has just made.
    static func remove(_ path: String) {
        unlink(path)
    }

    /// What distinguishes a file from the one that stood in its place before.
    struct Version: Equatable {
        let device: UInt
        let inode: UInt
        let seconds: Int
        let nanoseconds: Int
    }

    /// Nil when there is no file; a link is followed, as container platforms exchange files by links.
    static func version(of path: String) -> Version? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let time = status.st_mtim
        return Version(
            device: UInt(status.st_dev),
            inode: UInt(status.st_ino),
            seconds: time.tv_sec,
            nanoseconds: time.tv_nsec
        )
    }

    private static func checkPrivate(_ file: Int32, _ path: String) throws(KeyFileError) {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw systemError(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard status.st_uid == geteuid() else {
            throw .otherOwner(path: path, owner: status.st_uid, user: geteuid())
        }
        guard status.st_mode & 0o077 == 0 else { throw .openToOthers(path: path, mode: status.st_mode) }
    }

    private static func append(_ bytes: [UInt8], to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let step = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard step > 0 else { return false }
            rest = rest.dropFirst(step)
        }
        return true
    }

    /// A new name is durable only when its folder is.
    private static func syncFolder(of path: String) throws(KeyFileError) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw systemError(folder) }
        defer { close(file) }
        // Some file systems (FAT on a USB stick) know no sync of a folder.
        guard fsync(file) == 0 || errno == EINVAL else { throw systemError(folder) }
    }

    private static func systemError(_ path: String) -> KeyFileError {
        .system(path: path, reason: String(cString: strerror(errno)))
    }
}
