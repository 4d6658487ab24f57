import Testing
import WorkingDays

@Suite("files of holiday notices") struct HolidayFileTests {
    private let springFestival = "2022 春节 off 2022-01-31..2022-02-06 work 2022-01-29 2022-01-30"

    @Test("a line holds a holiday: its year, name, days off and make-up workdays")
    func ownForm() throws {
        let notices = try HolidayNotice.parse("# 通知\n\n\(springFestival)\n2022 元旦 off 2022-01-01..2022-01-03\n")
        #expect(notices.map(\.year) == [2_022])
        #expect(notices[0].holidays.map(\.name) == ["春节", "元旦"])
        #expect(notices[0].holidays[0].daysOff.count == 7)
        #expect(notices[0].holidays[0].makeUpWorkdays.map(\.description) == ["2022-01-29", "2022-01-30"])
        #expect(notices[0].holidays[1].makeUpWorkdays.isEmpty)
    }

    @Test("a table holds a day a line, in the columns' English or Chinese names and any order")
    func tables() throws {
        let english = """
            date,name,is_off_day
            2022-01-29,春节,0
            2022-01-30,春节,0
            \((1...7).map { CivilDay(year: 2_022, month: 1, day: 30 + $0).description + ",春节,1" }.joined(separator: "\n"))
            """
        let chinese = english.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",")
            return "\"\(cells[1])\",\(cells[2] == "1" ? "休" : "班"), \(cells[0].replacing("-", with: "/")) "
        }
        let expected = try HolidayNotice.parse(springFestival)
        #expect(try HolidayNotice.parse(english) == expected)
        #expect(
            try HolidayNotice.parse("\u{FEFF}名称,休班,日期\r\n" + chinese.joined(separator: "\r\n") + "\r\n") == expected
        )
    }

    @Test(
        "dates in a table may be written as spreadsheets write them",
        arguments: ["2022-02-01", "2022/2/1", "2022/02/01", "2022年2月1日", "2022.2.1", "\"2022-2-1\""]
    )
    func tableDates(text: String) throws {
        let notices = try HolidayNotice.parse("date,name,is_off_day\n\(text),春节,TRUE")
        #expect(notices[0].holidays[0].daysOff == [try day("2022-02-01")])
    }

    @Test("New Year's days in December belong to the next year's notice, unless a column says the year")
    func yearOfNotice() throws {
        let rows = "2022-12-31,元旦,1\n2023-01-01,元旦,1\n2022-12-26,圣诞节,1\n2022-02-01,春节,1"
        let notices = try HolidayNotice.parse("date,name,is_off_day\n\(rows)")
        #expect(notices.map(\.year) == [2_022, 2_023])
        #expect(notices[1].holidays[0].daysOff.map(\.description) == ["2022-12-31", "2023-01-01"])
        let given = try HolidayNotice.parse("date,name,is_off_day,year_file\n2022-12-26,甲,1,2023\n2023-01-01,甲,1,2023")
        #expect(given.map(\.year) == [2_023])
    }

    @Test("a notice prints as text that reads back as the same notice")
    func printsAndReadsBack() throws {
        let text = WorkCalendar.standard.notices.map(\.description).joined()
        #expect(try HolidayNotice.parse(text) == WorkCalendar.standard.notices)
        let spaced = "2027 Spring  Festival work 2027-02-13 off 2027-02-06 2027-02-08..2027-02-09"
        let notices = try HolidayNotice.parse(spaced)
        #expect(
            notices[0].description == "2027 Spring Festival off 2027-02-06 2027-02-08..2027-02-09 work 2027-02-13\n"
        )
    }

    static let faults: [(String, HolidayFileError)] = [
        ("", .nothingInFile), ("# 只有注释\n\n", .nothingInFile), ("date,name,is_off_day\n", .nothingInFile),
        ("名称,休班\n春节,休", .columnMissing(line: 1, name: "date")),
        ("date,is_off_day\n", .columnMissing(line: 1, name: "name")),
        ("\n日期,名称\n", .columnMissing(line: 2, name: "is_off_day")),
        ("2022 春节", .unknownForm(line: 1, text: "2022 春节")),
        ("\n2022 春节 off", .unknownForm(line: 2, text: "2022 春节 off")),
        ("2022 春节 off 2022-01-31 work", .unknownForm(line: 1, text: "2022 春节 off 2022-01-31 work")),
        ("2022 春节 休 2022-01-31", .unknownForm(line: 1, text: "2022 春节 休 2022-01-31")),
        ("2022 春节 off 2022-02-30", .noSuchDay(line: 1, text: "2022-02-30")),
        ("2022 春节 off 2022-01-31..2022-02-30", .noSuchDay(line: 1, text: "2022-01-31..2022-02-30")),
        ("2022 春节 off 2022-01-31-2022-02-03", .noSuchDay(line: 1, text: "2022-01-31-2022-02-03")),
        ("date,name,is_off_day\n2022-02-30,春节,1", .noSuchDay(line: 2, text: "2022-02-30")),
        ("date,name,is_off_day\n春节,春节,1", .noSuchDay(line: 2, text: "春节")),
        ("date,name,is_off_day\n2022-02-01,春节,2", .unknownMark(line: 2, text: "2")),
        ("date,name,is_off_day\n\n2022-02-01,春节", .unknownMark(line: 3, text: "")),
        ("22 春节 off 2022-01-31", .noSuchYear(line: 1, text: "22")),
        ("1999 春节 off 1999-01-31", .noSuchYear(line: 1, text: "1999")),
        ("off 2022-01-31", .noSuchYear(line: 1, text: "off")),
        ("date,name,is_off_day\n2200-02-01,春节,1", .noSuchYear(line: 2, text: "2200")),
        ("2022 off 2022-01-31", .badName(line: 1)),
        ("date,name,is_off_day\n2022-02-01,,1", .badName(line: 2)),
        ("date,name,is_off_day\n2022-02-01,day off,1", .badName(line: 2)),
        (
            "2022 春节 off 2022-02-06..2022-01-31",
            .lastBeforeFirst(
                line: 1,
                first: CivilDay(year: 2_022, month: 2, day: 6),
                last: CivilDay(year: 2_022, month: 1, day: 31)
            )
        ),
        (
            "2022 春节 off 2021-01-31",
            .dayOutsideYear(line: 1, day: CivilDay(year: 2_021, month: 1, day: 31), year: 2_022)
        ),
        (
            "2022 元旦 off 2021-11-30..2022-01-01",
            .dayOutsideYear(line: 1, day: CivilDay(year: 2_021, month: 11, day: 30), year: 2_022)
        ),
        (
            "2022 春节 off 2022-01-31..9999-02-06",
            .dayOutsideYear(line: 1, day: CivilDay(year: 9_999, month: 2, day: 6), year: 2_022)
        ),
        (
            "2022 甲 off 2022-01-31\n2022 乙 work 2022-01-31",
            .dayGivenTwice(line: 2, day: CivilDay(year: 2_022, month: 1, day: 31), earlierLine: 1)
        ),
        ("2022 甲 off 2022-05-01\n2023 元旦 off 2022-12-31", .noDayInYear(line: 2, year: 2_023)),
    ]

    @Test("a fault is named with its line and what to do, in Chinese", arguments: faults)
    func namesFaults(text: String, error: HolidayFileError) {
        #expect(throws: error) { try HolidayNotice.parse(text) }
        #expect(error.description.contains("请"))
        if error != .nothingInFile { #expect(error.description.hasPrefix("第")) }
    }

    @Test("the same day may stand in the notices of two years")
    func sameDayInTwoNotices() throws {
        let text = "2022 甲 off 2022-12-31\n2023 元旦 work 2022-12-31 off 2023-01-01"
        let calendar = WorkCalendar(notices: try HolidayNotice.parse(text))
        #expect(calendar.isWorkingDay(try day("2022-12-31")))
    }

    @Test("the December before belongs to a notice from its first day on")
    func decemberBefore() throws {
        let notices = try HolidayNotice.parse("2022 元旦 off 2021-12-01..2022-01-01")
        #expect(notices[0].holidays[0].daysOff.count == 32)
    }

    @Test("make-up workdays that are weekdays anyway are pointed out")
    func needlessMarks() throws {
        let notices = try HolidayNotice.parse("2020 春节 off 2020-01-24..2020-02-02 work 2020-01-19 2020-02-03")
        #expect(notices[0].needlessMakeUpWorkdays == [try day("2020-02-03")])
        #expect(WorkCalendar.standard.notices.flatMap(\.needlessMakeUpWorkdays).isEmpty)
    }
}
