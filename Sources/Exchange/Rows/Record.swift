import WorkOrders
import WorkingDays

/// The columns of one file of the exchange format; the raw value is the name in the header.
public protocol ExchangeColumn: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {}

/// The current record of a source, read by column.
///
/// Made once per file; fields are those of the current record.
public struct Record<Column: ExchangeColumn> {
    private let source: any RecordSource
    /// The position of each column by its case, -1 where the file lacks it: asked for every field of every record, and a
    /// dictionary would hash the column's name each time.
    private let positions: [Int]
    /// Columns that the format doesn't know, kept as notes.
    private let unknown: [(name: String, position: Int)]

    /// Finds the columns of a source by name.
    public init(_ source: any RecordSource) {
        self.source = source
        var positions = Array(repeating: -1, count: 256)
        var unknown: [(String, Int)] = []
        for (position, name) in source.columns.enumerated() where !name.isEmpty {
            if let column = Column(rawValue: name) {
                positions[Self.place(of: column)] = position
            } else {
                unknown.append((name, position))
            }
        }
        self.positions = positions
        self.unknown = unknown
    }

    /// The line that the current record begins in, from 1.
    var line: Int { source.line }

    /// The field; nil where it is empty or the file lacks the column.
    func text(_ column: Column) -> String? {
        let position = positions[Self.place(of: column)]
        guard position >= 0, !source.isEmpty(position) else { return nil }
        return source.text(position)
    }

    /// The byte that tells a case from the others: columns are enumerations without payload and fewer than 256.
    private static func place(of column: Column) -> Int {
        withUnsafeBytes(of: column) { bytes in Int(bytes.first ?? 0) }
    }

    /// The field of a column marked * in the format.
    func required(_ column: Column) throws(RowError) -> String {
        guard let text = text(column) else { throw bad(column, "必填，不能为空") }
        return text
    }

    /// The field with no more than `limit` characters.
    func text(_ column: Column, limit: Int) throws(RowError) -> String? {
        guard let text = text(column) else { return nil }
        guard text.utf8.count <= limit || text.count <= limit else {
            throw RowError(column: column.rawValue, value: String(text.prefix(20)) + "…", expected: "应不超过\(limit)字")
        }
        return text
    }

    /// A time `YYYY-MM-DD HH:MM[:SS]`.
    func instant(_ column: Column) throws(RowError) -> Instant? {
        guard let text = text(column) else { return nil }
        guard let instant = Instant(text) else { throw bad(column, "应为时间，形如 2022-02-28 14:05 或 2022-02-28 14:05:30") }
        return instant
    }

    /// A time of a column marked *.
    func requiredInstant(_ column: Column) throws(RowError) -> Instant {
        guard let instant = try instant(column) else { throw bad(column, "必填，形如 2022-02-28 14:05") }
        return instant
    }

    /// A day `YYYY-MM-DD`.
    func day(_ column: Column) throws(RowError) -> CivilDay? {
        guard let text = text(column) else { return nil }
        guard let day = CivilDay(text) else { throw bad(column, "应为日期，形如 2022-02-28") }
        return day
    }

    /// One name of a closed set.
    func titled<Set: Titled>(_ column: Column, _: Set.Type = Set.self) throws(RowError) -> Set? {
        guard let text = text(column) else { return nil }
        guard let value = Set(title: text) else { throw bad(column, "应为以下之一：\(Set.titles)") }
        return value
    }

    /// 是 or 否.
    func flag(_ column: Column) throws(RowError) -> Bool? {
        switch text(column) {
        case nil: return nil
        case "是": return true
        case "否": return false
        default: throw bad(column, "应为“是”或“否”")
        }
    }

    /// A whole number within limits.
    func integer(_ column: Column, in range: ClosedRange<Int>) throws(RowError) -> Int? {
        guard let text = text(column) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw bad(column, "应为\(range.lowerBound)到\(range.upperBound)的整数")
        }
        return number
    }

    /// The non-empty fields of columns that the format doesn't know, by name.
    var notes: [String: String] {
        var notes: [String: String] = [:]
        for (name, position) in unknown where !source.isEmpty(position) {
            // U+001E and U+001F separate notes where they are stored.
            notes[name] = source.text(position).filter { $0 != "\u{1E}" && $0 != "\u{1F}" }
        }
        return notes
    }

    /// The error of a field with what is expected there.
    func bad(_ column: Column, _ expected: String) -> RowError {
        RowError(column: column.rawValue, value: text(column) ?? "", expected: expected)
    }
}
