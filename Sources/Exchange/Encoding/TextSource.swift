import Glibc

/// A stream of UTF-8 bytes out of a stream of bytes in any of the known encodings.
///
/// The encoding is settled at the first byte that isn't ASCII, for up to there all encodings are the same. What
/// can't be decoded from GB18030 comes out as the byte 0xFF, which is never part of UTF-8: the reader finds
/// it where it validates the record, and so knows its line and column.
final class TextSource {
    private let source: ByteSource
    private let pending: UnsafeMutableRawBufferPointer
    private var range = 0..<0
    private var isEnded = false
    private var isStarted = false
    private var decoder: GB18030Decoder?

    /// The encoding, once it is settled.
    private(set) var encoding: TextEncoding?

    init(_ source: ByteSource, encoding: TextEncoding?, chunkSize: Int) throws(CSVError) {
        self.source = source
        // 16 bytes hold any mark and any character; the rest is for speed.
        pending = .allocate(byteCount: max(16, chunkSize), alignment: 16)
        if let encoding { try settle(encoding) }
    }

    deinit { pending.deallocate() }

    var bytesRead: Int { source.bytesRead }
    var byteCount: Int? { source.byteCount }

    /// Puts decoded bytes into the target, which has room for 16 bytes or more; 0 is the end.
    func fill(_ target: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
        if !isStarted { try start() }
        switch encoding {
        case .utf8: return range.isEmpty ? try source.read(into: target) : hand(out: range.count, to: target)
        case .gb18030: return try decode(into: target)
        case nil: return try fillUndecided(target)
        }
    }

    // MARK: - Settling the encoding

    /// Looks at the start of the file: marks, and files that are no text.
    private func start() throws(CSVError) {
        isStarted = true
        try readPending()
        if let format = EncodingDetection.foreignFormat(of: waiting) { throw .foreignFormat(format) }
        if encoding != .gb18030, waiting.starts(with: [0xEF, 0xBB, 0xBF]) {
            range = range.lowerBound + 3..<range.upperBound
            try settle(.utf8)
        } else if encoding != .utf8, waiting.starts(with: [0x84, 0x31, 0x95, 0x33]) {
            range = range.lowerBound + 4..<range.upperBound
            try settle(.gb18030)
        }
    }

    private func settle(_ encoding: TextEncoding) throws(CSVError) {
        self.encoding = encoding
        if encoding == .gb18030, decoder == nil { decoder = try GB18030Decoder() }
    }

    /// Hands out ASCII as it is; settles the encoding at the first other byte.
    private func fillUndecided(_ target: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
        if range.isEmpty { try readPending() }
        let plain = waiting.firstIndex { $0 >= 0x80 } ?? waiting.count
        if plain > 0 || range.isEmpty { return hand(out: plain, to: target) }
        try readPending()
        try settle(EncodingDetection.encoding(of: waiting, isWhole: isEnded))
        return try fill(target)
    }

    // MARK: - Bytes that wait

    private var waiting: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: pending[range]) }

    /// Moves what waits to the front and reads until the buffer is full or the file ends.
    private func readPending() throws(CSVError) {
        if let base = pending.baseAddress { memmove(base, base + range.lowerBound, range.count) }
        range = 0..<range.count
        while !isEnded, range.count < pending.count {
            let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: pending[range.upperBound...]))
            isEnded = count == 0
            range = 0..<range.count + count
        }
    }

    private func hand(out wanted: Int, to target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(wanted, target.count)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: waiting.prefix(count)))
        range = range.lowerBound + count..<range.upperBound
        return count
    }

    /// Decodes what waits; reads more when that is only the beginning of a character.
    private func decode(into target: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
        guard let decoder else { return 0 }
        while true {
            let step = decoder.decode(waiting, isLast: isEnded, into: target)
            range = range.lowerBound + step.consumed..<range.upperBound
            if step.produced > 0 || (range.isEmpty && isEnded) { return step.produced }
            try readPending()
        }
    }
}
