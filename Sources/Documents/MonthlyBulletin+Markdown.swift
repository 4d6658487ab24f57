public import Bulletins

extension MonthlyBulletin {
    /// The bulletin as Markdown (CommonMark with tables).
    ///
    /// `link` gives the address of a list; a figure without one is plain text.
    public func markdown(showsFindings: Bool = true, link: (ListQuery) -> String? = { _ in nil }) -> String {
        func inline(_ runs: [Run]) -> String { markdownText(runs, link) }
        var parts = ["# " + inline(title)]
        for block in blocks {
            switch block.role {
            case .heading: parts.append("## " + inline(block.runs))
            case .paragraph: parts.append(Markdown.paragraph(inline(block.runs)))
            }
        }
        for table in tables { parts += table.markdown(inline) }
        if showsFindings, !findings.isEmpty {
            parts.append("## 校核发现\(findings.count)处")
            parts.append(
                findings.map { "- \($0.severity.title)：\(Markdown.escaped($0.message))" }.joined(separator: "\n")
            )
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func markdownText(_ runs: [Run], _ link: (ListQuery) -> String?) -> String {
        runs.map { run in
            let text = Markdown.escaped(run.text)
            guard let address = address(of: run, link) else { return text }
            return "[\(text)](<\(Markdown.address(address))>)"
        }
        .joined()
    }

    /// The list behind a live field, where exactly one list shows it.
    func address(of run: Run, _ link: (ListQuery) -> String?) -> String? {
        guard case .figure(let key, _) = run, let lists = figures[key]?.lists, lists.count == 1 else { return nil }
        return lists.first.flatMap(link)
    }
}

extension BulletinTable {
    fileprivate func markdown(_ inline: ([Run]) -> String) -> [String] {
        let head = columns.map { Markdown.escaped($0.title) }
        let marks = columns.map { $0.isNumber ? "---:" : "---" }
        let body = rows.map { row in row.cells.map { inline([$0]) } }
        let lines = ([head, marks] + body).map { "| " + $0.joined(separator: " | ") + " |" }
        let notes = notes.enumerated().map { "备注\($0 + 1)：\(inline($1))  " }
        return ["### " + inline(title), lines.joined(separator: "\n"), notes.joined(separator: "\n")]
    }
}

/// Text that Markdown must not read as marks.
enum Markdown {
    private static let marks: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "|", "&", "~"]

    static func escaped(_ text: String) -> String {
        text.map { character in
            if character.isNewline { return " " }
            return marks.contains(character) ? "\\\(character)" : String(character)
        }
        .joined()
    }

    /// A paragraph that begins like a heading or a list.
    static func paragraph(_ text: String) -> String {
        guard let first = text.first else { return text }
        if "#+-=".contains(first) { return "\\" + text }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let next = text[digits.endIndex...].first, next == "." || next == ")" else {
            return text
        }
        return digits + "\\" + text[digits.endIndex...]
    }

    /// An address between `<` and `>`.
    static func address(_ address: String) -> String {
        address.map { ["<": "%3C", ">": "%3E", "\n": "%0A", "\\": "%5C", "|": "%7C"][$0] ?? String($0) }.joined()
    }
}
