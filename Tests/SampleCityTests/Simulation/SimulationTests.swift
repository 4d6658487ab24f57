import Testing
import WorkOrders
import WorkingDays

@testable import SampleCity

@Suite struct SimulationTests {
    private func month() throws -> PlayedSimulation { try PlayedSimulation.month.get() }

    @Test("the city's officers know the rule: nothing they do is refused")
    func nothingRefused() throws {
        #expect(try month().refusals == [])
    }

    @Test("every action is taken but those that need a database")
    func everyAction() throws {
        let taken = try month().actions
        let missing = ActionName.allCases.filter { taken[$0] == nil }
        #expect(missing == [.adopt, .recomputeDeadlines])
    }

    @Test("the same seed plans the same steps, another seed others")
    func seeded() throws {
        let one = try PlayedSimulation(seed: 3, days: 4, rate: 30).lines
        #expect(try PlayedSimulation(seed: 3, days: 4, rate: 30).lines == one)
        #expect(try PlayedSimulation(seed: 4, days: 4, rate: 30).lines != one)
    }

    @Test("a run begins with one order of each fate")
    func everyFate() throws {
        let played = try month()
        #expect(Set(Fate.allCases).subtracting(played.fates.values) == [.takenUp])
    }

    @Test("about so many orders come in on a working day, fewer at the weekend")
    func rate() throws {
        let counts = try month().files.values.reduce(into: [:]) { $0[$1.order.receivedAt.day, default: 0] += 1 }
        #expect(counts[CivilDay(year: 2022, month: 3, day: 15)] == 24)
        #expect(counts[CivilDay(year: 2022, month: 3, day: 19)] == 16)
        #expect(counts.count == 31)
    }

    @Test("no order waits for ever: what is a fortnight old is closed, or is known to be late")
    func nothingForgotten() throws {
        let old = CivilDay(year: 2022, month: 3, day: 31).start
        let open = try month().files.values.filter { file in
            ![.closed, .void, .withdrawn].contains(file.order.status) && file.order.receivedAt < old
        }
        for file in open {
            let slow = file.dispatches.contains { $0.isOpen || ($0.completedAt ?? old) > old }
            #expect(slow || file.order.status == .completed, "\(file.order.number) \(file.order.status)")
        }
    }
}

/// What the stories come to.
@Suite struct SimulatedStoryTests {
    private func files(_ fate: Fate) throws -> [CaseFile] {
        let found = try PlayedSimulation.month.get().files(fate)
        #expect(!found.isEmpty)
        return Array(found.prefix(1))
    }

    @Test("who is sent back three times is designated")
    func sentBack() throws {
        for file in try files(.sentBackThrice) {
            #expect(file.sendBacks.map(\.ruling) == [.granted, .granted, .granted])
            #expect(file.dispatches.last { $0.parent == nil }?.isDesignated == true)
        }
    }

    @Test("who dispatched to the wrong unit takes it back within seconds, and another unit does the work")
    func dispatchUndone() throws {
        for file in try files(.dispatchUndone) {
            let (slip, second) = (file.dispatches[0], try #require(file.dispatches.dropFirst().first))
            #expect(slip.end == .recalled && slip.acknowledgedAt == nil && slip.unit != second.unit)
            let seconds = (slip.endedAt ?? second.dispatchedAt).secondsSinceEpoch - slip.dispatchedAt.secondsSinceEpoch
            #expect(seconds == OrderLife.slip && second.completedAt != nil)
        }
    }

    @Test("an answer that was taken back leaves the order open, and a unit gets it")
    func answerUndone() throws {
        for file in try files(.answerUndone) {
            let actions = try #require(try PlayedSimulation.month.get().events[file.order.number]).map(\.action)
            #expect(actions.prefix(4) == [.register, .answerDirectly, .undo, .dispatch])
            #expect(file.order.ending == .dispatched && !file.dispatches.isEmpty)
        }
    }

    @Test("county and town: the town sends back, the centre returns, the town does it again")
    func threeLevels() throws {
        for file in try files(.threeLevels) {
            let children = file.dispatches.filter { $0.parent != nil }
            #expect(children.contains { $0.end == .sentBack })
            #expect(children.contains { $0.round == 2 && $0.completedAt != nil })
            let top = file.dispatches[0]
            #expect(file.replies.filter { $0.dispatch == top.number }.map(\.verdict) == [.returned, .passed])
        }
    }

    @Test("twice dissatisfied is escalated, supervised and inspected")
    func dissatisfied() throws {
        for file in try files(.dissatisfiedTwice) {
            #expect(file.order.round == 3 && file.order.status == .closed)
            #expect(file.matters.escalations.map(\.ground) == [.dissatisfiedTwice])
            #expect(file.supervisions.map(\.level) == [.keySupervision])
            #expect(file.matters.inspections.count == 1)
        }
    }

    @Test("three times again is escalated, three progress calls aren't")
    func again() throws {
        for file in try files(.repeatedThrice) {
            #expect(file.matters.escalations.map(\.ground) == [.repeatedRequests])
        }
        for file in try files(.asked) {
            #expect(file.contacts.map(\.kind) == [.progress, .progress, .progress])
            #expect(file.matters.escalations.isEmpty)
        }
    }

    @Test("an alert that nobody confirms goes to the third of the chain")
    func unconfirmed() throws {
        for file in try files(.unconfirmed) {
            let alert = try #require(file.matters.alerts.first)
            #expect(alert.told.count >= 3 && alert.confirmedBy == alert.told.last && !alert.isOpen)
            #expect(file.order.isConfidential || file.order.urgency == .emergency)
        }
    }

    @Test("followers share their leader's end, and five join an incident")
    func followers() throws {
        for file in try files(.follows) { #expect(file.order.leader != nil && file.order.status == .closed) }
        for file in try files(.followsForAWhile) { #expect(file.order.leader == nil && !file.dispatches.isEmpty) }
        let incident = try #require(try files(.incident).first)
        let joined = try PlayedSimulation.month.get().files.values.filter { $0.order.leader == incident.order.number }
        #expect(joined.count == 5)
    }

    @Test("what is withdrawn, void or recalled is nowhere open")
    func ended() throws {
        for fate in [Fate.withdrawn, .voided, .voidedLate] {
            for file in try files(fate) { #expect(file.dispatches.allSatisfy { !$0.isOpen }) }
        }
        for file in try files(.recalled) { #expect(file.dispatches.map(\.end).contains(.recalled)) }
        for file in try files(.voidRefused) { #expect(file.order.status != .void) }
    }

    @Test("a complaint about a bureau goes to another, and the bureau assists")
    func conflict() throws {
        for file in try files(.conflict) {
            let subject = try #require(file.order.subject)
            let first = file.dispatches.filter { $0.round == 1 && $0.parent == nil }
            #expect(first.first { $0.unit == subject }?.role == .assisting)
            #expect(first.first { $0.role == .lead }.map { $0.unit != subject } == true)
        }
    }

    @Test("promises are kept, the second time where they were put off")
    func promises() throws {
        for (fate, postponed) in [(Fate.promiseKept, 0), (.promisePostponed, 1)] {
            for file in try files(fate) {
                #expect(file.matters.promises.map(\.postponements) == [postponed])
                #expect(file.matters.promises.allSatisfy { $0.settledAt != nil })
            }
        }
    }

    @Test("objections are decided by two, and only an upheld one leaves the rating out")
    func objections() throws {
        for (fate, isUpheld) in [(Fate.objectionUpheld, true), (.objectionRefused, false)] {
            for file in try files(fate) {
                let objection = try #require(file.matters.objections.first)
                #expect(objection.isUpheld == isUpheld && Set(objection.votes.map(\.by)).count == 2)
                #expect(file.visits.contains(where: \.isExcluded) == isUpheld)
            }
        }
    }
}
