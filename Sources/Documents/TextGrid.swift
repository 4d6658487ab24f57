/// Rows of cells as lines of a terminal, columns under each other.
struct TextGrid {
    /// Whether a column stands at the right.
    var isNumber: [Bool]
    var rows: [[String]]

    /// One line a row, two spaces between columns, none at the end.
    var lines: [String] {
        let widths = isNumber.indices.map { column in
            rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.indices.map { column in
                let gap = String(repeating: " ", count: widths[column] - DisplayWidth.of(row[column]))
                return isNumber[column] ? gap + row[column] : row[column] + gap
            }
            return cells.joined(separator: "  ").removingTrailingSpaces
        }
    }

    /// A line as wide as the widest.
    var rule: String {
        String(repeating: "-", count: lines.map(DisplayWidth.of).max() ?? 0)
    }
}

extension String {
    var removingTrailingSpaces: String {
        String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }
}
