import Foundation
import TestSupport
import Testing
import WorkingDays

@testable import Exchange

/// Workbooks as they are written, read back by the reader of other programs' ones.
@Suite struct WorkbookWriterTests {
    private static let noon = Instant(day: CivilDay(year: 2022, month: 2, day: 28), secondOfDay: 43_200)

    private static func layout(_ titles: [String], footer: String = "内部资料") -> WorkbookWriter.Layout {
        let columns = titles.map { WorkbookWriter.Column($0, width: 12) }
        return WorkbookWriter.Layout(name: "工单清单", headline: "内部资料，导出1", footer: footer, columns: columns)
    }

    private func written(
        _ rows: [[WorkbookWriter.Cell]],
        layout: WorkbookWriter.Layout = Self.layout(["甲", "乙"])
    ) throws -> [UInt8] {
        let file = TemporaryFile()
        let writer = try WorkbookWriter(path: file.path, scratch: NSTemporaryDirectory(), layout: layout)
        for row in rows { try writer.write(row) }
        try writer.finish()
        return try file.bytes
    }

    private func read(_ bytes: [UInt8]) throws -> [[String]] { try Workbook(bytes, name: "x.xlsx").rows }

    /// A part of the archive as text.
    private func part(_ name: String, of bytes: [UInt8]) throws -> String {
        let archive = try #require(ZipArchive(bytes))
        return String(decoding: try #require(archive.file(name)), as: UTF8.self)
    }

    @Test("what is written is read back: a headline, heads, texts, numbers and days")
    func roundTrip() throws {
        let bytes = try written([
            [.text("路灯不亮 & <坏>"), .time(Self.noon)], [.number(42), .blank], [.text("第一行\n第二行 "), .text("𠮷野家🙂")],
        ])
        let rows = try read(bytes)
        #expect(rows[0] == ["内部资料，导出1", ""])
        #expect(rows[1] == ["甲", "乙"])
        #expect(rows[2] == ["路灯不亮 & <坏>", "2022-02-28"])
        #expect(rows[3] == ["42", ""])
        #expect(rows[4] == ["第一行\n第二行 ", "𠮷野家🙂"])
        #expect(rows.count == 5)
    }

    @Test("a time is a true date of Beijing time, to the second")
    func times() {
        #expect(WorkbookWriter.serial(Self.noon) == 44_620.5)
        #expect(WorkbookWriter.serial(Instant(day: CivilDay(year: 1970, month: 1, day: 1), secondOfDay: 0)) == 25_569)
        let last = Instant(day: CivilDay(year: 2022, month: 2, day: 28), secondOfDay: 86_399)
        #expect(Int(WorkbookWriter.serial(last) * 86_400 + 0.5) == 44_620 * 86_400 + 86_399)
    }

    @Test(arguments: ["=1+1", "+86", "-5", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1", "=cmd|' /C calc'!A0"])
    func `a text is never a formula`(_ text: String) throws {
        let bytes = try written([[.text(text), .text("x")]])
        #expect(try read(bytes)[2][0] == text)
        let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
        #expect(!sheet.contains("<f>") && !sheet.contains("hyperlink"))
    }

    @Test("heads stay in sight, can be filtered by, and stand on every page printed")
    func layOut() throws {
        let bytes = try written(Array(repeating: [.text("a"), .text("b")], count: 7))
        let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
        #expect(sheet.contains("ySplit=\"2\"") && sheet.contains("state=\"frozen\""))
        #expect(sheet.contains("<autoFilter ref=\"A2:B9\"/>"))
        #expect(sheet.contains("<oddFooter>&amp;L内部资料&amp;R第&amp;P页 共&amp;N页</oddFooter>"))
        let book = try part("xl/workbook.xml", of: bytes)
        #expect(book.contains("Print_Titles") && book.contains("工单清单"))
    }

    @Test("a footer that is too long is cut, and an ampersand begins no code")
    func footers() throws {
        let layout = Self.layout(["甲"], footer: "市政&P" + String(repeating: "长", count: 400))
        let sheet = try part("xl/worksheets/sheet1.xml", of: try written([], layout: layout))
        let footer = try #require(sheet.split(separator: "oddFooter>").dropFirst().first)
        #expect(footer.hasPrefix("&amp;L市政&amp;&amp;P长") && footer.contains("&amp;R第&amp;P页"))
        #expect(footer.replacing("&amp;", with: "&").count <= 257)
    }

    @Test("a text that is too long for a cell is cut and says so; control characters are left out")
    func longTexts() throws {
        let long = String(repeating: "🙂长", count: 20_000)
        let shown = WorkbookWriter.shown(long)
        #expect(shown.utf16.count <= WorkbookWriter.longestText && shown.utf16.count > WorkbookWriter.longestText - 3)
        #expect(shown.hasSuffix("全文见工单）") && shown.hasPrefix("🙂长🙂长"))
        #expect(WorkbookWriter.shown("a\u{0}b\u{1F}c\nd\te\u{B}") == "abc\nd\te")
        #expect(try read(try written([[.text(long), .text("\u{1}")]]))[2][0] == shown)
    }

    @Test("a sheet without rows opens all the same")
    func empty() throws {
        let rows = try read(try written([]))
        #expect(rows == [["内部资料，导出1", ""], ["甲", "乙"]])
    }

    @Test("nobody but the owner may read the file, and one that isn't finished leaves nothing open")
    func unfinished() throws {
        let file = TemporaryFile()
        let before = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        for _ in 0..<40 {
            let scratch = NSTemporaryDirectory()
            let writer = try WorkbookWriter(path: file.path, scratch: scratch, layout: Self.layout(["甲"]))
            try writer.write([.text("x")])
        }
        let after = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        #expect(after - before < 20, "\(before) \(after)")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test("a folder that isn't there is an error in words")
    func failures() async {
        let error = await thrown(WorkbookWriteError.self) {
            _ = try WorkbookWriter(path: "/nowhere/x.xlsx", scratch: "/tmp", layout: Self.layout(["甲"]))
        }
        #expect(error?.message.contains("请检查文件夹和写入权限") == true)
        #expect(WorkbookWriteError.cannotWrite(code: 5).message.contains("磁盘空间"))
    }

    @Test("ten thousand rows are all there, in order")
    func many() throws {
        let rows = (0..<10_000).map { [WorkbookWriter.Cell.number($0), .text("第\($0)行")] }
        let found = try read(try written(rows))
        #expect(found.count == 10_002 && found[10_001] == ["9999", "第9999行"])
        #expect(found.dropFirst(2).enumerated().allSatisfy { $0.element[0] == "\($0.offset)" })
    }
}
