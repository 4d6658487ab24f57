import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

/// 退单, 延期, 重办, 一次办结, 属实, 重复: worked out by hand.
@Suite("What happened to dispatches on their way")
struct CourseTallyTests {
    /// Six dispatches of February to 北区 but the last, which is the police's; five completed.
    private var facts: FactSet {
        var facts = FactSet()
        facts.records = Set(CourseRecord.allCases)
        facts.order("02-03 10:00", ending: .dispatched, times: 6)
        facts.order("02-03 10:00", times: 2)
        for order in 0..<5 { facts.dispatch(order, .north, made: "02-03 12:00", done: "02-10 12:00", isFactual: true) }
        facts.dispatch(5, .police, made: "02-03 12:00", isFactual: true)
        facts.dispatches[0].isFactual = false
        facts.dispatches[1].isFactual = nil
        return facts
    }

    private func text(_ key: String, _ facts: FactSet, cutOff: String = "03-01 00:00") -> String {
        let figures = facts.figures(cutOff: cutOff)
        guard let figure = figures.list()[key] else { return "" }
        return "\(figure.numerator)/\(figure.denominator ?? -1) \(figure.text(figures.settings.format))"
    }

    @Test("Without anything every dispatch is completed at once, and placed well")
    func nothing() {
        #expect(text("send-back-rate.city", facts) == "0/6 0%")
        #expect(text("placement-rate.city", facts) == "6/6 100%")
        #expect(text("extension-rate.city", facts) == "0/6 0%")
        #expect(text("rework-rate.city", facts) == "0/6 0%")
        #expect(text("at-once-rate.city", facts) == "5/5 100%")
        #expect(text("received.repeat-rate", facts) == "0/8 0%")
    }

    @Test("A dispatch sent back twice counts once; only a granted one was placed badly")
    func sendBacks() {
        var facts = facts
        facts.sendBack(0, asked: "02-03 13:00", .refused, ruled: "02-03 14:00")
        facts.sendBack(0, asked: "02-04 13:00", .granted, ruled: "02-04 14:00")
        facts.sendBack(1, asked: "02-03 13:00")
        facts.sendBack(2, asked: "02-03 13:00", .consultation, ruled: "02-03 14:00")
        facts.sendBack(5, asked: "02-03 13:00", .granted)
        #expect(text("send-back-rate.city", facts) == "4/6 66.66%")
        #expect(text("send-back-rate.unit.北区人民政府", facts) == "3/5 60%")
        #expect(text("placement-rate.city", facts) == "4/6 66.66%")
        #expect(text("placement-rate.unit.市公安局", facts) == "0/1 0%")
        #expect(text("at-once-rate.city", facts) == "2/5 40%")
    }

    @Test("A ruling after the cut-off, or a request before the dispatch was made, does not exist")
    func times() {
        var facts = facts
        facts.sendBack(0, asked: "02-09 13:00", .granted, ruled: "02-11 14:00")
        facts.sendBack(1, asked: "02-03 11:59", .granted, ruled: "02-03 14:00")
        facts.extended(2, asked: "02-08 13:00", granted: "02-11 00:00")
        #expect(text("send-back-rate.city", facts, cutOff: "02-11 00:00") == "1/6 16.66%")
        #expect(text("placement-rate.city", facts, cutOff: "02-11 00:00") == "6/6 100%")
        #expect(text("placement-rate.city", facts) == "5/6 83.33%")
        #expect(text("extension-rate.city", facts, cutOff: "02-11 00:00") == "0/6 0%")
        #expect(text("extension-rate.city", facts) == "1/6 16.66%")
    }

    @Test("Rework is the same unit's on the same order, of the first level")
    func rework() {
        var facts = facts
        facts.dispatch(0, .north, made: "02-15 12:00", round: 2)
        facts.dispatch(0, .north, made: "02-20 12:00", round: 3)
        facts.dispatch(1, .police, made: "02-15 12:00", round: 2)
        facts.dispatch(2, .north, made: "02-15 12:00", isFirstLevel: false, round: 2)
        facts.dispatch(3, .north, made: "03-02 12:00", round: 2)
        #expect(text("rework-rate.city", facts) == "1/6 16.66%")
        #expect(text("rework-rate.city", facts, cutOff: "03-10 00:00") == "2/6 33.33%")
        #expect(text("at-once-rate.city", facts) == "4/5 80%")
        #expect(text("at-once-rate.city", facts, cutOff: "03-10 00:00") == "3/5 60%")
    }

    @Test("再次反映 counts once for an order, and undoes 一次办结 whenever it comes after the dispatch")
    func repeats() {
        var facts = facts
        facts.repeats = [
            (0, moment("02-12 09:00")), (0, moment("02-13 09:00")), (1, moment("02-03 11:00")),
            (6, moment("02-09 09:00")),
            (7, moment("03-02 09:00")), (2, moment("02-05 09:00")),
        ]
        #expect(text("received.repeat-rate", facts) == "4/8 50%")
        #expect(text("received.repeat-rate", facts, cutOff: "03-03 00:00") == "5/8 62.5%")
        #expect(text("at-once-rate.city", facts) == "3/5 60%")
    }

    @Test("属实 is told of completed dispatches that say so")
    func factual() {
        #expect(text("factual-rate.city", facts) == "3/4 75%")
        #expect(text("factual-rate.unit.市公安局", facts) == "0/0 —")
        #expect(text("factual-rate.city", facts, cutOff: "02-10 00:00") == "")
    }

    @Test("What a city keeps no record of has no figure, rather than 0%")
    func noRecords() {
        var facts = facts
        facts.records = []
        for key in ["send-back-rate.city", "placement-rate.city", "extension-rate.city", "received.repeat-rate"] {
            #expect(text(key, facts) == "", "\(key)")
        }
        #expect(text("rework-rate.city", facts) == "0/6 0%")
        facts.records = [.extensions]
        #expect(text("extension-rate.city", facts) == "0/6 0%")
        #expect(text("send-back-rate.city", facts) == "")
    }
}

@Suite("What there was to do")
struct WorkloadTests {
    /// Three carried in, three made in February, one of January alone.
    ///
    /// Of those carried in one was completed in February, one in March, one never; of those made two in February.
    private var facts: FactSet {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "01-20 12:00", done: "01-31 23:59:59")
        facts.dispatch(2, .north, made: "01-20 12:00", done: "02-01 00:00")
        facts.dispatch(3, .north, made: "01-28 12:00", done: "03-05 12:00")
        facts.dispatch(4, .police, made: "01-31 12:00")
        facts.dispatch(5, .police, made: "02-10 12:00", done: "02-12 12:00")
        facts.dispatch(6, .police, made: "02-10 12:00", done: "02-28 23:59:59")
        facts.dispatch(7, .weather, made: "02-24 12:00", done: "03-01 00:00")
        facts.dispatch(8, .weather, made: "02-24 12:00", isFirstLevel: false)
        facts.dispatch(4, .police, made: "02-24 12:00", round: 2)
        return facts
    }

    private func numbers(_ keys: [String], cutOff: String) -> [String] {
        let list = facts.figures(cutOff: cutOff).list()
        return keys.map { key in
            list[key].map { figure in
                figure.denominator.map { "\(figure.numerator)/\($0)" } ?? "\(figure.numerator)"
            } ?? ""
        }
    }

    @Test(
        "应办 is carried in and made; what of it was completed in the period is 办结率",
        arguments: ["03-01 00:00", "03-31 00:00"]
    )
    func month(cutOff: String) {
        let keys = ["carried.city", "workload.city", "open-at-end.city", "completion-rate.city"]
        #expect(numbers(keys, cutOff: cutOff) == ["3", "6", "3", "3/6"])
        let units = ["completion-rate.unit.北区人民政府", "completion-rate.unit.市公安局", "completion-rate.unit.市气象局"]
        #expect(numbers(units, cutOff: cutOff) == ["1/2", "2/3", "0/1"])
        #expect(numbers(["carried.group.县区", "carried.group.市直单位"], cutOff: cutOff) == ["2", "1"])
    }

    @Test("At a cut-off inside the period later completions and dispatches do not exist")
    func inside() {
        let keys = ["carried.city", "workload.city", "open-at-end.city", "completion-rate.city"]
        #expect(numbers(keys, cutOff: "02-12 00:00") == ["3", "5", "4", "1/5"])
    }

    @Test("待办 by age in days since the dispatch, of every month")
    func backlog() {
        let keys = ["backlog", "backlog.0-3", "backlog.4-7", "backlog.8-15", "backlog.16-30", "backlog.older"]
        // Open: of 28 and 31 January (32 and 29 days), of 24 February (5 days).
        #expect(numbers(keys, cutOff: "03-01 00:00") == ["3", "0", "1", "0", "1", "1"])
        // Of 28 and 31 January (15 and 12 days) and two of 10 February (2 days).
        #expect(numbers(keys, cutOff: "02-12 00:00") == ["4", "2", "0", "2", "0", "0"])
    }
}

@Suite("附表3")
struct CourseTableTests {
    private var facts: FactSet {
        var facts = FactSet.smallMonth
        facts.records = [.sendBacks]
        facts.sendBack(3, asked: "02-03 13:00", .granted, ruled: "02-03 14:00")
        return facts
    }

    @Test("Each unit with work has a row, and the total follows from them")
    func rows() throws {
        let bulletin = MonthlyBulletin(figures: facts.figures(cutOff: "03-01 00:00"))
        let table = try #require(bulletin.table("course"))
        #expect(table.title.text == "附表3　办理过程统计表")
        #expect(table.columns.map(\.title) == ["序号", "承办单位", "应办件数", "期末在办件数", "办结率", "退单率", "派单准确率", "重办率", "一次办结率"])
        #expect(
            table.lines == [
                "1|北区人民政府|3|0|100%|0%|100%|33.33%|66.66%", "2|南县人民政府|1|0|100%|0%|100%|0%|100%",
                "3|市公安局|2|0|100%|50%|50%|0%|50%", "4|市卫生健康委|1|1|0%|0%|100%|0%|—", "5|市气象局|1|0|100%|—|—|—|—",
                "|合计|8|1|87.5%|14.28%|85.71%|14.28%|66.66%",
            ]
        )
        #expect(bulletin.findings.isEmpty)
    }

    @Test("A city without such records has no such table")
    func without() {
        #expect(FactSet.smallBulletin().tables.map(\.key) == ["categories", "units"])
    }
}
