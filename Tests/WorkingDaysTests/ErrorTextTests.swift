import Testing
import WorkingDays

@Suite("what people read when a text is refused") struct ErrorTextTests {
    private static let day = CivilDay(year: 2_022, month: 1, day: 31)
    private static let dayBefore = CivilDay(year: 2_022, month: 1, day: 30)

    @Test(
        "a refused period says how to write it",
        arguments: [
            (
                PeriodError.unknownForm("二月"),
                "“二月”不是有效的统计期。请按以下格式之一填写：2022-02、2022、2022-Q1、2022-W08、2022-02-28、2022-01-26..2022-02-25。"
            ),
            (.noSuchMonth("2022-13"), "“2022-13”中的月份不存在，月份请填写01至12。"),
            (.noSuchQuarter("2022-Q5"), "“2022-Q5”中的季度不存在，季度请填写Q1至Q4。"),
            (.noSuchWeek("2022-W53", weeksInYear: 52), "“2022-W53”中的周次不存在，该年请填写W01至W52。"),
            (.noSuchDay("2022-02-29"), "“2022-02-29”不是真实的日期，请核对年、月、日。"),
            (.lastBeforeFirst(first: day, last: dayBefore), "结束日期2022-01-30早于开始日期2022-01-31，请调换或改正日期。"),
        ]
    )
    func periods(error: PeriodError, text: String) {
        #expect(error.description == text)
    }

    @Test("each form the message of an unknown period offers can be read")
    func offeredFormsAreForms() throws {
        let offered = PeriodError.unknownForm("").description.split(separator: "：")[1].dropLast().split(separator: "、")
        #expect(offered.count == 6)
        for text in offered { #expect(try Period(parsing: String(text)).name == text) }
    }

    @Test(
        "a refused file of notices says the line and what to do",
        arguments: [
            (HolidayFileError.nothingInFile, "文件中没有节假日安排，请检查是否选错了文件。"),
            (.columnMissing(line: 1, name: "date"), "第1行：表头缺少“date”列，请补上该列。"),
            (
                .unknownForm(line: 2, text: "春节"),
                "第2行：“春节”格式不对，请写成“2022 春节 off 2022-01-31..2022-02-06 work 2022-01-29 2022-01-30”。"
            ),
            (.noSuchDay(line: 3, text: "2022-02-30"), "第3行：“2022-02-30”不是真实的日期，请按2022-01-31的格式填写。"),
            (.unknownMark(line: 4, text: "2"), "第4行：“2”看不出是休还是班，请填1（休）或0（班）。"),
            (.noSuchYear(line: 5, text: "22"), "第5行：“22”不是有效的年份，请填写2000至2199之间的年份。"),
            (.badName(line: 6), "第6行：请填写节日名称，名称中不能有off或work。"),
            (
                .lastBeforeFirst(line: 7, first: day, last: dayBefore),
                "第7行：结束日期2022-01-30早于开始日期2022-01-31，请调换或改正日期。"
            ),
            (
                .dayOutsideYear(line: 8, day: day, year: 2_023),
                "第8行：2022-01-31不在2023年内，也不在上一年12月，请核对年份和日期。"
            ),
            (.dayGivenTwice(line: 9, day: day, earlierLine: 4), "第9行：2022-01-31在第4行已经填写过，请删去其中一处。"),
            (
                .noDayInYear(line: 10, year: 2_023),
                "第10行：文件中只有2023年元旦前的日子，没有2023年内的安排，请补全该年通知或删去这些行。"
            ),
        ]
    )
    func files(error: HolidayFileError, text: String) {
        #expect(error.description == text)
    }

    @Test("the line the message of an unknown line offers can be read")
    func offeredLineIsALine() throws {
        let offered = HolidayFileError.unknownForm(line: 1, text: "").description.split(separator: "“")[2]
        let notices = try HolidayNotice.parse(String(try #require(offered.split(separator: "”").first)))
        #expect(notices[0].holidays == WorkCalendar.standard.notice(for: 2_022)?.holidays.filter { $0.name == "春节" })
    }

    @Test(
        "refused working hours say how to write them",
        arguments: [
            (WorkingHoursError.badSeason("冬季"), "“冬季”不是有效的季节起止日期，请写成10-01..04-30。"),
            (.badHours("8-12"), "“8-12”不是有效的工作时段，请写成08:00-12:00，结束时间须晚于开始时间。"),
            (
                .hoursOverlap("08:00-12:00 11:00-17:30"),
                "“08:00-12:00 11:00-17:30”中的工作时段重叠或次序颠倒，请按先后顺序填写。"
            ),
            (.noHours("10-01..04-30"), "“10-01..04-30”没有填写工作时段，请补充，例如08:00-12:00 14:30-17:30。"),
            (.dayWithoutSeason(month: 7, day: 1), "7月1日没有工作时间，请使各季节相接，覆盖全年。"),
            (.dayInTwoSeasons(month: 6, day: 30), "6月30日的工作时间填写了两次，请调整季节起止日期。"),
        ]
    )
    func workingHours(error: WorkingHoursError, text: String) {
        #expect(error.description == text)
    }
}
