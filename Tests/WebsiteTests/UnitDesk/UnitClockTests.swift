import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// The time that a unit has left, in words.
@Suite struct UnitClockTests {
    private static let monday = CivilDay(year: 2022, month: 2, day: 14)

    private static func dispatch(until deadline: Instant, _ limit: HandlingLimit = .workingDays(5)) -> Dispatch {
        var dispatch = Dispatch(
            number: "1-1",
            order: "1",
            unit: "市城管局",
            dispatchedAt: monday.advanced(by: -3).start,
            deadline: deadline
        )
        dispatch.limit = limit
        return dispatch
    }

    private static func text(_ dispatch: Dispatch, at now: Instant, _ suspension: Suspension? = nil) -> UnitClock {
        UnitClock(dispatch, suspension, at: now, calendar: .standard)
    }

    private static func noon(_ day: CivilDay) -> Instant { Instant(day: day, secondOfDay: 12 * 3_600) }

    private static func end(_ day: CivilDay) -> Instant { day.advanced(by: 1).start.advanced(bySeconds: -1) }

    @Test func `whole working days after today, and the hours left of today`() {
        let clock = Self.text(Self.dispatch(until: Self.end(Self.monday.advanced(by: 3))), at: Self.noon(Self.monday))
        #expect(clock.text == "还剩 3 个工作日 12 小时" && clock.tone == .open)
        // The weekend gives no day and no hour.
        let saturday = Self.noon(Self.monday.advanced(by: 5))
        let after = Self.text(Self.dispatch(until: Self.end(Self.monday.advanced(by: 8))), at: saturday)
        #expect(after.text == "还剩 2 个工作日")
    }

    @Test func `the last day is told in hours, the last hour in minutes, then by how much it is late`() {
        let dispatch = Self.dispatch(until: Self.end(Self.monday))
        #expect(Self.text(dispatch, at: Self.noon(Self.monday)).text == "今日到期，还剩 11 小时")
        let late = Self.end(Self.monday).advanced(bySeconds: -1_200)
        #expect(Self.text(dispatch, at: late).text == "今日到期，还剩 20 分钟")
        let clock = Self.text(dispatch, at: Self.noon(Self.monday.advanced(by: 2)))
        #expect(clock.text == "已逾期 2 个工作日" && clock.tone == .overdue)
    }

    @Test func `a limit in minutes runs on the wall clock`() {
        let deadline = Self.noon(Self.monday)
        let dispatch = Self.dispatch(until: deadline, .minutes(20))
        #expect(Self.text(dispatch, at: deadline.advanced(bySeconds: -600)).text == "还剩 10 分钟")
        #expect(Self.text(dispatch, at: deadline.advanced(bySeconds: 61)).text == "已逾期 2 分钟")
        #expect(Self.text(dispatch, at: deadline.advanced(bySeconds: 3 * 3_600)).text == "已逾期 3 小时")
    }

    @Test func `what stands still says until when, what is done how`() {
        var dispatch = Self.dispatch(until: Self.end(Self.monday))
        let wait = Suspension(
            dispatch: "1-1",
            ground: .expertise,
            document: "一号",
            from: Self.noon(Self.monday),
            until: Self.monday.advanced(by: 9)
        )
        let clock = Self.text(dispatch, at: Self.noon(Self.monday.advanced(by: 4)), wait)
        #expect(clock.text == "挂起至 2022-02-23，时限不走" && clock.tone == .open)
        dispatch.completedAt = Self.noon(Self.monday)
        #expect(Self.text(dispatch, at: Self.end(Self.monday)).text == "按期办结")
    }
}
