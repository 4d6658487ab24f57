import Bulletins
import Exchange
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// 诉求类别 through its desk: what may be, what follows, and what is kept of it.
@Suite struct CategoryDeskTests {
    private static let top = RequestCategory(code: "01", name: "城市管理", version: "2022")
    private static let lamps = RequestCategory(code: "0101", name: "路灯", parentCode: "01", version: "2022")
    private static let roads = RequestCategory(code: "0102", name: "道路", parentCode: "01", version: "2022")

    /// A city whose orders are about lamps, with a desk of categories.
    private static func with(_ backend: Backend, _ test: (City, CategoryDesk) async throws -> Void) async throws {
        try await City.with(backend) { city in
            try await city.database.write { connection in
                for category in [top, lamps, roads] { _ = try connection.insertIfAbsent(category) }
            }
            let settings = try await SettingsDesk(database: city.database, seal: City.seal, base: CityRules())
            try await test(city, CategoryDesk(settings))
        }
    }

    private static func change(_ old: RequestCategory, _ body: (inout RequestCategory) -> Void) -> CategoryChange {
        var new = old
        body(&new)
        return CategoryChange(old, to: new)
    }

    @Test("a renamed category keeps its orders, and the chain still vouches for them", arguments: Backend.available)
    func renamed(_ backend: Backend) async throws {
        try await Self.with(backend) { city, desk in
            let number = try await city.register().order.number
            let change = Self.change(Self.lamps) { $0.name = "道路照明" }
            city.wait(hours: 1)
            let preview = try await desk.preview(change, at: city.now)
            #expect(preview.effects.first == "涉及工单1件，下级类别0个。")
            #expect(preview.difference.added == ["名称：道路照明"] && preview.difference.removed == ["名称：路灯"])
            try await desk.save(change, by: "A001", at: city.now)
            #expect(try await city.desk.file(number).order.category.names == ["城市管理", "道路照明"])
            #expect(try await VerifyDesk(database: city.database, seal: City.seal).verify().faults.isEmpty)
            // The first level, too: the paths below it change with it.
            try await desk.save(Self.change(Self.top) { $0.name = "城管" }, by: "A001", at: city.now)
            #expect(try await city.desk.file(number).order.category.names == ["城管", "道路照明"])
            #expect(try await VerifyDesk(database: city.database, seal: City.seal).verify().faults.isEmpty)
            let history = try await desk.history(of: Self.lamps)
            #expect(history.map(\.words) == ["名称：路灯 → 道路照明"] && history.map(\.officer) == ["A001"])
        }
    }

    @Test("an order under the old name is one of the renamed category, none is added", arguments: Backend.available)
    func oldName(_ backend: Backend) async throws {
        try await Self.with(backend) { city, desk in
            try await city.register()
            try await desk.save(Self.change(Self.lamps) { $0.name = "道路照明" }, by: "A001", at: city.now)
            let before = try await city.database.read { try $0.rows("SELECT id FROM category").count }
            // The city of the tests compares names word for word.
            let appeal = SmallCity.appeal(at: city.now)
            let file = try await city.desk.register(appeal, by: SmallCity.callTaker, at: city.now)
            let number = file.order.number
            #expect(try await city.desk.file(number).order.category.names == ["城市管理", "道路照明"])
            let after = try await city.database.read { try $0.rows("SELECT id FROM category").count }
            #expect(after == before)
            #expect(try await VerifyDesk(database: city.database, seal: City.seal).verify().faults.isEmpty)
        }
    }

    @Test("another category in an order's place is still found", arguments: Backend.available)
    func tampered(_ backend: Backend) async throws {
        try await Self.with(backend) { city, desk in
            let number = try await city.register().order.number
            try await desk.save(Self.change(Self.lamps) { $0.name = "道路照明" }, by: "A001", at: city.now)
            try await city.database.tamper(
                "UPDATE work_order SET category_id = (SELECT id FROM category WHERE code = '0102')"
            )
            let faults = try await VerifyDesk(database: city.database, seal: City.seal).verify().faults
            #expect(faults == [.drifted(order: number)])
        }
    }

    @Test("a category is added below another and ended, with what follows told", arguments: Backend.available)
    func addedAndEnded(_ backend: Backend) async throws {
        try await Self.with(backend) { city, desk in
            let new = RequestCategory(code: "010101", name: "不亮", parentCode: "0101", version: "2022")
            try await desk.save(CategoryChange(nil, to: new), by: "A001", at: city.now)
            #expect(try await desk.categories().last == new)
            let ended = Self.change(Self.lamps) { $0.validUntil = city.now.day }
            let preview = try await desk.preview(ended, at: city.now)
            #expect(preview.effects == ["涉及工单0件，下级类别1个。", "自2022-02-14起登记时不能再选，连同它的下级；已有的工单不变。"])
            try await desk.save(ended, by: "A001", at: city.now)
            let below = Self.change(new) { $0.mappedCode = "GB1" }
            #expect(try await desk.preview(below, at: city.now).warnings == ["它的上级今天不在使用期内，登记时选不到。"])
            let stored = try #require(try await desk.categories().first { $0.code == "0101" })
            #expect(!stored.isInForce(on: city.now.day) && stored.isInForce(on: city.now.day.advanced(by: -1)))
        }
    }

    @Test("what can't be is refused, and nothing is kept", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await Self.with(backend) { city, desk in
            let before = try await desk.categories()
            func refusal(_ change: CategoryChange) async -> CategoryRefusal? {
                await thrown(CategoryRefusal.self) { try await desk.save(change, by: "A001", at: city.now) }
            }
            func new(_ code: String, _ name: String, below parent: String? = nil) -> CategoryChange {
                CategoryChange(nil, to: RequestCategory(code: code, name: name, parentCode: parent, version: "2022"))
            }
            #expect(await refusal(new("", "x")) == .missing("代码"))
            #expect(await refusal(new("02", "")) == .missing("名称"))
            #expect(await refusal(new("02", "a/b")) == .tooLong("名称"))
            #expect(await refusal(new("01", "x")) == .codeTaken("01"))
            #expect(await refusal(new("0103", "路灯", below: "01")) == .nameTaken("路灯"))
            #expect(await refusal(new("0901", "x", below: "09")) == .noSuchParent("09"))
            #expect(await refusal(Self.change(Self.roads) { $0.name = "路灯" }) == .nameTaken("路灯"))
            #expect(await refusal(Self.change(Self.roads) { $0.code = "9" }) == .fixed("代码"))
            #expect(await refusal(Self.change(Self.roads) { $0.parentCode = nil }) == .fixed("上级代码"))
            #expect(await refusal(Self.change(Self.roads) { _ in }) == .nothingChanged)
            let day = city.now.day
            let backwards = Self.change(Self.roads) { ($0.validFrom, $0.validUntil) = (day, day.advanced(by: -1)) }
            #expect(await refusal(backwards) == .endsBeforeBeginning)
            var stale = Self.roads
            stale.mappedCode = "x"
            #expect(await refusal(Self.change(stale) { $0.name = "y" }) == .outdated)
            let after = try await desk.categories()
            #expect(after == before)
        }
    }

    @Test("the tree ends at the third level", arguments: Backend.available)
    func depth(_ backend: Backend) async throws {
        try await Self.with(backend) { city, desk in
            for (code, parent) in [("010101", "0101"), ("01010101", "010101")] {
                let category = RequestCategory(code: code, name: "级", parentCode: parent, version: "2022")
                let error = await thrown(CategoryRefusal.self) {
                    try await desk.save(CategoryChange(nil, to: category), by: "A001", at: city.now)
                }
                #expect(error == (code.count == 6 ? nil : .tooDeep))
            }
            let tree = CategoryTree(try await desk.categories(), version: "2022")
            #expect(tree.path(to: "010101") == ["城市管理", "路灯", "级"] && tree.path(to: "无").isEmpty)
            #expect(tree.below(nil).map(\.code) == ["01"] && tree["0102"] == Self.roads)
        }
    }
}
