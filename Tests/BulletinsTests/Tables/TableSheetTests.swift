import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite struct TableSheetTests {
    private func sheet(
        _ facts: FactSet,
        _ text: String,
        _ settings: BulletinSettings = BulletinSettings()
    ) throws
        -> TableSheet
    {
        try facts.counted(items(text + "&period=2022-02"), settings).sheet()
    }

    @Test("a column stands for each column of the table and each measure below it")
    func columns() throws {
        var facts = FactSet()
        facts.order(channel: .phone)
        facts.order(channel: .web)
        let sheet = try sheet(facts, "rows=kind&columns=channel&measure=valid&measure=direct-rate")
        #expect(sheet.columns.map(\.group) == ["电话", "电话", "网站", "网站", "合计", "合计"])
        #expect(sheet.columns.map(\.measure) == Array(repeating: ["受理量", "直接答复率"], count: 3).flatMap(\.self))
        #expect(sheet.columns.map(\.unit) == Array(repeating: ["件", "%"], count: 3).flatMap(\.self))
        #expect(sheet.columns.map(\.isTotal) == [false, false, false, false, true, true])
        #expect(sheet.rows.allSatisfy { $0.cells.count == sheet.columns.count })
        #expect(try self.sheet(facts, "rows=kind&measure=valid").columns.map(\.group) == [nil])
    }

    @Test("cells of nothing open nothing; every other one has its list")
    func lists() throws {
        var facts = FactSet()
        facts.order(channel: .phone, kind: .complaint)
        facts.order(channel: .web, kind: .inquiry)
        let sheet = try sheet(facts, "rows=channel&columns=kind&measure=valid")
        for row in sheet.rows {
            for cell in row.cells { #expect((cell.list == nil) == (cell.numerator == 0), "\(row.title) \(cell.text)") }
        }
        let list = try #require(sheet.rows.first?.cells.first { $0.numerator == 1 }?.list)
        #expect(list.isOfOrders)
        #expect(list.items == items("received=2022-02&valid=1&channel=电话&kind=投诉"))
    }

    @Test("the darkest fifth holds the largest count; nothing and totals have no shade")
    func shades() throws {
        var facts = FactSet()
        for (hour, times) in [(8, 1), (9, 4), (10, 10), (11, 5)] {
            facts.order("02-10 \(hour < 10 ? "0" : "")\(hour):00", times: times)
        }
        let shaded = try sheet(facts, "rows=hour&measure=valid&measure=direct&shade=1")
        let shades = Dictionary(uniqueKeysWithValues: shaded.rows.map { ($0.title, $0.cells.map(\.shade)) })
        #expect(shades["10时"] == [5, 0] && shades["8时"] == [1, 0] && shades["9时"] == [3, 0])
        #expect(shades["11时"] == [3, 0] && shades["12时"] == [0, 0] && shades["合计"] == [0, 0])
        #expect(try sheet(facts, "rows=hour&measure=valid").rows.allSatisfy { $0.cells[0].shade == 0 })
    }

    @Test("a table of rates alone has nothing to shade")
    func ratesWithoutShade() throws {
        var facts = FactSet()
        facts.order(ending: .answeredDirectly, times: 3)
        let sheet = try sheet(facts, "rows=hour&measure=direct-rate&shade=1")
        #expect(sheet.rows.allSatisfy { $0.cells[0].shade == 0 })
    }

    @Test("subtotals have no shade: what lies below them has")
    func subtotals() throws {
        var facts = FactSet()
        facts.order("02-10 10:00", .road, times: 2)
        facts.order("02-10 10:00", .parking)
        let sheet = try sheet(facts, "rows=category&then=subcategory&measure=valid&shade=1")
        #expect(sheet.rows.map(\.title) == ["交通", "道路", "停车", "合计"])
        #expect(sheet.rows.map(\.isSubtotal) == [true, false, false, false])
        #expect(sheet.rows.map { $0.cells[0].shade } == [0, 5, 3, 0])
    }

    @Test("the notes say unit, cut-off, cohort, clock and what may be misread")
    func notes() throws {
        let orders = try sheet(FactSet(), "rows=kind&measure=valid").notes
        #expect(orders == ["单位：件。数据截止 2022-03-01 00:00。"])
        let tags = try sheet(FactSet(), "rows=tag&measure=valid").notes
        #expect(tags.contains("各行有重复，合计按件计，不等于各行相加。"))
        let units = try sheet(FactSet(), "rows=unit&measure=valid").notes
        #expect(units.contains { $0.hasPrefix("承办单位含其下级") } && units.contains { $0.hasPrefix("各行有重复") })
        #expect(try sheet(FactSet(), "rows=status&measure=valid").notes.contains { $0.hasPrefix("状态为当前状态") })
        var settings = BulletinSettings()
        (settings.cohort, settings.clock, settings.minimumCount) = (.due, .workingDays, 5)
        let dispatches = try sheet(FactSet(), "of=dispatches&rows=unit&measure=mean-days&measure=overdue", settings)
            .notes
        #expect(
            dispatches == [
                "单位：天、件次。数据截止 2022-03-01 00:00。", "统计范围为本期到期的转办件，只计首轮一级转办。",
                "平均办结时长按本期办结的转办件计，工作日。", "“—”表示没有可计的件；带 * 的不足5件，仅供参考。",
            ]
        )
    }

    @Test("plain rows have a head, indented lines and as many cells each")
    func grid() throws {
        var facts = FactSet()
        facts.dispatch(1, .north)
        facts.dispatch(2, .police)
        let sheet = try sheet(facts, "of=dispatches&rows=group&then=unit&columns=kind&measure=dispatched")
        let grid = sheet.grid
        #expect(grid[0].prefix(2) == ["单位分组 / 承办单位", "咨询 转办件数"])
        #expect(grid.map { $0[0] }.dropFirst() == ["县区", "　北区人民政府", "市直单位", "　市公安局", "合计"])
        #expect(Set(grid.map(\.count)) == [9])
        #expect(sheet.tabbed.split(separator: "\n").count == grid.count)
    }

    @Test("a title says rows, columns and what is counted")
    func titles() throws {
        #expect(
            try sheet(FactSet(), "rows=county&then=street&columns=kind&measure=valid").title == "县区、街道乡镇 × 诉求类型（诉求）"
        )
        #expect(try sheet(FactSet(), "of=dispatches&rows=officer&measure=dispatched").title == "派单人（转办件）")
        #expect(try sheet(FactSet(), "rows=officer&measure=valid").rowTitle == "登记人")
    }
}
