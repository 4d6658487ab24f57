import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("派单及时率") struct PromptnessTests {
    @Test("An order is dispatched in time up to the last second of the limit after it came")
    func lastSecond() {
        var facts = FactSet()
        // 2022-02-10 is a Thursday; one working day ends on Friday at 23:59:59.
        facts.dispatch(1, .north, made: "02-11 23:59:59", received: "02-10 10:00")
        facts.dispatch(2, .north, made: "02-12 00:00:00", received: "02-10 10:00")
        facts.dispatch(3, .north, made: "02-10 23:00", received: "02-10 10:00")
        let figures = facts.figures()
        #expect(figures.promptOrders == 2)
        #expect(figures.text("dispatched.in-time-rate") == "66.66%")
    }

    @Test("The first of an order's dispatches decides, in whatever order they are read")
    func firstDecides() {
        var facts = FactSet()
        facts.dispatch(1, .south, made: "02-20 10:00")
        facts.dispatch(1, .north, made: "02-10 12:00")
        facts.dispatch(1, .police, made: "02-21 10:00")
        facts.dispatch(1, .police, made: "02-10 12:00")
        facts.dispatch(2, .north, made: "02-20 10:00")
        facts.dispatch(2, .south, made: "02-20 10:00")
        let figures = facts.figures()
        #expect(figures.dispatchedOrders == 2)
        #expect(figures.promptOrders == 1)
        #expect(figures.counts(.police).dispatches.dispatched == 2)
    }

    @Test("The limit is a setting; in minutes it runs through the night")
    func minutes() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-11 00:10", received: "02-10 23:50")
        facts.dispatch(2, .north, made: "02-11 00:11", received: "02-10 23:50")
        #expect(facts.figures { $0.dispatchLimit = .minutes(20) }.promptOrders == 1)
    }

    @Test("Its lists are the orders dispatched, and of them those in time; another cohort has none")
    func lists() {
        var facts = FactSet()
        facts.dispatch(1, .north)
        let figure = facts.figures { $0.dispatchLimit = .minutes(20) }.list()["dispatched.in-time-rate"]
        var query = OrderQuery()
        query.dispatched = figure?.population.period
        query.asOf = CivilDay(year: 2022, month: 12, day: 31)
        #expect(figure?.denominatorLists == [.orders(query)])
        query.dispatchedWithin = .minutes(20)
        #expect(figure?.lists == [.orders(query)])
        #expect(facts.figures { $0.cohort = .completed }.list()["dispatched.in-time-rate"]?.lists == [])
    }
}

@Suite("人均办件") struct PerOfficerTests {
    private var facts: FactSet {
        var facts = FactSet()
        for order in 1...7 { facts.dispatch(order, .police) }
        facts.dispatch(8, .health)
        facts.dispatch(9, .north)
        return facts
    }

    @Test("It is the unit's dispatches over its officers, with one decimal")
    func unit() {
        let figures = facts.figures { $0.officerCounts = ["市公安局": 2] }
        #expect(figures.text("per-officer.unit.市公安局") == "3.5")
        #expect(figures.list()["per-officer.unit.市卫生健康委"] == nil)
    }

    @Test("A group has it where all of its units that had work say how many officers they have")
    func group() {
        #expect(facts.figures { $0.officerCounts = ["市公安局": 2] }.list()["per-officer.group.市直单位"] == nil)
        let both = facts.figures { $0.officerCounts = ["市公安局": 2, "市卫生健康委": 2] }
        #expect(both.text("per-officer.group.市直单位") == "2")
        #expect(both.list()["per-officer.city"] == nil)
        let all = facts.figures { $0.officerCounts = ["市公安局": 2, "市卫生健康委": 2, "北区人民政府": 5] }
        #expect(all.text("per-officer.city") == "1")
    }

    @Test("Nobody says how many officers there are: no such figure")
    func none() { #expect(facts.figures().list().figures.allSatisfy { !$0.key.hasPrefix("per-officer") }) }

    @Test("Over no officers it is nothing")
    func zero() { #expect(FigureFormat().perHead(3, over: 0) == FigureFormat.none) }
}
