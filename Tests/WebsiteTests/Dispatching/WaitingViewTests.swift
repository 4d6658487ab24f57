import Bulletins
import Storage
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// What an address of 派单台 asks for.
@Suite struct WaitingViewTests {
    private func view(_ query: String) throws -> WaitingView { try WaitingView(try RequestItems(query: query)) }

    @Test func `the list and what is open beside it are told apart`() throws {
        let view = try view(
            "queue=send-backs&kind=%E6%8A%95%E8%AF%89&after=1-5-7&order=N1&act=amend&dispatch=N1-1&done=x"
        )
        #expect(view.queue == .sendBacks && view.query.kind == .complaint)
        #expect(view.after == WaitingKey(urgency: 1, at: 5, id: 7))
        #expect(view.order == "N1" && view.act == "amend" && view.dispatch == "N1-1" && view.done == "x")
        #expect(view.listItems.map(\.name) == ["queue", "kind", "after"])
    }

    @Test func `nothing asked for is the first queue from its beginning`() throws {
        let view = try view("")
        #expect(view.queue == .orders && view.after == nil && view.order.isEmpty && view.listItems.isEmpty)
        #expect(view.reading.isGood)
    }

    @Test func `a filter that isn't one is told and lists nothing, a key that is none is refused`() throws {
        #expect(try !view("urgency=x").reading.isGood)
        #expect(throws: PageError.self) { _ = try view("after=soon") }
        #expect(throws: PageError.self) { _ = try view("order=%FF") }
    }

    @Test func `a clock of one working day is due soon on its last day alone`() {
        let monday = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 36_000)
        let deadline = Instant(day: CivilDay(year: 2022, month: 2, day: 15), secondOfDay: 86_399)
        let times: [(Int, TimeLeft.Tone, String)] = [
            (0, .open, "还剩 1 个工作日"), (86_400, .soon, "今日到期"), (86_400 * 2, .overdue, "已逾期 1 个工作日"),
        ]
        for (seconds, tone, text) in times {
            let left = TimeLeft(short: deadline, at: monday.advanced(bySeconds: seconds), calendar: .standard)
            #expect(left.tone == tone && left.text == text, "\(seconds)")
        }
        #expect(TimeLeft(until: deadline, at: monday, calendar: .standard).tone == .soon)
    }
}
