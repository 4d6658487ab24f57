/// Text with places for foreign columns: `{街道}{社区}`; `{{` and `}}` stand for the braces themselves.
struct Template: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case text(String)
        case column(SourceColumn)
    }

    let parts: [Part]

    /// Reads a template; nil when its braces don't pair up.
    ///
    /// - Parameters:
    ///   - text: the template as written.
    ///   - slot: gives a column's place by its name.
    init?(_ text: String, slot: (String) -> SourceColumn) {
        var parts: [Part] = []
        var plain = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if character == "{" || character == "}", rest.first == character {
                plain.append(character)
                rest.removeFirst()
            } else if character == "{" {
                guard let end = rest.firstIndex(of: "}"), end > rest.startIndex else { return nil }
                if !plain.isEmpty { parts.append(.text(plain)) }
                plain = ""
                parts.append(.column(slot(String(rest[..<end]))))
                rest = rest[rest.index(after: end)...]
            } else if character == "}" {
                return nil
            } else {
                plain.append(character)
            }
        }
        if !plain.isEmpty { parts.append(.text(plain)) }
        self.parts = parts
    }

    /// The text with the row's values, or nothing when all of its columns are empty.
    func filled(_ row: [String]) -> String {
        var result = ""
        var isEmpty = true
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .column(let column):
                result += row[column.slot]
                isEmpty = isEmpty && row[column.slot].isEmpty
            }
        }
        return isEmpty ? "" : result
    }
}
