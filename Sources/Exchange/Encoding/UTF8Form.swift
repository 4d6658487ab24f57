/// The form of one character in UTF-8, after table 3-7 of the Unicode Standard.
enum UTF8Form {
    enum Result: Hashable {
        case character(Int)
        case cutOff
        case invalid
    }

    /// Looks at the character that starts with the byte at `position`, which isn't ASCII.
    static func length(in bytes: UnsafeRawBufferPointer, at position: Int) -> Result {
        let lead = bytes[position]
        let length: Int
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return .invalid
        }
        for step in 1..<length {
            guard position + step < bytes.count else { return .cutOff }
            guard range(lead, step).contains(bytes[position + step]) else { return .invalid }
        }
        return .character(length)
    }

    /// The bytes that may follow: overlong forms, surrogates and values over U+10FFFF are left out.
    private static func range(_ lead: UInt8, _ step: Int) -> ClosedRange<UInt8> {
        guard step == 1 else { return 0x80...0xBF }
        return switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
    }

    /// The first byte that isn't part of valid UTF-8.
    static func firstFault(in bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
        let words = UnsafeRawBufferPointer(rebasing: bytes)
        var position = 0
        while position < words.count {
            if let next = common(words, position) {
                position = next
            } else if words[position] < 0x80 {
                position += 1
            } else {
                guard case .character(let length) = length(in: words, at: position) else {
                    return bytes.startIndex + position
                }
                position += length
            }
        }
        return nil
    }

    /// Passes over eight ASCII characters, or one of three bytes from U+1000 to U+CFFF, where nearly all Chinese is.
    private static func common(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> Int? {
        guard position + 8 <= bytes.count else { return nil }
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        if word & 0x8080_8080_8080_8080 == 0 { return position + 8 }
        let isInRange = (0xE1...0xEC).contains(UInt8(truncatingIfNeeded: word))
        return isInRange && word & 0xC0_C000 == 0x80_8000 ? position + 3 : nil
    }
}
