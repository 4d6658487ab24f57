public import WorkOrders

/// A list of 来件 as a platform hands it over: its lines by field, whatever its columns are called.
public struct IncomingList: Hashable, Sendable {
    /// One matter.
    public struct Row: Hashable, Sendable {
        /// The physical line it begins in, from 1.
        public var line: Int
        /// What the columns that are understood have; blank ones are left out.
        public var values: [IncomingField: String]
        /// Every cell as it stands in the file.
        public var cells: [String]
        /// Why the line can't be read at all, in Chinese.
        public var problem: String?
    }

    /// More are better handed over in several files: a person looks at the preview.
    public static let mostRows = 2_000

    /// The header.
    public let columns: [String]
    /// The header that gave each field.
    public private(set) var used: [IncomingField: String] = [:]
    public private(set) var rows: [Row] = []

    /// Headers that no field is called by, and those whose field an earlier column has.
    public var unused: [String] { columns.filter { !$0.isEmpty && !used.values.contains($0) } }

    /// Reads a list; throws where it is none, has no column with the appeal, or is too long.
    public init(_ text: String, headers: IncomingHeaders, platform: String) throws(CityFileError) {
        let reader = try CitySource.text(text, name: "来件表").reader(required: [])
        columns = reader.columns
        var fields: [Int: IncomingField] = [:]
        for (position, header) in columns.enumerated() {
            guard let field = headers.field(of: header, in: platform), used[field] == nil else { continue }
            (fields[position], used[field]) = (field, header)
        }
        guard used[.content] != nil else {
            throw .unreadable(file: "", reason: "没有“诉求内容”这一列，请在首行写上表头，如 外部编号、标题、诉求内容、联系电话、外部时限。")
        }
        while try readNext(reader, fields) {
            guard rows.count <= Self.mostRows else {
                throw .unreadable(file: "", reason: "来件多于\(Self.mostRows)行，请分成几个文件。")
            }
        }
        guard !rows.isEmpty else { throw .unreadable(file: "", reason: "文件里只有表头，没有来件。") }
    }

    private mutating func readNext(_ reader: CSVReader, _ fields: [Int: IncomingField]) throws(CityFileError) -> Bool {
        do throws(CSVError) {
            guard try reader.next() else { return false }
            let cells = columns.indices.map(reader.text)
            guard cells.contains(where: { !Self.trimmed($0).isEmpty }) else { return true }
            var values: [IncomingField: String] = [:]
            for (position, field) in fields {
                let value = Self.trimmed(cells[position])
                if !value.isEmpty { values[field] = value }
            }
            rows.append(Row(line: reader.line, values: values, cells: cells))
        } catch {
            guard error.isRecoverable else { throw .unreadable(file: "", reason: error.message) }
            let raw = reader.withRawRecord { String(decoding: $0, as: UTF8.self) }
            rows.append(Row(line: reader.line, values: [:], cells: [Self.trimmed(raw)], problem: error.message))
        }
        return true
    }

    /// The file again with these lines alone, and behind each why it is there.
    public func csv(of chosen: [(row: Row, reason: String)]) -> String {
        let lines =
            [columns + ["原因"]]
            + chosen.map { row, reason in
                let cells = row.cells + Array(repeating: "", count: max(0, columns.count - row.cells.count))
                return cells + [reason]
            }
        return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        let isPlain =
            !cell.contains { $0 == "," || $0 == "\"" || $0.isNewline } && cell.first != " " && cell.last != " "
        return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        let tail = start.reversed().prefix { $0.isWhitespace }.count
        return String(start.dropLast(tail))
    }
}
