import Testing
import WorkingDays

@Suite("files of holiday notices, for any notices") struct HolidayFilePropertyTests {
    /// Notices of two years with distinct random days, as a city might make up.
    private static func notices(_ numbers: inout SeededNumbers) -> [HolidayNotice] {
        (2_027...2_028).map { year in
            var days = Set((0..<12).map { _ in numbers.day(year...year) })
            days.insert(CivilDay(year: year - 1, month: 12, day: .random(in: 1...31, using: &numbers)))
            var left = days.shuffled(using: &numbers)
            return HolidayNotice(
                year: year,
                holidays: ["元旦", "春节", "National Day"].map { name in
                    let off = Array(left.prefix(3))
                    left.removeFirst(off.count)
                    let work = Array(left.prefix(.random(in: 0...1, using: &numbers)))
                    left.removeFirst(work.count)
                    return Holiday(name: name, daysOff: off, makeUpWorkdays: work)
                }
            )
        }
    }

    @Test("notices printed in the project's form read back as they were")
    func ownFormRoundTrips() throws {
        var numbers = SeededNumbers(20)
        for _ in 0..<200 {
            let notices = Self.notices(&numbers)
            #expect(try HolidayNotice.parse(notices.map(\.description).joined()) == notices)
            #expect(try HolidayNotice.parse(notices.map(\.description).joined(separator: "\r\n# 下一年\r\n")) == notices)
        }
    }

    @Test("the same notices as a table make the same calendar, in any order of the rows")
    func tablesAreEquivalent() throws {
        var numbers = SeededNumbers(21)
        for _ in 0..<200 {
            let notices = Self.notices(&numbers)
            var rows: [String] = []
            for notice in notices {
                for holiday in notice.holidays {
                    rows += holiday.daysOff.map { "\(notice.year),\"\(holiday.name)\",休,\($0)" }
                    rows += holiday.makeUpWorkdays.map { "\(notice.year),\"\(holiday.name)\",班,\($0)" }
                }
            }
            let text = (["年份,名称,休班,日期"] + rows.shuffled(using: &numbers)).joined(separator: "\n")
            let read = try HolidayNotice.parse(text)
            #expect(read.map(\.year) == notices.map(\.year))
            #expect(read.map { Set($0.holidays) } == notices.map { Set($0.holidays) })
            #expect(WorkCalendar(notices: read).differences(from: WorkCalendar(notices: notices)).isEmpty)
        }
    }

    @Test("a file with a fault in any one place is refused or read, but never ends the program")
    func survivesDamage() {
        var numbers = SeededNumbers(22)
        let scraps = ["", " ", ",", "\"", "off", "work", "2022-02-30", "..", "9999", "\n", "年", "é", "\u{0}", "-", "１"]
        let table = "date,name,is_off_day\n2022-01-29,春节,0\n2022-02-01,春节,1\n"
        for text in [WorkCalendar.standard.notices.suffix(2).map(\.description).joined(), table] {
            for _ in 0..<500 {
                var damaged = Array(text)
                let start = Int.random(in: 0..<damaged.count, using: &numbers)
                let end = min(damaged.count, start + .random(in: 0...6, using: &numbers))
                damaged.replaceSubrange(start..<end, with: Array(scraps.randomElement(using: &numbers) ?? ""))
                do {
                    #expect(try !HolidayNotice.parse(String(damaged)).isEmpty)
                } catch {
                    #expect("\(error)".contains("请"), "\(error)")
                }
            }
        }
    }
}
