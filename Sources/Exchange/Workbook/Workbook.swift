import WorkingDays

/// The first sheet of an .xlsx workbook (ECMA-376) as rows of texts, so that it is read like a CSV file.
public struct Workbook: Sendable {
    /// The cells by line, from the first; every line has as many as the longest.
    public let rows: [[String]]

    private static let mostRows = 100_000
    private static let mostColumns = 256

    /// Whether bytes begin as a ZIP archive does, which every workbook is.
    public static func isWorkbook(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// Reads the first sheet; throws where there is none, or it is damaged or larger than any list.
    public init(_ bytes: [UInt8], name: String) throws(CityFileError) {
        guard let archive = ZipArchive(bytes), let sheet = try Self.firstSheet(archive) else {
            throw .unreadable(file: name, reason: "不是完整的 xlsx 工作簿，请在表格软件中另存为 xlsx 后再试。")
        }
        let strings = try archive.file("xl/sharedStrings.xml").map(Self.strings) ?? []
        let dates = try archive.file("xl/styles.xml").map(Self.dateStyles) ?? []
        var reading = SheetReading(strings: strings, dates: dates)
        var reader = MarkupReader(sheet)
        while let item = try reader.next() { reading.take(item) }
        guard reading.rows.count <= Self.mostRows, reading.width <= Self.mostColumns else {
            throw .unreadable(file: name, reason: "工作表过大，最多\(Self.mostRows)行、\(Self.mostColumns)列，请分成几个文件。")
        }
        let width = reading.width
        rows = reading.rows.map { $0 + Array(repeating: "", count: width - $0.count) }
    }

    /// The rows as CSV; empty lines are kept, so that line numbers stay those of the sheet, and passed over by its reader.
    public var csv: String {
        rows.map { row in
            row.allSatisfy(\.isEmpty)
                ? "\n"
                : row.map { cell in
                    let isPlain = !cell.isEmpty && !cell.contains { ",\"".contains($0) || $0.isNewline }
                    return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
                }.joined(separator: ",") + "\n"
        }.joined()
    }

    /// The first sheet that the workbook names; nil where it names none.
    private static func firstSheet(_ archive: ZipArchive) throws(CityFileError) -> [UInt8]? {
        guard let book = archive.file("xl/workbook.xml"), let links = archive.file("xl/_rels/workbook.xml.rels") else {
            return nil
        }
        var reader = MarkupReader(book)
        var id: String?
        while id == nil, let item = try reader.next() {
            if case .open("sheet", let attributes) = item { id = attributes["id"] }
        }
        reader = MarkupReader(links)
        while let item = try reader.next() {
            guard case .open("Relationship", let attributes) = item, attributes["Id"] == id,
                let target = attributes["Target"]
            else { continue }
            return archive.file(target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)")
        }
        return nil
    }

    private static func strings(_ bytes: [UInt8]) throws(CityFileError) -> [String] {
        var reader = MarkupReader(bytes)
        var strings: [String] = []
        var (text, isText, isHint) = ("", false, false)
        while let item = try reader.next() {
            switch item {
            case .open("si", _): text = ""
            case .open("t", _): isText = true
            case .open("rPh", _): isHint = true
            case .close("rPh"): isHint = false
            case .close("t"): isText = false
            // How a name is pronounced isn't part of it.
            case .text(let part) where isText && !isHint: text += part
            case .close("si"): strings.append(text)
            case .open, .close, .text: break
            }
        }
        return strings
    }

    /// For each style whether it shows a number as a day.
    private static func dateStyles(_ bytes: [UInt8]) throws(CityFileError) -> [Bool] {
        var reader = MarkupReader(bytes)
        var formats: Set<Int> = Set(14...22).union(27...36).union(50...58)
        var (styles, isCell) = ([Bool](), false)
        while let item = try reader.next() {
            switch item {
            case .open("numFmt", let attributes):
                let code = attributes["formatCode"] ?? ""
                guard let id = attributes["numFmtId"].flatMap({ Int($0) }), code.contains("y") || code.contains("d")
                else { break }
                formats.insert(id)
            case .open("cellXfs", _): isCell = true
            case .close("cellXfs"): isCell = false
            case .open("xf", let attributes) where isCell:
                styles.append(attributes["numFmtId"].flatMap { Int($0) }.map(formats.contains) ?? false)
            case .open, .close, .text: break
            }
        }
        return styles
    }
}

/// Cells as they come, put where they say they belong.
private struct SheetReading {
    let strings: [String]
    let dates: [Bool]
    var rows: [[String]] = []
    var width = 0

    private var row = 0
    private var column = 0
    private var kind = ""
    private var style = 0
    private var text = ""
    private var isText = false

    /// No list is wider; a cell beyond is left out, so that one far away fills no memory.
    private static let mostCells = 300
    private static let mostRows = 100_001

    init(strings: [String], dates: [Bool]) {
        self.strings = strings
        self.dates = dates
    }

    mutating func take(_ item: MarkupReader.Item) {
        switch item {
        case .open("row", let attributes):
            row = attributes["r"].flatMap { Int($0) } ?? row + 1
            column = 0
        case .open("c", let attributes): begin(attributes)
        case .open("v", _), .open("t", _): isText = true
        case .close("v"), .close("t"): isText = false
        case .text(let part) where isText: text += part
        case .close("c"): put()
        case .open, .close, .text: break
        }
    }

    private mutating func begin(_ attributes: [String: String]) {
        let letters = attributes["r"]?.utf8.prefix { (0x41...0x5A).contains($0) } ?? ""[...].utf8
        column = letters.isEmpty ? column + 1 : letters.reduce(0) { min(100_000, $0 * 26 + Int($1) - 0x40) }
        kind = attributes["t"] ?? ""
        style = attributes["s"].flatMap { Int($0) } ?? 0
        text = ""
    }

    private mutating func put() {
        guard (1...Self.mostRows).contains(row), (1...Self.mostCells).contains(column) else { return }
        let value = value
        guard !value.isEmpty else { return }
        while rows.count < row { rows.append([]) }
        while rows[row - 1].count < column { rows[row - 1].append("") }
        rows[row - 1][column - 1] = value
        width = max(width, column)
    }

    private var value: String {
        switch kind {
        case "s":
            guard let index = Int(text), strings.indices.contains(index) else { return "" }
            return strings[index]
        case "b": return text == "1" ? "是" : "否"
        case "str", "inlineStr", "e": return text
        default:
            guard dates.indices.contains(style), dates[style], let number = Double(text),
                (1...2_958_465).contains(number)
            else { return text }
            // Day 1 is 1900-01-01, and a 29 February of that year is counted that never was.
            return "\(CivilDay(year: 1899, month: 12, day: 30).advanced(by: Int(number)))"
        }
    }
}
