import WorkingDays

/// A table as people read it, every number written: what a page shows, a file holds, and a made table keeps.
public struct TableSheet: Hashable, Sendable, Codable {
    /// A column: what is counted, below the column's own title where the table has columns.
    public struct Column: Hashable, Sendable, Codable {
        /// The name of a column of the table; nil without a column dimension.
        public var group: String?
        public var measure: String
        /// 件, 件次, % or 天.
        public var unit: String
        public var isTotal: Bool
    }

    /// A row with as many cells as there are columns.
    public struct Row: Hashable, Sendable, Codable {
        public var title: String
        /// 0 for the total, 1 for a line, 2 for one below another.
        public var level: Int
        public var isSubtotal: Bool
        public var cells: [Cell]
    }

    /// A number.
    public struct Cell: Hashable, Sendable, Codable {
        /// As the bulletin writes it: `2181`, `13.46%`, `—`.
        public var text: String
        public var share: String?
        /// Against the table made before: `+12`, `−3`, `持平`.
        public var change: String?
        /// A rate of so few that it says little.
        public var isSmall: Bool
        public var numerator: Int
        public var denominator: Int?
        /// 1…5 where the table is shaded, larger for larger counts.
        public var shade: Int
        /// The list of as many rows; nil where no list shows just that.
        public var list: List?
    }

    /// A list as items of an address.
    public struct List: Hashable, Sendable, Codable {
        public var isOfOrders: Bool
        public var names: [String]
        public var values: [String]

        public var items: [QueryItem] { zip(names, values).map { QueryItem($0, $1) } }
    }

    public var title: String
    public var period: String
    /// `2022-03-01 00:00`.
    public var cutOff: String
    /// What stands above the rows' titles.
    public var rowTitle: String
    public var columns: [Column]
    public var rows: [Row]
    public var notes: [String]
    public var isEmpty: Bool
}

extension TableResult {
    /// The table with every number written.
    public func sheet() -> TableSheet {
        let places = columns.indices.flatMap { column in table.measures.map { (column: column, measure: $0) } }
        let shares = Dictionary(table.measures.map { ($0.name, self.shares(of: $0)) }) { first, _ in first }
        let most = largest
        return TableSheet(
            title: table.title,
            period: period.title,
            cutOff: cutOff.minuteText,
            rowTitle: table.rows.map { $0.title(of: table.subject) }.joined(separator: " / "),
            columns: places.map { column($0.column, $0.measure) },
            rows: rows.indices.map { row in
                let cells = places.map { place in
                    var cell = cell(row, place.column, place.measure)
                    cell.share = shares[place.measure.name]?[row][place.column]
                    if table.isShaded, isInside(row, place.column), place.measure == shadedMeasure {
                        cell.shade = shade(cell.numerator, of: most)
                    }
                    return cell
                }
                let line = rows[row]
                return TableSheet.Row(title: line.title, level: line.level, isSubtotal: line.isSubtotal, cells: cells)
            },
            notes: notes,
            isEmpty: isEmpty
        )
    }

    private func column(_ column: Int, _ measure: TableMeasure) -> TableSheet.Column {
        let line = columns[column]
        let group = table.columns == nil ? nil : line.title
        return TableSheet.Column(group: group, measure: measure.title, unit: measure.unit, isTotal: line.isTotal)
    }

    private func cell(_ row: Int, _ column: Int, _ measure: TableMeasure) -> TableSheet.Cell {
        let value = value(row: row, column: column, measure)
        // Nobody opens a list of nothing.
        let isNothing = (value.denominator ?? value.numerator) == 0
        return TableSheet.Cell(
            text: text(value, measure),
            isSmall: isSmall(value),
            numerator: value.numerator,
            denominator: value.denominator,
            shade: 0,
            list: isNothing ? nil : list(row: row, column: column, measure).map(TableSheet.List.init)
        )
    }

    // MARK: - Shading

    private var shadedMeasure: TableMeasure? { table.measures.first { $0.form == .count } }

    /// Whether a cell is neither a total nor a subtotal.
    private func isInside(_ row: Int, _ column: Int) -> Bool {
        !rows[row].isTotal && !rows[row].isSubtotal && (table.columns == nil || !columns[column].isTotal)
    }

    private var largest: Int {
        guard table.isShaded, let measure = shadedMeasure else { return 0 }
        return rows.indices.flatMap { row in
            columns.indices.map { isInside(row, $0) ? value(row: row, column: $0, measure).numerator : 0 }
        }.max() ?? 0
    }

    /// Fifths of the largest count; nothing stays without shade.
    private func shade(_ count: Int, of most: Int) -> Int { most == 0 || count == 0 ? 0 : min(5, count * 5 / most + 1) }

    // MARK: - Notes

    private var notes: [String] {
        var notes = ["单位：\(units)。数据截止 \(cutOff.minuteText)。"]
        if table.subject == .dispatches {
            notes.append("统计范围为\(settings.cohort.title)，只计首轮一级转办。")
        }
        if table.measures.contains(where: { $0.form == .mean }) {
            notes.append("平均办结时长按\(settings.durationCohort.title)计，\(settings.clock.title)。")
        }
        if table.needsOrderUnits { notes.append("承办单位含其下级，各级、各轮次的转办都计。") }
        if overlaps { notes.append("各行有重复，合计按件计，不等于各行相加。") }
        if table.dimensions.contains(.status) { notes.append("状态为当前状态，不随数据截止时间变化。") }
        let hasRate = table.measures.contains { $0.form != .count }
        if hasRate { notes.append("“—”表示没有可计的件；带 * 的不足\(settings.minimumCount)件，仅供参考。") }
        return notes
    }

    private var units: String {
        var units: [String] = []
        for measure in table.measures where !units.contains(measure.unit) { units.append(measure.unit) }
        return units.joined(separator: "、")
    }
}

extension TableSheet.List {
    fileprivate init(_ list: ListQuery) {
        switch list {
        case .orders(let query): self.init(isOfOrders: true, query.items)
        case .dispatches(let query): self.init(isOfOrders: false, query.items)
        }
    }

    private init(isOfOrders: Bool, _ items: [QueryItem]) {
        self.init(isOfOrders: isOfOrders, names: items.map(\.name), values: items.map(\.value))
    }
}

extension TableSheet {
    /// The cells as plain rows, the head first: for files and for pasting into a workbook.
    public var grid: [[String]] {
        let head = [rowTitle] + columns.map { [$0.group, $0.measure].compactMap(\.self).joined(separator: " ") }
        return [head]
            + rows.map { row in
                [String(repeating: "\u{3000}", count: max(0, row.level - 1)) + row.title] + row.cells.map(\.text)
            }
    }

    /// Cells with tabs between them, as a workbook takes them from the clipboard.
    public var tabbed: String {
        grid.map { row in
            row.map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }.joined(separator: "\t") + "\n"
        }.joined()
    }
}

extension TableSheet {
    /// The table with each count's change against an earlier one, line by line; what only one of them has has none.
    public func compared(to earlier: TableSheet) -> TableSheet {
        var before: [[String]: Int] = [:]
        for (row, path) in zip(earlier.rows, earlier.paths) {
            for (cell, column) in zip(row.cells, earlier.columns) where cell.denominator == nil {
                before[path + [column.group ?? "", column.measure]] = cell.numerator
            }
        }
        var result = self
        for (row, path) in paths.enumerated() {
            for (index, column) in columns.enumerated() where rows[row].cells[index].denominator == nil {
                guard let then = before[path + [column.group ?? "", column.measure]] else { continue }
                result.rows[row].cells[index].change = Self.change(rows[row].cells[index].numerator - then)
            }
        }
        return result
    }

    private static func change(_ difference: Int) -> String {
        difference == 0 ? "持平" : difference > 0 ? "+\(difference)" : "−\(-difference)"
    }

    /// The titles that lead to each row.
    private var paths: [[String]] {
        var above = ""
        return rows.map { row in
            if row.level < 2 { above = row.title }
            return ["\(row.level)", above, row.title]
        }
    }
}
