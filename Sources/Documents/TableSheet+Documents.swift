public import Bulletins

/// A table for a terminal, a file and a program.
extension TableSheet {
    /// Title, cells under each other, notes.
    public var text: String {
        let grid = TextGrid(isNumber: [false] + columns.map { _ in true }, rows: grid)
        let lines = grid.lines
        let table = [lines.first ?? "", grid.rule] + lines.dropFirst()
        return ([title, "\(period)，数据截止 \(cutOff)", ""] + table + [""] + notes).joined(separator: "\n") + "\n"
    }

    /// RFC 4180 with a line feed.
    public var csv: String {
        grid.map { row in row.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }

    /// Columns and rows with numerators and denominators, from which every text can be worked out again.
    public var json: JSONValue {
        .object([
            .init("title", .string(title)),
            .init("period", .string(period)),
            .init("as_of", .string(cutOff)),
            .init("columns", .array(columns.map(\.json))),
            .init("rows", .array(rows.map(\.json))),
            .init("notes", .array(notes.map(JSONValue.string))),
        ])
    }
}

extension TableSheet.Column {
    fileprivate var json: JSONValue {
        .object([
            .init("column", group.map(JSONValue.string) ?? .null), .init("measure", .string(measure)),
            .init("unit", .string(unit)), .init("is_total", .bool(isTotal)),
        ])
    }
}

extension TableSheet.Row {
    fileprivate var json: JSONValue {
        .object([
            .init("title", .string(title)), .init("level", .integer(level)),
            .init("cells", .array(cells.map(\.json))),
        ])
    }
}

extension TableSheet.Cell {
    fileprivate var json: JSONValue {
        .object([
            .init("text", .string(text)), .init("numerator", .integer(numerator)),
            .init("denominator", denominator.map(JSONValue.integer) ?? .null),
        ])
    }
}
