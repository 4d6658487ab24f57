import Glibc

/// The part of a text that is looked at: one record, and what has been read behind it.
final class RecordBuffer {
    private let source: TextSource
    private var storage: UnsafeMutableRawBufferPointer

    /// How far the storage is filled.
    private var end = 0

    /// Where the record in hand starts; what is before it may go.
    private(set) var start = 0

    /// Whether the text ends with what has been read.
    private(set) var isLast = false

    init(_ source: TextSource, chunkSize: Int) {
        self.source = source
        storage = .allocate(byteCount: max(64, chunkSize * 2), alignment: 16)
    }

    deinit { storage.deallocate() }

    /// All that has been read and not dropped, by distances from the start of the storage.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[..<end]) }

    /// How much memory the buffer takes.
    var capacity: Int { storage.count }

    /// Drops everything before a position.
    func drop(to position: Int) { start = position }

    /// Reads more behind what there is; positions move down by the former `start`.
    ///
    /// - Returns: by how much positions moved.
    func extend() throws(CSVError) -> Int {
        let moved = start
        if let base = storage.baseAddress { memmove(base, base + start, end - start) }
        start = 0
        end -= moved
        if storage.count - end < storage.count / 4 { grow() }
        // Only whole chunks are worth a look, or a record of many chunks would be scanned as many times.
        while !isLast, storage.count - end >= 16 {
            let count = try source.fill(UnsafeMutableRawBufferPointer(rebasing: storage[end...]))
            isLast = count == 0
            end += count
        }
        return moved
    }

    private func grow() {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: storage.count * 2, alignment: 16)
        larger.copyMemory(from: bytes)
        storage.deallocate()
        storage = larger
    }
}
