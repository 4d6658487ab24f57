/// Reads XML as far as spreadsheets need it: elements, attributes and text, one after the other.
///
/// A document type is refused: it could name other files, or entities that grow.
struct MarkupReader {
    enum Item: Equatable {
        /// A name without its prefix, and attributes.
        case open(String, [String: String])
        case close(String)
        case text(String)
    }

    private let bytes: [UInt8]
    private var place = 0
    /// The end of an element that was closed where it was opened.
    private var pending: String?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next item; nil at the end.
    ///
    /// Throws where it is no XML that is read.
    mutating func next() throws(CityFileError) -> Item? {
        if let name = pending {
            pending = nil
            return .close(name)
        }
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else { return .text(try text()) }
            if skip("<?", to: "?>") || skip("<!--", to: "-->") { continue }
            if let data = take("<![CDATA[", to: "]]>") { return .text(String(decoding: data, as: UTF8.self)) }
            guard !starts("<!") else { throw Self.refused }
            return try tag()
        }
        return nil
    }

    private static let refused = CityFileError.unreadable(file: "xlsx", reason: "工作簿的内容不完整或不能识别，请另存为 xlsx 后再试。")

    private mutating func text() throws(CityFileError) -> String {
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        defer { place = end }
        return try Self.plain(bytes[place..<end])
    }

    private mutating func tag() throws(CityFileError) -> Item {
        guard let end = tagEnd() else { throw Self.refused }
        var inside = bytes[place + 1..<end]
        place = end + 1
        if inside.first == UInt8(ascii: "/") { return .close(Self.name(inside.dropFirst())) }
        let isClosed = inside.last == UInt8(ascii: "/")
        if isClosed { inside = inside.dropLast() }
        let name = Self.name(inside.prefix { !Self.isSpace($0) })
        guard !name.isEmpty else { throw Self.refused }
        if isClosed { pending = name }
        return .open(name, try Self.attributes(inside.drop { !Self.isSpace($0) }))
    }

    /// The `>` of a tag, not one within quotes.
    private func tagEnd() -> Int? {
        var quote: UInt8?
        for index in place + 1..<max(place + 1, bytes.count) {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            }
        }
        return nil
    }

    private static func attributes(_ bytes: ArraySlice<UInt8>) throws(CityFileError) -> [String: String] {
        var rest = bytes.drop(while: isSpace)
        var found: [String: String] = [:]
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { throw refused }
            let key = name(rest[..<equals].filter { !isSpace($0) }[...])
            rest = rest[(equals + 1)...].drop(while: isSpace)
            guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = rest.dropFirst().firstIndex(of: quote)
            else { throw refused }
            found[key] = try plain(rest[(rest.startIndex + 1)..<end])
            rest = rest[(end + 1)...].drop(while: isSpace)
        }
        return found
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
        return text.split(separator: ":").last.map(String.init) ?? ""
    }

    /// Text with its five named and its numbered characters put in.
    private static func plain(_ bytes: ArraySlice<UInt8>) throws(CityFileError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw refused }
        guard text.contains("&") else { return text }
        var (result, rest) = ("", text[...])
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            guard let end = rest[mark...].firstIndex(of: ";"),
                let character = character(rest[rest.index(after: mark)..<end])
            else { throw refused }
            result.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> Character? {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap(Unicode.Scalar.init).map(Character.init)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private func starts(_ mark: String) -> Bool { bytes[place...].starts(with: mark.utf8) }

    private mutating func skip(_ begin: String, to end: String) -> Bool { take(begin, to: end) != nil }

    /// What stands between two marks; to the end of the file where the second is missing.
    private mutating func take(_ begin: String, to end: String) -> ArraySlice<UInt8>? {
        guard starts(begin) else { return nil }
        let start = place + begin.utf8.count
        var index = start
        while index < bytes.count, !bytes[index...].starts(with: end.utf8) { index += 1 }
        place = min(bytes.count, index + end.utf8.count)
        return bytes[start..<max(start, min(index, bytes.count))]
    }
}
