import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("Counting dispatches at the cut-off")
struct DispatchTallyTests {
    private func counts(cutOff: String = "12-31 00:00", _ add: (inout FactSet) -> Void) -> DispatchCounts {
        var facts = FactSet()
        add(&facts)
        return facts.figures(cutOff: cutOff).city.dispatches
    }

    @Test("Completed at the deadline's last second is on time, a second later is overdue")
    func overdueWhenCompleted() {
        let counts = counts { facts in
            facts.dispatch(1, .north, due: "02-20 23:59:59", done: "02-20 23:59:59")
            facts.dispatch(2, .north, due: "02-20 23:59:59", done: "02-21 00:00:00")
        }
        #expect(counts.dispatched == 2)
        #expect(counts.completed == 2)
        #expect(counts.overdue == 1)
        #expect(counts.onTime == 1)
    }

    @Test("Open past its deadline at the cut-off is overdue; the deadline's own second is not past it")
    func overdueWhenOpen() {
        func overdue(_ cutOff: String) -> Int {
            counts(cutOff: cutOff) { $0.dispatch(1, .north, due: "02-20 23:59:59") }.overdue
        }
        #expect(overdue("02-20 12:00:00") == 0)
        #expect(overdue("02-20 23:59:59") == 0)
        #expect(overdue("02-21 00:00:00") == 1)
    }

    @Test("With an earlier cut-off a dispatch completed later is in hand, and overdue only if its deadline passed")
    func completedAfterCutOff() {
        func count(_ cutOff: String) -> DispatchCounts {
            counts(cutOff: cutOff) { $0.dispatch(1, .north, due: "02-20 23:59:59", done: "02-25 10:00:00") }
        }
        #expect(count("02-15 00:00").open == 1)
        #expect(count("02-15 00:00").overdue == 0)
        #expect(count("02-23 00:00").open == 1)
        #expect(count("02-23 00:00").overdue == 1)
        #expect(count("02-25 10:00:00").open == 1)
        #expect(count("02-25 10:00:01").open == 0)
        #expect(count("02-25 10:00:01").overdue == 1)
    }

    @Test("A dispatch made at the cut-off or after it does not exist")
    func madeAfterCutOff() {
        let counts = counts(cutOff: "02-10 12:00:00") { facts in
            facts.dispatch(1, .north, made: "02-10 11:59:59")
            facts.dispatch(2, .north, made: "02-10 12:00:00")
        }
        #expect(counts.dispatched == 1)
    }

    @Test("Dispatches of other periods are not counted")
    func otherPeriods() {
        let counts = counts { facts in
            facts.dispatch(1, .north, made: "01-31 23:59:59", done: "02-02 10:00:00")
            facts.dispatch(2, .north, made: "03-01 00:00:00")
            facts.dispatch(3, .north, made: "02-01 00:00:00")
            facts.dispatch(4, .north, made: "02-28 23:59:59")
        }
        #expect(counts.dispatched == 2)
    }

    @Test("A child's work counts as its parent's, a rework round as 重办: neither is counted again")
    func childrenAndRework() {
        let counts = counts { facts in
            facts.dispatch(1, .north, done: "02-12 10:00:00")
            facts.dispatch(1, .police, due: "02-11 00:00:00", done: "02-12 09:00:00", isFirstLevel: false)
            facts.dispatch(1, .north, due: "02-11 00:00:00", done: "02-18 10:00:00", round: 2)
        }
        #expect(counts.dispatched == 1)
        #expect(counts.overdue == 0)
    }

    @Test("An order at two units is two dispatches and one order")
    func distinctOrders() {
        var facts = FactSet()
        facts.dispatch(1, .north)
        facts.dispatch(1, .south)
        facts.dispatch(2, .north)
        let figures = facts.figures()
        #expect(figures.city.dispatches.dispatched == 3)
        #expect(figures.dispatchedOrders == 2)
        #expect(figures.text("dispatched.orders") == "2")
    }

    @Test("Units are counted apart, groups and city together")
    func units() {
        var facts = FactSet()
        facts.dispatch(1, .north)
        facts.dispatch(2, .south)
        facts.dispatch(3, .police)
        facts.dispatch(4, .police, due: "02-11 00:00", done: "02-12 00:00")
        let figures = facts.figures()
        #expect(figures.counts(.police).dispatches.dispatched == 2)
        #expect(figures.counts(.police).dispatches.completed == 1)
        #expect(figures.groups.map(\.name) == ["县区", "市直单位"])
        #expect(figures.groups.map(\.counts.dispatches.dispatched) == [2, 2])
        #expect(figures.units.map(\.unit.name) == ["北区人民政府", "南县人民政府", "市公安局"])
    }

    @Test("A unit that is in no list is counted as 未知")
    func unknownUnit() {
        var facts = FactSet()
        facts.dispatch(1, .north)
        facts.names.units[1] = nil
        let figures = facts.figures()
        #expect(figures.units.map(\.unit.name) == ["未知"])
        #expect(figures.city.dispatches.dispatched == 1)
    }

    @Test("办结率 is completed over all, 按期办结率 what is not overdue over all")
    func rates() {
        var facts = FactSet()
        facts.dispatch(1, .north, done: "02-12 00:00")
        facts.dispatch(2, .north, due: "02-11 00:00", done: "02-12 00:00")
        facts.dispatch(3, .north)
        facts.dispatch(4, .north)
        let figures = facts.figures(cutOff: "02-15 00:00")
        #expect(figures.text("completion-rate.unit.北区人民政府") == "50%")
        #expect(figures.text("on-time-rate.unit.北区人民政府") == "75%")
        #expect(figures.text("open.city") == "2")
        #expect(figures.text("overdue.city") == "1")
        #expect(figures.text("overdue.units") == "1")
    }
}

@Suite("Which dispatches belong to a period")
struct CohortTests {
    /// Four dispatches, each in February by one of its four dates only.
    private func facts() -> FactSet {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "03-02 10:00", due: "03-12 23:59:59", received: "02-28 10:00")
        facts.dispatch(2, .south, made: "02-27 10:00", due: "03-09 23:59:59", received: "01-30 10:00")
        facts.dispatch(
            3,
            .police,
            made: "01-27 10:00",
            due: "02-06 23:59:59",
            done: "01-29 10:00",
            received: "01-27 09:00"
        )
        facts.dispatch(
            4,
            .health,
            made: "01-20 10:00",
            due: "01-30 23:59:59",
            done: "02-03 10:00",
            received: "01-20 09:00"
        )
        return facts
    }

    @Test(
        "Received, made, due or completed in it: each cohort takes its own",
        arguments: [
            (FigureCohort.received, "北区人民政府"), (.dispatched, "南县人民政府"), (.due, "市公安局"),
            (.completed, "市卫生健康委"),
        ]
    )
    func cohorts(_ cohort: FigureCohort, _ unit: String) {
        let figures = facts().figures { settings in
            settings.cohort = cohort
            settings.durationCohort = .due
        }
        #expect(figures.units.filter { $0.counts.dispatches.dispatched > 0 }.map(\.unit.name) == [unit])
        #expect(figures.dispatchedOrders == 1)
    }

    @Test("The summary is over dispatches made in the period whatever the cohort", arguments: FigureCohort.allCases)
    func summary(_ cohort: FigureCohort) {
        let summary = facts().figures { $0.cohort = cohort }.summary
        #expect(summary.units.map(\.name) == ["南县人民政府"])
        #expect(summary.dispatched == 1)
        #expect(summary.dispatchedOrders == 1)
    }

    @Test("Nothing is on time before its deadline has passed in the cohort of those due")
    func dueOnlyWhenPassed() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-01 10:00", due: "02-08 23:59:59", done: "02-02 10:00")
        facts.dispatch(2, .north, made: "02-01 10:00", due: "02-18 23:59:59", done: "02-02 10:00")
        func counts(_ cutOff: String) -> DispatchCounts {
            facts.figures(cutOff: cutOff) { $0.cohort = .due }.city.dispatches
        }
        #expect(counts("02-08 00:00").dispatched == 0)
        #expect(counts("02-08 23:59:59").dispatched == 0)
        #expect(counts("02-09 00:00").dispatched == 1)
        #expect(counts("02-09 00:00").onTime == 1)
        #expect(counts("02-28 00:00").dispatched == 2)
    }

    @Test("In the cohort of those completed nothing is in hand")
    func completedHasNoOpen() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-01 10:00", done: "02-02 10:00")
        facts.dispatch(2, .north, made: "02-01 10:00", done: "02-12 10:00")
        facts.dispatch(3, .north, made: "02-01 10:00")
        let counts = facts.figures(cutOff: "02-12 10:00:00") { $0.cohort = .completed }.city.dispatches
        #expect(counts.dispatched == 1)
        #expect(counts.open == 0)
    }

    @Test("A cohort gives the table its heading")
    func headings() {
        #expect(FigureCohort.allCases.map(\.countTitle) == ["转办件数", "转办件数", "到期件数", "办结件数"])
        let figures = facts().figures { $0.cohort = .due }
        #expect(figures.list()["dispatched.city"]?.title == "全市到期件数")
    }

    @Test("The settings say which cohorts have to be read")
    func needed() {
        var settings = BulletinSettings()
        #expect(settings.neededCohorts == [.dispatched, .completed])
        settings.cohort = .due
        #expect(settings.neededCohorts == [.dispatched, .completed, .due])
        settings.durationCohort = .received
        #expect(settings.neededCohorts == Set(FigureCohort.allCases))
    }
}

@Suite("签收 and 先行联系")
struct ResponseTests {
    @Test("Acknowledged within the limit is in time; the limit is counted from the dispatch")
    func acknowledged() {
        var facts = FactSet()
        // 2022-02-10 is a Thursday; one working day ends on Friday at 23:59:59.
        facts.dispatch(1, .north, acknowledged: "02-11 23:59:59")
        facts.dispatch(2, .north, acknowledged: "02-12 00:00:00")
        let counts = facts.figures().city.dispatches
        #expect(counts.acknowledged == 2)
        #expect(counts.acknowledgementDue == 2)
        #expect(counts.acknowledgedInTime == 1)
        #expect(facts.figures().text("acknowledgement-rate.city") == "50%")
    }

    @Test("Not acknowledged is late only when the limit has passed")
    func notAcknowledged() {
        var facts = FactSet()
        facts.dispatch(1, .north, acknowledged: "02-10 13:00")
        facts.dispatch(2, .north)
        let early = facts.figures(cutOff: "02-11 12:00").city.dispatches
        #expect(early.acknowledgementDue == 1)
        let late = facts.figures(cutOff: "02-12 00:00").city.dispatches
        #expect(late.acknowledgementDue == 2)
        #expect(late.acknowledgedInTime == 1)
    }

    @Test("An acknowledgement after the cut-off has not come")
    func afterCutOff() {
        var facts = FactSet()
        facts.dispatch(1, .north, acknowledged: "02-10 13:00")
        #expect(facts.figures(cutOff: "02-10 13:00:00").city.dispatches.acknowledged == 0)
        #expect(facts.figures(cutOff: "02-10 13:00:01").city.dispatches.acknowledged == 1)
    }

    @Test("The limit is a setting, in minutes too")
    func minutes() {
        var facts = FactSet()
        facts.dispatch(1, .north, acknowledged: "02-10 12:20")
        facts.dispatch(2, .north, acknowledged: "02-10 12:21")
        let figures = facts.figures { $0.acknowledgementLimit = .minutes(20) }
        #expect(figures.city.dispatches.acknowledgedInTime == 1)
    }

    @Test("First contact is counted in the same way with its own limit")
    func contacted() {
        var facts = FactSet()
        facts.dispatch(1, .police, contacted: "02-10 12:30")
        facts.dispatch(2, .police, contacted: "02-11 12:30")
        facts.dispatch(3, .police)
        let figures = facts.figures { $0.contactLimit = .minutes(60) }
        #expect(figures.city.dispatches.contacted == 2)
        #expect(figures.text("contact-rate.city") == "33.33%")
        #expect(figures.text("contact-rate.unit.市公安局") == "33.33%")
    }

    @Test("Where the rows tell nothing of it there is no such figure")
    func noData() {
        var facts = FactSet()
        facts.dispatch(1, .north)
        #expect(facts.figures().list()["acknowledgement-rate.city"] == nil)
        #expect(facts.figures().list()["contact-rate.city"] == nil)
    }
}
