import Testing
import WorkOrders
import WorkingDays

@testable import SampleCity

@Suite("What has not happened yet when the sample ends")
struct SampleEndTests {
    private let end = CivilDay(year: 2_022, month: 4, day: 1).start

    /// A case whose first dispatch is completed, and reworked, so many hours before the end.
    private func workCase(completed: Int, reworked: Int? = nil) throws -> SampleCase {
        var order = WorkOrder(
            number: "HB220320-000001",
            channel: "电话",
            receivedAt: end.advanced(bySeconds: -800_000),
            kind: .complaint,
            category: try #require(CategoryPath(["其他"])),
            content: "内容",
            ending: .dispatched
        )
        order.completedAt = end.advanced(bySeconds: 500_000)
        var result = SampleCase(order: order)
        result.dispatches = [dispatch("1", round: 1, completed: completed)]
        if let reworked { result.dispatches.append(dispatch("1R2", round: 2, completed: reworked)) }
        return result
    }

    private func dispatch(_ number: String, round: Int, completed hours: Int) -> Dispatch {
        let completedAt = end.advanced(bySeconds: -hours * 3_600)
        var dispatch = Dispatch(
            number: number,
            order: "HB220320-000001",
            unit: "市水务局",
            round: round,
            dispatchedAt: completedAt.advanced(bySeconds: -20 * 3_600),
            deadline: end
        )
        dispatch.acknowledgedAt = completedAt.advanced(bySeconds: -19 * 3_600)
        dispatch.completedAt = completedAt
        dispatch.result = .resolved
        dispatch.isFactual = true
        return dispatch
    }

    @Test("a completion after the end leaves the dispatch and the order open, without a result")
    func open() throws {
        var late = try workCase(completed: -1)
        late.end(at: end)
        let dispatch = try #require(late.dispatches.first)
        #expect(dispatch.completedAt == nil && dispatch.result == nil && dispatch.isFactual == nil)
        #expect(dispatch.acknowledgedAt != nil && late.order.completedAt == nil)
        var later = try workCase(completed: -20)
        later.end(at: end)
        #expect(later.dispatches.isEmpty, "not even dispatched")
        var waiting = try workCase(completed: -19)
        waiting.end(at: end)
        #expect(waiting.dispatches.first?.acknowledgedAt == nil, "not yet acknowledged")
    }

    @Test("an order whose second round begins after the end is completed with its first")
    func firstRound() throws {
        var reworked = try workCase(completed: 50, reworked: -30)
        reworked.end(at: end)
        #expect(reworked.dispatches.count == 1)
        #expect(reworked.order.completedAt == reworked.dispatches[0].completedAt)
        var open = try workCase(completed: 50, reworked: -10)
        open.end(at: end)
        #expect(open.dispatches.count == 2 && open.order.completedAt == nil)
    }

    @Test("visits, contacts and replies after the end fall away, rulings after it are still awaited")
    func parts() throws {
        var late = try workCase(completed: 30)
        let (before, after) = (end.advanced(bySeconds: -60), end)
        late.visits = [before, after].map { ReturnVisit(order: "", visitedAt: $0) }
        late.contacts = [before, after].map { FollowUpContact(order: "", at: $0, kind: .progress) }
        late.replies = [before, after].map { Reply(dispatch: "1", at: $0) }
        late.contactAttempts = [before, after].map { ContactAttempt(dispatch: "1", at: $0, isReached: true) }
        var sendBack = SendBack(dispatch: "1", requestedAt: before, reasonCode: "")
        (sendBack.ruling, sendBack.ruledAt, sendBack.redirectedTo) = (.granted, after, "市教育局")
        late.sendBacks = [sendBack]
        var asking = DeadlineExtension(dispatch: "1", requestedAt: before)
        (asking.ruling, asking.ruledAt) = (.granted, after)
        late.extensions = [asking]
        var supervision = Supervision(order: "", level: .reminder, at: before)
        supervision.completedAt = after
        late.supervisions = [supervision, Supervision(order: "", level: .onSite, at: after)]
        late.end(at: end)
        #expect(
            [late.visits.count, late.contacts.count, late.replies.count, late.contactAttempts.count] == [1, 1, 1, 1]
        )
        #expect(late.sendBacks.first?.ruling == nil && late.sendBacks.first?.redirectedTo == nil)
        #expect(late.extensions.first?.ruling == nil && late.extensions.first?.ruledAt == nil)
        #expect(late.supervisions.count == 1 && late.supervisions.first?.completedAt == nil)
    }

    @Test("a case that is over stays as it is")
    func over() throws {
        var finished = try workCase(completed: 30)
        finished.order.completedAt = finished.dispatches[0].completedAt
        let before = finished
        finished.end(at: end)
        #expect(finished == before)
    }
}
