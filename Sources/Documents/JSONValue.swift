/// A JSON value whose members keep their order, so that the same figures give the same bytes.
public indirect enum JSONValue: Hashable, Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    case integer(Int)
    /// A decimal number, already written: `6.814`.
    case decimal(String)
    case bool(Bool)
    case null

    /// A name with its value.
    public struct Member: Hashable, Sendable {
        public var name: String
        public var value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The text, one space of indent a level, a line feed at the end.
    public var text: String {
        var text = ""
        write(to: &text, indent: "")
        return text + "\n"
    }

    private func write(to text: inout String, indent: String) {
        switch self {
        case .object(let members):
            Self.write(members, brackets: ("{", "}"), to: &text, indent) { member, text, indent in
                Self.write(quoted: member.name, to: &text)
                text += ": "
                member.value.write(to: &text, indent: indent)
            }
        case .array(let values):
            Self.write(values, brackets: ("[", "]"), to: &text, indent) { value, text, indent in
                value.write(to: &text, indent: indent)
            }
        case .string(let string): Self.write(quoted: string, to: &text)
        case .integer(let number): text += String(number)
        case .decimal(let number): text += number
        case .bool(let flag): text += flag ? "true" : "false"
        case .null: text += "null"
        }
    }

    private static func write<Element>(
        _ elements: [Element],
        brackets: (String, String),
        to text: inout String,
        _ indent: String,
        _ writeElement: (Element, inout String, String) -> Void
    ) {
        text += brackets.0
        let inner = indent + " "
        for (index, element) in elements.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + inner
            writeElement(element, &text, inner)
        }
        text += (elements.isEmpty ? "" : "\n" + indent) + brackets.1
    }

    /// RFC 8259: quotation mark, backslash and control characters are escaped; everything else stands as it is.
    private static func write(quoted string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
