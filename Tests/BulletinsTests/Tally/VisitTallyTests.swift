import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("What citizens answered")
struct VisitTallyTests {
    private func ratings(cutOff: String = "12-31 00:00", _ add: (inout FactSet) -> Void) -> RatingCounts {
        var facts = FactSet()
        facts.dispatch(1, .north, done: "02-12 00:00")
        add(&facts)
        return facts.figures(cutOff: cutOff).city.ratings
    }

    @Test("All but 不满意 and 非常不满意 is satisfied", arguments: Satisfaction.allCases)
    func satisfied(_ rating: Satisfaction) {
        let ratings = ratings { $0.visit(1, .north, rating: rating) }
        #expect(ratings.evaluated == 1)
        #expect(ratings.satisfied == (rating == .dissatisfied || rating == .veryDissatisfied ? 0 : 1))
    }

    @Test("Each order × unit counts once, by its last answered visit")
    func lastAnswered() {
        let ratings = ratings { facts in
            facts.visit(1, .north, "02-20 09:00", rating: .dissatisfied)
            facts.visit(1, .north, "02-22 09:00", rating: .satisfied, sequence: 2)
            facts.visit(1, .north, "02-23 09:00", rating: nil, sequence: 3)
        }
        #expect(ratings.visited == 1)
        #expect(ratings.evaluated == 1)
        #expect(ratings.satisfied == 1)
    }

    @Test("Later is later by the clock, whatever the number of the visit and the order of the rows")
    func laterByClock() {
        let ratings = ratings { facts in
            facts.visit(1, .north, "02-22 09:00", rating: .dissatisfied, sequence: 1)
            facts.visit(1, .north, "02-20 09:00", rating: .satisfied, sequence: 2)
        }
        #expect(ratings.satisfied == 0)
    }

    @Test("Within one second the number of the visit decides")
    func sameSecond() {
        let ratings = ratings { facts in
            facts.visit(1, .north, "02-22 09:00", rating: .dissatisfied, sequence: 2)
            facts.visit(1, .north, "02-22 09:00", rating: .satisfied, sequence: 1)
        }
        #expect(ratings.evaluated == 1)
        #expect(ratings.satisfied == 0)
    }

    @Test("A visit at the cut-off or after it does not exist, so an earlier answer counts")
    func cutOff() {
        func ratings(_ cutOff: String) -> RatingCounts {
            self.ratings(cutOff: cutOff) { facts in
                facts.visit(1, .north, "02-20 09:00", rating: .dissatisfied)
                facts.visit(1, .north, "02-22 09:00", rating: .satisfied, sequence: 2)
            }
        }
        #expect(ratings("02-20 09:00:00").visited == 0)
        #expect(ratings("02-22 09:00:00").satisfied == 0)
        #expect(ratings("02-22 09:00:00").evaluated == 1)
        #expect(ratings("02-22 09:00:01").satisfied == 1)
    }

    @Test("Only answers about the result count", arguments: [VisitAspect.hotline, .process])
    func otherAspects(_ aspect: VisitAspect) {
        let ratings = ratings { $0.visit(1, .north, rating: .satisfied, aspect: aspect) }
        #expect(ratings == RatingCounts())
    }

    @Test("未评价 never counts as satisfied, nor as evaluated")
    func notRated() {
        let ratings = ratings { $0.visit(1, .north, rating: nil, isReached: true) }
        #expect(ratings.visited == 1)
        #expect(ratings.reached == 1)
        #expect(ratings.evaluated == 0)
    }

    @Test("Nobody evaluated is a dash")
    func nobody() {
        var facts = FactSet()
        facts.dispatch(1, .north)
        #expect(facts.figures().text("satisfaction-rate.unit.北区人民政府") == "—")
        #expect(facts.figures().text("satisfaction-rate.city") == "—")
        #expect(facts.figures().text("satisfaction-rate.everything") == "—")
        #expect(facts.figures().text("resolution-rate.city") == "—")
    }

    @Test("解决率 is over those who said whether the matter is resolved, by the last such answer")
    func resolved() {
        var facts = FactSet()
        for order in 1...4 { facts.dispatch(order, .north) }
        facts.visit(1, .north, "02-20 09:00", isResolved: false)
        facts.visit(1, .north, "02-21 09:00", rating: .satisfied, isResolved: true)
        facts.visit(2, .north, "02-20 09:00", rating: .satisfied, isResolved: false)
        facts.visit(3, .north, "02-20 09:00", rating: .satisfied)
        let figures = facts.figures()
        #expect(figures.city.ratings.asked == 2)
        #expect(figures.text("resolution-rate.city") == "50%")
        #expect(figures.text("unresolved.city") == "1")
        #expect(figures.text("visit-rate.city") == "75%")
    }

    @Test("Who answers was reached; who was not reached is visited all the same")
    func reached() {
        var facts = FactSet()
        for order in 1...3 { facts.dispatch(order, .north) }
        facts.visit(1, .north, rating: .satisfied)
        facts.visit(2, .north, isReached: false)
        facts.visit(3, .north, "02-20 09:00", isReached: false)
        facts.visit(3, .north, "02-21 09:00", isReached: true)
        let ratings = facts.figures().city.ratings
        #expect(ratings.visited == 3)
        #expect(ratings.reached == 2)
        #expect(facts.figures().text("reach-rate.city") == "66.66%")
    }

    @Test("The answer to a rework round is the last answer about that unit")
    func rework() {
        let ratings = ratings { facts in
            facts.dispatch(1, .north, done: "02-25 00:00", round: 2)
            facts.visit(1, .north, "02-20 09:00", rating: .dissatisfied)
            facts.visit(1, .north, "02-26 09:00", rating: .satisfied)
        }
        #expect(ratings.evaluated == 1)
        #expect(ratings.satisfied == 1)
    }

    @Test("Answers about a unit count only with a dispatch of the cohort")
    func cohort() {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "01-20 10:00", done: "02-03 10:00")
        facts.dispatch(2, .north, made: "02-20 10:00", done: "02-23 10:00")
        facts.visit(1, .north, rating: .dissatisfied)
        facts.visit(2, .north, rating: .satisfied)
        facts.visit(2, .police, rating: .dissatisfied)
        #expect(facts.figures().city.ratings.evaluated == 1)
        #expect(facts.figures().city.ratings.satisfied == 1)
        let completed = facts.figures { $0.cohort = .completed }
        #expect(completed.city.ratings.evaluated == 2)
        #expect(completed.city.ratings.satisfied == 1)
        #expect(completed.summary.evaluated == 1)
    }

    @Test("Each unit of an order is asked about apart")
    func units() {
        var facts = FactSet()
        facts.dispatch(1, .north)
        facts.dispatch(1, .police)
        facts.visit(1, .north, rating: .dissatisfied)
        facts.visit(1, .police, rating: .verySatisfied)
        let figures = facts.figures()
        #expect(figures.text("satisfaction-rate.unit.北区人民政府") == "0%")
        #expect(figures.text("satisfaction-rate.unit.市公安局") == "100%")
        #expect(figures.text("satisfaction-rate.city") == "50%")
    }

    @Test("Answers about the hotline itself stand beside those about units and are pooled with them")
    func hotline() {
        var facts = FactSet()
        facts.dispatch(1, .north)
        facts.visit(1, .north, rating: .dissatisfied)
        facts.visit(7, nil, rating: .satisfied, isResolved: true)
        facts.visit(8, nil, "02-20 09:00", rating: .dissatisfied)
        facts.visit(8, nil, "02-21 09:00", rating: .satisfied)
        let figures = facts.figures()
        #expect(figures.hotline.evaluated == 2)
        #expect(figures.hotline.satisfied == 2)
        #expect(figures.text("satisfaction-rate.city") == "0%")
        #expect(figures.text("satisfaction-rate.hotline") == "100%")
        #expect(figures.text("satisfaction-rate.everything") == "66.66%")
        #expect(figures.text("evaluated.everything") == "3")
        #expect(figures.text("resolution-rate.everything") == "100%")
        #expect(figures.summary.satisfied == 2)
        #expect(figures.summary.evaluated == 3)
    }

    @Test("A rating number far out of use does not overturn the clock")
    func hugeSequence() {
        let ratings = ratings { facts in
            facts.visit(1, .north, "02-20 09:00", rating: .dissatisfied, sequence: .max)
            facts.visit(1, .north, "02-20 09:00:01", rating: .satisfied, sequence: -5)
        }
        #expect(ratings.satisfied == 1)
    }
}
