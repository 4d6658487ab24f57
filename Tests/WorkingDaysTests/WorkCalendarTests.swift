import Testing
import WorkingDays

@Suite("the work calendar") struct WorkCalendarTests {
    private let calendar = WorkCalendar.standard

    /// Days as the rule says it, one by one; the table must agree.
    private struct SlowCalendar {
        let off: Set<CivilDay>
        let work: Set<CivilDay>

        init(_ notices: [HolidayNotice]) {
            off = Set(notices.flatMap(\.holidays).flatMap(\.daysOff))
            work = Set(notices.flatMap(\.holidays).flatMap(\.makeUpWorkdays))
        }

        func isWorkingDay(_ day: CivilDay) -> Bool {
            work.contains(day) || (day.weekday <= 5 && !off.contains(day))
        }

        func day(_ count: Int, after start: CivilDay) -> CivilDay {
            var (day, left) = (start, count)
            while left != 0 {
                day = day.advanced(by: left.signum())
                if isWorkingDay(day) { left -= left.signum() }
            }
            return day
        }
    }

    @Test("the notices of 2007 to 2026 are held; other years count by weekdays and are 暂定")
    func provisionalYears() throws {
        #expect(calendar.notices.map(\.year) == Array(2_007...2_026))
        #expect(!calendar.isProvisional(2_007) && !calendar.isProvisional(2_026))
        #expect(calendar.isProvisional(2_006) && calendar.isProvisional(2_027))
        #expect(try calendar.isProvisional(day("2027-01-01")) && !calendar.isProvisional(day("2026-12-31")))
        #expect(calendar.isWorkingDay(try day("2027-10-01")), "a Friday without notice")
        #expect(calendar.notice(for: 2_022)?.holidays.count == 7)
        #expect(calendar.notice(for: 2_027) == nil)
    }

    @Test("make-up workdays are weekend days, and days off are never both")
    func marksMakeSense() {
        for holiday in calendar.notices.flatMap(\.holidays) {
            #expect(holiday.makeUpWorkdays.allSatisfy { $0.weekday >= 6 && calendar.isWorkingDay($0) })
            #expect(!holiday.daysOff.contains(where: calendar.isWorkingDay))
            #expect(!holiday.daysOff.isEmpty)
        }
    }

    @Test(
        "days known from the notices",
        arguments: [
            ("2006-12-30", true), ("2006-12-31", true), ("2007-01-03", false), ("2007-12-29", true),
            ("2007-12-31", false), ("2008-01-01", false), ("2011-12-31", true), ("2015-09-03", false),
            ("2018-12-29", true), ("2018-12-31", false), ("2020-01-30", false), ("2020-01-31", false),
            ("2020-02-01", false), ("2020-02-03", true), ("2022-01-29", true), ("2022-01-30", true),
            ("2022-01-31", false), ("2022-02-06", false), ("2022-02-07", true), ("2022-12-31", false),
            ("2026-02-14", true), ("2026-02-23", false), ("2026-10-10", true),
        ]
    )
    func knownDays(text: String, isWorkingDay: Bool) throws {
        #expect(calendar.isWorkingDay(try day(text)) == isWorkingDay)
    }

    @Test("the table agrees with counting for any notice, whatever weekdays it begins and ends on")
    func agreesForAnyNotice() {
        var numbers = SeededNumbers(16)
        for _ in 0..<200 {
            let marked = (0..<6).map { _ in numbers.day(2_022...2_022) }
            let notice = HolidayNotice(
                year: 2_022,
                holidays: [Holiday(name: "甲", daysOff: Array(marked[0..<3]), makeUpWorkdays: Array(marked[3..<6]))]
            )
            let (calendar, slow) = (WorkCalendar(notices: [notice]), SlowCalendar([notice]))
            let start = CivilDay(year: 2_021, month: 12, day: 1)
            var count = 0
            let wrong = (1...430).map(start.advanced(by:)).first { day in
                if slow.isWorkingDay(day) { count += 1 }
                return calendar.isWorkingDay(day) != slow.isWorkingDay(day)
                    || calendar.workingDays(from: start, to: day) != count
                    || calendar.day(3, workingDaysAfter: day) != slow.day(3, after: day)
            }
            #expect(wrong == nil, "\(notice)")
        }
    }

    @Test("the table agrees with counting day by day, inside and far outside the notices")
    func agreesWithCounting() {
        let slow = SlowCalendar(calendar.notices)
        let first = CivilDay(year: 1_990, month: 1, day: 1)
        var count = 0
        let wrong = days(1_990...2_040).first { day in
            if day > first, slow.isWorkingDay(day) { count += 1 }
            return calendar.isWorkingDay(day) != slow.isWorkingDay(day)
                || calendar.workingDays(from: first, to: day) != count
        }
        #expect(wrong == nil)
        var numbers = SeededNumbers(6)
        for _ in 0..<1_000 {
            let start = numbers.day(2_004...2_029)
            let steps = Int.random(in: -60...60, using: &numbers)
            #expect(calendar.day(steps, workingDaysAfter: start) == slow.day(steps, after: start), "\(start) \(steps)")
        }
    }

    @Test("counts of adjoining stretches add up, in any order")
    func countsAreAdditive() {
        var numbers = SeededNumbers(7)
        for _ in 0..<1_000 {
            let (a, b, c) = (numbers.day(1_900...2_200), numbers.day(2_000...2_030), numbers.day(1_900...2_200))
            let whole = calendar.workingDays(from: a, to: c)
            #expect(calendar.workingDays(from: a, to: b) + calendar.workingDays(from: b, to: c) == whole)
            #expect(calendar.workingDays(from: c, to: a) == -whole)
            #expect(whole == 0 || (whole > 0) == (c > a))
        }
    }

    @Test("day n and the count of working days undo each other")
    func dayAndCountAreInverse() {
        var numbers = SeededNumbers(8)
        for _ in 0..<1_000 {
            let start = numbers.day(1_990...2_040)
            let steps = Int.random(in: 1...3_000, using: &numbers)
            let end = calendar.day(steps, workingDaysAfter: start)
            #expect(calendar.isWorkingDay(end) && end > start)
            #expect(calendar.workingDays(from: start, to: end) == steps)
            let back = calendar.day(-steps, workingDaysAfter: start)
            #expect(calendar.isWorkingDay(back) && back < start)
            #expect(calendar.workingDays(from: back.advanced(by: -1), to: start.advanced(by: -1)) == steps)
            #expect(calendar.day(0, workingDaysAfter: start) == start)
        }
    }

    @Test("February 2022 has 16 working days of 28; the year has 249")
    func periods() throws {
        #expect(calendar.workingDays(in: try Period(parsing: "2022-02")) == 16)
        #expect(calendar.workingDays(in: try Period(parsing: "2022-02-05")) == 0)
        #expect(calendar.workingDays(in: try Period(parsing: "2022-01-29..2022-02-07")) == 3)
        #expect(calendar.workingDays(in: try Period(parsing: "2022")) == 249)
    }

    @Test("a new notice replaces its year's and leaves the others")
    func merging() throws {
        let newer = try HolidayNotice.parse("2022 春节 off 2022-02-01\n2027 国庆节 off 2027-10-01 work 2027-10-09")
        var seasonal = calendar
        seasonal.deadlineTime = .second(3_600)
        let merged = seasonal.merging(newer)
        #expect(merged.notices.map(\.year) == Array(2_007...2_027))
        #expect(merged.notice(for: 2_022) == newer[0])
        #expect(merged.notice(for: 2_021) == calendar.notice(for: 2_021))
        #expect(try merged.isWorkingDay(day("2022-01-31")) && !merged.isWorkingDay(day("2022-01-29")))
        #expect(try !merged.isWorkingDay(day("2027-10-01")) && merged.isWorkingDay(day("2027-10-09")))
        #expect(!merged.isProvisional(2_027))
        #expect(merged.deadlineTime == .second(3_600), "the city's own settings stay")
    }

    @Test("the days two calendars disagree on are exactly those that need new deadlines")
    func differences() throws {
        let newer = try HolidayNotice.parse("2027 国庆节 off 2027-10-01..2027-10-03 work 2027-10-09")
        let merged = calendar.merging(newer)
        #expect(merged.differences(from: calendar).map(\.description) == ["2027-10-01", "2027-10-09"])
        #expect(calendar.differences(from: merged) == merged.differences(from: calendar))
        #expect(calendar.differences(from: calendar).isEmpty)
        #expect(calendar.merging(calendar.notices).differences(from: calendar).isEmpty)
    }

    @Test("a calendar without notices counts Mondays to Fridays")
    func weekdaysOnly() throws {
        let plain = WorkCalendar(notices: [])
        let monday = try day("2022-02-28")
        #expect(plain.day(5, workingDaysAfter: monday) == monday.advanced(by: 7))
        #expect(plain.day(-1, workingDaysAfter: monday) == monday.advanced(by: -3))
        #expect(plain.workingDays(from: monday, to: monday.advanced(by: 7_000)) == 5_000)
        for offset in 0..<7 { #expect(plain.isWorkingDay(monday.advanced(by: offset)) == (offset < 5)) }
    }
}
