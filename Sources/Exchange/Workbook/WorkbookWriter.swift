private import CWorkbook
import Glibc
public import WorkingDays

/// Writes an .xlsx workbook of one sheet, row by row in memory that stays the same (libxlsxwriter).
///
/// The first line says what the sheet is, the second has the heads, which stay in sight and can be filtered by; both
/// and a footer stand on every page that is printed. Texts are texts and never formulas.
///
/// A writer that isn't finished leaves no file of use.
public final class WorkbookWriter {
    /// How a sheet is laid out.
    public struct Layout: Sendable {
        /// The sheet's name, at most 31 characters and none of `[]:*?/\`.
        public var name: String
        /// The first line.
        public var headline: String
        /// At the bottom of every printed page; cut where Excel takes no more.
        public var footer: String
        public var columns: [Column]

        public init(name: String, headline: String, footer: String, columns: [Column]) {
            self.name = name
            self.headline = headline
            self.footer = footer
            self.columns = columns
        }
    }

    /// A column of the sheet.
    public struct Column: Sendable {
        public var title: String
        /// In digits of the usual font; a Chinese character takes two.
        public var width: Int

        public init(_ title: String, width: Int) {
            self.title = title
            self.width = width
        }
    }

    /// What a cell holds.
    public enum Cell: Hashable, Sendable {
        case blank
        case text(String)
        /// A true date, shown to the minute.
        case time(Instant)
        case number(Int)
    }

    private var book: UnsafeMutablePointer<lxw_workbook>?
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let time: UnsafeMutablePointer<lxw_format>?
    private let columnCount: Int
    private var row: lxw_row_t = 2

    /// Makes a file that only its owner may read; `scratch` is the folder for the rows until it is finished.
    public init(path: String, scratch: String, layout: Layout) throws(WorkbookWriteError) {
        // The library opens the file by its name; one that is there keeps its mode.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotCreate(path: path, code: errno) }
        close(descriptor)
        guard let book = Self.book(path, scratch) else { throw .cannotCreate(path: path, code: ENOMEM) }
        guard let sheet = workbook_add_worksheet(book, layout.name) else {
            lxw_workbook_free(book)
            throw .cannotCreate(path: path, code: EINVAL)
        }
        (self.book, self.sheet) = (book, sheet)
        columnCount = layout.columns.count
        time = workbook_add_format(book)
        format_set_num_format(time, "yyyy-mm-dd hh:mm")
        try layOut(layout, book)
    }

    deinit {
        guard let book else { return }
        // The library closes it only where the workbook is put together.
        if let rows = sheet.pointee.optimize_tmpfile { fclose(rows) }
        lxw_workbook_free(book)
    }

    private static func book(_ path: String, _ scratch: String) -> UnsafeMutablePointer<lxw_workbook>? {
        scratch.withCString { scratch in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: scratch)
            return workbook_new_opt(path, &options)
        }
    }

    private func layOut(_ layout: Layout, _ book: UnsafeMutablePointer<lxw_workbook>) throws(WorkbookWriteError) {
        let head = workbook_add_format(book)
        format_set_bold(head)
        for (index, column) in layout.columns.enumerated() {
            let place = lxw_col_t(index)
            worksheet_set_column(sheet, place, place, Double(column.width), nil)
        }
        worksheet_freeze_panes(sheet, 2, 1)
        worksheet_repeat_rows(sheet, 0, 1)
        worksheet_set_landscape(sheet)
        // A4.
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_footer(sheet, Self.footer(layout.footer))
        try check(worksheet_write_string(sheet, 0, 0, Self.shown(layout.headline), nil))
        for (index, column) in layout.columns.enumerated() {
            try check(worksheet_write_string(sheet, 1, lxw_col_t(index), Self.shown(column.title), head))
        }
    }

    /// Writes the next row.
    public func write(_ cells: [Cell]) throws(WorkbookWriteError) {
        for (index, cell) in cells.enumerated() {
            let column = lxw_col_t(index)
            switch cell {
            case .blank: break
            case .text(let text): try check(worksheet_write_string(sheet, row, column, Self.shown(text), nil))
            case .time(let at): try check(worksheet_write_number(sheet, row, column, Self.serial(at), time))
            case .number(let number): try check(worksheet_write_number(sheet, row, column, Double(number), nil))
            }
        }
        row += 1
    }

    /// Puts the file together; only then it can be opened.
    public func finish() throws(WorkbookWriteError) {
        guard let book else { return }
        worksheet_autofilter(sheet, 1, 0, max(row, 3) - 1, lxw_col_t(max(columnCount, 1) - 1))
        self.book = nil
        try check(workbook_close(book))
    }

    private func check(_ result: lxw_error) throws(WorkbookWriteError) {
        guard result == LXW_NO_ERROR else { throw .cannotWrite(code: Int(result.rawValue)) }
    }
}

extension WorkbookWriter {
    /// The longest text of a cell, in units of UTF-16.
    public static let longestText = 32_767
    /// The longest footer that Excel takes.
    private static let longestFooter = 255
    private static let cutMark = "……（过长，全文见工单）"

    /// A text as a cell may hold it: without control characters, and cut where it is too long.
    static func shown(_ text: String) -> String {
        var text = text
        if text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }) {
            text.unicodeScalars.removeAll { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }
        }
        guard text.utf8.count > longestText, text.utf16.count > longestText else { return text }
        var (kept, length) = ("", cutMark.utf16.count)
        for character in text {
            length += character.utf16.count
            guard length <= longestText else { break }
            kept.append(character)
        }
        return kept + cutMark
    }

    /// Left what was asked for, right the page; `&` begins a code of the footer's own.
    private static func footer(_ text: String) -> String {
        let pages = "&R第&P页 共&N页"
        var kept = "&L"
        for character in text where character != "\n" {
            let next = character == "&" ? "&&" : String(character)
            guard kept.utf16.count + next.utf16.count + pages.utf16.count < longestFooter else { break }
            kept += next
        }
        return kept + pages
    }

    /// Days since 1899-12-30, as the times of a sheet are numbers; Beijing time.
    static func serial(_ time: Instant) -> Double {
        let days = time.day.daysSinceEpoch + 25_569
        return Double(days) + Double(time.secondOfDay) / 86_400
    }
}

/// Why a workbook can't be written.
public enum WorkbookWriteError: Error, Hashable, Sendable {
    /// The file can't be created; the code is errno.
    case cannotCreate(path: String, code: Int32)
    /// Writing broke off; the code is libxlsxwriter's.
    case cannotWrite(code: Int)

    /// What is wrong and what to do about it, in Chinese.
    public var message: String {
        switch self {
        case .cannotCreate(let path, let code): "不能创建 \(path)：\(systemMessage(code))。请检查文件夹和写入权限。"
        case .cannotWrite(let code): "写入工作簿中断（代码\(code)）。请检查磁盘空间后重试。"
        }
    }
}
