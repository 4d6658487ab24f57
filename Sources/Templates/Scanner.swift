/// What a tag does, by the sign after its braces.
enum Sign: Sendable {
    case escaped
    case unescaped
    case section
    case inverted
    case close
    case partial
    case parent
    case block
    case comment
}

struct Tag: Sendable {
    let sign: Sign
    let name: String
    let place: TemplatePlace
}

enum Token: Sendable {
    // At most one line, with its line ending.
    case bytes(ArraySlice<UInt8>)
    case tag(Tag)
}

/// Cuts a template's source into tags and the bytes between them.
struct Scanner {
    private let template: String
    private let source: [UInt8]
    private var position = 0
    private var line = 1
    private var column = 1

    init(template: String, source: [UInt8]) {
        self.template = template
        self.source = source
    }

    /// The next tag or stretch of bytes; nil at the end.
    mutating func next() throws(TemplateError) -> Token? {
        guard position < source.count else { return nil }
        return opensTag(at: position) ? .tag(try tag()) : .bytes(bytes())
    }

    private mutating func bytes() -> ArraySlice<UInt8> {
        let start = position
        while position < source.count, !opensTag(at: position) {
            step()
            if source[position - 1] == newline { break }
        }
        return source[start..<position]
    }

    private mutating func tag() throws(TemplateError) -> Tag {
        let place = TemplatePlace(template: template, line: line, column: column)
        step(2)
        let sign = sign()
        if sign == nil, position < source.count, source[position] == UInt8(ascii: "=") {
            throw .delimitersNotSupported(at: place)
        }
        let isTriple = sign == .unescaped && source[position] == UInt8(ascii: "{")
        if sign != nil { step() }
        let content = try content(until: isTriple ? 3 : 2, from: place)
        guard sign != .comment else { return Tag(sign: .comment, name: "", place: place) }
        return Tag(sign: sign ?? .escaped, name: try name(content, at: place), place: place)
    }

    private func sign() -> Sign? {
        guard position < source.count else { return nil }
        return switch source[position] {
        case UInt8(ascii: "&"), UInt8(ascii: "{"): .unescaped
        case UInt8(ascii: "#"): .section
        case UInt8(ascii: "^"): .inverted
        case UInt8(ascii: "/"): .close
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "<"): .parent
        case UInt8(ascii: "$"): .block
        case UInt8(ascii: "!"): .comment
        default: nil
        }
    }

    /// The bytes up to that many closing braces, which are skipped.
    private mutating func content(
        until braces: Int,
        from place: TemplatePlace
    ) throws(TemplateError) -> ArraySlice<UInt8> {
        let start = position
        while position + braces <= source.count {
            if source[position..<(position + braces)].allSatisfy({ $0 == UInt8(ascii: "}") }) {
                step(braces)
                return source[start..<(position - braces)]
            }
            step()
        }
        throw .unclosedTag(at: place)
    }

    private func name(_ content: ArraySlice<UInt8>, at place: TemplatePlace) throws(TemplateError) -> String {
        var trimmed = content.drop(while: isBlank)
        while let last = trimmed.last, isBlank(last) {
            trimmed.removeLast()
        }
        let name = String(decoding: trimmed, as: UTF8.self)
        guard !trimmed.isEmpty, trimmed.allSatisfy(isNameByte), hasNoEmptyPart(name) else {
            throw .badName(name, at: place)
        }
        return name
    }

    private func hasNoEmptyPart(_ name: String) -> Bool {
        name == "." || name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }

    private func opensTag(at index: Int) -> Bool {
        source[index] == UInt8(ascii: "{") && index + 1 < source.count && source[index + 1] == UInt8(ascii: "{")
    }

    private mutating func step(_ count: Int = 1) {
        for byte in source[position..<(position + count)] {
            if byte == newline {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                // Continuation bytes of UTF-8 are no characters of their own.
                column += 1
            }
        }
        position += count
    }
}

let newline = UInt8(ascii: "\n")

func isIndent(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

func isBlank(_ byte: UInt8) -> Bool {
    isIndent(byte) || byte == newline || byte == UInt8(ascii: "\r")
}

private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-")...UInt8(ascii: "/"), UInt8(ascii: "_"): true
    default: byte >= 0x80
    }
}
