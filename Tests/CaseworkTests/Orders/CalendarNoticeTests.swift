import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A notice of holidays that comes while orders are open.
@Suite struct CalendarNoticeTests {
    @Test("a notice moves open deadlines only, each with its event", arguments: Backend.available)
    func notice(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let open = try await city.dispatched()
            let done = try await city.closed()
            let set = try await city.register()
            let early = open.dispatches[0].deadline.advanced(bySeconds: -86_400)
            try await city.act(
                set.order.number,
                .dispatch([Assignment("市城管局", deadline: early)], Handover()),
                by: SmallCity.dispatcher
            )
            let day = open.dispatches[0].deadline.day
            let moved = try await adopt(Holiday(name: "停工", daysOff: [day]), day, city)
            #expect(moved == 1)
            let after = try await city.desk.file(open.order.number)
            #expect(after.dispatches[0].deadline.day > day)
            #expect(after.order.revision == open.order.revision + 1)
            try await city.expectWhole(after)
            #expect(try await city.desk.file(done.order.number).order.revision == done.order.revision)
            #expect(try await city.desk.file(set.order.number).dispatches[0].deadline == early)
            // The moved deadline has warnings of its own.
            let old = city.rules.yellowWarning(of: open.dispatches[0])
            _ = try await city.sweep().sweep(at: old)
            #expect(try await city.desk.file(open.order.number).dispatches[0].warning == 0)
        }
    }

    @Test("a notice heard of again moves nothing", arguments: Backend.available)
    func again(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let day = try await city.dispatched().dispatches[0].deadline.day
            let holiday = Holiday(name: "停工", daysOff: [day])
            #expect(try await adopt(holiday, day, city) == 1)
            #expect(try await adopt(holiday, day, city) == 0)
            try await city.expectNoFaults()
        }
    }

    private func adopt(_ holiday: Holiday, _ day: CivilDay, _ city: City) async throws -> Int {
        let calendars = CalendarDesk(database: city.database)
        let known = city.rules.calendar.notice(for: day.year)?.holidays ?? []
        let notice = HolidayNotice(year: day.year, holidays: known + [holiday])
        let days = try await calendars.adopt([notice])
        var rules = city.rules
        rules.calendar = try await calendars.calendar()
        return try await calendars.recompute(days, with: city.desk.under(rules), at: city.now)
    }
}
