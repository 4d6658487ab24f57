import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("How long it took")
struct DurationTests {
    @Test("The mean is over what was completed in the period, whenever dispatched")
    func completedInPeriod() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "01-30 00:00", done: "02-03 00:00")
        facts.dispatch(2, .north, made: "02-10 00:00", done: "02-12 00:00")
        facts.dispatch(3, .north, made: "02-20 00:00", done: "03-09 00:00")
        facts.dispatch(4, .north, made: "02-20 00:00")
        let figures = facts.figures()
        #expect(figures.city.durations.count == 2)
        #expect(figures.text("mean-days.city") == "3")
    }

    @Test("It is weighted by orders, not a mean of means")
    func weighted() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-01 00:00", done: "02-11 00:00")
        for order in 2...4 { facts.dispatch(order, .south, made: "02-01 00:00", done: "02-03 00:00") }
        let figures = facts.figures()
        #expect(figures.text("mean-days.unit.北区人民政府") == "10")
        #expect(figures.text("mean-days.unit.南县人民政府") == "2")
        #expect(figures.text("mean-days.group.县区") == "4")
        #expect(figures.text("mean-days.city") == "4")
    }

    @Test("A unit can be slow without a dispatch in the period")
    func slowWithoutDispatch() {
        var facts = FactSet()
        facts.dispatch(1, .weather, made: "01-20 00:00", done: "02-01 00:00")
        facts.dispatch(2, .police, made: "02-01 00:00", done: "02-02 00:00")
        let summary = facts.figures().summary
        #expect(summary.slowest == [MonthSummary.Slowest(group: "市直单位", units: ["市气象局", "市公安局"])])
        #expect(summary.units.map(\.name) == ["市公安局"])
    }

    @Test("A completion at the cut-off or after it has not happened")
    func cutOff() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-01 00:00", done: "02-03 00:00")
        #expect(facts.figures(cutOff: "02-03 00:00:00").city.durations.count == 0)
        #expect(facts.figures(cutOff: "02-03 00:00:01").city.durations.count == 1)
        #expect(facts.figures(cutOff: "02-03 00:00:00").text("mean-days.city") == "—")
    }

    @Test("Rework rounds and children have no mean of their own")
    func firstOnly() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-01 00:00", done: "02-03 00:00")
        facts.dispatch(1, .north, made: "02-03 00:00", done: "02-20 00:00", round: 2)
        facts.dispatch(1, .police, made: "02-01 00:00", done: "02-02 00:00", isFirstLevel: false)
        #expect(facts.figures().city.durations.count == 1)
        #expect(facts.figures().text("mean-days.city") == "2")
    }

    @Test("In working days weekends and holidays do not count: the Spring Festival of 2022 ended on February 6")
    func workingDays() {
        var facts = FactSet()
        // Monday 2022-02-07 12:00 to Monday 02-14 12:00: seven days, of which Saturday and Sunday are off.
        facts.dispatch(1, .north, made: "02-07 12:00", done: "02-14 12:00")
        #expect(facts.figures().text("mean-days.city") == "7")
        #expect(facts.figures { $0.clock = .workingDays }.text("mean-days.city") == "5")
        // From Friday 01-28 12:00: half a day, then the two make-up workdays 01-29 and 01-30, then the holiday.
        var festival = FactSet()
        festival.dispatch(1, .north, made: "01-28 12:00", done: "02-07 12:00")
        #expect(festival.figures().text("mean-days.city") == "10")
        #expect(festival.figures { $0.clock = .workingDays }.text("mean-days.city") == "3")
    }

    @Test("The summary stays in natural days")
    func summaryClock() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-07 12:00", done: "02-14 12:00")
        let figures = facts.figures { $0.clock = .workingDays }
        #expect(figures.summary.meanDays.first == NamedCount("全市", 70_000))
        #expect(figures.list()["mean-days.city"]?.population.clock == .workingDays)
    }

    @Test("The mean may be over another cohort")
    func otherCohort() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "01-30 00:00", done: "02-03 00:00")
        facts.dispatch(2, .north, made: "02-10 00:00", done: "02-12 00:00")
        facts.dispatch(3, .north, made: "02-20 00:00", done: "03-02 00:00")
        let figures = facts.figures { $0.durationCohort = .dispatched }
        #expect(figures.city.durations.count == 2)
        #expect(figures.text("mean-days.city") == "6")
        #expect(figures.summary.meanDays.first == NamedCount("全市", 30_000))
    }

    @Test("咨询 has a mean apart")
    func inquiries() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-01 00:00", done: "02-02 00:00", kind: .inquiry)
        facts.dispatch(2, .north, made: "02-01 00:00", done: "02-06 00:00")
        let figures = facts.figures()
        #expect(figures.text("mean-days.inquiries") == "1")
        #expect(figures.text("mean-days.city") == "3")
    }

    @Test("Means of the summary have four decimals, half rounded up")
    func fourDecimals() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-01 00:00:00", done: "02-02 00:00:01")
        facts.dispatch(2, .north, made: "02-01 00:00:00", done: "02-02 00:00:00")
        facts.dispatch(3, .north, made: "02-01 00:00:00", done: "02-02 00:00:25")
        // 259,226 s ÷ (3 × 86,400 s) is 1.0001003.
        #expect(facts.figures().summary.meanDays == [NamedCount("全市", 10_001), NamedCount("县区", 10_001)])
    }

    @Test("The slowest come first; equal ones in the order of the city's list")
    func order() {
        var facts = FactSet()
        facts.dispatch(1, .health, made: "02-01 00:00", done: "02-04 00:00")
        facts.dispatch(2, .weather, made: "02-01 00:00", done: "02-04 00:00")
        facts.dispatch(3, .police, made: "02-01 00:00", done: "02-04 00:00")
        facts.dispatch(4, .police, made: "02-01 00:00", done: "02-04 00:00")
        #expect(facts.figures().summary.slowest.first?.units == ["市公安局", "市卫生健康委", "市气象局"])
        facts.dispatch(5, .weather, made: "02-01 00:00", done: "02-04 00:00:02")
        #expect(facts.figures().summary.slowest.first?.units == ["市气象局", "市公安局", "市卫生健康委"])
    }

    @Test("Means too close for decimals are still told apart")
    func exactComparison() {
        var slower = DurationCounts()
        slower.count = 3_000_000
        slower.seconds = 2_000_000_000_000_000_001
        var faster = DurationCounts()
        faster.count = 3_000_000
        faster.seconds = 2_000_000_000_000_000_000
        #expect(slower.isSlower(than: faster))
        #expect(!faster.isSlower(than: slower))
        #expect(!slower.isSlower(than: slower))
    }

    @Test("Without anything completed there is no mean and nobody is slow")
    func nothing() {
        var facts = FactSet()
        facts.dispatch(1, .north)
        let summary = facts.figures().summary
        #expect(summary.meanDays.isEmpty)
        #expect(summary.slowest.isEmpty)
    }
}
