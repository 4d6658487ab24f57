import Testing
import WorkOrders
import WorkingDays

@Suite struct ProvisionalDeadlineTests {
    private let calendar = WorkCalendar.standard

    private func dispatch(_ start: String, _ limit: HandlingLimit?) throws -> Dispatch {
        let start = try #require(Instant(start))
        var dispatch = Dispatch(
            number: "1",
            order: "1",
            unit: "市公安局",
            dispatchedAt: start,
            deadline: calendar.deadline(from: start, limit: limit ?? .workingDays(10))
        )
        dispatch.limit = limit
        return dispatch
    }

    private func isProvisional(_ dispatch: Dispatch) -> Bool {
        dispatch.isProvisional(at: dispatch.dispatchedAt.advanced(bySeconds: 60), calendar: calendar)
    }

    @Test(
        arguments: [
            ("2026-12-01 10:00", 10, false), ("2026-12-24 10:00", 5, false), ("2026-12-25 10:00", 5, true),
            ("2026-12-31 10:00", 1, true), ("2027-03-01 10:00", 3, true), ("2021-12-28 10:00", 10, false),
        ]
    )
    func `a deadline is 暂定 when its working days reach a year without notice`(
        start: String,
        days: Int,
        isExpected: Bool
    ) throws {
        let open = try dispatch(start, .workingDays(days))
        #expect(isProvisional(open) == isExpected, "\(open.deadline)")
        #expect(
            open.deadlineText(at: open.dispatchedAt, calendar: calendar).hasSuffix("（暂定）") == isExpected
        )
    }

    @Test func `a year that begins without notice and ends in one with it is 暂定 too`() throws {
        let gap = WorkCalendar(notices: calendar.notices.filter { $0.year != 2021 })
        let open = try dispatch("2021-12-28 10:00", .workingDays(10))
        #expect(open.isProvisional(at: open.dispatchedAt, calendar: gap))
        // Dispatched on the last day of that year, none of its days is counted.
        let newYear = try dispatch("2021-12-31 10:00", .workingDays(10))
        #expect(!newYear.isProvisional(at: newYear.dispatchedAt, calendar: gap))
    }

    @Test func `minutes on the wall clock and a deadline that was set are never 暂定`() throws {
        #expect(!isProvisional(try dispatch("2027-03-01 10:00", .minutes(20))))
        #expect(!isProvisional(try dispatch("2027-03-01 10:00", nil)))
    }

    @Test func `what is done or ended at the cut-off keeps its deadline`() throws {
        let start = "2027-03-01 10:00"
        let end = try #require(Instant("2027-03-02 10:00"))
        for path in [\Dispatch.completedAt, \Dispatch.endedAt] {
            var done = try dispatch(start, .workingDays(5))
            done[keyPath: path] = end
            #expect(!done.isProvisional(at: end.advanced(bySeconds: 1), calendar: calendar))
            #expect(done.isProvisional(at: end, calendar: calendar))
        }
    }

    @Test func `the notice takes the word away`() throws {
        let open = try dispatch("2027-03-01 10:00", .workingDays(5))
        let announced = calendar.merging(try HolidayNotice.parse("2027 元旦 off 2027-01-01..2027-01-03"))
        #expect(!open.isProvisional(at: open.dispatchedAt, calendar: announced))
    }
}
