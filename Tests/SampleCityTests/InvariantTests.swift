import SampleCity
import Testing
import WorkOrders
import WorkingDays

@Suite("What every order of the sample keeps")
struct InvariantTests {
    private let cases = SampleCases.standard

    @Test("the same seed makes the same city, another seed another")
    func determinism() {
        let again = Array(Generator(seed: 7, orders: 3_000))
        #expect(again == Array(Generator(seed: 7, orders: 3_000)))
        #expect(again != Array(Generator(seed: 8, orders: 3_000)))
        let twice = Generator().lazy.prefix(2_000)
        #expect(twice.elementsEqual(cases.prefix(2_000)))
    }

    @Test("orders come in order of time and no number comes twice")
    func numbers() {
        #expect(zip(cases, cases.dropFirst()).allSatisfy { $0.order.receivedAt <= $1.order.receivedAt })
        #expect(zip(cases, cases.dropFirst()).allSatisfy { $0.order.number < $1.order.number })
        let dispatches = cases.flatMap(\.dispatches).map(\.number)
        #expect(Set(dispatches).count == dispatches.count)
    }

    @Test("nothing that has a key of its own comes twice under it")
    func keys() {
        func hasRepeats<Key: Hashable>(_ keys: [Key]) -> Bool { Set(keys).count != keys.count }
        expectNone(cases) { workCase in
            hasRepeats(workCase.dispatches.map { "\($0.unit) \($0.round)" })
                || hasRepeats(workCase.visits.map { "\($0.unit ?? "") \($0.aspect) \($0.sequence)" })
                || hasRepeats(workCase.contacts.map { "\($0.at) \($0.kind)" })
                || hasRepeats(workCase.contactAttempts.map { "\($0.dispatch) \($0.at)" })
                || hasRepeats(workCase.sendBacks.map { "\($0.dispatch) \($0.requestedAt)" })
                || hasRepeats(workCase.extensions.map { "\($0.dispatch) \($0.requestedAt)" })
                || hasRepeats(workCase.replies.map { "\($0.dispatch) \($0.at)" })
                || hasRepeats(workCase.supervisions.map { "\($0.level) \($0.at)" })
        }
    }

    @Test("a dispatch is made after receipt, acknowledged after that and completed after that")
    func order() {
        expectNone(cases) { workCase in
            workCase.dispatches.contains { dispatch in
                let (acknowledgedAt, completedAt) = (dispatch.acknowledgedAt, dispatch.completedAt)
                return dispatch.dispatchedAt <= workCase.order.receivedAt
                    || acknowledgedAt ?? City.end <= dispatch.dispatchedAt
                    || completedAt ?? City.end <= acknowledgedAt ?? dispatch.dispatchedAt
                    || completedAt != nil && acknowledgedAt == nil
                    || (completedAt == nil) != (dispatch.result == nil)
            }
        }
    }

    @Test("a child lies inside its parent: later made, due and done no later, at a unit below")
    func children() throws {
        let tree = try UnitTree(City.units)
        expectNone(cases) { workCase in
            workCase.dispatches.contains { child in
                guard let number = child.parent else { return false }
                guard let parent = workCase.dispatch(number) else { return true }
                return child.deadline > parent.deadline || child.round != parent.round
                    || child.dispatchedAt <= parent.acknowledgedAt ?? City.end
                    || parent.completedAt.map { child.completedAt ?? $0 >= $0 } ?? false
                    || child.unit == parent.unit || !tree.isSubordinate(child.unit, of: parent.unit)
            }
        }
    }

    @Test("every unit named anywhere is in the tree")
    func units() throws {
        let tree = try UnitTree(City.units)
        expectNone(cases) { workCase in
            var names = workCase.dispatches.map(\.unit) + workCase.visits.compactMap(\.unit)
            names += workCase.sendBacks.compactMap(\.redirectedTo) + workCase.supervisions.compactMap(\.addressee)
            return names.contains { tree[$0] == nil }
        }
    }

    @Test("a visit about a unit follows its completion, and attempts are numbered from one")
    func visits() {
        expectNone(cases) { workCase in
            let results = workCase.visits.filter { $0.aspect == .result }
            return Dictionary(grouping: results, by: \.unit).contains { unit, visits in
                let done = workCase.dispatches.first { $0.unit == unit && $0.parent == nil }?.completedAt
                guard let from = unit == nil ? workCase.order.completedAt : done else { return true }
                return visits.map(\.sequence) != Array(1...visits.count) || visits.contains { $0.visitedAt <= from }
            }
        }
    }

    @Test("an order is completed when its last dispatch is, and open while one is")
    func completion() {
        expectNone(cases.filter { $0.order.ending == .dispatched }) { workCase in
            let times = workCase.dispatches.map(\.completedAt)
            return workCase.order.completedAt != (times.contains(nil) ? nil : times.compactMap { $0 }.max())
        }
    }

    @Test("dispatches, and nothing else, belong to orders that were dispatched")
    func endings() {
        expectNone(cases) { ($0.order.ending == .dispatched) == $0.dispatches.isEmpty }
        expectNone(cases) { $0.order.ending != .dispatched && $0.order.completedAt ?? City.end <= $0.order.receivedAt }
    }

    @Test("the deadline is that of the city's limits, unless a send-back or an extension moved it")
    func limits() {
        expectNone(cases) { workCase in
            let extended = Set(workCase.extensions.filter { $0.ruling == .granted }.map(\.dispatch))
            let limit = City.limits.limit(kind: workCase.order.kind, urgency: workCase.order.urgency)
            return workCase.dispatches.contains { dispatch in
                guard dispatch.parent == nil, dispatch.round == 1 else { return false }
                let due = WorkCalendar.standard.deadline(from: dispatch.dispatchedAt, limit: limit)
                let isMoved = dispatch.sendBackCount > 0 || extended.contains(dispatch.number)
                return isMoved ? dispatch.deadline < due : dispatch.deadline != due
            }
        }
    }

    @Test("send-backs are asked and ruled on between dispatch and acknowledgement, extensions before completion")
    func rulings() {
        expectNone(cases) { workCase in
            workCase.sendBacks.contains { sendBack in
                guard let dispatch = workCase.dispatch(sendBack.dispatch) else { return true }
                let ruledAt = sendBack.ruledAt ?? City.end
                return sendBack.requestedAt < dispatch.dispatchedAt || ruledAt <= sendBack.requestedAt
                    || ruledAt > dispatch.acknowledgedAt ?? City.end || dispatch.sendBackCount == 0
            }
        }
        expectNone(cases) { workCase in
            workCase.extensions.contains { asking in
                guard let dispatch = workCase.dispatch(asking.dispatch) else { return true }
                let isKept = asking.ruling != .granted || asking.newDeadline == dispatch.deadline
                return asking.requestedAt <= dispatch.acknowledgedAt ?? City.end || !isKept
                    || asking.ruledAt ?? City.end > dispatch.completedAt ?? City.end
            }
        }
    }

    @Test("replies and contact attempts fall between acknowledgement and completion")
    func replies() {
        expectNone(cases) { workCase in
            let replies = workCase.replies.map { ($0.dispatch, $0.at) }
            return (replies + workCase.contactAttempts.map { ($0.dispatch, $0.at) }).contains { number, at in
                guard let dispatch = workCase.dispatch(number) else { return true }
                return at < dispatch.acknowledgedAt ?? City.end || at > dispatch.completedAt ?? City.end
            }
        }
    }

    @Test(
        "what a unit did on its own dispatch carries that dispatch's number, and every completed dispatch is answered"
    )
    func answers() {
        expectNone(cases) { workCase in
            let answered = Set(workCase.replies.filter { $0.verdict == .passed }.map(\.dispatch))
            return workCase.dispatches.contains { $0.completedAt != nil && !answered.contains($0.number) }
        }
    }

    @Test("nothing happens at or after the end of the sample")
    func end() {
        expectNone(cases) { workCase in
            var times = [workCase.order.receivedAt] + workCase.visits.map(\.visitedAt) + workCase.contacts.map(\.at)
            times += workCase.dispatches.flatMap {
                [$0.dispatchedAt, $0.completedAt, $0.contactedAt].compactMap { $0 }
            }
            times += workCase.replies.map(\.at) + workCase.supervisions.map(\.at) + workCase.contactAttempts.map(\.at)
            times += workCase.sendBacks.flatMap { [$0.requestedAt, $0.ruledAt].compactMap { $0 } }
            times += workCase.supervisions.compactMap(\.completedAt)
            return times.contains { $0 >= City.end }
        }
    }

    @Test("offices work by day: at night only urgent matters are acknowledged or completed")
    func nights() {
        let ordinary = cases.filter { $0.order.urgency == .normal }.flatMap(\.dispatches)
        let times = ordinary.flatMap { [$0.acknowledgedAt, $0.completedAt].compactMap { $0 } }
        let nightly = times.filter { !(7...20).contains($0.hour) }
        #expect(nightly.count * 80 < times.count, "\(nightly.count) of \(times.count): \(nightly.prefix(3))")
    }
}
