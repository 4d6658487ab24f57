import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct CityNamesTests {
    private func names() -> CityNames {
        var names = CityNames()
        names.channels = ["电话", "网站"]
        names.tags = [Tag(name: "老年")]
        for area in [AreaPath(county: "甲区"), AreaPath(county: "甲区", street: "东街"), AreaPath(county: "乙县")] {
            let isAdded = names.places.add(area)
            #expect(isAdded)
        }
        return names
    }

    private func order(_ change: (inout WorkOrder) -> Void) throws -> WorkOrder {
        var order = WorkOrder(
            number: "A1",
            channel: "电话",
            receivedAt: try #require(Instant("2024-03-01 09:00")),
            kind: .complaint,
            category: try #require(CategoryPath(["城管"])),
            content: "路灯不亮。",
            ending: .dispatched
        )
        change(&order)
        return order
    }

    @Test func `a city without lists knows every name`() throws {
        let strange = try order { ($0.channel, $0.tags, $0.place.area.street) = ("信鸽", ["x"], "无名街") }
        #expect(CityNames().stranger(in: strange) == nil)
    }

    @Test func `places come in the order of the file, each after the one it lies in`() {
        var places = names().places
        let village = AreaPath(county: "甲区", street: "东街", community: "一村")
        let added = [village, AreaPath(county: "甲区", street: "西街")].map { places.add($0) }
        #expect(added == [true, true])
        #expect(places.all.map(\.title) == ["甲区", "甲区东街", "甲区东街一村", "甲区西街", "乙县"])
        #expect(Gazetteer().all.isEmpty)
    }

    @Test func `an unknown channel, tag or place is told with what is known`() throws {
        let names = names()
        #expect(names.stranger(in: try order { $0.tags = ["老年"] }) == nil)
        let channel = names.stranger(in: try order { $0.channel = "信鸽" })
        #expect(channel == UnknownName(field: "来源渠道", value: "信鸽", known: ["电话", "网站"]))
        #expect(names.stranger(in: try order { $0.tags = ["老年", "x"] })?.value == "x")
        #expect(names.stranger(in: try order { $0.place.area.county = "丙区" })?.known == ["甲区", "乙县"])
    }

    @Test(
        arguments: [
            (AreaPath(), true), (AreaPath(county: "甲区"), true), (AreaPath(county: "甲区", street: "东街"), true),
            (AreaPath(county: "甲区", street: "西街"), false), (AreaPath(county: "乙县", street: "西街"), true),
            (AreaPath(county: "甲区", street: "东街", community: "新村"), true), (AreaPath(street: "东街"), false),
            (AreaPath(county: "甲区", community: "新村"), true),
        ]
    )
    func `a place is known level by level, and a level of which nothing is listed may be anything`(
        area: AreaPath,
        isKnown: Bool
    ) throws {
        let unknown = names().stranger(in: try order { $0.place.area = area })
        #expect((unknown == nil) == isKnown, "\(String(describing: unknown))")
    }

    @Test func `an unknown place is no hindrance to an import`() throws {
        #expect(names().unlisted(try order { $0.place.area.county = "丙区" }) == nil)
        #expect(names().unlisted(try order { $0.channel = "信鸽" }) != nil)
    }

    @Test func `registration and correction refuse what the city doesn't know, not what came before its lists`() throws
    {
        var rules = Rules(units: try UnitTree([HandlingUnit(name: "市城管局", group: "市直单位")]))
        let officer = Officer(id: "H01", role: "话务员")
        let strange = try order { $0.channel = "信鸽" }
        let at = strange.receivedAt
        var old = try CaseFile.register(strange, by: officer, at: at, under: rules).file
        rules.names = names()
        let refusal = refused { () throws(Refusal) in
            _ = try CaseFile.register(strange, by: officer, at: at, under: rules)
        }
        #expect(refusal?.sentence == "城市的来源渠道中没有“信鸽”，请从下列选择：电话、网站。")
        var title = Amendment(reason: "补标题")
        title.title = "路灯"
        var tag = title
        tag.tags = ["x"]
        #expect(
            refused { () throws(Refusal) in _ = try old.carryOut(.amend(tag), by: officer, at: at, under: rules) }
                != nil
        )
        #expect(
            refused { () throws(Refusal) in _ = try old.carryOut(.amend(title), by: officer, at: at, under: rules) }
                == nil
        )
    }

    private func refused(_ body: () throws(Refusal) -> Void) -> Refusal? {
        do throws(Refusal) {
            try body()
            return nil
        } catch {
            return error
        }
    }
}
