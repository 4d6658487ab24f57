import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// 撤销: what somebody takes back seconds after he did it.
@Suite struct UndoStoryTests {
    private let units = [Assignment("市城管局"), Assignment("市水务局", role: .assisting)]

    private func undone(_ matter: Matter) -> Action { .undo(Undone(last: matter.events)) }

    /// A matter with one thing done, and the clock so many seconds after it.
    private func matter(_ officer: Officer, _ action: Action, after seconds: Int) throws -> Matter {
        var matter = try Matter()
        try matter.act(officer, action)
        matter.now = matter.now.advanced(bySeconds: seconds - 60)
        return matter
    }

    @Test func `a dispatch that is taken back counts nowhere and the order waits to be dispatched`() throws {
        var matter = try matter(Staff.dispatcher, .dispatch(units, Handover()), after: 14)
        let event = try matter.act(Staff.dispatcher, undone(matter))
        #expect(matter.file.order.status == .registered && event.action == .undo && event.words == "派单")
        #expect(matter.file.dispatches.map(\.end) == [.recalled, .recalled])
        #expect(matter.file.dispatches.allSatisfy { $0.end?.isCounted == false && $0.endedAt == event.at })
        try matter.act(Staff.dispatcher, .dispatch([units[1]].map { Assignment($0.unit) }, Handover()))
        #expect(matter.file.order.status == .handling && matter.file.presentDispatches.count == 1)
        #expect(CaseFile(replaying: matter.events)?.dispatches == matter.file.dispatches)
    }

    @Test func `an answer that is taken back leaves no end behind`() throws {
        let before = try Matter().file.order
        var matter = try matter(Staff.callTaker, .answerDirectly(answer: "已答复"), after: 5)
        #expect(matter.file.order.status == .closed)
        try matter.act(Staff.callTaker, undone(matter))
        let order = matter.file.order
        #expect(order.status == .registered && order.ending == before.ending)
        #expect(order.completedAt == nil && order.closedAt == nil)
        try matter.act(Staff.callTaker, .answerDirectly(answer: "已答复清楚"))
        #expect(matter.file.order.status == .closed)
    }

    @Test func `what the answer had ended waits again`() throws {
        var matter = try Matter()
        try matter.act(Staff.dispatcher, .requestSupplement(question: "哪条路？"))
        try matter.act(Staff.callTaker, .answerDirectly(answer: "已答复"))
        #expect(matter.file.openSuspension(nil) == nil)
        matter.now = matter.now.advanced(bySeconds: -55)
        try matter.act(Staff.callTaker, undone(matter))
        #expect(matter.file.openSuspension(nil) != nil)
    }

    @Test(arguments: [(14, true), (15, false), (3_600, false)])
    func `it is let until the time is over and not at its end`(seconds: Int, isLet: Bool) throws {
        let matter = try matter(Staff.dispatcher, .dispatch(units, Handover()), after: seconds)
        let refusal = matter.refusal(Staff.dispatcher, undone(matter))
        #expect((refusal == nil) == isLet)
        if case .tooLate(.undo, _)? = refusal { return }
        #expect(isLet)
    }

    @Test func `nobody takes back what another did`() throws {
        let matter = try matter(Staff.dispatcher, .dispatch(units, Handover()), after: 5)
        let other = Officer(id: "派单乙", role: "派单员")
        #expect(matter.refusal(other, undone(matter)) == .nothingOpen(.undo))
    }

    @Test func `once a unit has acknowledged, nothing is taken back`() throws {
        var matter = try matter(Staff.dispatcher, .dispatch(units, Handover()), after: 5)
        try matter.act(Staff.bureau, .acknowledge(dispatch: matter.file.dispatches[0].number))
        matter.now = matter.now.advanced(bySeconds: -58)
        #expect(matter.refusal(Staff.dispatcher, undone(matter)) == .nothingOpen(.undo))
        let stale = Action.undo(Undone(last: matter.events.dropLast()))
        #expect(matter.refusal(Staff.dispatcher, stale) == .nothingOpen(.undo))
    }

    @Test func `only 派单 and 直接答复 are taken back, and nothing twice`() throws {
        var matter = try matter(Staff.callTaker, .decline(ground: "01"), after: 5)
        #expect(matter.refusal(Staff.callTaker, undone(matter)) == .nothingOpen(.undo))
        #expect(matter.refusal(Staff.callTaker, .undo(nil)) == .nothingOpen(.undo))
        matter = try self.matter(Staff.callTaker, .answerDirectly(answer: "已答复"), after: 5)
        try matter.act(Staff.callTaker, undone(matter))
        matter.now = matter.now.advanced(bySeconds: -58)
        #expect(matter.refusal(Staff.callTaker, undone(matter)) == .nothingOpen(.undo))
    }

    @Test func `events that are none of an order, or only its first, give nothing to take back`() throws {
        let registered = try Matter().events
        #expect(Undone(last: []) == nil && Undone(last: registered) == nil)
    }
}
