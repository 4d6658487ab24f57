/// Base64 with the URL alphabet and without padding (RFC 4648 §5), strict: each byte string has exactly one text.
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let foreign: UInt8 = 0xFF
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: foreign, count: 256)
        for (value, character) in alphabet.enumerated() {
            values[Int(character)] = UInt8(value)
        }
        return values
    }()

    static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: textCount(bytes)) { write(bytes, to: $0) }
    }

    /// The text's ASCII bytes: a key's text is made here so that it can be wiped.
    static func encodedBytes(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: textCount(bytes)) { $1 = write(bytes, to: $0) }
    }

    /// The bytes of this text, or nil when a character is foreign, the length impossible or a spare bit set.
    static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let values = values
        var bits: UInt32 = 0
        var held: UInt32 = 0
        var isForeign = false
        let bytes = [UInt8](unsafeUninitializedCapacity: text.count * 3 / 4) { buffer, count in
            for character in text {
                let value = values[Int(character)]
                isForeign = isForeign || value == foreign
                bits = bits << 6 | UInt32(value & 0x3F)
                held += 6
                guard held >= 8 else { continue }
                held -= 8
                buffer[count] = UInt8(truncatingIfNeeded: bits >> held)
                count += 1
            }
        }
        return isForeign || held >= 6 || bits & (1 << held - 1) != 0 ? nil : bytes
    }

    private static func textCount(_ bytes: [UInt8]) -> Int { (bytes.count * 4 + 2) / 3 }

    private static func write(_ bytes: [UInt8], to text: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let alphabet = alphabet
        var bits: UInt32 = 0
        var held: UInt32 = 0
        var count = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 6 {
                held -= 6
                text[count] = alphabet[Int(bits >> held & 0x3F)]
                count += 1
            }
        }
        guard held > 0 else { return count }
        text[count] = alphabet[Int(bits << (6 - held) & 0x3F)]
        return count + 1
    }
}
