/// Rows of `orders.csv` or `dispatches.csv` made out of a foreign file, as a stream.
///
/// Each table is a pass of its own over the file. A foreign row is good or bad as a whole: one that can't be turned
/// into an order or can't be turned into its dispatch is refused by the pass over the orders and silently left out
/// by the pass over the dispatches, so that every bad row is named once. A row without a unit makes no dispatch, unless
/// the mapping says that it must have one.
public final class MappedReader: RecordSource {
    public let columns: [String]
    private let reader: CSVReader
    private let mapping: Mapping
    private let table: MappedTable

    /// Where each of the mapping's source columns stands in the file.
    private let positions: [Int]

    private var values: [String] = []

    /// How many rows have been left out so far, as the mapping demands.
    public private(set) var omittedRows = 0

    /// Opens a foreign file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - mapping: how its rows are to be read.
    ///   - table: the rows wanted.
    ///   - settings: how the file is read; the mapping's encoding goes before.
    /// - Throws: when the file can't be read or lacks columns that the mapping names.
    public convenience init(
        path: String,
        mapping: Mapping,
        table: MappedTable,
        settings: CSVSettings = CSVSettings()
    ) throws(CSVError) {
        var settings = settings
        settings.encoding = mapping.encoding ?? settings.encoding
        let reader = try CSVReader(path: path, required: mapping.sourceColumns, settings: settings)
        self.init(reader, mapping: mapping, table: table)
    }

    /// Takes rows from a reader that has the columns the mapping names.
    init(_ reader: CSVReader, mapping: Mapping, table: MappedTable) {
        self.reader = reader
        self.mapping = mapping
        self.table = table
        positions = mapping.sourceColumns.map { reader.column($0) ?? -1 }
        columns = mapping.rules(table).map(\.target) + (table == .orders ? mapping.notes.map(\.name) : [])
    }

    public var fileName: String { reader.fileName }
    public var rawHeader: [UInt8] { reader.rawHeader }
    public var line: Int { reader.line }
    public var bytesRead: Int { reader.bytesRead }
    public var byteCount: Int? { reader.byteCount }

    /// Makes the next row.
    ///
    /// - Returns: false when there is none left.
    /// - Throws: an error; when it `isRecoverable` the next call reads on behind the bad row.
    public func next() throws(CSVError) -> Bool {
        guard mapping.makes(table) else { return false }
        while try pull() {
            let row = positions.map { reader.text($0).trimmed() }
            if mapping.omissions.contains(where: { $0.values.contains(row[$0.column.slot]) }) {
                omittedRows += 1
            } else if try fill(row) {
                return true
            }
        }
        return false
    }

    /// The next foreign row; the pass over the dispatches leaves out the bad ones.
    private func pull() throws(CSVError) -> Bool {
        while true {
            do throws(CSVError) {
                return try reader.next()
            } catch {
                guard table == .dispatches, error.isRecoverable else { throw error }
            }
        }
    }

    /// Makes the row of the wanted table; false when there is none.
    private func fill(_ row: [String]) throws(CSVError) -> Bool {
        do throws(RowProblem) {
            let orders = try MappedReader.values(mapping.orders, row)
            let dispatches = try MappedReader.dispatchValues(mapping.dispatches, row)
            switch table {
            case .orders: values = orders + mapping.notes.map { row[$0.slot] }
            case .dispatches: values = dispatches
            }
            return !values.isEmpty
        } catch {
            guard table == .orders else { return false }
            throw .badRecord(line: line, error)
        }
    }

    private static func values(_ rules: [ColumnRule], _ row: [String]) throws(RowProblem) -> [String] {
        var values: [String] = []
        values.reserveCapacity(rules.count)
        for rule in rules { values.append(try rule.value(row)) }
        return values
    }

    /// The values of a dispatch; none when the row names no unit.
    private static func dispatchValues(_ rules: [ColumnRule], _ row: [String]) throws(RowProblem) -> [String] {
        guard let unit = rules.first(where: { $0.target == DispatchColumn.unit.rawValue }),
            try !unit.value(row).isEmpty
        else { return [] }
        return try values(rules, row)
    }

    public func isEmpty(_ column: Int) -> Bool { !values.indices.contains(column) || values[column].isEmpty }

    public func text(_ column: Int) -> String { values.indices.contains(column) ? values[column] : "" }

    public func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var text = text(column)
        return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }

    public func withRawRecord<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        reader.withRawRecord(body)
    }
}

extension String {
    /// The text without white space (also the wide space of Chinese) at both ends.
    fileprivate func trimmed() -> String {
        guard let first = first, let last = last, first.isWhitespace || last.isWhitespace else { return self }
        let tail = drop(while: \.isWhitespace)
        guard let end = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(tail[...end])
    }
}
