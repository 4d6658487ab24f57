import Foundation
import Testing

@testable import WorkingDays

@Suite("periods") struct PeriodTests {
    @Test(
        "each form names its days, its title and itself",
        arguments: [
            ("2022-02", "2022-02-01", "2022-02-28", "2022年2月份"),
            ("2024-02", "2024-02-01", "2024-02-29", "2024年2月份"),
            ("2022-12", "2022-12-01", "2022-12-31", "2022年12月份"),
            ("2022", "2022-01-01", "2022-12-31", "2022年"),
            ("2022-Q1", "2022-01-01", "2022-03-31", "2022年第一季度"),
            ("2022-Q2", "2022-04-01", "2022-06-30", "2022年第二季度"),
            ("2022-Q3", "2022-07-01", "2022-09-30", "2022年第三季度"),
            ("2022-Q4", "2022-10-01", "2022-12-31", "2022年第四季度"),
            ("2022-W08", "2022-02-21", "2022-02-27", "2022年第8周"),
            ("2020-W53", "2020-12-28", "2021-01-03", "2020年第53周"),
            ("2021-W01", "2021-01-04", "2021-01-10", "2021年第1周"),
            ("2020-W01", "2019-12-30", "2020-01-05", "2020年第1周"),
            ("2022-W52", "2022-12-26", "2023-01-01", "2022年第52周"),
            ("2022-02-28", "2022-02-28", "2022-02-28", "2022年2月28日"),
            ("2022-01-26..2022-02-25", "2022-01-26", "2022-02-25", "2022年1月26日至2月25日"),
            ("2021-12-26..2022-01-25", "2021-12-26", "2022-01-25", "2021年12月26日至2022年1月25日"),
            ("2022-02-07..2022-02-13", "2022-02-07", "2022-02-13", "2022年2月7日至13日"),
            ("2022-02-28..2022-02-28", "2022-02-28", "2022-02-28", "2022年2月28日"),
        ]
    )
    func forms(text: String, first: String, last: String, title: String) throws {
        let period = try Period(parsing: text)
        #expect(period.first.description == first)
        #expect(period.last.description == last)
        #expect(period.title == title)
        #expect(period.name == text)
    }

    @Test(
        "text in no form of a period is refused",
        arguments: [
            "", "2", "22", "202", "20222", "0000", "0000-01", "2022-", "2022-2", "2022-002", "2022-02-", "2022-02-1",
            "2022-02-281", "2022-Q", "2022-Q11", "2022-q1", "2022-W", "2022-W8", "2022-W008", "2022-w08", "2022Q1",
            "2022-02 ", " 2022-02", "2022/02", "2022-01-26..", "2022-01-26.2022-02-25", "2022-01-26...2022-02-25",
            "2022-01-26..2022-02", "2022-01..2022-02", "2022-01-26..2022-02-25x", "2022年2月", "二月", "２０２２-02",
        ]
    )
    func refusesOtherText(text: String) {
        #expect(throws: PeriodError.unknownForm(text)) { try Period(parsing: text) }
    }

    @Test(
        "a month, quarter, week or day that doesn't exist is named",
        arguments: [
            ("2022-00", PeriodError.noSuchMonth("2022-00")), ("2022-13", .noSuchMonth("2022-13")),
            ("2022-Q0", .noSuchQuarter("2022-Q0")), ("2022-Q5", .noSuchQuarter("2022-Q5")),
            ("2022-W00", .noSuchWeek("2022-W00", weeksInYear: 52)),
            ("2022-W53", .noSuchWeek("2022-W53", weeksInYear: 52)),
            ("2020-W54", .noSuchWeek("2020-W54", weeksInYear: 53)),
            ("2022-02-29", .noSuchDay("2022-02-29")), ("2022-13-01", .noSuchDay("2022-13-01")),
            ("2022-02-30..2022-03-05", .noSuchDay("2022-02-30..2022-03-05")),
            ("2022-02-01..2022-02-29", .noSuchDay("2022-02-01..2022-02-29")),
            ("2022-02-01..0000-02-29", .noSuchDay("2022-02-01..0000-02-29")),
        ]
    )
    func namesTheFault(text: String, error: PeriodError) {
        #expect(throws: error) { try Period(parsing: text) }
        #expect(error.description.contains("“\(text)”"))
    }

    @Test("a span that runs backwards is refused with both days")
    func refusesBackwardSpans() throws {
        let error = PeriodError.lastBeforeFirst(first: try day("2022-02-02"), last: try day("2022-02-01"))
        #expect(throws: error) { try Period(parsing: "2022-02-02..2022-02-01") }
        #expect(error.description == "结束日期2022-02-01早于开始日期2022-02-02，请调换或改正日期。")
        #expect(Period(first: try day("2022-02-02"), last: try day("2022-02-01")) == nil)
    }

    @Test("a period made from two days is the span of that name")
    func spansFromDays() throws {
        let span = try #require(Period(first: day("2022-01-26"), last: day("2022-02-25")))
        #expect(try span == Period(parsing: "2022-01-26..2022-02-25"))
        #expect(span.dayCount == 31)
    }

    @Test("a period contains its days and instants, and no others")
    func contains() throws {
        let month = try Period(parsing: "2022-02")
        #expect(month.dayCount == 28)
        #expect(month.contains(month.first) && month.contains(month.last))
        #expect(!month.contains(month.first.advanced(by: -1)) && !month.contains(month.last.advanced(by: 1)))
        #expect(try month.range == instant("2022-02-01 00:00")..<instant("2022-03-01 00:00"))
    }

    @Test("ISO weeks agree with Foundation's ISO calendar")
    func weeksAgreeWithFoundation() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var numbers = SeededNumbers(3)
        for _ in 0..<1_000 {
            let day = numbers.day(1_900...2_200)
            let date = Date(timeIntervalSince1970: Double(day.daysSinceEpoch) * 86_400)
            let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
            let week = ISOWeek(containing: day)
            #expect(parts.yearForWeekOfYear == week.year && parts.weekOfYear == week.number, "\(day)")
        }
    }

    @Test("the weeks, months and quarters of a year follow each other without gap")
    func partsFillTheYear() throws {
        for year in 1_990...2_040 {
            let months = (1...12).map { Period.month(year, $0) }
            let quarters = (1...4).map { Period.quarter(year, $0) }
            #expect(months.reduce(0) { $0 + $1.dayCount } == Period.year(year).dayCount)
            #expect(quarters.reduce(0) { $0 + $1.dayCount } == Period.year(year).dayCount)
            for number in 1...ISOWeek.count(in: year) {
                let week = try Period(parsing: "\(year)-W\(padded(number, to: 2))")
                #expect(week.first.weekday == 1 && week.dayCount == 7)
                #expect(ISOWeek(containing: week.last).number == number)
            }
        }
    }
}
