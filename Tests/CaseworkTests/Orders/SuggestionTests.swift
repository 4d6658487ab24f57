import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Which units are suggested for an order, on every engine.
@Suite struct SuggestionTests {
    private static let bureaus = SmallCity.bureaus
    private static let lamps = ["城市管理", "路灯"]

    /// A city with a directory of these lines.
    private static func with(
        _ entries: [DispatchDirectory.Entry],
        _ backend: Backend,
        _ test: (City) async throws -> Void
    ) async throws {
        try await City.with(backend, change: { $0.directory = DispatchDirectory(entries) }, test)
    }

    private static func entry(_ category: [String], _ units: String...) -> DispatchDirectory.Entry {
        DispatchDirectory.Entry(CategoryPath(category) ?? .other, units: units)
    }

    private static func suggested(
        _ city: City,
        _ category: [String] = lamps,
        in area: AreaPath = AreaPath(county: SmallCity.county),
        _ change: (inout SuggestionMatter) -> Void = { _ in }
    ) async throws -> [UnitSuggestion] {
        var matter = SuggestionMatter(try #require(CategoryPath(category)), in: area)
        change(&matter)
        return try await city.desk.suggestions(for: matter, at: city.now)
    }

    /// Registers orders and gives each to a unit.
    private static func dispatch(_ city: City, _ units: [String]) async throws {
        for unit in units {
            let number = try await city.register().order.number
            try await city.act(number, .dispatch([Assignment(unit)], Handover()), by: SmallCity.dispatcher)
        }
    }

    @Test("the directory stands first, then who led the like at least three times lately", arguments: Backend.available)
    func both(_ backend: Backend) async throws {
        try await Self.with([Self.entry(["城市管理"], Self.bureaus[1])], backend) { city in
            try await Self.dispatch(city, Array(repeating: Self.bureaus[0], count: 3) + [Self.bureaus[2]])
            let found = try await Self.suggested(city)
            #expect(found.map(\.units) == [[Self.bureaus[1]], [Self.bureaus[0]]])
            #expect(
                found.map(\.reason) == [
                    "派单目录：城市管理 × 全市", "近30天\(SmallCity.county)同类 4 件中 3 件由\(Self.bureaus[0])主办",
                ]
            )
            try await Self.dispatch(city, Array(repeating: Self.bureaus[1], count: 5))
            let joined = try await Self.suggested(city)
            #expect(joined.map(\.units) == found.map(\.units))
            #expect(joined.first?.reason.contains("全市；近30天") == true)
        }
    }

    @Test("what was recalled, lies elsewhere or long ago, says nothing", arguments: Backend.available)
    func others(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            for _ in 1...3 {
                let number = try await city.register().order.number
                let dispatching = Action.dispatch([Assignment(Self.bureaus[0])], Handover())
                try await city.act(number, dispatching, by: SmallCity.dispatcher)
                try await city.act(number, .recall(dispatch: "\(number)-1", reason: "派错"), by: SmallCity.dispatcher)
                let elsewhere = try await city.register { $0.place = Place(area: AreaPath(county: "别处")) }.order.number
                try await city.act(elsewhere, dispatching, by: SmallCity.dispatcher)
            }
            #expect(try await Self.suggested(city).isEmpty)
            try await Self.dispatch(city, Array(repeating: Self.bureaus[2], count: 3))
            #expect(try await Self.suggested(city).map(\.units) == [[Self.bureaus[2]]])
            city.wait(until: "2022-03-20")
            #expect(try await Self.suggested(city).isEmpty)
        }
    }

    @Test(
        "an assisting unit led nothing, and a category or place that is unknown has no history",
        arguments: Backend.available
    )
    func unknown(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            for _ in 1...3 {
                let number = try await city.register().order.number
                let units = [Assignment(Self.bureaus[0]), Assignment(Self.bureaus[1], role: .assisting)]
                try await city.act(number, .dispatch(units, Handover()), by: SmallCity.dispatcher)
            }
            #expect(try await Self.suggested(city).map(\.units) == [[Self.bureaus[0]]])
            #expect(try await Self.suggested(city, ["无此类别"]).isEmpty)
            for area in [AreaPath(), AreaPath(county: "无此县")] {
                #expect(try await Self.suggested(city, in: area).isEmpty)
            }
        }
    }

    @Test("a unit that the city no longer has, or that has ended, is not suggested; who assists is left out alone")
    func gone() async throws {
        let entries = [
            Self.entry(Self.lamps, "撤销的单位"), Self.entry(["城市管理"], Self.bureaus[0], "撤销的单位"),
        ]
        try await Self.with(entries, .sqlite) { city in
            let found = try await Self.suggested(city)
            #expect(found.map(\.units) == [[Self.bureaus[0]]])
            var (rules, units) = (city.desk.rules, SmallCity.units)
            units[0].endedOn = CivilDay(year: 2022, month: 1, day: 1)
            rules.units = try UnitTree(units)
            let matter = SuggestionMatter(try #require(CategoryPath(Self.lamps)), in: AreaPath())
            let none = try await city.desk.under(rules).suggestions(for: matter, at: city.now)
            #expect(none.isEmpty)
        }
    }

    @Test("whom a complaint names is not suggested alone, nor who had the order in its round")
    func barred() async throws {
        let entries = [
            Self.entry(Self.lamps, Self.bureaus[0]), Self.entry(["城市管理"], Self.bureaus[0], Self.bureaus[1]),
        ]
        try await Self.with(entries, .sqlite) { city in
            let complaint = try await Self.suggested(city) { ($0.kind, $0.subject) = (.complaint, Self.bureaus[0]) }
            #expect(complaint.map(\.units) == [[Self.bureaus[1], Self.bureaus[0]]])
            let help = try await Self.suggested(city) { ($0.kind, $0.subject) = (.assistance, Self.bureaus[0]) }
            #expect(help.map(\.units) == [[Self.bureaus[0]], [Self.bureaus[0], Self.bureaus[1]]])
            let file = try await city.dispatched()
            #expect(SuggestionMatter(file).had == [Self.bureaus[0]])
            #expect(try await city.desk.suggestions(for: SuggestionMatter(file), at: city.now).isEmpty)
        }
    }

    @Test(
        "a line still counts under the name that the category had, and under its name in another version",
        arguments: Backend.available
    )
    func namesakes(_ backend: Backend) async throws {
        let entries = [Self.entry(["城管", "灯"], Self.bureaus[0]), Self.entry(["旧类"], Self.bureaus[1])]
        try await Self.with(entries, backend) { city in
            let top = RequestCategory(code: "01", name: "城管", version: "2022")
            let leaf = RequestCategory(code: "0101", name: "灯", parentCode: "01", version: "2022")
            let before = RequestCategory(code: "02", name: "旧类", version: "2021")
            let after = RequestCategory(code: "02", name: "新类", version: "2022")
            try await city.database.write { connection in
                for category in [top, leaf, before, after] { _ = try connection.insertIfAbsent(category) }
                var renamed = leaf
                renamed.name = "照明"
                try connection.replace(leaf, with: renamed)
            }
            #expect(try await Self.suggested(city, ["城管", "照明"]).map(\.units) == [[Self.bureaus[0]]])
            #expect(try await Self.suggested(city, ["新类"]).map(\.units) == [[Self.bureaus[1]]])
            #expect(try await Self.suggested(city, ["城管"]).isEmpty)
            let paths = try await city.database.read { try $0.namesakes(of: CategoryPath(["城管", "照明"]) ?? .other) }
            #expect(paths.map(\.names) == [["城管", "照明"], ["城管", "灯"]])
        }
    }

    @Test("who led lately is read from the end of the category's index, order by order")
    func plan() async throws {
        try await City.with(.sqlite) { city in
            _ = try await city.register()
            let path = try #require(CategoryPath(Self.lamps))
            let since = city.now.advanced(bySeconds: -86_400)
            let plan = try await city.database.read { connection in
                let statement = try connection.recentLeadStatement(
                    of: path,
                    in: SmallCity.county,
                    since: since,
                    newest: 300
                )
                let asked = try #require(statement)
                var steps: [String] = []
                try connection.forEachRow("EXPLAIN QUERY PLAN \(asked)") { steps.append($0.text(3) ?? "") }
                return steps
            }
            #expect(plan.contains { $0.contains("work_order_category (category_id=? AND received_at>?)") }, "\(plan)")
            #expect(plan.contains { $0.contains("SEARCH d USING INDEX dispatch_order (order_id=?)") }, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN w") || $0.hasPrefix("SCAN d") }, "\(plan)")
        }
    }
}
