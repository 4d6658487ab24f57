import Testing
import WorkingDays

@testable import Bulletins

@Suite("February 2022 as published", .enabled(if: SharedData.isHere, "set HOTLINE_SHARED to the folder with data/"))
struct PublishedTests {
    private func bulletin(asOf: String = "2022-03-24") throws -> MonthlyBulletin {
        MonthlyBulletin(figures: try MonthFolder.named("huaibei-2022-02").compared("2022-02", asOf: asOf))
    }

    @Test(
        "The text has every published number",
        arguments: [
            "16234件，同比增长80.75%", "省长热线平台20件", "人民网留言16件", "电话16198件", "全市平均办结时长6.8天", "县区平均7.1天",
            "市直单位平均6.2天", "2022年1月份为7.6天，有所缩短", "逾期2件", "市残联1件", "市交通投资控股集团有限公司1件", "平均办理满意率99.88%",
            "卫生健康2181件，占13.46%", "交通运输1934件，占11.93%", "市场监管1764件，占10.89%", "劳动和社会保障1663件，占10.26%",
            "城乡建设1300件，占8.02%",
        ]
    )
    func numbers(_ words: String) throws {
        #expect(try bulletin().lines.joined().contains(words))
    }

    @Test("The slowest and the lowest are those it names")
    func names() throws {
        let text = try bulletin().lines.joined()
        #expect(text.contains("县区平均7.1天，较长的是烈山区（8.1天）、濉溪县（7.5天）"))
        #expect(text.contains("较长的是市气象局（12.7天）、市邮政管理局（10.8天）"))
        #expect(text.contains("较低的是烈山区（99.13%）、濉溪县（99.75%）"))
        #expect(text.contains("较低的是市卫生健康委（96.87%）、市住房城乡建设局（99.59%）"))
    }

    @Test(
        "附表2 has its rates",
        arguments: [
            "市残联|2|1|50%|1|100%", "市交通投资控股集团有限公司|145|1|99.31%|65|100%", "濉溪县人民政府|1579|0|100%|401|99.75%",
            "烈山区人民政府|264|0|100%|115|99.13%", "市住房城乡建设局|473|0|100%|245|99.59%", "市卫生健康委|138|0|100%|32|96.87%",
            "合计|4804|2|99.95%|3440|99.88%",
        ]
    )
    func rows(_ row: String) throws {
        let table = try #require(try bulletin().table("units"))
        #expect(table.lines.contains { $0.hasSuffix(row) })
    }

    @Test("It has 45 units and says why the total is above the orders dispatched")
    func units() throws {
        let table = try #require(try bulletin().table("units"))
        #expect(table.rows.filter { $0.role == .part }.count == 46)
        #expect(table.noteLines.contains("一件诉求可转办两个及以上单位，转办合计4804件次，多于实际转办件数4617件。"))
    }

    @Test("市气象局, named slow without a row, has a note")
    func weatherBureau() throws {
        let table = try #require(try bulletin().table("units"))
        #expect(table.noteLines[0].hasPrefix("市气象局不在本表中：平均办结时长按本期办结的3件计算"))
    }

    @Test(
        "What the published bulletin contradicts itself in does not come up",
        arguments: ["2022-03-01", "2022-03-24"]
    )
    func noFindings(_ asOf: String) throws {
        #expect(try bulletin(asOf: asOf).findings.isEmpty)
    }

    @Test("Nor in the hard month", arguments: ["2024-05-16", "2024-06-01", "2024-06-28"], FigureCohort.allCases)
    func hardMonth(_ asOf: String, _ cohort: FigureCohort) throws {
        var settings = BulletinSettings()
        settings.cohort = cohort
        let figures = try MonthFolder.named("hard-2024-05").figures("2024-05", asOf: asOf, settings)
        #expect(MonthlyBulletin(figures: figures).findings.isEmpty)
    }

    @Test("Rounded, with zeros and balanced, the shares of the table make up 100.00%")
    func balanced() throws {
        var settings = BulletinSettings()
        settings.format.rounding = .halfUp
        settings.format.zeros = .keep
        settings.balancing = .largestRemainder
        let figures = try MonthFolder.named("huaibei-2022-02").figures("2022-02", asOf: "2022-03-24", settings)
        let table = try #require(MonthlyBulletin(figures: figures).table("categories"))
        let shares = table.rows.filter { $0.role == .part }.map { $0.cells[3].text.dropLast() }
        let units = try shares.map { try #require(Int($0.replacing(".", with: ""))) }
        #expect(units.reduce(0, +) == 10_000)
        #expect(shares.first == "13.46")
    }
}
