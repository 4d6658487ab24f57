extension TableResult {
    /// The shares of a measure by row and column; nil where a share says nothing, as in the whole itself.
    ///
    /// Where the settings balance and nothing stands in two lines, the shares of one whole make up 100%.
    public func shares(of measure: TableMeasure) -> [[String?]] {
        let none = rows.map { _ in columns.map { _ in String?.none } }
        guard table.shares != .none, measure.form == .count else { return none }
        var texts = none
        for group in groups {
            let whole = value(row: group.whole.row, column: group.whole.column, measure).numerator
            let counts = group.parts.map { value(row: $0.row, column: $0.column, measure).numerator }
            for (part, text) in zip(group.parts, shares(counts, over: whole, isPartition: group.isPartition)) {
                texts[part.row][part.column] = text
            }
        }
        return texts
    }

    private struct Place {
        var row: Int
        var column: Int
    }

    /// Cells whose shares are of one whole.
    private struct Group {
        var whole: Place
        var parts: [Place]
        /// Whether the parts make up the whole.
        var isPartition = false
    }

    private var groups: [Group] {
        let (lastRow, lastColumn) = (rows.count - 1, columns.count - 1)
        let partColumns = columns.indices.filter { !columns[$0].isTotal }
        let levels = [1, 2].map { level in rows.indices.filter { rows[$0].level == level } }
        switch table.shares {
        case .none: return []
        case .row:
            return rows.indices.map { row in
                let parts = partColumns.map { Place(row: row, column: $0) }
                return Group(whole: Place(row: row, column: lastColumn), parts: parts, isPartition: true)
            }
        case .column:
            return columns.indices.flatMap { column in
                levels.enumerated().map { level, rows in
                    let parts = rows.map { Place(row: $0, column: column) }
                    return Group(whole: Place(row: lastRow, column: column), parts: parts, isPartition: level == 0)
                }
            }
        case .whole:
            let whole = Place(row: lastRow, column: lastColumn)
            let shown = partColumns.isEmpty ? [lastColumn] : partColumns
            let inside = levels[0].flatMap { row in shown.map { Place(row: row, column: $0) } }
            let below = levels[1].flatMap { row in columns.indices.map { Place(row: row, column: $0) } }
            let edges =
                levels[0].map { Place(row: $0, column: lastColumn) }
                + partColumns.map { Place(row: lastRow, column: $0) }
            let others = below + (partColumns.isEmpty ? [] : edges)
            return [Group(whole: whole, parts: inside, isPartition: true), Group(whole: whole, parts: others)]
        }
    }

    private func shares(_ counts: [Int], over whole: Int, isPartition: Bool) -> [String] {
        let format = settings.format
        guard isPartition, settings.balancing == .largestRemainder, whole > 0, counts.reduce(0, +) == whole else {
            return counts.map { format.percentage($0, of: whole) }
        }
        return format.balanced(counts, over: whole).map { format.text(scaled: $0, decimals: format.decimals) + "%" }
    }
}
