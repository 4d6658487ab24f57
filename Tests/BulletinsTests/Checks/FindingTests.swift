import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

/// Each test breaks one thing in a bulletin that agrees with itself.
@Suite("What a bulletin must not say")
struct FindingTests {
    private func broken(_ change: (inout MonthlyBulletin) throws -> Void) rethrows -> [Finding] {
        var bulletin = FactSet.smallBulletin()
        try change(&bulletin)
        return bulletin.findings
    }

    private func rules(_ change: (inout MonthlyBulletin) throws -> Void) rethrows -> Set<Finding.Rule> {
        Set(try broken(change).map(\.rule))
    }

    /// Puts another text into the first live field of a figure in the text.
    private func rewrite(_ key: String, to text: String, in bulletin: inout MonthlyBulletin) {
        for block in bulletin.blocks.indices {
            for run in bulletin.blocks[block].runs.indices {
                guard case .figure(key, _) = bulletin.blocks[block].runs[run] else { continue }
                bulletin.blocks[block].runs[run] = .figure(key: key, text: text)
                return
            }
        }
    }

    private func cell(_ table: String, _ row: Int, _ column: Int, _ run: Run, in bulletin: inout MonthlyBulletin) {
        guard let index = bulletin.tables.firstIndex(where: { $0.key == table }) else { return }
        bulletin.tables[index].rows[row].cells[column] = run
    }

    @Test("A bulletin as drafted has no findings")
    func unbroken() {
        #expect(FactSet.smallBulletin().findings.isEmpty)
    }

    @Test("Parts that don't add up to their total")
    func sums() throws {
        let findings = broken { bulletin in
            bulletin.figures["received.kind.咨询"]?.numerator += 1
        }
        #expect(findings.filter { $0.rule == .sum }.map(\.message) == ["“受理总量”为25，按诉求类型相加为26，请核对数据。"])
        #expect(findings.allSatisfy { $0.severity == .error })
    }

    @Test("A total that is not the sum of its units")
    func unitSums() {
        let found = rules { $0.figures["overdue.city"]?.numerator = 2 }
        #expect(found.isSuperset(of: [.sum, .pooled]))
    }

    @Test("A number of the text that is no longer the figure's")
    func text() {
        let findings = broken { rewrite("received.total", to: "52", in: &$0) }
        #expect(findings.map(\.rule) == [.repeated])
        #expect(findings[0].message == "正文中“受理总量”写为“52”，数据为“25”，请更正。")
    }

    @Test("A number of a table that is no longer the figure's")
    func table() {
        let findings = broken { cell("units", 0, 2, .figure(key: "dispatched.unit.北区人民政府", text: "4"), in: &$0) }
        #expect(findings.map(\.rule) == [.repeated])
        #expect(findings[0].message.hasPrefix("“附表2　承办单位办理情况统计表”中“北区人民政府转办件数”写为“4”"))
    }

    @Test("A number of the title")
    func title() {
        #expect(rules { $0.title.append(.figure(key: "received.total", text: "24")) } == [.repeated])
    }

    @Test("A percent sign written twice, as once published")
    func doublePercent() {
        #expect(rules { rewrite("received.direct-rate", to: "80%%", in: &$0) } == [.repeated])
    }

    @Test("A figure that the period doesn't have")
    func missing() {
        let findings = broken { $0.blocks[0].runs.append(.figure(key: "received.moon", text: "7")) }
        #expect(findings.map(\.rule) == [.missing])
        #expect(findings[0].message == "正文中的“7”没有对应的数据，请删去或改用已有的数据。")
    }

    @Test("100% where nobody evaluated")
    func nobodyEvaluated() {
        let run = Run.figure(key: "satisfaction-rate.unit.市卫生健康委", text: "100%")
        let findings = broken { cell("units", 3, 6, run, in: &$0) }
        #expect(findings.map(\.rule) == [.nothing])
        #expect(findings[0].message.contains("没有可计算的件，应写“—”，现为“100%”"))
    }

    @Test("Shares of one table over different wholes")
    func denominators() {
        let found = rules { bulletin in
            bulletin.figures["category-share.卫生"]?.denominator = 25
            cell("categories", 1, 3, .figure(key: "category-share.卫生", text: "24%"), in: &bulletin)
        }
        #expect(found.contains(.denominator))
    }

    @Test("A total share that its table's rows don't make up")
    func shareTotal() {
        let found = rules { $0.figures["category-share"]?.numerator = 19 }
        #expect(found == [.pooled, .repeated])
    }

    @Test("A citywide rate that can't be pooled from its table, as once published")
    func pooled() {
        let findings = broken { bulletin in
            bulletin.tables[1].rows.removeAll { $0.cells[1].text == "热线直接办理" }
        }
        #expect(findings.map(\.rule) == [.pooled, .pooled])
        #expect(findings[1].message == "“附表2　承办单位办理情况统计表”的“满意率”合计不能由各行得出，请核对各行和合计。")
    }

    @Test("A row left out of a table")
    func missingRow() {
        #expect(rules { $0.tables[1].rows.removeFirst() }.isSuperset(of: [.pooled]))
    }

    @Test("A named unit without row or note, as once published")
    func unitWithoutRow() {
        let findings = broken { $0.tables[1].notes.removeFirst() }
        #expect(findings.map(\.rule) == [.unit])
        #expect(findings[0].message == "正文点名的“市气象局”在附表中没有行也没有备注，请补充说明。")
    }

    @Test("A unit named by hand needs a row too")
    func unitNamedByHand() {
        #expect(rules { $0.blocks[0].runs.append(.unit(name: "市文旅局", text: "文旅")) } == [.unit])
    }

    @Test("A number typed into the text is pointed out, but may be published")
    func looseNumber() {
        let findings = broken { $0.blocks[0].runs.append(.text("其中夜间130.5件。")) }
        #expect(findings.map(\.rule) == [.loose])
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings[0].message.hasPrefix("正文中的“130.5件”不是数据字段"))
    }

    @Test(
        "Numbers with a unit are found, dates and ordinals are not",
        arguments: [
            ("2022年2月份", []), ("共16234件，占80.75%", ["16234件", "80.75%"]), ("1.停车；2.道路", []),
            ("7.6天和3家", ["7.6天", "3家"]), ("12345热线", []), ("截至2022-03-01 00:00", []), ("几件", []), ("5", []),
        ] as [(String, [String])]
    )
    func countedNumbers(_ text: String, _ numbers: [String]) {
        #expect(MonthlyBulletin.countedNumbers(in: text) == numbers)
    }

    @Test("A skipped category, as once published")
    func skippedOrdinal() {
        let findings = broken { bulletin in bulletin.blocks.removeAll { $0.runs.text.hasPrefix("（二）卫生") } }
        #expect(findings.map(\.rule) == [.ordinal])
        #expect(findings[0].message == "“（三）其他方面4件。…”的序号应为“二”，请更正序号或补上缺少的内容。")
    }

    @Test("A heading left out or there twice")
    func headings() {
        #expect(rules { bulletin in bulletin.blocks.removeAll { $0.runs.text.hasPrefix("二、") } }.contains(.ordinal))
        #expect(rules { $0.blocks.append(.init(.heading, [.text("四、其他")])) } == [.ordinal])
        #expect(rules { $0.blocks.append(.init(.heading, [.text("五、其他")])) }.isEmpty)
        #expect(rules { $0.blocks.append(.init(.paragraph, [.text("（说明）没有序号")])) }.isEmpty)
    }

    @Test("A rate that rounding shows as complete")
    func roundedToFull() throws {
        var facts = FactSet()
        for order in 1...400 {
            facts.dispatch(order, .north, due: order == 1 ? "02-11 00:00" : "02-20 00:00", done: "02-12 00:00")
        }
        let rounded = MonthlyBulletin(
            figures: facts.figures { settings in
                settings.format.rounding = .halfUp
                settings.format.decimals = 0
            }
        )
        let findings = rounded.findings
        #expect(Set(findings.map(\.rule)) == [.full])
        #expect(findings.allSatisfy { $0.severity == .warning })
        #expect(findings.contains { $0.message.hasPrefix("“全市按期办结率”为399/400，四舍五入后显示为100%") })
        #expect(MonthlyBulletin(figures: facts.figures { $0.format.decimals = 0 }).findings.isEmpty)
    }

    @Test("A part larger than its whole, or less than nothing")
    func range() {
        let larger = rules { $0.figures["completion-rate.city"]?.numerator = 9 }
        #expect(larger.contains(.range))
        let negative = rules { $0.figures["open.city"]?.numerator = -1 }
        #expect(negative.contains(.range))
    }

    @Test("A change may be negative")
    func negativeChange() {
        let bulletin = FactSet.smallBulletin(history: [("2021-02", "受理总量", "50")])
        #expect(bulletin.lines[0].contains("下降50%"))
        #expect(bulletin.findings.isEmpty)
    }

    @Test("Rows whose names are in no list")
    func unknownNames() {
        var facts = FactSet()
        facts.order()
        facts.orders.append(
            OrderFact(kind: .other, category: 1, channel: 88, ending: .dispatched, receivedAt: moment("02-03 10:00"))
        )
        let findings = MonthlyBulletin(figures: facts.figures()).findings
        #expect(findings.map(\.rule) == [.unknown])
        #expect(findings.map(\.severity) == [.warning])
    }

    @Test("A history that can't be read")
    func history() {
        let findings = FactSet.smallBulletin(history: [("2021-02", "受理总量", "约二十")]).findings
        #expect(findings.map(\.rule) == [.history])
        #expect(findings[0].message == "历史数据“2021-02 受理总量：约二十”不是数值，没有用于同比、环比，请改正后重新导入。")
    }

    @Test("Errors come before warnings")
    func order() {
        let findings = broken { bulletin in
            bulletin.blocks[0].runs.append(.text("130件"))
            rewrite("received.total", to: "52", in: &bulletin)
        }
        #expect(findings.map(\.severity) == [.error, .warning])
        #expect(Finding.Severity.error.title == "错误")
        #expect(Finding.Severity.warning.title == "提醒")
    }
}
