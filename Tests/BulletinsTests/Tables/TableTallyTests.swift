import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite struct TableTallyTests {
    @Test("the totals of a table are the figures of the bulletin, whatever its rows", arguments: 1...40)
    func bulletin(_ seed: Int) throws {
        let facts = FactSet.random(seed: seed)
        var settings = BulletinSettings()
        settings.cohort = FigureCohort.allCases[seed % 4]
        settings.durationCohort = FigureCohort.allCases[seed / 4 % 4]
        settings.clock = FigureClock.allCases[seed % 2]
        let day = CivilDay(year: 2022, month: 2, day: 1).advanced(by: seed % 40)
        let figures = facts.figures(february, asOf: day, settings).list()
        for measure in TableMeasure.all(of: .dispatches) {
            guard let figure = figures[FigureKey.work(measure.name)] else { continue }
            for rows in TableDimension.offered(for: .dispatches) {
                let table = "of=dispatches&rows=\(rows.rawValue)&period=2022-02&measure=\(measure.name)"
                let result = try facts.counted(items(table), asOf: day, settings)
                let value = result.value(row: result.rows.count - 1, column: 0, measure)
                #expect(value.numerator == figure.numerator, "\(rows) \(measure.name)")
                #expect(value.denominator == figure.denominator, "\(rows) \(measure.name)")
            }
        }
    }

    @Test("most measures of dispatches are figures of the bulletin by the same name")
    func sameNames() {
        // A small month may lack what a figure needs, such as anything acknowledged.
        let lists = (1...9).map { seed in
            FactSet.random(seed: seed).figures(february, asOf: february.last, BulletinSettings()).list()
        }
        let own = TableMeasure.all(of: .dispatches).filter { measure in
            lists.allSatisfy { $0[FigureKey.work(measure.name)] == nil }
        }
        #expect(own.map(\.name) == ["handed-orders", "visited", "sent-back", "extended", "reworked"])
    }

    @Test("orders counted by any dimension come to the bulletin's total", arguments: 1...30)
    func orders(_ seed: Int) throws {
        let facts = FactSet.random(seed: seed)
        let day = CivilDay(year: 2022, month: 2, day: 8).advanced(by: seed)
        let counts = facts.figures(february, asOf: day, BulletinSettings()).orders
        for rows in TableDimension.offered(for: .orders) {
            let table = "rows=\(rows.rawValue)&period=2022-02&measure=valid&measure=invalid&measure=direct-rate"
            let result = try facts.counted(items(table), asOf: day)
            #expect(result.number("valid") == counts.valid, "\(rows)")
            #expect(result.number("invalid") == counts.invalid, "\(rows)")
            let direct = counts.endings.first { $0.ending == .answeredDirectly }?.count
            #expect(result.number("direct-rate") == direct, "\(rows)")
        }
    }

    @Test("where nothing stands twice, lines come to their total; lines below one come to it", arguments: 1...30)
    func additive(_ seed: Int) throws {
        let facts = FactSet.random(seed: seed)
        let pairs: [(String, String)] = [("county", "street"), ("category", "subcategory"), ("kind", "channel")]
        for (rows, then) in pairs {
            let table = items("rows=\(rows)&then=\(then)&columns=weekday&measure=valid&period=2022-02")
            let result = try facts.counted(table)
            let measure = try #require(TableMeasure(named: "valid"))
            func number(_ row: Int, _ column: Int) -> Int { result.value(row: row, column: column, measure).numerator }
            let (lastRow, lastColumn) = (result.rows.count - 1, result.columns.count - 1)
            #expect(result.columns.count == 8)
            for row in result.rows.indices {
                #expect((0..<lastColumn).reduce(0) { $0 + number(row, $1) } == number(row, lastColumn))
            }
            for column in result.columns.indices {
                let lines = result.rows.indices.filter { result.rows[$0].level == 1 }
                #expect(lines.reduce(0) { $0 + number($1, column) } == number(lastRow, column))
                for line in lines {
                    let below = result.rows[(line + 1)...].prefix { $0.level == 2 }
                    #expect(below.indices.reduce(0) { $0 + number($1, column) } == number(line, column))
                }
            }
        }
    }

    @Test("an order with two tags stands in both rows and once in the total")
    func tags() throws {
        var facts = FactSet()
        facts.order(times: 4)
        let tags = [0: [1, 2], 1: [2], 2: [1, 2, 3]]
        let result = try facts.counted(items("rows=tag&measure=valid&period=2022-02"), tags: tags)
        #expect(result.rows.map(\.title) == ["涉企", "老年", "群体", "未填写", "合计"])
        #expect(result.texts("valid") == [["2"], ["3"], ["1"], ["1"], ["4"]])
        #expect(result.overlaps)
    }

    @Test("an order at two units of a group counts once in the group, below which each unit has it")
    func groups() throws {
        var facts = FactSet()
        facts.order(times: 3)
        let units = [0: [1, 2], 1: [2, 3], 2: [4]]
        let table = items("rows=group&then=unit&measure=valid&period=2022-02")
        let result = try facts.counted(table, orderUnits: units)
        #expect(
            result.rows.map(\.title) == [
                "县区", "北区人民政府", "南县人民政府", "市直单位", "市公安局", "市卫生健康委", "合计",
            ]
        )
        #expect(result.texts("valid") == [["2"], ["1"], ["2"], ["2"], ["1"], ["1"], ["3"]])
    }

    @Test("an order at two units is two dispatches and one order")
    func handedOrders() throws {
        var facts = FactSet()
        facts.dispatch(1, .north)
        facts.dispatch(1, .police)
        facts.dispatch(2, .north)
        let table = items("of=dispatches&rows=unit&measure=dispatched&measure=handed-orders&period=2022-02")
        let result = try facts.counted(table)
        #expect(result.rows.map(\.title) == ["北区人民政府", "市公安局", "合计"])
        #expect(result.texts("dispatched") == [["2"], ["1"], ["3"]])
        #expect(result.texts("handed-orders") == [["2"], ["1"], ["2"]])
        #expect(result.overlaps)
    }

    @Test("hours, weekdays and days have a row each, counted or not")
    func everyRow() throws {
        var facts = FactSet()
        facts.order("02-08 09:30")
        facts.order("02-08 23:59:59")
        facts.order("02-13 00:00")
        let result = try facts.counted(items("rows=hour&columns=weekday&measure=valid&period=2022-02"))
        #expect(result.rows.map(\.title) == (0...23).map { "\($0)时" } + ["合计"])
        #expect(result.columns.map(\.title).first == "星期一")
        #expect(result.number("valid", "9时", "星期二") == 1)
        #expect(result.number("valid", "23时", "星期二") == 1)
        #expect(result.number("valid", "0时", "星期日") == 1)
        let days = try facts.counted(items("rows=day&measure=valid&period=2022-W06"))
        #expect(days.rows.map(\.title) == (7...13).map { "2022-02-\($0 < 10 ? "0" : "")\($0)" } + ["合计"])
    }

    @Test("days of dispatches are those on which they were made, days of means those on which they were completed")
    func daysOfCohorts() throws {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-01 12:00", done: "02-03 12:00")
        let result = try facts.counted(
            items("of=dispatches&rows=day&measure=dispatched&measure=mean-days&period=2022-02-01..2022-02-03")
        )
        #expect(result.texts("dispatched") == [["1"], ["0"], ["0"], ["1"]])
        #expect(result.texts("mean-days") == [["—"], ["—"], ["2"], ["2"]])
    }

    @Test("a filter leaves out what doesn't have it")
    func filters() throws {
        let facts = FactSet.random(seed: 7)
        let all = try facts.counted(items("rows=kind&columns=channel&measure=valid&period=2022-02"))
        for (filter, row, column) in [("kind=投诉", "投诉", "合计"), ("channel=电话", "合计", "电话")] {
            let some = try facts.counted(items("rows=hour&measure=valid&period=2022-02&\(filter)"))
            #expect(some.number("valid") == all.number("valid", row, column))
        }
        let (road, nobody) = ("category=交通/道路", "channel=信鸽")
        let roads = try facts.counted(items("rows=category&then=subcategory&measure=valid&period=2022-02"))
        #expect(
            try facts.counted(items("rows=hour&measure=valid&period=2022-02&\(road)")).number("valid")
                == roads.number("valid", "道路")
        )
        #expect(try facts.counted(items("rows=kind&measure=valid&period=2022-02&\(nobody)")).isEmpty)
    }

    @Test("what happened at or after the cut-off is not counted")
    func cutOff() throws {
        var facts = FactSet()
        facts.dispatch(1, .north, made: "02-10 12:00", due: "02-12 00:00", done: "02-15 00:00")
        let table = items("of=dispatches&rows=unit&measure=completed&measure=overdue&period=2022-02")
        let states = [(10, "", ""), (11, "0", "0"), (13, "0", "1"), (15, "0", "1"), (16, "1", "1")]
        for (day, completed, overdue) in states {
            let result = try facts.counted(table, asOf: CivilDay(year: 2022, month: 2, day: day))
            #expect(result.texts("completed").first?.first ?? "" == (completed.isEmpty ? "0" : completed), "\(day)")
            #expect(result.texts("overdue").first?.first ?? "" == (overdue.isEmpty ? "0" : overdue), "\(day)")
        }
    }

    @Test("a table of more cells than anybody reads stops growing and says so")
    func tooLarge() throws {
        let table = try #require(
            TableReading(items("rows=officer&columns=hour&measure=valid&period=2022-02")).table
        )
        let names = TableNames(figures: FactSet.cityNames)
        var tally = TableTally(
            table,
            period: february,
            cutOff: moment("03-01 00:00"),
            settings: BulletinSettings(),
            names: names
        )
        let fact = OrderFact(
            kind: .inquiry,
            category: 1,
            channel: 1,
            ending: .dispatched,
            receivedAt: moment("02-10 23:00")
        )
        for id in 0..<2_300 { tally.add(TableOrder(id: id, fact: fact, status: .handling, officer: id)) }
        #expect(!tally.isTooLarge)
        for id in 2_300..<9_000 { tally.add(TableOrder(id: id, fact: fact, status: .handling, officer: id)) }
        #expect(tally.isTooLarge)
    }
}

extension FigureKey {
    /// The city's figure of a measure.
    fileprivate static func work(_ measure: String) -> String { "\(measure).city" }
}
