import TestSupport
import Testing

@testable import Exchange

/// Sheets as other programs write them, made by hand.
@Suite struct SheetTests {
    private static let links =
        "<Relationships><Relationship Id=\"r9\" Target=\"worksheets/two.xml\"/><Relationship Id=\"r1\" "
        + "Target=\"/xl/worksheets/one.xml\"/></Relationships>"
    private static let book =
        "<workbook xmlns:r=\"x\"><sheets><sheet name=\"甲\" r:id=\"r1\"/><sheet name=\"乙\" r:id=\"r9\"/></sheets></workbook>"

    private func rows(_ sheet: String, strings: String = "", styles: String = "") throws -> [[String]] {
        var files = [
            ("xl/workbook.xml", Self.book), ("xl/_rels/workbook.xml.rels", Self.links),
            ("xl/worksheets/one.xml", "<worksheet><sheetData>\(sheet)</sheetData></worksheet>"),
            ("xl/worksheets/two.xml", "<worksheet/>"),
        ]
        if !strings.isEmpty { files.append(("xl/sharedStrings.xml", "<sst>\(strings)</sst>")) }
        if !styles.isEmpty { files.append(("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")) }
        return try Workbook(ZipWriter.archive(files), name: "x").rows
    }

    @Test("shared texts are joined from their runs, without how they are pronounced")
    func strings() throws {
        let strings =
            "<si><t>工</t></si><si><r><t>姓</t></r><r><t xml:space=\"preserve\">名 </t></r><rPh><t>xing</t></rPh></si>"
        let found = try rows(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>7</v></c></row>",
            strings: strings
        )
        #expect(found == [["姓名 ", "工"]])
    }

    @Test("texts in the cell, yes and no, numbers and formulas' results are read")
    func kinds() throws {
        let found = try rows(
            "<row><c t=\"inlineStr\"><is><t>甲&amp;乙</t></is></c><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c>"
                + "<c><v>12.5</v></c><c t=\"str\"><f>A1</f><v>甲</v></c><c/></row>"
        )
        #expect(found == [["甲&乙", "是", "否", "12.5", "甲"]])
    }

    @Test("a number is a day where its style says so")
    func days() throws {
        let styles =
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"0.00\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>"
        let cells = (0...4).map { "<c s=\"\($0)\"><v>44621.75</v></c>" }.joined()
        let found = try rows("<row>\(cells)<c s=\"1\"><v>61</v></c><c s=\"1\"><v>-5</v></c></row>", styles: styles)
        #expect(found == [["44621.75", "2022-03-01", "2022-03-01", "44621.75", "44621.75", "1900-03-01", "-5"]])
    }

    @Test("cells stand where they say, lines that are left out are empty")
    func places() throws {
        let found = try rows(
            "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r=\"5\"><c r=\"A5\"><v>4</v></c></row>"
        )
        #expect(found == [["", "", ""], ["", "1", "2"], ["3", "", ""], ["", "", ""], ["4", "", ""]])
    }

    @Test("a cell at the far end of a sheet fills no memory")
    func far() throws {
        let found = try rows(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c></row>"
                + "<row r=\"99999999999999999999\"><c r=\"ZZZZZZZZZZZZZZZZ1\"><v>4</v></c></row>"
        )
        #expect(found.count <= 2 && found.first == ["1"])
    }

    @Test("more lines than any list has are refused in words")
    func tooLarge() async {
        let error = await thrown(CityFileError.self) {
            _ = try rows("<row r=\"100001\"><c r=\"A100001\"><v>1</v></c></row>")
        }
        #expect(error?.message.contains("工作表过大") == true)
    }

    @Test("a workbook without its parts is refused in words")
    func missing() async {
        let all = [
            ("xl/workbook.xml", Self.book), ("xl/_rels/workbook.xml.rels", Self.links),
            ("xl/worksheets/one.xml", "<worksheet/>"),
        ]
        for index in all.indices {
            var files = all
            files.remove(at: index)
            let archive = ZipWriter.archive(files)
            let error = await thrown(CityFileError.self) { _ = try Workbook(archive, name: "x") }
            #expect(error?.message.contains("不是完整的 xlsx 工作簿") == true)
        }
    }

    @Test("the rows as CSV come back through the reader of CSV files")
    func csv() throws {
        let sheet =
            "<row r=\"1\"><c t=\"inlineStr\"><is><t>甲</t></is></c><c t=\"inlineStr\"><is><t>乙</t></is></c></row>"
            + "<row r=\"3\"><c t=\"inlineStr\"><is><t>a,b</t></is></c><c t=\"inlineStr\"><is><t>say \"x\"\nthen</t></is></c></row>"
        let files = [
            ("xl/workbook.xml", Self.book), ("xl/_rels/workbook.xml.rels", Self.links),
            ("xl/worksheets/one.xml", "<worksheet>\(sheet)</worksheet>"),
        ]
        let csv = try Workbook(ZipWriter.archive(files), name: "x").csv
        let reader = try CSVReader(bytes: Array(csv.utf8), fileName: "x")
        #expect(reader.columns == ["甲", "乙"])
        #expect(try reader.next() && reader.line == 3)
        #expect(reader.text(0) == "a,b" && reader.text(1) == "say \"x\"\nthen")
        #expect(try !reader.next())
    }
}
