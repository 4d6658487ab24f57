import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("Settings in the text")
struct BulletinWordingTests {
    @Test("Channels and groups have names of their own in sentences")
    func titles() throws {
        let bulletin = FactSet.smallBulletin { settings in
            settings.channelTitles = ["电话": "群众来电"]
            settings.groupTitles = ["县区": "各县区"]
        }
        #expect(bulletin.lines[2].hasPrefix("（一）受理情况。群众来电20件、网站5件。"))
        #expect(bulletin.lines[3].contains("各县区平均4.7天"))
        #expect(bulletin.lines[7].hasPrefix("按群众来电20件统计"))
        #expect(try #require(bulletin.table("categories")).noteLines[0] == "占比以群众来电20件为分母。")
    }

    @Test("Over all appeals the text and the note say so")
    func allAppeals() throws {
        let bulletin = FactSet.smallBulletin { $0.categoryDenominator = .all }
        #expect(bulletin.lines[7].hasPrefix("按全部诉求25件统计，反映较集中的诉求类别依次为：交通15件，占60%；"))
        #expect(
            try #require(bulletin.table("categories")).lines == [
                "1|交通|15|60%", "2|卫生|6|24%", "3|其他|4|16%", "|合计|25|100%",
            ]
        )
        #expect(bulletin.findings.isEmpty)
    }

    @Test("A sentence worded anew is used")
    func ownSentence() throws {
        var wording = BulletinWording()
        try wording.set(.title, to: "{period}热线月报")
        try wording.set(.opening, to: "受理{total}件[，另有无效{invalid}件]。")
        let bulletin = FactSet.smallBulletin { $0.wording = wording }
        #expect(bulletin.title.text == "2022年2月份热线月报")
        #expect(bulletin.lines[0] == "受理25件，另有无效2件。")
        #expect(bulletin.findings.isEmpty)
    }

    @Test("A paragraph that a city leaves out takes no number")
    func noGap() throws {
        var wording = BulletinWording()
        try wording.set(.intake, to: "（{ordinal}）{direct-rate}{dispatched-orders}")
        var facts = FactSet()
        facts.order()
        let bulletin = MonthlyBulletin(figures: facts.figures { $0.wording = wording })
        #expect(bulletin.lines[2].hasPrefix("（一）办结时长"))
        #expect(bulletin.findings.isEmpty)
    }

    @Test("How many topics are listed and narrated is a setting")
    func topics() {
        let bulletin = FactSet.smallBulletin { settings in
            settings.hotTopicCount = 2
            settings.narratedTopicCount = 1
            settings.subtopicCount = 1
            settings.placeCount = 1
        }
        #expect(bulletin.lines[7].hasSuffix("交通10件，占50%；卫生6件，占30%。"))
        #expect(bulletin.lines[8] == "（一）交通方面10件。主要涉及：1.停车6件。反映较多的地点：惠黎路（3件）。")
        #expect(bulletin.lines[9] == "三、热线办理中存在的问题")
        #expect(bulletin.findings.isEmpty)
    }

    @Test("Rounding and zeros go through text and tables alike")
    func rounding() throws {
        let bulletin = FactSet.smallBulletin { settings in
            settings.minimumCount = 1
            settings.format.rounding = .halfUp
            settings.format.zeros = .keep
        }
        #expect(bulletin.lines[5].contains("北区（66.67%）；市直单位满意率100.00%"))
        #expect(bulletin.lines[3].contains("平均办结时长6.6天"))
        #expect(try #require(bulletin.table("units")).lines[0] == "1|北区人民政府|3|0|100.00%|3|66.67%")
        #expect(bulletin.findings.isEmpty)
    }

    @Test("Another cohort changes heading, note and numbers")
    func cohort() throws {
        let bulletin = FactSet.smallBulletin { $0.cohort = .completed }
        let table = try #require(bulletin.table("units"))
        #expect(table.columns[2].title == "办结件数")
        #expect(table.lines.last == "|合计|7|1|85.71%|7|85.71%")
        #expect(table.lines.contains("4|市气象局|1|0|100%|0|—"))
        #expect(table.noteLines.last?.hasPrefix("统计口径：本期办结的转办件，") == true)
        #expect(bulletin.findings.isEmpty)
    }

    @Test("The clock is said under the table")
    func clock() throws {
        let bulletin = FactSet.smallBulletin { $0.clock = .workingDays }
        #expect(try #require(bulletin.table("units")).noteLines.last?.contains("按工作日计算") == true)
    }

    @Test(
        "Ordinals are Chinese numerals",
        arguments: [(1, "一"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (99, "九十九")]
    )
    func numerals(_ number: Int, _ text: String) {
        #expect(ChineseNumeral.text(number) == text)
        #expect(ChineseNumeral.number(text) == number)
    }

    @Test("What is no ordinal is none")
    func noNumeral() {
        #expect(ChineseNumeral.number("元") == nil)
        #expect(ChineseNumeral.number("") == nil)
        #expect(ChineseNumeral.text(100) == "100")
    }
}
