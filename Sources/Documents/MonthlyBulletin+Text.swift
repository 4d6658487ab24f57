public import Bulletins

extension MonthlyBulletin {
    /// The bulletin for a terminal, with what the checks found at the end.
    public func text(showsFindings: Bool = true) -> String {
        var lines = [title.text, ""]
        for block in blocks {
            switch block.role {
            case .heading: lines += ["", block.runs.text, ""]
            case .paragraph: lines.append("　　" + block.runs.text)
            }
        }
        for table in tables { lines += [""] + table.lines }
        if showsFindings, !findings.isEmpty {
            lines += ["", "校核发现\(findings.count)处："]
            lines += findings.map { "［\($0.severity.title)］\($0.message)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension BulletinTable {
    /// Title, head, rows and notes.
    fileprivate var lines: [String] {
        let grid = TextGrid(
            isNumber: columns.map(\.isNumber),
            rows: [columns.map(\.title)] + rows.map { $0.cells.map(\.text) }
        )
        let body = grid.lines
        let notes = notes.enumerated().map { "备注\($0 + 1)：\($1.text)" }
        return [title.text, grid.rule] + body.prefix(1) + [grid.rule] + body.dropFirst() + [grid.rule] + notes
    }
}
