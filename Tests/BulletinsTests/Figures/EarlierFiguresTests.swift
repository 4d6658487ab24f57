import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("Decimal numbers as fractions")
struct FractionTests {
    @Test(
        "Digits with at most one point",
        arguments: [
            ("8981", 8981, 1), ("7.6", 76, 10), ("0", 0, 1), ("0.05", 5, 100), ("007", 7, 1), ("7.0", 70, 10),
            ("123456789012", 123_456_789_012, 1),
        ]
    )
    func decimal(_ text: String, _ numerator: Int, _ denominator: Int) {
        #expect(Fraction(decimal: text) == Fraction(numerator, over: denominator))
    }

    @Test(
        "Anything else is no number",
        arguments: [
            "", ".", "7.", ".5", "1.2.3", "-3", "+3", "1e3", "七", "１２", "12件", " 12", "1,024", "1234567890123",
            "1234567890.123", "80.75%",
        ]
    )
    func noDecimal(_ text: String) {
        #expect(Fraction(decimal: text) == nil)
    }
}

@Suite("Comparison with earlier periods")
struct EarlierFiguresTests {
    private func history(_ rows: (String, String, String)...) -> [HistoryFigure] {
        rows.map { HistoryFigure(period: $0.0, indicator: $0.1, value: $0.2) }
    }

    private func compared(
        _ orders: Int,
        yearBefore: EarlierFigures? = nil,
        previous: EarlierFigures? = nil
    ) -> MonthFigures {
        var facts = FactSet()
        facts.order(times: orders)
        facts.dispatch(1, .north, made: "02-01 00:00", done: "02-07 19:12")
        var figures = facts.figures()
        figures.yearBefore = yearBefore
        figures.previous = previous
        return figures
    }

    @Test("The imported history gives total and mean of an earlier period")
    func fromHistory() {
        let rows = history(
            ("2021-02", "受理总量", "8981"),
            ("2022-01", "平均办结时长", "7.6"),
            ("2021-01", "受理总量", "5")
        )
        let yearBefore = EarlierFigures(period: period("2021-02"), history: rows)
        #expect(yearBefore.total == Fraction(8981))
        #expect(yearBefore.meanDays == nil)
        let previous = EarlierFigures(period: period("2022-01"), history: rows)
        #expect(previous.total == nil)
        #expect(previous.meanDays == Fraction(76, over: 10))
    }

    @Test("同比 is (this − then) over then")
    func yearChange() {
        let earlier = EarlierFigures(period: period("2021-02"), history: history(("2021-02", "受理总量", "8")))
        #expect(compared(10, yearBefore: earlier).text("received.change.year") == "增长25%")
        #expect(compared(6, yearBefore: earlier).text("received.change.year") == "下降25%")
        #expect(compared(8, yearBefore: earlier).text("received.change.year") == "持平")
    }

    @Test(
        "Part of a period is not compared with a whole one",
        arguments: [("02-28 23:59:59", ""), ("03-01 00:00", "增长25%")]
    )
    func partOfPeriod(_ cutOff: String, _ text: String) {
        var facts = FactSet()
        facts.order(times: 10)
        var figures = facts.figures(cutOff: cutOff)
        figures.yearBefore = EarlierFigures(period: period("2021-02"), history: history(("2021-02", "受理总量", "8")))
        #expect(figures.text("received.change.year") == text)
    }

    @Test("A decimal total is compared exactly")
    func decimalTotal() {
        let earlier = EarlierFigures(period: period("2021-02"), history: history(("2021-02", "受理总量", "8.0")))
        #expect(compared(10, yearBefore: earlier).text("received.change.year") == "增长25%")
    }

    @Test("Against nothing there is no percentage")
    func againstNothing() {
        let earlier = EarlierFigures(period: period("2021-02"), history: history(("2021-02", "受理总量", "0")))
        #expect(compared(10, yearBefore: earlier).text("received.change.year") == "—")
    }

    @Test("Without a figure of the earlier period there is no comparison")
    func unknown() {
        #expect(compared(10).list()["received.change.year"] == nil)
        let earlier = EarlierFigures(period: period("2022-01"), history: [])
        #expect(compared(10, previous: earlier).list()["received.change.previous"] == nil)
    }

    @Test("An earlier period counted from orders serves where the history says nothing")
    func fromOrders() {
        var facts = FactSet()
        facts.order("01-10 10:00", times: 4)
        facts.dispatch(1, .north, made: "01-02 00:00", done: "01-07 00:00")
        let january = facts.figures(period("2022-01"))
        let begin = CivilDay(year: 2022, month: 1, day: 1)
        let counted = EarlierFigures(period: january.period, history: [], figures: january, recordsBegin: begin)
        #expect(counted.total == Fraction(4))
        #expect(compared(10, previous: counted).text("received.change.previous") == "增长150%")
        #expect(compared(10, previous: counted).text("mean-days.previous") == "5")
        let rows = history(("2022-01", "受理总量", "20"))
        let both = EarlierFigures(period: january.period, history: rows, figures: january, recordsBegin: begin)
        #expect(both.total == Fraction(20))
        #expect(both.meanDays == counted.meanDays)
    }

    @Test("Orders carried over from before the records began are no earlier period")
    func carriedOver() {
        var facts = FactSet()
        facts.order("01-24 10:00", times: 4)
        let january = facts.figures(period("2022-01"))
        let begin = CivilDay(year: 2022, month: 1, day: 24)
        let earlier = EarlierFigures(period: january.period, history: [], figures: january, recordsBegin: begin)
        #expect(earlier.total == nil)
        #expect(earlier.meanDays == nil)
        #expect(EarlierFigures(period: january.period, history: [], figures: january).total == nil)
    }

    @Test("A row that is no number is told, not guessed")
    func unreadable() {
        let rows = history(("2021-02", "受理总量", "约九千"), ("2021-03", "受理总量", "x"))
        let earlier = EarlierFigures(period: period("2021-02"), history: rows)
        #expect(earlier.total == nil)
        #expect(earlier.unreadable.map(\.value) == ["约九千"])
    }

    @Test("Of several rows for the same figure the last one counts")
    func lastRow() {
        let rows = history(("2021-02", "受理总量", "1"), ("2021-02", "受理总量", "2"))
        #expect(EarlierFigures(period: period("2021-02"), history: rows).total == Fraction(2))
    }

    @Test("The mean of the earlier period is a figure with its own number")
    func previousMean() {
        let rows = history(("2022-01", "平均办结时长", "7.6"))
        let figures = compared(1, previous: EarlierFigures(period: period("2022-01"), history: rows))
        #expect(figures.text("mean-days.previous") == "7.6")
        #expect(figures.list()["mean-days.previous"]?.title == "2022年1月份平均办结时长（天）")
        #expect(figures.text("mean-days.city") == "6.8")
    }
}
