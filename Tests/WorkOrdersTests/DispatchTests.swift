import Testing
import WorkOrders
import WorkingDays

@Suite struct DispatchTests {
    private let start = Instant(day: CivilDay(year: 2022, month: 2, day: 7), secondOfDay: 36_000)

    private func dispatch(acknowledged: Int? = nil, completed: Int? = nil) -> Dispatch {
        var dispatch = Dispatch(
            number: "D1",
            order: "A1",
            unit: "市城管局",
            dispatchedAt: start,
            deadline: start.advanced(bySeconds: 1_000)
        )
        dispatch.acknowledgedAt = acknowledged.map(start.advanced(bySeconds:))
        dispatch.completedAt = completed.map(start.advanced(bySeconds:))
        return dispatch
    }

    @Test("what happens at or after the cut-off does not exist")
    func cutOff() {
        let done = dispatch(acknowledged: 100, completed: 500)
        #expect(done.status(at: start.advanced(bySeconds: 100)) == .waiting)
        #expect(done.status(at: start.advanced(bySeconds: 101)) == .handling)
        #expect(done.status(at: start.advanced(bySeconds: 500)) == .handling)
        #expect(done.status(at: start.advanced(bySeconds: 501)) == .completed)
    }

    @Test("the deadline itself is on time, one second later is not", arguments: [(1_000, false), (1_001, true)])
    func completedLate(seconds: Int, isOverdue: Bool) {
        #expect(dispatch(completed: seconds).isOverdue(at: start.advanced(bySeconds: 9_000)) == isOverdue)
    }

    @Test("open work is overdue once the deadline lies before the cut-off", arguments: [(1_000, false), (1_001, true)])
    func openLate(cutOff: Int, isOverdue: Bool) {
        #expect(dispatch().isOverdue(at: start.advanced(bySeconds: cutOff)) == isOverdue)
        // Completed later than the cut-off is open at the cut-off.
        #expect(dispatch(completed: 2_000).isOverdue(at: start.advanced(bySeconds: cutOff)) == isOverdue)
    }

    @Test("without a number of its own a dispatch is order, unit and round")
    func defaultNumber() {
        #expect(Dispatch.defaultNumber(order: "A1", unit: "市城管局", round: 2) == "A1/市城管局/2")
    }
}
