import Glibc

/// Where bytes come from: a file descriptor, or an array handed out in pieces.
final class ByteSource {
    private enum Origin {
        case descriptor(Int32)
        case array([UInt8], piece: Int)
    }

    private let origin: Origin
    private(set) var bytesRead = 0
    let byteCount: Int?

    /// Opens a file.
    init(path: String) throws(CSVError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        origin = .descriptor(descriptor)
        byteCount = ByteSource.length(of: descriptor)
    }

    /// Hands out an array, at most `piece` bytes at a time, as a pipe may do.
    init(_ bytes: [UInt8], piece: Int) {
        origin = .array(bytes, piece: max(1, piece))
        byteCount = bytes.count
    }

    deinit {
        if case .descriptor(let descriptor) = origin { close(descriptor) }
    }

    /// Reads up to the target's size; 0 is the end.
    func read(into target: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
        let count =
            switch origin {
            case .descriptor(let descriptor): try ByteSource.read(descriptor, into: target)
            case .array(let bytes, let piece): copy(bytes, piece, to: target)
            }
        bytesRead += count
        return count
    }

    /// Reads everything, or so many bytes of it.
    func readAll(upTo limit: Int) throws(CSVError) -> [UInt8] {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: limit, alignment: 16)
        defer { room.deallocate() }
        var filled = 0
        while filled < limit {
            let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
            guard count > 0 else { break }
            filled += count
        }
        return Array(room[..<filled])
    }

    private func copy(_ bytes: [UInt8], _ piece: Int, to target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(piece, target.count, bytes.count - bytesRead)
        target.copyBytes(from: bytes[bytesRead..<bytesRead + count])
        return count
    }

    private static func read(
        _ descriptor: Int32,
        into target: UnsafeMutableRawBufferPointer
    ) throws(CSVError) -> Int {
        while true {
            let count = Glibc.read(descriptor, target.baseAddress, target.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .cannotRead(code: errno) }
        }
    }

    /// The length of a regular file; nil for pipes and devices.
    private static func length(of descriptor: Int32) -> Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }
}
