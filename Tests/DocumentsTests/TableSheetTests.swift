import Testing

@testable import Bulletins
@testable import Documents

@Suite("A table as text, CSV and JSON")
struct TableSheetTests {
    private var sheet: TableSheet {
        let columns = ["受理量", "直接答复率"].map { measure in
            TableSheet.Column(group: nil, measure: measure, unit: "件", isTotal: false)
        }
        func row(_ title: String, _ level: Int, _ numbers: (Int, String)) -> TableSheet.Row {
            let cells = [
                TableSheet.Cell(text: "\(numbers.0)", isSmall: false, numerator: numbers.0, shade: 0),
                TableSheet.Cell(text: numbers.1, isSmall: true, numerator: 1, denominator: numbers.0, shade: 0),
            ]
            return TableSheet.Row(title: title, level: level, isSubtotal: level == 1, cells: cells)
        }
        return TableSheet(
            title: "县区、街道乡镇（诉求）",
            period: "2022年2月份",
            cutOff: "2022-03-01 00:00",
            rowTitle: "县区 / 街道乡镇",
            columns: columns,
            rows: [row("相山区", 1, (12, "8.33%")), row("渠沟,\"镇\"", 2, (2, "50%")), row("合计", 0, (12, "8.33%"))],
            notes: ["单位：件。"],
            isEmpty: false
        )
    }

    @Test("numbers stand under each other at the right, what is below is indented")
    func text() {
        #expect(
            sheet.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) == [
                "县区、街道乡镇（诉求）", "2022年2月份，数据截止 2022-03-01 00:00", "",
                "县区 / 街道乡镇  受理量  直接答复率", "-----------------------------------",
                "相山区               12       8.33%", "　渠沟,\"镇\"           2         50%",
                "合计                 12       8.33%", "", "单位：件。", "",
            ]
        )
    }

    @Test("a cell with a comma or a quote is quoted in CSV")
    func csv() {
        #expect(
            sheet.csv == """
                县区 / 街道乡镇,受理量,直接答复率
                相山区,12,8.33%
                "　渠沟,""镇""\",2,50%
                合计,12,8.33%

                """
        )
    }

    @Test("cells are pasted with tabs between them")
    func tabbed() {
        #expect(sheet.tabbed.split(separator: "\n").map { $0.split(separator: "\t").count } == [3, 3, 3, 3])
    }

    @Test("JSON has what the texts are made of")
    func json() {
        guard case .object(let members) = sheet.json else { return #expect(Bool(false)) }
        #expect(members.map(\.name) == ["title", "period", "as_of", "columns", "rows", "notes"])
        let text = sheet.json.text
        #expect(text.contains("\"numerator\": 1") && text.contains("\"denominator\": null"))
        #expect(text.contains("\"as_of\": \"2022-03-01 00:00\""))
    }
}
