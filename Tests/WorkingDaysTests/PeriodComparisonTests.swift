import Testing

@testable import WorkingDays

@Suite("periods to compare with") struct PeriodComparisonTests {
    @Test(
        "环比 takes the period of the same form just before",
        arguments: [
            ("2022-02", "2022-01"), ("2022-01", "2021-12"), ("2022", "2021"), ("2022-Q2", "2022-Q1"),
            ("2022-Q1", "2021-Q4"), ("2022-W08", "2022-W07"), ("2021-W01", "2020-W53"), ("2022-W01", "2021-W52"),
            ("2022-03-01", "2022-02-28"), ("2022-01-01", "2021-12-31"),
            // Spans of whole months from the same day follow the months.
            ("2022-01-26..2022-02-25", "2021-12-26..2022-01-25"),
            ("2022-02-26..2022-03-25", "2022-01-26..2022-02-25"),
            ("2022-03-01..2022-03-31", "2022-02-01..2022-02-28"),
            ("2022-01-01..2022-06-30", "2021-07-01..2021-12-31"),
            ("2022-01-01..2022-12-31", "2021-01-01..2021-12-31"),
            ("2022-02-28..2022-03-27", "2022-01-28..2022-02-27"),
            // All others are followed back by their number of days.
            ("2022-02-07..2022-02-13", "2022-01-31..2022-02-06"),
            ("2022-03-01..2022-03-15", "2022-02-14..2022-02-28"),
            ("2022-03-29..2022-04-28", "2022-02-26..2022-03-28"),
            ("2022-02-28..2022-02-28", "2022-02-27..2022-02-27"),
        ]
    )
    func previous(text: String, before: String) throws {
        #expect(try Period(parsing: text).previous == Period(parsing: before))
    }

    @Test(
        "同比 takes the same period of the year before",
        arguments: [
            ("2022-02", "2021-02"), ("2022", "2021"), ("2022-Q3", "2021-Q3"), ("2022-W08", "2021-W08"),
            ("2021-W01", "2020-W01"), ("2021-W52", "2020-W52"), ("2022-02-28", "2021-02-28"),
            ("2020-02-29", "2019-02-28"), ("2020-02", "2019-02"),
            ("2022-01-26..2022-02-25", "2021-01-26..2021-02-25"),
            ("2021-12-26..2022-01-25", "2020-12-26..2021-01-25"),
            ("2020-02-10..2020-02-29", "2019-02-10..2019-02-28"),
            ("2020-02-29..2020-03-05", "2019-02-28..2019-03-05"),
            // Whole months stay whole when the year before has February 29.
            ("2021-02-01..2021-02-28", "2020-02-01..2020-02-29"),
            ("2020-02-01..2020-02-29", "2019-02-01..2019-02-28"),
        ]
    )
    func yearBefore(text: String, before: String) throws {
        #expect(try Period(parsing: text).yearBefore == Period(parsing: before))
    }

    @Test("week 53 has no counterpart in a year of 52 weeks")
    func weekFiftyThree() throws {
        #expect(try Period(parsing: "2020-W53").yearBefore == nil)
        #expect(try Period(parsing: "2026-W53").yearBefore == nil)
    }

    @Test(
        "nothing lies before year 1",
        arguments: ["0001", "0001-01", "0001-Q1", "0001-01-01", "0001-01-01..0001-01-31", "0001-W01"]
    )
    func firstYear(text: String) throws {
        #expect(try Period(parsing: text).previous == nil)
        #expect(try Period(parsing: text).yearBefore == nil)
    }

    @Test("the period before ends where the period begins, and has the same form")
    func previousAdjoins() throws {
        var numbers = SeededNumbers(4)
        for _ in 0..<1_000 {
            let first = numbers.day(1_950...2_100)
            let week = Period.week(beginning: first.advanced(by: 1 - first.weekday))
            let last = first.advanced(by: .random(in: 0...400, using: &numbers))
            let span = try #require(Period(first: first, last: last))
            let parts = first.parts
            for period in [span, week, .day(first), .month(parts.year, parts.month), .year(parts.year)] {
                let before = try #require(period.previous)
                #expect(before.last.advanced(by: 1) == period.first, "\(period.name)")
                #expect(before.form == period.form)
                #expect(try Period(parsing: before.name) == before)
            }
        }
    }

    @Test("the period of the year before is a period of about the same length, a year earlier")
    func yearBeforeIsAYearEarlier() throws {
        var numbers = SeededNumbers(5)
        for _ in 0..<1_000 {
            let first = numbers.day(1_950...2_100)
            let period = try #require(
                Period(first: first, last: first.advanced(by: .random(in: 0...400, using: &numbers)))
            )
            let before = try #require(period.yearBefore)
            #expect(abs(before.dayCount - period.dayCount) <= 1)
            #expect([365, 366].contains(period.first.daysSinceEpoch - before.first.daysSinceEpoch))
        }
    }
}
