import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite struct TableResultTests {
    @Test("over nothing stands a dash, of few a mark")
    func smallNumbers() throws {
        var facts = FactSet()
        for order in 1...4 { facts.dispatch(order, .north, done: "02-11 12:00") }
        facts.dispatch(9, .police, done: "02-12 12:00")
        for order in 1...4 { facts.visit(order, .north, rating: order == 1 ? .dissatisfied : .satisfied) }
        let measures = "measure=satisfaction-rate&measure=on-time-rate&measure=mean-days"
        let result = try facts.counted(items("of=dispatches&rows=unit&\(measures)&period=2022-02"))
        #expect(result.texts("satisfaction-rate") == [["75%"], ["—"], ["75%"]])
        #expect(result.texts("on-time-rate") == [["100%"], ["100%"], ["100%"]])
        #expect(result.texts("mean-days") == [["1"], ["2"], ["1.2"]])
        let rate = try #require(TableMeasure(named: "on-time-rate"))
        let marks = result.rows.indices.map { result.isSmall(result.value(row: $0, column: 0, rate)) }
        #expect(marks == [false, true, false])
        let satisfaction = try #require(TableMeasure(named: "satisfaction-rate"))
        #expect(!result.isSmall(result.value(row: 1, column: 0, satisfaction)))
        #expect(result.value(row: 1, column: 0, satisfaction).isUndefined)
    }

    @Test("percentages are written as the city's settings say")
    func formats() throws {
        var facts = FactSet()
        facts.order(ending: .answeredDirectly, times: 2)
        facts.order(ending: .dispatched)
        let table = items("rows=kind&measure=direct-rate&period=2022-02")
        var settings = BulletinSettings()
        #expect(try facts.counted(table, settings).texts("direct-rate").last == ["66.66%"])
        settings.format.rounding = .halfUp
        #expect(try facts.counted(table, settings).texts("direct-rate").last == ["66.67%"])
    }

    @Test("rows stand by the sorted measure, equal ones in the order of the city's list, a dash last")
    func sorting() throws {
        var facts = FactSet()
        facts.dispatch(1, .south, done: "02-13 12:00")
        for order in 2...3 { facts.dispatch(order, .police, done: "02-11 12:00") }
        facts.dispatch(4, .health)
        facts.dispatch(5, .north, done: "02-11 12:00")
        func titles(_ more: String) throws -> [String] {
            try facts.counted(items("of=dispatches&period=2022-02&measure=dispatched&measure=mean-days&" + more))
                .rows.map(\.title)
        }
        #expect(try titles("rows=unit").first == "北区人民政府")
        #expect(try titles("rows=unit&sort=dispatched").first == "市公安局")
        #expect(
            try titles("rows=unit&sort=mean-days")
                == ["南县人民政府", "北区人民政府", "市公安局", "市卫生健康委", "合计"]
        )
        #expect(
            try titles("rows=group&then=unit&sort=dispatched")
                == ["市直单位", "市公安局", "市卫生健康委", "县区", "北区人民政府", "南县人民政府", "合计"]
        )
    }

    @Test("shares are of the row, the column or the whole")
    func shares() throws {
        var facts = FactSet()
        facts.order("02-10 10:00", .road, kind: .complaint, times: 2)
        facts.order("02-10 10:00", .road, kind: .inquiry)
        facts.order("02-10 10:00", .clinic, kind: .inquiry)
        func shares(_ of: String) throws -> [[String?]] {
            let table = items("rows=category&columns=kind&measure=valid&period=2022-02&shares=\(of)")
            let result = try facts.counted(table)
            let shown = result.columns.indices.filter { ["咨询", "投诉", "合计"].contains(result.columns[$0].title) }
            let all = result.shares(of: try #require(TableMeasure(named: "valid")))
            return all.map { row in shown.map { row[$0] } }
        }
        #expect(try shares("none") == [[nil, nil, nil], [nil, nil, nil], [nil, nil, nil]])
        #expect(try shares("row") == [["33.33%", "66.66%", nil], ["100%", "0%", nil], ["50%", "50%", nil]])
        #expect(try shares("column") == [["50%", "100%", "75%"], ["50%", "0%", "25%"], [nil, nil, nil]])
        #expect(try shares("whole") == [["25%", "50%", "75%"], ["25%", "0%", "25%"], ["50%", "50%", nil]])
    }

    @Test("balanced shares make up 100%, unless orders stand in several rows")
    func balancing() throws {
        var settings = BulletinSettings()
        settings.balancing = .largestRemainder
        var facts = FactSet()
        for kind in [RequestKind.inquiry, .complaint, .praise] { facts.order(kind: kind) }
        let table = items("rows=kind&measure=valid&period=2022-02&shares=column")
        let result = try facts.counted(table, settings)
        let shares = result.shares(of: try #require(TableMeasure(named: "valid"))).compactMap { $0[0] }
        #expect(shares.filter { $0 != "0%" } == ["33.34%", "33.33%", "33.33%"])
        let tagged = try facts.counted(
            items("rows=tag&measure=valid&period=2022-02&shares=column"),
            settings,
            tags: [0: [1, 2], 1: [1, 2], 2: [3]]
        )
        let tags = tagged.shares(of: try #require(TableMeasure(named: "valid"))).compactMap { $0[0] }
        #expect(tags == ["66.66%", "66.66%", "33.33%"])
    }

    @Test("a rate has no share, and shares of nothing are a dash")
    func noShares() throws {
        let table = items("rows=kind&measure=valid&measure=direct-rate&period=2022-02&shares=column")
        let result = try FactSet().counted(table)
        #expect(result.isEmpty)
        let rate = result.shares(of: try #require(TableMeasure(named: "direct-rate")))
        #expect(rate.joined().allSatisfy { $0 == nil })
        let count = result.shares(of: try #require(TableMeasure(named: "valid")))
        #expect(Set(count.joined().compactMap(\.self)) == ["—"])
    }

    @Test("a list of a cell keeps filter, period and cut-off, and narrows them by row and column")
    func lists() throws {
        var facts = FactSet()
        facts.order("02-08 09:30", .road, kind: .complaint)
        let table = "rows=subcategory&columns=day&measure=valid&measure=direct-rate&period=2022-02-07..2022-02-09"
        let result = try facts.counted(items(table + "&as-of=2022-03-01&category=交通&channel=电话"))
        let measure = try #require(TableMeasure(named: "direct-rate"))
        let column = try #require(result.columns.firstIndex { $0.title == "2022-02-08" })
        guard case .orders(let part)? = result.list(row: 0, column: column, measure),
            case .orders(let whole)? = result.wholeList(row: 0, column: column, measure)
        else { throw ReadingFault(errors: [:]) }
        #expect(
            whole.items
                == items("received=2022-02-08&as-of=2022-03-01&valid=1&channel=电话&category=交通/道路")
        )
        #expect(part.ending == .answeredDirectly)
        #expect(result.wholeList(row: 0, column: column, try #require(TableMeasure(named: "valid"))) == nil)
    }

    @Test("a cell that the filter rules out, or whose row says nothing, has no list")
    func noLists() throws {
        var facts = FactSet()
        facts.order(kind: .complaint)
        let valid = try #require(TableMeasure(named: "valid"))
        let kinds = try facts.counted(items("rows=kind&measure=valid&period=2022-02&kind=投诉"))
        let lists = kinds.rows.indices.map { kinds.list(row: $0, column: 0, valid) }
        #expect(lists.map { $0 == nil } == kinds.rows.map { $0.title != "投诉" && !$0.isTotal })
        let counties = try facts.counted(items("rows=county&measure=valid&period=2022-02"))
        #expect(counties.rows.map(\.title) == ["未填写", "合计"])
        #expect(counties.list(row: 0, column: 0, valid) == nil)
        #expect(counties.list(row: 1, column: 0, valid) != nil)
    }
}
