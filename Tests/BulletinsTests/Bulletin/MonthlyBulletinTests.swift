import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("The bulletin of a month")
struct MonthlyBulletinTests {
    @Test("It reads as worked out by hand")
    func text() {
        let bulletin = FactSet.smallBulletin()
        #expect(bulletin.title.text == "2022年2月份12345政务服务便民热线运行情况通报")
        #expect(
            bulletin.lines == [
                "2022年2月份，12345政务服务便民热线共办理群众诉求25件，同比增长25%。",
                "一、基本情况",
                "（一）受理情况。电话20件、网站5件。按诉求类型分，咨询6件、求助4件、投诉6件、意见建议5件、表扬4件。"
                    + "直接答复20件，直接答复率80%；转办5件，共转有关单位7件次。",
                "（二）办结时长。全市平均办结时长6.5天，2022年1月份为7.5天，有所缩短。县区平均4.7天，较长的是南县（10天）；"
                    + "市直单位平均9天，较长的是市气象局（13天）。",
                "（三）按期办结。按期办结率85.71%，逾期1件：公安1件。",
                "（四）办理满意率。群众评价7件，满意6件，平均办理满意率85.71%。"
                    + "县区满意率75%，较低的是北区（66.66%）；市直单位满意率100%。",
                "二、群众反映的热点问题",
                "按电话20件统计，反映较集中的诉求类别依次为：交通10件，占50%；卫生6件，占30%；其他4件，占20%。",
                "（一）交通方面10件。主要涉及：1.停车6件；2.道路4件。反映较多的地点：惠黎路（3件）、人民路（2件）。",
                "（二）卫生方面6件。主要涉及：1.门诊6件。",
                "（三）其他方面4件。",
                "三、热线办理中存在的问题",
                "（一）办理效率方面。逾期1件，涉及1家单位。",
                "（二）办理时长方面。南县、市气象局平均办结时长长于同组单位。",
                "（三）在办件方面。截至2022-03-01 00:00，尚有1件没有办结。",
                "（四）办理质量方面。群众评价不满意1件，表示尚未解决1件，解决率85.71%。",
                "四、下一步工作建议",
                "（一）核查逾期件。请公安逐件核查逾期原因，没有办结的尽快办结。",
                "（二）压缩办理时间。请南县、市气象局查找用时较长的环节，及时办理答复。",
                "（三）重视群众评价。请北区逐件核实不满意的诉求，及时改进。",
                "（四）关注集中诉求。交通、卫生、其他方面的诉求较为集中，请有关单位做好政策解释和源头处置。",
            ]
        )
    }

    @Test("附表1 has each category with its share, and the denominator below")
    func categoryTable() throws {
        let table = try #require(FactSet.smallBulletin().table("categories"))
        #expect(table.title.text == "附表1　诉求类别统计表")
        #expect(table.columns.map(\.title) == ["序号", "诉求类别", "件数", "占比"])
        #expect(table.lines == ["1|交通|10|50%", "2|卫生|6|30%", "3|其他|4|20%", "|合计|20|100%"])
        #expect(
            table.noteLines == [
                "占比以电话20件为分母。",
                "统计口径：本期转办件，办结时长取本期办结的转办件、按自然日计算。数据截止时间：2022-03-01 00:00。",
            ]
        )
    }

    @Test("附表2 has each unit with dispatches, the hotline's own answers, and the total")
    func unitTable() throws {
        let table = try #require(FactSet.smallBulletin().table("units"))
        #expect(table.columns.map(\.title) == ["序号", "承办单位", "转办件数", "逾期件数", "按期办结率", "评价件数", "满意率"])
        #expect(
            table.lines == [
                "1|北区人民政府|3|0|100%|3|66.66%",
                "2|南县人民政府|1|0|100%|1|100%",
                "3|市公安局|2|1|50%|1|100%",
                "4|市卫生健康委|1|0|100%|0|—",
                "|热线直接办理||||2|100%",
                "|合计|7|1|85.71%|7|85.71%",
            ]
        )
        #expect(
            table.noteLines == [
                "市气象局不在本表中：平均办结时长按本期办结的1件计算，这些件不是本表统计的转办件。",
                "一件诉求可转办两个及以上单位，转办合计7件次，多于实际转办件数5件。",
                "满意率合计含对热线直接办理的评价2件、满意2件。",
                "“—”表示没有可计算的件，例如无人评价。",
                "统计口径：本期转办件，办结时长取本期办结的转办件、按自然日计算。数据截止时间：2022-03-01 00:00。",
            ]
        )
    }

    @Test("A draft agrees with itself")
    func noFindings() {
        #expect(FactSet.smallBulletin().findings.isEmpty)
    }

    @Test("Every number of the text is a live field with the figure's own text")
    func liveFields() {
        let bulletin = FactSet.smallBulletin()
        let fields = bulletin.blocks.flatMap(\.runs).compactMap { run -> (String, String)? in
            if case .figure(let key, let text) = run { (key, text) } else { nil }
        }
        #expect(fields.count == 49)
        for (key, text) in fields { #expect(bulletin.figures[key]?.text(bulletin.settings.format) == text) }
        #expect(bulletin.looseFindings.isEmpty)
    }

    @Test("An earlier cut-off makes another bulletin: later completions and answers are not there")
    func earlierCutOff() throws {
        let bulletin = FactSet.smallBulletin(cutOff: "02-13 00:00")
        #expect(bulletin.lines[0] == "2022年2月份，12345政务服务便民热线共办理群众诉求20件。")
        let table = try #require(bulletin.table("units"))
        #expect(
            table.lines == [
                "1|北区人民政府|3|0|100%|0|—",
                "2|南县人民政府|1|0|100%|0|—",
                "3|市公安局|2|1|50%|0|—",
                "|合计|6|1|83.33%|0|—",
            ]
        )
        #expect(bulletin.lines.contains { $0.contains("本期无人评价，满意率记为“—”。") })
        #expect(bulletin.lines.contains { $0.contains("尚有2件没有办结") })
        #expect(bulletin.findings.isEmpty)
    }

    @Test("The cut-off is printed under the tables")
    func cutOffPrinted() {
        let bulletin = FactSet.smallBulletin(cutOff: "02-20 09:30")
        for table in bulletin.tables {
            #expect(table.noteLines.last?.hasSuffix("数据截止时间：2022-02-20 09:30。") == true)
        }
    }

    @Test("A month without anything is a bulletin too, without claims")
    func emptyMonth() {
        let bulletin = MonthlyBulletin(figures: FactSet().figures(cutOff: "03-01 00:00"))
        #expect(
            bulletin.lines == [
                "2022年2月份，12345政务服务便民热线共办理群众诉求0件。",
                "一、基本情况",
                "（一）办结时长。本期没有计入时长的办结件。",
                "（二）按期办结。本期没有转办件，按期办结率记为“—”。",
                "（三）办理满意率。本期无人评价，满意率记为“—”。",
                "二、群众反映的热点问题",
                "本期没有可统计的诉求类别。",
                "三、热线办理中存在的问题",
                "从本期数据看，没有逾期、在办、不满意和未解决的转办件。",
                "四、下一步工作建议",
                "请各承办单位继续按期办理、如实答复。",
            ]
        )
        #expect(bulletin.table("units")?.lines == ["|合计|0|0|—|0|—"])
        #expect(bulletin.table("categories")?.lines == ["|合计|0|—"])
        #expect(bulletin.findings.isEmpty)
    }

    @Test("A month without faults names nobody")
    func faultless() {
        var facts = FactSet()
        facts.order(ending: .dispatched)
        facts.dispatch(1, .north, done: "02-12 12:00")
        facts.visit(1, .north, rating: .satisfied, isResolved: true)
        let bulletin = MonthlyBulletin(figures: facts.figures(cutOff: "03-01 00:00"))
        #expect(bulletin.lines.contains("（三）按期办结。按期办结率100%，没有逾期件。"))
        #expect(bulletin.lines.contains("从本期数据看，没有逾期、在办、不满意和未解决的转办件。"))
        #expect(bulletin.namedUnits.isEmpty)
        #expect(bulletin.table("units")?.noteLines.contains { $0.contains("两个及以上") } == false)
    }

    @Test("A random month's draft has no contradiction", arguments: FigureListTests.cases)
    func randomMonths(_ month: FigureListTests.Case) {
        let findings = MonthlyBulletin(figures: month.figures).findings
        #expect(findings.filter { $0.severity == .error }.isEmpty, "\(findings.map(\.message))")
    }
}

@Suite("Comparison in the text")
struct ComparisonSentenceTests {
    private func opening(_ history: (String, String, String)...) -> String {
        FactSet.smallBulletin(history: history).lines[0]
    }

    @Test("同比 and 环比 are told where they are known")
    func both() {
        let start = "2022年2月份，12345政务服务便民热线共办理群众诉求25件"
        #expect(opening() == start + "。")
        #expect(opening(("2022-01", "受理总量", "50")) == start + "，环比下降50%。")
        #expect(
            opening(("2021-02", "受理总量", "10"), ("2022-01", "受理总量", "25")) == start + "，同比增长150%，环比持平。"
        )
    }

    @Test(
        "The mean is compared as it is written",
        arguments: [("7.5", "有所缩短"), ("6.5", "基本持平"), ("6.4", "有所延长"), ("6.59", "基本持平")]
    )
    func trend(_ earlier: String, _ words: String) {
        let bulletin = FactSet.smallBulletin(history: [("2022-01", "平均办结时长", earlier)])
        #expect(bulletin.lines[3].contains("天，\(words)。县区"))
    }

    @Test("Without a mean of the period before nothing is said of it")
    func unknown() {
        #expect(FactSet.smallBulletin(history: []).lines[3].contains("全市平均办结时长6.5天。县区平均4.7天"))
    }
}

@Suite("Which units are named")
struct NamingTests {
    private func line(_ start: String, _ change: (inout BulletinSettings) -> Void) -> String {
        FactSet.smallBulletin(change).lines.first { $0.contains(start) } ?? ""
    }

    @Test("Units below the minimum stand apart, and a note says so")
    func minimum() {
        let bulletin = FactSet.smallBulletin { $0.minimumCount = 3 }
        #expect(bulletin.lines.contains { $0.contains("县区平均4.7天；市直单位平均9天。") })
        #expect(bulletin.lines.contains { $0.contains("县区满意率75%，较低的是北区（66.66%）") })
        #expect(bulletin.table("units")?.noteLines.contains("办结或评价不足3件的单位不参加较长、较低的比较。") == true)
        #expect(bulletin.findings.isEmpty)
        let four = FactSet.smallBulletin { $0.minimumCount = 4 }
        #expect(four.lines.contains { $0.contains("县区满意率75%；市直单位满意率100%") })
    }

    @Test("The default minimum is three cases")
    func defaultMinimum() {
        #expect(BulletinSettings().minimumCount == 3)
    }

    @Test("Only as many as the settings say are named")
    func howMany() {
        #expect(
            line("办结时长。") {
                $0.minimumCount = 1
                $0.slowestCount = 0
            }.hasSuffix("县区平均4.7天；市直单位平均9天。")
        )
        #expect(
            !line("办理满意率。") {
                $0.minimumCount = 1
                $0.lowestCount = 0
            }.contains("较低")
        )
    }

    @Test("A unit is slow only if it is slower than its group")
    func slowerThanGroup() {
        let text = line("办结时长。") {
            $0.minimumCount = 1
            $0.slowestCount = 5
        }
        #expect(text.hasSuffix("较长的是南县（10天）；市直单位平均9天，较长的是市气象局（13天）。"))
    }

    @Test("The lowest come by their rate, exactly compared")
    func lowest() {
        var facts = FactSet()
        for order in 1...7 {
            facts.dispatch(order, .police, done: "02-12 00:00")
            facts.visit(order, .police, rating: order == 1 ? .dissatisfied : .satisfied)
        }
        for order in 11...16 {
            facts.dispatch(order, .health, done: "02-12 00:00")
            facts.visit(order, .health, rating: order == 11 ? .dissatisfied : .satisfied)
        }
        for order in 21...40 {
            facts.dispatch(order, .weather, done: "02-12 00:00")
            facts.visit(order, .weather, rating: .satisfied)
        }
        let bulletin = MonthlyBulletin(figures: facts.figures())
        #expect(bulletin.lines.contains { $0.contains("较低的是市卫生健康委（83.33%）、公安（85.71%）。") })
    }

    @Test("A unit is called by its short name, or without the endings of the settings")
    func shortNames() {
        let text = line("（一）核查逾期件") { $0.minimumCount = 1 }
        #expect(text.contains("请公安逐件"))
        #expect(
            line("办理满意率。") {
                $0.minimumCount = 1
                $0.unitSuffixes = []
            }.contains("北区人民政府（66.66%）")
        )
        #expect(
            line("办结时长。") {
                $0.minimumCount = 1
                $0.unitSuffixes = ["气象局"]
            }.contains("市（13天）")
        )
    }

    @Test("The full name stays with the run, for links and checks")
    func fullNames() {
        #expect(FactSet.smallBulletin().namedUnits == ["南县人民政府", "市气象局", "市公安局", "北区人民政府"])
    }

    @Test("With many overdue units only those with most are named, and how many there are")
    func manyOverdue() {
        var facts = FactSet()
        for (order, unit) in FactSet.Unit.allCases.enumerated() {
            for extra in 0...order { facts.dispatch(order * 10 + extra, unit, due: "02-11 00:00") }
        }
        let bulletin = MonthlyBulletin(figures: facts.figures { $0.overdueUnitCount = 2 })
        #expect(bulletin.lines.contains { $0.hasSuffix("逾期15件：市气象局5件、市卫生健康委4件等5家单位。") })
        #expect(bulletin.findings.isEmpty)
    }

    @Test("A named unit without a row gets a note")
    func note() throws {
        let table = try #require(FactSet.smallBulletin().table("units"))
        #expect(!table.lines.contains { $0.contains("市气象局") })
        #expect(table.noteLines[0].hasPrefix("市气象局不在本表中"))
    }
}
