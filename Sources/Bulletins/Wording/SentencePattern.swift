/// A sentence as data: text with `{fields}`, and `[parts]` that fall away when a field in them has no value.
public struct SentencePattern: Hashable, Sendable {
    /// The pattern as written.
    public let source: String
    private let parts: [Part]

    private enum Part: Hashable, Sendable {
        case text(String)
        case field(String)
        case optional([Part])
    }

    /// Reads a pattern; only these fields may be used.
    public init(_ source: String, fields: Set<String>) throws(PatternError) {
        self.source = source
        var rest = source[...]
        parts = try Self.parts(&rest, fields: fields, isNested: false)
    }

    /// The names in braces, whatever they are.
    static func fieldNames(in source: String) -> Set<String> {
        var names: Set<String> = []
        var rest = source[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            names.insert(String(rest[rest.index(after: start)..<end]))
            rest = rest[rest.index(after: end)...]
        }
        return names
    }

    private static func parts(
        _ rest: inout Substring,
        fields: Set<String>,
        isNested: Bool
    ) throws(PatternError) -> [Part] {
        var parts: [Part] = []
        while let character = rest.first {
            switch character {
            case "{": parts.append(.field(try field(&rest, fields: fields)))
            case "[":
                guard !isNested else { throw .nestedBracket }
                rest.removeFirst()
                parts.append(.optional(try Self.parts(&rest, fields: fields, isNested: true)))
            case "]":
                guard isNested else { throw .strayBracket("]") }
                rest.removeFirst()
                return parts
            case "}": throw .strayBracket("}")
            default:
                let text = rest.prefix { !"{}[]".contains($0) }
                parts.append(.text(String(text)))
                rest = rest[text.endIndex...]
            }
        }
        guard !isNested else { throw .strayBracket("[") }
        return parts
    }

    private static func field(_ rest: inout Substring, fields: Set<String>) throws(PatternError) -> String {
        guard let end = rest.firstIndex(of: "}") else { throw .strayBracket("{") }
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        guard fields.contains(name) else { throw .unknownField(name, known: fields.sorted()) }
        rest = rest[rest.index(after: end)...]
        return name
    }

    /// The sentence with its fields filled in; nil when one outside brackets has no value.
    func runs(_ values: [String: [Run]]) -> [Run]? { Self.runs(parts, values) }

    /// The same of plain texts; nil when one outside brackets has no value.
    public func text(_ values: [String: String]) -> String? { runs(values.mapValues { [.text($0)] })?.text }

    private static func runs(_ parts: [Part], _ values: [String: [Run]]) -> [Run]? {
        var runs: [Run] = []
        for part in parts {
            switch part {
            case .text(let text): runs.append(.text(text))
            case .field(let name):
                guard let value = values[name] else { return nil }
                runs += value
            case .optional(let inner): runs += Self.runs(inner, values) ?? []
            }
        }
        return runs.joiningTexts()
    }
}

/// Why a text is not a sentence pattern.
public enum PatternError: Error, Hashable, Sendable {
    case unknownField(String, known: [String])
    /// A bracket or brace without its partner.
    case strayBracket(String)
    case nestedBracket
}

extension PatternError: CustomStringConvertible {
    /// What to write instead, in Chinese.
    public var description: String {
        switch self {
        case .unknownField(let name, let known):
            known.isEmpty
                ? "这句话不能使用栏目“{\(name)}”，请删去。"
                : "没有栏目“{\(name)}”，可用的有：\(known.map { "{\($0)}" }.joined(separator: "、"))。"
        case .strayBracket(let bracket): "“\(bracket)”没有成对，请补上另一半或删去。"
        case .nestedBracket: "方括号内不能再有方括号，请拆开书写。"
        }
    }
}
