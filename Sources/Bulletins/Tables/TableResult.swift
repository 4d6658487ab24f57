public import WorkingDays

/// A line of a table: a row or a column.
public struct TableLine: Hashable, Sendable {
    let key: TableKey
    public let title: String
    /// 0 for the total, 1 for a line, 2 for one below another.
    public var level: Int { key.level }
    public var isTotal: Bool { level == 0 }
    /// Whether other lines stand below it, of which it is the total.
    public var isSubtotal = false
}

/// One number of a cell.
public struct TableValue: Hashable, Sendable {
    public let numerator: Int
    /// Nil for a count.
    public let denominator: Int?

    /// Whether the whole is nothing, so that there is no rate or mean to speak of.
    public var isUndefined: Bool { denominator == 0 }
}

/// A table as counted: its lines in the order in which people read them, totals last, and a counter for each cell.
public struct TableResult: Sendable {
    public let table: StatTable
    public let period: Period
    public let cutOff: Instant
    public let settings: BulletinSettings
    let coder: TableCoder
    public private(set) var rows: [TableLine]
    public let columns: [TableLine]
    private var counters: [[TableCounter]]

    init(tally: TableTally, rows: [TableKey], columns: [TableKey], cells: [[TableCounter]]) {
        (self.table, period, cutOff) = (tally.table, tally.period, tally.cutOff)
        (settings, self.coder) = (tally.settings, tally.coder)
        let (columnOrder, rowOrder) = (Self.order(columns), Self.order(rows))
        let (table, coder) = (tally.table, tally.coder)
        self.columns = columnOrder.map { Self.line(columns[$0], table.columns.map { [$0] } ?? [], coder) }
        self.rows = rowOrder.map { Self.line(rows[$0], table.rows, coder) }
        counters = rowOrder.map { row in
            columnOrder.map { column in
                row < cells.count && column < cells[row].count ? cells[row][column] : TableCounter()
            }
        }
        if let sort = table.sort { sortRows(by: sort) }
    }

    /// By code, what is below a line after it, the total last.
    private static func order(_ keys: [TableKey]) -> [Int] {
        keys.indices.sorted { a, b in
            let (a, b) = (keys[a], keys[b])
            if a.level == 0 || b.level == 0 { return a.level > b.level }
            return (a.first ?? 0, a.second ?? -1) < (b.first ?? 0, b.second ?? -1)
        }
    }

    private static func line(_ key: TableKey, _ dimensions: [TableDimension], _ coder: TableCoder) -> TableLine {
        guard let first = key.first, let dimension = dimensions.first else { return TableLine(key: key, title: "合计") }
        guard let second = key.second, dimensions.count > 1 else {
            let title = coder.title(dimension, Int(first))
            return TableLine(key: key, title: title, isSubtotal: dimensions.count > 1)
        }
        let isBelow = dimensions[1].isPart(of: dimension)
        return TableLine(key: key, title: coder.title(dimensions[1], Int(second), isBelow: isBelow))
    }

    /// The number of a cell.
    public func value(row: Int, column: Int, _ measure: TableMeasure) -> TableValue {
        let counter = counters[row][column]
        let whole = measure.whole.map { counter[keyPath: $0] }
        return TableValue(numerator: counter[keyPath: measure.part], denominator: whole)
    }

    /// The number as the bulletin writes it; days without their unit.
    public func text(_ value: TableValue, _ measure: TableMeasure) -> String {
        guard let whole = value.denominator else { return "\(value.numerator)" }
        switch measure.form {
        case .count, .rate: return settings.format.percentage(value.numerator, of: whole)
        case .mean: return settings.format.days(seconds: value.numerator, over: whole)
        }
    }

    /// Whether a rate or mean is of so few that it says little (domain.md §1.8).
    public func isSmall(_ value: TableValue) -> Bool {
        guard let whole = value.denominator, whole > 0 else { return false }
        return whole < settings.minimumCount
    }

    /// Whether there is nothing to show but zeros.
    public var isEmpty: Bool { counters.allSatisfy { $0.allSatisfy { $0 == TableCounter() } } }

    /// Whether an order or dispatch stands in several lines, so that the total is less than their sum.
    public var overlaps: Bool { table.overlaps || table.measures.contains { $0.name == "handed-orders" } }
}

/// Sorting by a measure of the rows' totals.
extension TableResult {
    /// The largest first, lines below a line inside it; what can't be said stands last, the total at the end.
    private mutating func sortRows(by measure: TableMeasure) {
        let column = columns.count - 1
        let values = rows.indices.map { value(row: $0, column: column, measure) }
        let parents = Dictionary(
            rows.indices.filter { rows[$0].level == 1 }.map { (rows[$0].key.first, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let order = rows.indices.sorted { a, b in
            if rows[a].isTotal || rows[b].isTotal { return rows[a].level > rows[b].level }
            let (above, aboveOther) = (parents[rows[a].key.first] ?? a, parents[rows[b].key.first] ?? b)
            if above != aboveOther { return values[above].stands(before: values[aboveOther]) ?? (above < aboveOther) }
            if rows[a].level != rows[b].level { return rows[a].level < rows[b].level }
            return values[a].stands(before: values[b]) ?? (a < b)
        }
        (rows, counters) = (order.map { rows[$0] }, order.map { counters[$0] })
    }
}

extension TableValue {
    /// Whether it is larger; nil where both are equal, compared in integers.
    fileprivate func stands(before other: TableValue) -> Bool? {
        if isUndefined || other.isUndefined { return isUndefined == other.isUndefined ? nil : other.isUndefined }
        let mine = numerator.multipliedFullWidth(by: other.denominator ?? 1)
        let theirs = other.numerator.multipliedFullWidth(by: denominator ?? 1)
        guard mine != theirs else { return nil }
        return (mine.high, mine.low) > (theirs.high, theirs.low)
    }
}

extension TableDimension {
    /// Whether the other one is a wider part of the same name, which the line above says already.
    fileprivate func isPart(of other: TableDimension) -> Bool {
        let ladders: [[TableDimension]] = [[.county, .street, .community], [.category, .subcategory, .detail]]
        return ladders.contains { ladder in
            guard let mine = ladder.firstIndex(of: self), let theirs = ladder.firstIndex(of: other) else {
                return false
            }
            return theirs == mine - 1
        }
    }
}
