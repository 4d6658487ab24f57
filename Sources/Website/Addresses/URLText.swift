/// Percent-encoding (RFC 3986) of UTF-8.
enum URLText {
    /// Everything but letters, digits and `- . _ ~` is encoded: right in a path part as well as in a query.
    static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text behind an encoded one; nil where its bytes are no UTF-8 or hold a control character.
    ///
    /// A `%` without two hexadecimal digits stands for itself: people type it.
    static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        let bytes = bytes(text, plusIsSpace: plusIsSpace)
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func bytes(_ text: some StringProtocol, plusIsSpace: Bool) -> [UInt8] {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), let byte = byte(source[(index + 1)...].prefix(2)) {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(plusIsSpace && source[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : source[index])
                index += 1
            }
        }
        return bytes
    }

    /// The text of a form's field: spaces as `+`, line ends as one `\n`.
    static func decodedField(_ text: some StringProtocol) -> String? {
        let bytes = bytes(text, plusIsSpace: true)
        let isText = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        guard isText, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func byte(_ pair: ArraySlice<UInt8>) -> UInt8? {
        guard pair.count == 2, let high = pair.first.flatMap(value), let low = pair.last.flatMap(value) else {
            return nil
        }
        return high << 4 | low
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
