import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("Every figure opens to what it counts")
struct FigureListTests {
    /// Months with each cohort, at cut-offs in, at the end of and after the period.
    static let cases = (1...24).map { seed in
        Case(
            seed: seed,
            cohort: FigureCohort.allCases[seed % 4],
            durationCohort: FigureCohort.allCases[seed / 4 % 4],
            isOverCalls: seed % 3 != 0,
            asOf: CivilDay(year: 2022, month: 2, day: [10, 29, 45][seed % 3])
        )
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let seed: Int
        let cohort: FigureCohort
        let durationCohort: FigureCohort
        let isOverCalls: Bool
        let asOf: CivilDay

        var testDescription: String { "month \(seed), \(cohort), as of \(asOf)" }

        var facts: FactSet { FactSet.random(seed: seed) }

        var figures: MonthFigures {
            var settings = BulletinSettings()
            settings.cohort = cohort
            settings.durationCohort = durationCohort
            settings.officerCounts = ["市公安局": 3]
            settings.categoryDenominator = isOverCalls ? .channel("电话") : .all
            return facts.figures(february, asOf: asOf, settings)
        }
    }

    @Test("The lists behind a numerator show as many rows as it says", arguments: cases)
    func numerators(_ month: Case) {
        let lists = NaiveLists(facts: month.facts)
        for figure in month.figures.list().figures where !figure.lists.isEmpty {
            let rows = figure.lists.map(lists.count).reduce(0, +)
            switch figure.measure {
            case .count, .share, .rate, .perHead: #expect(rows == figure.numerator, "\(figure.key)")
            case .mean: #expect(rows == figure.denominator, "\(figure.key)")
            case .change: break
            }
        }
    }

    @Test("The lists behind a denominator show as many rows as it says", arguments: cases)
    func denominators(_ month: Case) {
        let lists = NaiveLists(facts: month.facts)
        for figure in month.figures.list().figures where !figure.denominatorLists.isEmpty {
            #expect(figure.denominatorLists.map(lists.count).reduce(0, +) == figure.denominator, "\(figure.key)")
        }
    }

    @Test("Parts add up to their totals", arguments: cases)
    func partitions(_ month: Case) throws {
        let list = month.figures.list()
        #expect(list.partitions.count >= 9)
        for partition in list.partitions {
            let total = try #require(list[partition.total])
            let parts = try partition.parts.map { try #require(list[$0]).numerator }
            #expect(parts.reduce(0, +) == total.numerator, "\(partition.name) of \(partition.total)")
        }
    }

    @Test("Keys are unique, and no part is larger than its whole", arguments: cases)
    func keys(_ month: Case) {
        let figures = month.figures.list().figures
        #expect(Set(figures.map(\.key)).count == figures.count)
        for figure in figures where figure.measure == .share || figure.measure == .rate {
            #expect(0 <= figure.numerator)
            #expect(figure.numerator <= figure.denominator ?? -1, "\(figure.key)")
        }
    }

    @Test("Facts may come in any order", arguments: (1...12).map { $0 })
    func anyOrder(_ seed: Int) {
        var facts = FactSet.random(seed: seed)
        let settings = BulletinSettings()
        let asOf = CivilDay(year: 2022, month: 3, day: 5)
        let before = facts.figures(february, asOf: asOf, settings)
        var numbers = SeededNumbers(seed: seed)
        facts.dispatches.shuffle(using: &numbers)
        facts.visits.shuffle(using: &numbers)
        let after = facts.figures(february, asOf: asOf, settings)
        #expect(before.list().figures == after.list().figures)
        #expect(before.summary == after.summary)
    }

    @Test("What happened after the cut-off changes nothing", arguments: (1...12).map { $0 })
    func futureDoesNotMatter(_ seed: Int) {
        let facts = FactSet.random(seed: seed)
        let asOf = CivilDay(year: 2022, month: 2, day: 16)
        var past = facts
        past.orders = facts.orders.map { order in
            var order = order
            if order.receivedAt >= asOf.start { order.receivedAt = order.receivedAt.advanced(bySeconds: 864_000) }
            return order
        }
        past.visits.removeAll { $0.visitedAt >= asOf.start }
        past.dispatches = facts.dispatches.filter { $0.dispatchedAt < asOf.start }.map { dispatch in
            var dispatch = dispatch
            func seen(_ instant: Instant?) -> Instant? { instant.flatMap { $0 < asOf.start ? $0 : nil } }
            dispatch.completedAt = seen(dispatch.completedAt)
            dispatch.acknowledgedAt = seen(dispatch.acknowledgedAt)
            dispatch.contactedAt = seen(dispatch.contactedAt)
            return dispatch
        }
        let whole = facts.figures(february, asOf: asOf, BulletinSettings()).list().figures
        #expect(past.figures(february, asOf: asOf, BulletinSettings()).list().figures == whole)
    }

    @Test("A figure is replaced by its key and keeps its place")
    func replacing() throws {
        var list = FigureCase.list
        let first = try #require(list.figures.first)
        var changed = first
        changed.numerator += 1
        list[first.key] = changed
        #expect(list.figures.first == changed)
        #expect(list.figures.count == FigureCase.list.figures.count)
        #expect(list["no such key"] == nil)
        list["no such key"] = nil
        #expect(list.figures.count == FigureCase.list.figures.count)
    }

    private enum FigureCase {
        static let list = FactSet.random(seed: 1).figures().list()
    }
}

@Suite("What a figure tells of itself")
struct FigureDetailTests {
    private func figures(cutOff: String = "03-10 00:00") -> FigureList {
        var facts = FactSet()
        facts.order(times: 4)
        facts.order(ending: .dispatched, times: 2)
        facts.dispatch(1, .north, due: "02-12 00:00", done: "02-14 00:00")
        facts.dispatch(1, .police)
        facts.visit(1, .north, rating: .satisfied)
        return facts.figures(cutOff: cutOff).list()
    }

    @Test("Cohort, clock and cut-off")
    func population() throws {
        let list = figures()
        let rate = try #require(list["on-time-rate.group.县区"])
        #expect(rate.population.subject == .dispatches(.dispatched))
        #expect(rate.population.cutOff == moment("03-10 00:00"))
        #expect(rate.population.clock == nil)
        let mean = try #require(list["mean-days.unit.北区人民政府"])
        #expect(mean.population.subject == .dispatches(.completed))
        #expect(mean.population.clock == .naturalDays)
    }

    @Test("Titles say whose and what")
    func titles() {
        let list = figures()
        #expect(list["overdue.unit.北区人民政府"]?.title == "北区人民政府逾期件数")
        #expect(list["on-time-rate.city"]?.title == "全市按期办结率")
        #expect(list["mean-days.group.市直单位"]?.title == "市直单位平均办结时长（天）")
        #expect(list["satisfaction-rate.everything"]?.title == "总体满意率")
        #expect(list["satisfaction-rate.hotline"]?.title == "热线服务满意率")
        #expect(list["received.channel.电话"]?.title == "来源渠道：电话")
    }

    @Test("The list of an overdue figure asks for the overdue of that unit")
    func overdueList() throws {
        let list = figures()
        var query = DispatchQuery()
        query.dispatched = february
        query.asOf = CivilDay(year: 2022, month: 3, day: 10)
        query.countsOnlyFirst = true
        query.unit = "北区人民政府"
        query.state = .overdue
        #expect(list["overdue.unit.北区人民政府"]?.lists == [.dispatches(query)])
    }

    @Test("A rate links numerator and denominator")
    func rateLists() throws {
        let rate = try #require(figures()["received.direct-rate"])
        var base = OrderQuery()
        base.received = february
        base.asOf = CivilDay(year: 2022, month: 3, day: 10)
        base.countsOnlyValid = true
        #expect(rate.denominatorLists == [.orders(base)])
        base.ending = .answeredDirectly
        #expect(rate.lists == [.orders(base)])
        #expect(rate.numerator == 4)
        #expect(rate.denominator == 6)
    }

    @Test("A cut-off during a day can't be asked of a list, which is then as of now")
    func cutOffDuringDay() throws {
        let total = try #require(figures(cutOff: "03-10 09:30")["received.total"])
        guard case .orders(let query) = try #require(total.lists.first) else {
            Issue.record("not a list of orders")
            return
        }
        #expect(query.asOf == nil)
        #expect(query.received == february)
    }

    @Test("The pooled satisfaction opens the list of units and that of the hotline")
    func twoLists() throws {
        let rate = try #require(figures()["satisfaction-rate.everything"])
        #expect(rate.lists.count == 2)
        #expect(rate.denominatorLists.count == 2)
    }
}
