import Foundation
import TestSupport
import Testing
import WorkingDays

@testable import Exchange

@Suite struct WorkbookTests {
    private static func sample() throws -> [UInt8] {
        Array(try #require(Data(base64Encoded: SampleWorkbook.officers)))
    }

    @Test("a workbook of another program is read like a CSV file, its days as days")
    func officers() throws {
        let book = try Workbook(try Self.sample(), name: "x.xlsx")
        #expect(book.rows.map(\.count) == [6, 6, 6, 6, 6] && book.rows[3].allSatisfy(\.isEmpty))
        #expect(book.rows[2] == ["1002", "测试,乙 & <丙>", "经办人", "甲局", "2022-03-01", "2024-02-29"])
        let rows = try OfficersFile.rows(.text(book.csv, name: "x"))
        #expect(rows.map(\.id) == ["N001", "1002", "N003"] && rows[0].from == CivilDay(year: 2022, month: 3, day: 1))
    }

    @Test("a workbook cut off or damaged anywhere is refused or read, and ends nothing")
    func damaged() throws {
        let good = try Self.sample()
        for length in stride(from: 0, to: good.count, by: 37) { _ = try? Workbook(Array(good[..<length]), name: "x") }
        var state: UInt64 = 3
        for _ in 0..<1_500 {
            var bytes = good
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 25)
            }
            _ = try? Workbook(bytes, name: "x")
        }
    }

    @Test("what is no workbook is refused in words")
    func none() async {
        let error = await thrown(CityFileError.self) { _ = try Workbook(Array("工号,姓名".utf8), name: "x.xlsx") }
        #expect(error?.message.contains("不是完整的 xlsx 工作簿") == true)
    }

    @Test("packed bytes come out as they went in, and never more than announced")
    func inflate() throws {
        let packed = Array(try #require(Data(base64Encoded: SampleWorkbook.packed)))
        let text =
            String(repeating: "路灯不亮，", count: 40) + String(repeating: "abcdefghij", count: 30)
            + String(repeating: "the quick brown fox jumps over the lazy dog. ", count: 5)
        let size = text.utf8.count
        #expect(Inflate.bytes(of: packed[...], limit: size) == Array(text.utf8))
        #expect(Inflate.bytes(of: packed[...], limit: size - 1) == nil)
        #expect(Inflate.bytes(of: packed.dropLast(3), limit: size) == nil)
        // Stored: three bytes as they are.
        #expect(Inflate.bytes(of: [1, 3, 0, 0xFC, 0xFF, 7, 8, 9], limit: 3) == [7, 8, 9])
        #expect(Inflate.bytes(of: [1, 3, 0, 0xFC, 0xFF, 7, 8], limit: 3) == nil)
    }

    @Test("any bytes are unpacked or refused within the limit")
    func inflateAnything() {
        var state: UInt64 = 11
        for _ in 0..<5_000 {
            let bytes = (0..<40).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 40)
            }
            #expect((Inflate.bytes(of: bytes[...], limit: 1_000)?.count ?? 0) <= 1_000)
        }
    }

    @Test(
        "a document type, an entity of its own and broken markup are refused",
        arguments: [
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>", "<x>&a;</x>", "<x", "<x a=1>",
            "<x a='1>",
            "<x>&#xD800;</x>", "< >",
        ]
    )
    func markup(_ text: String) async {
        let error = await thrown(CityFileError.self) {
            var reader = MarkupReader(Array(text.utf8))
            while try reader.next() != nil {}
        }
        #expect(error != nil)
    }

    @Test("elements, attributes, named and numbered characters come as they were meant")
    func items() throws {
        var reader = MarkupReader(Array("<?xml?><!-- > --><a:b c='1>2' d=\"&amp;&#x6C34;\"/>x<![CDATA[<y>]]>".utf8))
        var items: [MarkupReader.Item] = []
        while let item = try reader.next() { items.append(item) }
        #expect(
            items == [.open("b", ["c": "1>2", "d": "&水"]), .close("b"), .text("x"), .text("<y>")]
        )
    }
}
