import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite struct TableReadingTests {
    @Test(
        "a table is written into an address and read back as it was",
        arguments: [
            "of=orders&rows=county&then=street&columns=kind&measure=valid&measure=repeat-rate&period=2022-02",
            "of=orders&rows=tag&measure=valid&period=last-month&as-of=2022-03-01&channel=电话&shares=whole&shade=1",
            "of=orders&rows=kind&measure=valid&period=2022-02&channel=电话&channel=网站&category=交通/道路",
            "of=dispatches&rows=group&then=unit&measure=dispatched&measure=mean-days&period=2022-Q1&kind=投诉&sort=mean-days",
        ]
    )
    func roundTrip(_ text: String) throws {
        let table = try #require(TableReading(items(text)).table)
        #expect(table.items == items(text))
        #expect(TableReading(table.items).table == table)
    }

    @Test("a form's blank fields say nothing, and a table without a period is of this month")
    func blanks() throws {
        let table = try #require(TableReading(items("rows=kind&then=&columns=&measure=valid&channel=&as-of=")).table)
        #expect(table.period == .relative(.thisMonth))
        #expect(table.subject == .orders)
        #expect(table.rows == [.kind])
        #expect(table.columns == nil)
        #expect(table.filterItems.isEmpty)
    }

    @Test("each fault stands at its field")
    func faults() {
        let cases = [
            ("measure=valid", "rows"), ("rows=moon&measure=valid", "rows"), ("rows=kind", "measure"),
            ("rows=kind&then=kind&measure=valid", "then"), ("rows=kind&columns=kind&measure=valid", "columns"),
            ("rows=kind&measure=luck", "measure"), ("rows=kind&measure=dispatched", "measure"),
            ("of=dispatches&rows=tag&measure=dispatched", "rows"), ("of=people&rows=kind&measure=valid", "of"),
            ("rows=kind&measure=valid&period=2022-13", "period"), ("rows=kind&measure=valid&as-of=昨天", "as-of"),
            ("rows=day&measure=valid&period=2022", "period"), ("rows=day&measure=valid&period=this-year", "period"),
            ("rows=kind&measure=valid&period=1900-01-01..2022-01-01", "period"),
            ("rows=kind&measure=valid&sort=invalid", "sort"), ("rows=kind&measure=valid&shares=all", "shares"),
            ("rows=kind&measure=valid&hour=25", "hour"), ("rows=kind&measure=valid&colour=red", "colour"),
            ("rows=kind&rows=hour&measure=valid", "rows"), ("rows=kind&measure=valid&text=路灯", "text"),
            ("of=dispatches&rows=unit&measure=dispatched&state=open", "state"),
        ]
        for (text, field) in cases {
            let reading = TableReading(items(text))
            #expect(reading.table == nil, "\(text)")
            #expect(Array(reading.errors.keys) == [field], "\(text): \(reading.errors)")
        }
    }

    @Test("several faults are told at once")
    func several() {
        let reading = TableReading(items("rows=moon&columns=sun&measure=luck&period=never"))
        #expect(Set(reading.errors.keys) == ["rows", "columns", "measure", "period"])
    }

    @Test("a table has at most eight measures, one named twice counts once")
    func measures() throws {
        let names = TableMeasure.all(of: .dispatches).map { "measure=\($0.name)" }
        let most = names.prefix(TableReading.mostMeasures)
        let twice = (most + most).joined(separator: "&")
        let table = try #require(TableReading(items("of=dispatches&rows=unit&\(twice)")).table)
        #expect(table.measures.count == 8)
        let more = names.prefix(TableReading.mostMeasures + 1).joined(separator: "&")
        #expect(TableReading(items("of=dispatches&rows=unit&\(more)")).errors.keys.first == "measure")
    }

    @Test("every measure and dimension has a name of its own, by which it is found again")
    func names() {
        #expect(Set(TableMeasure.all.map(\.name)).count == TableMeasure.all.count)
        for measure in TableMeasure.all { #expect(TableMeasure(named: measure.name) == measure) }
        for subject in TableSubject.allCases {
            let titles = TableDimension.offered(for: subject).map { $0.title(of: subject) }
            #expect(Set(titles).count == titles.count)
            let measures = TableMeasure.all(of: subject).map(\.title)
            #expect(Set(measures).count == measures.count)
        }
    }

    @Test("relative days are told from the day on which the table is made")
    func relativePeriods() throws {
        let day = CivilDay(year: 2022, month: 3, day: 2)
        let expected: [(TablePeriod.Relative, String)] = [
            (.today, "2022-03-02"), (.yesterday, "2022-03-01"), (.thisWeek, "2022-W09"), (.lastWeek, "2022-W08"),
            (.thisMonth, "2022-03"), (.lastMonth, "2022-02"), (.thisYear, "2022"),
        ]
        #expect(expected.count == TablePeriod.Relative.allCases.count)
        for (relative, name) in expected {
            #expect(TablePeriod.relative(relative).period(on: day).name == name)
            #expect(try TablePeriod(parsing: relative.title) == .relative(relative))
        }
        #expect(try TablePeriod(parsing: "2022-Q1").period(on: day).name == "2022-Q1")
        #expect(throws: PeriodError.unknownForm("以前")) { try TablePeriod(parsing: "以前") }
    }
}
