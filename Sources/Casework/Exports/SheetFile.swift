import Bulletins
import Exchange
import Storage
import WorkingDays

/// The file of an export while it is written, row by row.
enum SheetFile {
    case table(CSVWriter)
    case workbook(WorkbookWriter)

    /// Makes the file with its first line and its heads.
    init(_ export: ListExport, path: String, scratch: String, at now: Instant) throws {
        let titles = export.columns.map(\.title)
        switch export.form {
        case .workbook:
            let layout = WorkbookWriter.Layout(
                name: "工单清单",
                headline: export.headline(at: now),
                footer: export.footer(at: now),
                columns: export.columns.map { WorkbookWriter.Column($0.title, width: $0.width) }
            )
            self = .workbook(try WorkbookWriter(path: path, scratch: scratch, layout: layout))
        case .csv, .gb18030:
            let writer = try CSVWriter(path: path, style: Self.style(export.form), header: [export.headline(at: now)])
            try writer.write(titles)
            self = .table(writer)
        }
    }

    /// As spreadsheet programs read it: nothing that a citizen wrote becomes a formula.
    private static func style(_ form: ExportForm) -> CSVWriter.Style {
        var style = CSVWriter.Style()
        (style.hasMark, style.endsLinesWithReturn, style.defusesFormulas) = (true, true, true)
        style.encoding = form == .gb18030 ? .gb18030 : .utf8
        return style
    }

    func write(_ cells: [OrderCell]) throws {
        switch self {
        case .table(let writer): try writer.write(cells.map(\.text))
        case .workbook(let writer): try writer.write(cells.map(WorkbookWriter.Cell.init))
        }
    }

    func finish() throws {
        switch self {
        case .table(let writer): try writer.finish()
        case .workbook(let writer): try writer.finish()
        }
    }
}

extension WorkbookWriter.Cell {
    fileprivate init(_ cell: OrderCell) {
        self =
            switch cell {
            case .none: .blank
            case .words(let words): .text(words)
            case .time(let time): .time(time)
            case .count(let count): .number(count)
            }
    }
}

extension Bulletins.OrderColumn {
    /// As wide as most of its cells.
    fileprivate var width: Int {
        switch content {
        case .time: 17
        case .count: 8
        case .text: self == .title ? 36 : 48
        case .identity: 15
        case .words: self == .number || self == .category ? 22 : max(10, title.count * 2 + 4)
        }
    }
}
