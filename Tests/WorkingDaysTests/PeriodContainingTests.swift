import Testing
import WorkingDays

@Suite struct PeriodContainingTests {
    @Test("a day lies in one day, week, month and year")
    func containing() {
        let day = CivilDay(year: 2022, month: 1, day: 1)
        #expect(Period.day(containing: day).name == "2022-01-01")
        #expect(Period.week(containing: day).name == "2021-W52")
        #expect(Period.month(containing: day).name == "2022-01")
        #expect(Period.year(containing: day).name == "2022")
    }

    @Test("the days of two periods keep the name of the one that lies in the other")
    func common() throws {
        let month = try Period(parsing: "2022-02")
        let cases = [
            ("2022-02-08", "2022-02-08"), ("2022-W06", "2022-W06"), ("2022-Q1", "2022-02"),
            ("2022-W05", "2022-02-01..2022-02-06"), ("2022-W09", "2022-02-28"), ("2022-02", "2022-02"),
        ]
        for (other, common) in cases {
            let other = try Period(parsing: other)
            #expect(month.common(with: other)?.name == common)
            #expect(other.common(with: month)?.range == month.common(with: other)?.range)
        }
        #expect(month.common(with: try Period(parsing: "2022-03")) == nil)
    }
}
