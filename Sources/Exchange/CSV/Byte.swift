/// The bytes that mean something in CSV, and the search for them.
enum Byte {
    static let nul: UInt8 = 0x00
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let quote: UInt8 = 0x22
    static let comma: UInt8 = 0x2C

    /// The first byte at or behind `start` that isn't greater than a comma, or the end.
    ///
    /// All special bytes are at most 0x2C and nearly all others (letters, digits, every byte of a Chinese character)
    /// are greater, so eight at a time are passed over with one test.
    static func nextSpecial(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var position = start
        while position + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            // Sets the top bit of the bytes below 0x2D; a borrow can only set bits behind the first such byte.
            let low = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & 0x8080_8080_8080_8080
            if low != 0 { return position + low.trailingZeroBitCount >> 3 }
            position += 8
        }
        while position < bytes.count, bytes[position] > comma { position += 1 }
        return position
    }

    /// The end of a field without quotes: the first comma, line end or NUL at or behind `start`, or the end.
    static func plainEnd(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var position = start
        while true {
            position = nextSpecial(bytes, position)
            guard position < bytes.count else { return position }
            switch bytes[position] {
            case comma, lineFeed, carriageReturn, nul: return position
            default: position += 1
            }
        }
    }

    /// Whether a field can stand without quotes as far as its bytes go.
    static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var position = nextSpecial(bytes, 0)
        while position < bytes.count {
            switch bytes[position] {
            case comma, quote, lineFeed, carriageReturn: return false
            default: position = nextSpecial(bytes, position + 1)
            }
        }
        return true
    }

    /// The first line feed at or behind `start`.
    static func nextLineFeed(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        var position = start
        while true {
            position = nextSpecial(bytes, position)
            guard position < bytes.count else { return nil }
            if bytes[position] == lineFeed { return position }
            position += 1
        }
    }

    /// How many line feeds there are.
    static func countLineFeeds(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
        bytes.reduce(0) { $0 + ($1 == lineFeed ? 1 : 0) }
    }
}
