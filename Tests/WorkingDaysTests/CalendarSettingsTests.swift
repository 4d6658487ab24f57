import Testing
import WorkingDays

/// A city's calendar.yml, as names and values.
@Suite struct CalendarSettingsTests {
    @Test("nothing named keeps whole days and the end of the day")
    func defaults() throws {
        let settings = try CalendarSettings(values: [:])
        #expect(settings.hours == .wholeDays)
        #expect(settings.deadlineTime == .endOfDay)
    }

    @Test(
        "the end of a deadline's day is read",
        arguments: [
            ("end-of-day", DeadlineTime.endOfDay), ("closing", .closing), ("17:30", .second(63_000)),
            ("24:00", .second(86_400)),
        ]
    )
    func deadlineTimes(text: String, time: DeadlineTime) throws {
        #expect(try CalendarSettings(values: ["deadline-time": text]).deadlineTime == time)
    }

    @Test("a deadline ends when the season's hours do")
    func closing() throws {
        let hours = "10-01..04-30 08:00-12:00 14:30-17:30; 05-01..09-30 08:00-12:00 15:00-18:00"
        let settings = try CalendarSettings(values: ["working-hours": hours, "deadline-time": "closing"])
        let calendar = WorkCalendar.standard.applying(settings)
        let winter = Instant(day: CivilDay(year: 2022, month: 2, day: 21), secondOfDay: 36_000)
        let summer = Instant(day: CivilDay(year: 2022, month: 6, day: 20), secondOfDay: 36_000)
        #expect(calendar.deadline(from: winter, limit: .workingDays(3)).description == "2022-02-24 17:30:00")
        #expect(calendar.deadline(from: summer, limit: .workingDays(3)).description == "2022-06-23 18:00:00")
    }

    @Test(
        "what is wrong is told with what to write",
        arguments: [
            ("deadline-time", "五点", "“deadline-time”的值“五点”无法识别，请填写end-of-day（当日24时）、closing（下班时）或时刻，如17:30。"),
            ("deadline-time", "24:01", "“deadline-time”的值“24:01”无法识别，请填写end-of-day（当日24时）、closing（下班时）或时刻，如17:30。"),
            ("working-hours", "八点到五点", "“working-hours”有误：“八点到五点”"),
            ("month-begins-on", "26", "“month-begins-on”的值“26”无法识别，请填写1（自然月），其他起始日尚不支持。"),
            ("week-begins-on", "sunday", "“week-begins-on”的值“sunday”无法识别，请填写monday（星期一），其他起始日尚不支持。"),
            ("hours", "x", "没有名为“hours”的设置，可用的有：working-hours、deadline-time、month-begins-on、week-begins-on。"),
        ]
    )
    func faults(key: String, value: String, message: String) {
        let error = #expect(throws: CalendarSettingsError.self) { try CalendarSettings(values: [key: value]) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }
}
