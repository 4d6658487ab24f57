import Testing
import WorkingDays

@testable import Bulletins

@Suite("The text of a figure")
struct FigureTextTests {
    private func figure(_ measure: Figure.Measure, _ numerator: Int, over denominator: Int? = nil) -> Figure {
        let population = Population(period: february, subject: .orders, clock: nil, cutOff: moment("03-01 00:00"))
        return Figure("key", "title", measure, unit: "件", numerator, over: denominator, population)
    }

    private let format = FigureFormat()

    @Test("A count is its number")
    func count() {
        #expect(figure(.count, 16234).text(format) == "16234")
        #expect(figure(.count, 0).text(format) == "0")
    }

    @Test("Shares and rates are percentages")
    func shares() {
        #expect(figure(.share, 1, over: 4).text(format) == "25%")
        #expect(figure(.rate, 3, over: 4).text(format) == "75%")
    }

    @Test("A mean is days without the unit")
    func mean() {
        #expect(figure(.mean, 86_400 * 5, over: 2).text(format) == "2.5")
    }

    @Test("Nothing to take a share of is a dash", arguments: [Figure.Measure.share, .rate, .mean, .change])
    func undefined(_ measure: Figure.Measure) {
        #expect(figure(measure, 0, over: 0).text(format) == "—")
        #expect(figure(measure, 0, over: 0).isUndefined)
    }

    @Test("Something after nothing is no growth of 100%")
    func changeFromNothing() {
        #expect(figure(.change, 12, over: 0).text(format) == "—")
    }

    @Test("A change says which way it goes")
    func change() {
        #expect(figure(.change, 7253, over: 8981).text(format) == "增长80.75%")
        #expect(figure(.change, -1, over: 4).text(format) == "下降25%")
        #expect(figure(.change, 0, over: 8981).text(format) == "持平")
        #expect(figure(.change, -8981, over: 8981).text(format) == "下降100%")
    }

    @Test("A change too small to show still says which way it goes")
    func smallChange() {
        #expect(figure(.change, 1, over: 1_000_000).text(format) == "增长0%")
    }

    @Test("A balanced share shows what makes its table add up")
    func balanced() {
        var share = figure(.share, 1, over: 3)
        share.balanced = 3334
        #expect(share.text(format) == "33.34%")
        share.balanced = 3300
        #expect(share.text(format) == "33%")
    }

    @Test("A balanced share of nothing is a dash all the same")
    func balancedNothing() {
        var share = figure(.share, 0, over: 0)
        share.balanced = 0
        #expect(share.text(format) == "—")
    }

    @Test("A population says period, subject and clock")
    func population() {
        let cutOff = moment("03-01 00:00")
        func title(_ subject: Population.Subject, _ clock: FigureClock? = nil) -> String {
            Population(period: february, subject: subject, clock: clock, cutOff: cutOff).title
        }
        #expect(title(.orders) == "2022年2月份，本期受理的诉求")
        #expect(title(.dispatches(.dispatched)) == "2022年2月份，本期转办件")
        #expect(title(.dispatches(.due)) == "2022年2月份，本期到期的转办件")
        #expect(title(.dispatches(.received)) == "2022年2月份，本期受理的转办件")
        #expect(title(.dispatches(.completed), .naturalDays) == "2022年2月份，本期办结的转办件，自然日")
        #expect(title(.dispatches(.completed), .workingDays) == "2022年2月份，本期办结的转办件，工作日")
        #expect(title(.hotlineVisits) == "2022年2月份，本期受理、对热线服务的回访")
        #expect(title(.dispatchesAndHotlineVisits(.due)) == "2022年2月份，本期到期的转办件及对热线服务的回访")
        #expect(title(.comparison(with: period("2021-02"))) == "2022年2月份，与2021年2月份比较")
    }
}
