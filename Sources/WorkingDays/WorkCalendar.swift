/// Which days the government works, and what follows for deadlines and working time.
///
/// Mondays to Fridays are worked, less the public holidays, plus the make-up workdays (调休上班) of the notices. A city's
/// working hours and the time of day its deadlines end at belong to its calendar.
public struct WorkCalendar: Sendable {
    /// The notices the calendar is made from, one a year, ascending.
    public let notices: [HolidayNotice]
    /// The hours worked on working days; they measure working time.
    ///
    /// Whole days unless set.
    public var hours: WorkingHours
    /// The time of day at which deadlines counted in working days end.
    ///
    /// 23:59:59 unless set.
    public var deadlineTime: DeadlineTime
    private let table: WorkdayTable

    /// The calendar of these notices; of several for the same year the last counts.
    ///
    /// When the notices of two years name the same day, the later year's decides.
    public init(
        notices: [HolidayNotice],
        hours: WorkingHours = .wholeDays,
        deadlineTime: DeadlineTime = .endOfDay
    ) {
        let byYear = Dictionary(notices.map { ($0.year, $0) }) { _, later in later }
        self.notices = byYear.values.sorted { $0.year < $1.year }
        self.hours = hours
        self.deadlineTime = deadlineTime
        self.table = WorkdayTable(marks: Self.marks(self.notices))
    }

    private static func marks(_ notices: [HolidayNotice]) -> [CivilDay: Bool] {
        var marks: [CivilDay: Bool] = [:]
        for holiday in notices.flatMap(\.holidays) {
            for day in holiday.daysOff { marks[day] = false }
            for day in holiday.makeUpWorkdays { marks[day] = true }
        }
        return marks
    }

    /// The calendar with newer notices, each in the place of its year's.
    public func merging(_ newer: [HolidayNotice]) -> WorkCalendar {
        WorkCalendar(notices: notices + newer, hours: hours, deadlineTime: deadlineTime)
    }

    /// The notice for the year, or nil when none is held.
    public func notice(for year: Int) -> HolidayNotice? { notices.first { $0.year == year } }

    /// Whether no notice is held for the year, so that it counts by weekdays for the time being (暂定).
    public func isProvisional(_ year: Int) -> Bool { notice(for: year) == nil }

    /// Whether the day lies in a year without notice (暂定).
    public func isProvisional(_ day: CivilDay) -> Bool { isProvisional(day.year) }

    /// The days on which one of the two calendars works and the other doesn't, ascending.
    public func differences(from other: WorkCalendar) -> [CivilDay] {
        let marked = Set(Self.marks(notices).keys).union(Self.marks(other.notices).keys)
        return marked.filter { isWorkingDay($0) != other.isWorkingDay($0) }.sorted()
    }
}

extension WorkCalendar {
    /// Whether the government works on the day.
    public func isWorkingDay(_ day: CivilDay) -> Bool { table.isWorkingDay(day) }

    /// Day `count` of a period of working days: day 1 is the first working day after `start`.
    ///
    /// 0 is `start` itself, worked or not; a negative count goes back, −1 to the last working day before `start`.
    public func day(_ count: Int, workingDaysAfter start: CivilDay) -> CivilDay {
        if count > 0 { return table.workday(table.count(through: start) + count) }
        if count < 0 { return table.workday(table.count(through: start.advanced(by: -1)) + count + 1) }
        return start
    }

    /// How many working days lie after `from` up to and including `to`; negative when `to` lies before `from`.
    ///
    /// So it counts as a period does, and counts of adjoining periods add up.
    public func workingDays(from: CivilDay, to: CivilDay) -> Int {
        table.count(through: to) - table.count(through: from)
    }

    /// How many working days the period has.
    public func workingDays(in period: Period) -> Int {
        workingDays(from: period.first.advanced(by: -1), to: period.last)
    }
}
