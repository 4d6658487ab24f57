/// Markup that goes into a page as it is.
///
/// Text becomes `HTML` only by being escaped, by rendering a template, or by `init(trusted:)`, where the
/// programmer vouches for it. There is no literal and no decoding: a caller's text cannot slip in.
public struct HTML: Hashable, Sendable, CustomStringConvertible {
    /// The markup in UTF-8.
    public let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Markup made by this program, such as a chart or a QR code; never anything a person typed.
    public init(trusted markup: String) {
        bytes = Array(markup.utf8)
    }

    /// Text of any origin: shown as written.
    public init(escaping text: String) {
        var escaped: [UInt8] = []
        escaped.append(escaping: text)
        bytes = escaped
    }

    /// Whether there is nothing to show.
    public var isEmpty: Bool { bytes.isEmpty }

    /// Pieces one after the other.
    public init(_ pieces: [HTML]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
        for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        self.bytes = bytes
    }

    /// The markup as text.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension [UInt8] {
    /// Appends the text with `& < > " '` replaced: safe in element content and in quoted attribute values.
    mutating func append(escaping text: String) {
        let bytes = text.utf8
        let span = bytes.span
        var copied = 0
        for offset in span.indices {
            guard let entity = entity(for: span[offset]) else { continue }
            append(contentsOf: bytes.slice(copied..<offset))
            append(contentsOf: entity.utf8)
            copied = offset + 1
        }
        guard copied > 0 else { return append(contentsOf: bytes) }
        append(contentsOf: bytes.slice(copied..<span.count))
    }
}

@inline(__always)
private func entity(for byte: UInt8) -> String? {
    guard byte <= UInt8(ascii: ">") else { return nil }
    return switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
}

extension String.UTF8View {
    fileprivate func slice(_ offsets: Range<Int>) -> Substring.UTF8View {
        let start = index(startIndex, offsetBy: offsets.lowerBound)
        return self[start..<index(start, offsetBy: offsets.count)]
    }
}
