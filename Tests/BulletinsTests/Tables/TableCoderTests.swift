import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite struct TableCoderTests {
    private let names = TableNames(
        figures: FactSet.cityNames,
        tags: [1: "涉企"],
        officers: [0: "话务1"]
    )

    private func coder(_ subject: TableSubject = .orders) -> TableCoder { TableCoder(names, subject) }

    private func place(
        _ at: String = "02-10 23:59:59",
        category: Int? = 1,
        area: Int? = 1,
        unit: Int? = nil
    ) -> TablePlace {
        TablePlace(
            order: 7,
            kind: .praise,
            category: category,
            channel: 2,
            area: area,
            urgency: .urgent,
            ending: .notAccepted,
            status: .closed,
            unit: unit,
            officer: 0,
            at: moment(at)
        )
    }

    private func title(_ dimension: TableDimension, _ place: TablePlace, _ subject: TableSubject = .orders) -> String? {
        let coder = coder(subject)
        return coder.code(dimension, place).map { coder.title(dimension, $0) }
    }

    @Test("each dimension says what an order has of it")
    func titles() {
        let expected: [(TableDimension, String?)] = [
            (.county, "北区"), (.street, "北区一街"), (.community, "未填写"), (.category, "交通"), (.subcategory, "交通 / 道路"),
            (.detail, "未细分"), (.kind, "表扬"), (.channel, "网站"), (.urgency, "紧急"), (.ending, "不予受理"), (.status, "已结案"),
            (.hour, "23时"), (.weekday, "星期四"), (.day, "2022-02-10"), (.week, "2022-02-07起一周"), (.month, "2022年2月"),
            (.officer, "话务1"), (.tag, nil), (.unit, nil), (.group, nil),
        ]
        #expect(expected.count == TableDimension.allCases.count)
        for (dimension, title) in expected { #expect(self.title(dimension, place()) == title, "\(dimension)") }
        #expect(title(.unit, place(unit: 3), .dispatches) == "市公安局")
        #expect(title(.group, place(unit: 4), .dispatches) == "市直单位")
    }

    @Test("what says nothing, and what the list no longer has, stands apart")
    func nothing() {
        let coder = coder(.dispatches)
        let empty = place(category: nil, area: nil)
        for dimension in [TableDimension.county, .street, .category, .unit, .group] {
            #expect(coder.code(dimension, empty) == TableCoder.none, "\(dimension)")
        }
        #expect(coder.code(.category, place(category: 99)) == TableCoder.none)
        #expect(coder.title(.unit, 99) == "未知" && coder.title(.tag, 99) == "未知" && coder.title(.channel, 99) == "未知")
        #expect(coder.title(.officer, TableCoder.none) == "无记录")
    }

    @Test("areas of one county have one code, streets of a county their own")
    func areas() {
        let codes = [1, 2, 3].map { area in
            [TableDimension.county, .street].map { coder().code($0, place(area: area)) }
        }
        #expect(codes[0][0] == codes[1][0] && codes[0][0] != codes[2][0])
        #expect(codes[0][1] != codes[1][1])
        // A county without a street has none, and a street without a county is a street all the same.
        #expect(codes[2][1] == TableCoder.none)
        #expect(coder().title(.street, coder().code(.street, place(area: 4)) ?? 0) == "开发区街道")
    }

    @Test("a unit counts in the rows of those above it; a circle of units ends")
    func lines() {
        var figures = FactSet.cityNames
        figures.units[6] = HandlingUnit(name: "一街办事处", group: "乡镇街道", parent: "北区人民政府")
        figures.units[7] = HandlingUnit(name: "一社区", group: "社区", parent: "一街办事处")
        figures.units[8] = HandlingUnit(name: "甲", group: "社区", parent: "乙")
        figures.units[9] = HandlingUnit(name: "乙", group: "社区", parent: "甲")
        figures.units[10] = HandlingUnit(name: "孤", group: "社区", parent: "无此单位")
        let coder = TableCoder(TableNames(figures: figures), .orders)
        #expect(coder.line(ofUnit: 7) == [7, 6, 1])
        #expect(coder.line(ofUnit: 1) == [1])
        #expect(coder.line(ofUnit: 8) == [8, 9])
        #expect(coder.line(ofUnit: 10) == [10] && coder.line(ofUnit: 99) == [99])
        #expect(coder.group(ofUnit: 7) == coder.group(ofUnit: 10) && coder.group(ofUnit: 99) == TableCoder.none)
    }

    @Test("a code narrows a list by one condition, and not at all where the filter asks for something else")
    func narrowing() throws {
        let coder = coder()
        for (dimension, text) in [
            (TableDimension.county, "county=北区"), (.street, "place=北区/一街"), (.category, "category=交通"),
            (.subcategory, "category=交通/道路"), (.kind, "kind=表扬"), (.channel, "channel=网站"), (.urgency, "urgency=紧急"),
            (.ending, "ending=不予受理"), (.status, "status=已结案"), (.hour, "hour=23"), (.weekday, "weekday=4"),
            (.officer, "registered-by=话务1"),
        ] {
            let code = try #require(coder.code(dimension, place()))
            var query = OrderQuery()
            #expect(coder.narrow(&query, dimension, code), "\(dimension)")
            #expect(query.items == items(text), "\(dimension)")
            // The same again changes nothing.
            #expect(coder.narrow(&query, dimension, code) && query.items == items(text), "\(dimension)")
            #expect(!coder.narrow(&query, dimension, TableCoder.none), "\(dimension)")
        }
        for (dimension, filter) in [
            (TableDimension.county, "county=南县"), (.street, "place=北区/二街"), (.category, "category=卫生"),
            (.kind, "kind=投诉"),
            (.channel, "channel=电话"), (.hour, "hour=9"), (.weekday, "weekday=1"), (.status, "status=办理中"),
        ] {
            var query = try OrderQuery(items: items(filter))
            let code = try #require(coder.code(dimension, place()))
            #expect(!coder.narrow(&query, dimension, code), "\(dimension)")
        }
    }

    @Test("of several values of a filter the row's own stays; a narrower filter stays as it is")
    func several() throws {
        let coder = coder()
        var kinds = try OrderQuery(items: items("kind=投诉&kind=表扬"))
        #expect(coder.narrow(&kinds, .kind, RequestKind.praise.rawValue) && kinds.kinds == [.praise])
        var categories = try OrderQuery(items: items("category=交通/道路&category=卫生"))
        #expect(coder.narrow(&categories, .category, 1))
        #expect(categories.items == items("category=交通/道路"))
        #expect(coder.narrow(&categories, .subcategory, 1) && !coder.narrow(&categories, .subcategory, 2))
        var wide = try OrderQuery(items: items("category=交通"))
        #expect(coder.narrow(&wide, .subcategory, 2) && wide.items == items("category=交通/停车"))
    }

    @Test("spans of days are periods of their own")
    func spans() {
        let coder = coder()
        func name(_ dimension: TableDimension) -> String? {
            coder.code(dimension, place()).flatMap { coder.span(dimension, $0)?.name }
        }
        #expect(name(.day) == "2022-02-10" && name(.week) == "2022-W06" && name(.month) == "2022-02")
        #expect(name(.hour) == nil && name(.kind) == nil)
    }
}
