/// Reads a text file line by line; memory holds one line and a buffer.
public final class LineReader {
    /// Longer lines are refused: an event with the longest texts allowed is below a megabyte.
    public static let lineLimit = 8 << 20

    private let source: ByteSource
    private var buffer: [UInt8] = []
    private var position = 0
    /// The number of the line read last, from 1.
    public private(set) var line = 0

    /// Opens a file.
    public init(path: String) throws(CSVError) { source = try ByteSource(path: path) }

    init(_ bytes: [UInt8], piece: Int) { source = ByteSource(bytes, piece: piece) }

    /// How many bytes have been read, and how many there are; nil for a pipe.
    public var progress: (read: Int, of: Int?) { (source.bytesRead, source.byteCount) }

    /// The next line without its end, or nil after the last; an empty line is a line.
    public func next() throws(CSVError) -> [UInt8]? {
        while true {
            if let end = buffer[position...].firstIndex(of: 10) {
                defer { position = end + 1 }
                return take(buffer[position..<end])
            }
            guard buffer.count - position <= Self.lineLimit else {
                throw .badRecord(line: line + 1, .recordTooLong(limit: Self.lineLimit))
            }
            guard try fill() else {
                guard position < buffer.count else { return nil }
                defer { position = buffer.count }
                return take(buffer[position...])
            }
        }
    }

    private func take(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        line += 1
        return Array(bytes.last == 13 ? bytes.dropLast() : bytes)
    }

    /// Reads on; false at the end of the file.
    private func fill() throws(CSVError) -> Bool {
        buffer.removeFirst(position)
        position = 0
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { room.deallocate() }
        let count = try source.read(into: room)
        buffer.append(contentsOf: room[..<count])
        return count > 0
    }
}
