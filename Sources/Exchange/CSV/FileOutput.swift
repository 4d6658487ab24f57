import Glibc

/// A buffer in front of write(2).
final class FileOutput {
    private static let size = 64 << 10

    private var descriptor: Int32
    private let isOwner: Bool
    private var buffer: [UInt8] = []

    /// Creates or replaces a file; only its owner may read it, for it holds what citizens said.
    init(path: String) throws(CSVWriteError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotCreate(path: path, code: errno) }
        isOwner = true
        buffer.reserveCapacity(FileOutput.size)
    }

    /// Writes to a descriptor that someone else closes.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        isOwner = false
        buffer.reserveCapacity(FileOutput.size)
    }

    deinit {
        if isOwner, descriptor >= 0 { close(descriptor) }
    }

    func write(_ byte: UInt8) throws(CSVWriteError) {
        buffer.append(byte)
        if buffer.count >= FileOutput.size { try flush() }
    }

    func write(_ bytes: some Collection<UInt8>) throws(CSVWriteError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= FileOutput.size { try flush() }
    }

    /// Writes the rest; a failure that close(2) alone reports, as on network disks, counts too.
    func finish() throws(CSVWriteError) {
        try flush()
        guard isOwner, descriptor >= 0 else { return }
        let result = close(descriptor)
        descriptor = -1
        guard result == 0 else { throw .cannotWrite(code: errno) }
    }

    private func flush() throws(CSVWriteError) {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { [descriptor] bytes in
                Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count >= 0 { written += count }
            guard count >= 0 || errno == EINTR else { throw .cannotWrite(code: errno) }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
