import Casework
import Exchange
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// 单位名片 through the desk of units: one line of a file, changed for itself.
@Suite struct CardChangeTests {
    private static let now = UnitDeskTests.now
    private static let bureau = UnitDeskTests.bureau

    /// The card with some fields otherwise.
    private static func change(_ desk: UnitDesk, of unit: String = bureau, _ cells: [Int: String]) -> CardChange {
        let old = desk.card(of: unit)
        var new = old
        for (index, text) in cells { new[index] = text }
        return CardChange(unit, from: old, to: new)
    }

    @Test(
        "a card is changed in the city's file, its leader in the other, with one history",
        arguments: Backend.available
    )
    func saved(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, settings in
            let change = Self.change(desk, [1: "刘局长", 2: "工作日 8-18 9000001;9000002", 5: "只接电话"])
            try await desk.save(change, by: "A001", at: Self.now)
            let card = try #require(settings.city.cards[Self.bureau])
            #expect(card.leader == "刘局长" && card.liaison == "甲" && card.remarks == "只接电话")
            #expect(card.duty.map(\.text) == ["工作日 8-18 9000001", "9000002"])
            #expect(try await settings.versions(of: .unitCards).map(\.version) == [1])
            #expect(try await settings.versions(of: .leaders).isEmpty, "the leader stayed")
            let record = try #require(try await desk.record(Self.bureau, at: Self.now))
            let words = "名片 分管领导：无 → 刘局长；值班电话：9000001 → 工作日 8-18 9000001;9000002；备注：无 → 只接电话"
            #expect(record.history.map(\.words) == [words])
        }
    }

    @Test("a unit without a card gets one, and a card that says nothing goes", arguments: Backend.available)
    func addedAndGone(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, settings in
            let county = SmallCity.county
            try await desk.save(Self.change(desk, of: county, [0: "联络员甲", 6: "U001"]), by: "A001", at: Self.now)
            #expect(settings.city.cards[county]?.liaison == "联络员甲" && settings.city.leaders[county] == "U001")
            #expect(settings.city.cards[Self.bureau]?.liaison == "甲", "the others stay")
            try await desk.save(Self.change(desk, of: county, [0: "", 6: ""]), by: "A001", at: Self.now)
            #expect(settings.city.cards[county] == nil && settings.city.leaders[county] == nil)
        }
    }

    @Test("a preview tells who would be called now, and hours without anybody", arguments: Backend.available)
    func preview(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, settings in
            let preview = try await desk.preview(Self.change(desk, [2: "工作日 8-18 9000003"]), at: Self.now)
            #expect(preview.effects == ["受理台和工单页即时显示；此刻的值班电话：9000003。"])
            // Of 168 hours 50 are told.
            #expect(preview.warnings == ["此后七天中有118个钟点没有值班电话，最早是2022-03-01 00:00。"])
            #expect(preview.difference.removed == ["值班电话：9000001"])
            #expect(settings.city.cards[Self.bureau]?.duty.count == 1)
        }
    }

    @Test("what is no number, no officer or no unit is refused", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, settings in
            func refusal(_ change: CardChange) async -> UnitRefusal? {
                await thrown(UnitRefusal.self) { try await desk.save(change, by: "A001", at: Self.now) }
            }
            guard case .card(let words) = await refusal(Self.change(desk, [2: "25-8 9"])) else {
                return #expect(Bool(false), "a wrong hour is taken")
            }
            #expect(words.hasPrefix("“值班电话”列：“25-8 9”，应为"))
            #expect(await refusal(Self.change(desk, [6: "X9"])) == .noSuchOfficer("X9"))
            #expect(await refusal(Self.change(desk, of: "无", [0: "甲"])) == .noSuchUnit("无"))
            #expect(await refusal(Self.change(desk, [:])) == .nothingChanged)
            #expect(await refusal(CardChange(Self.bureau, from: [], to: ["x"])) == .outdated)
            let newest = try await settings.newest()
            #expect(newest.isEmpty)
        }
    }

    @Test("another unit's card doesn't stand in the way, this one's does", arguments: Backend.available)
    func outdated(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, settings in
            let mine = Self.change(desk, [0: "我"])
            let late = Self.change(desk, [0: "他"])
            try await desk.save(Self.change(desk, of: SmallCity.county, [0: "别处"]), by: "A001", at: Self.now)
            try await desk.save(mine, by: "A001", at: Self.now)
            let error = await thrown(UnitRefusal.self) { try await desk.save(late, by: "A002", at: Self.now) }
            #expect(error == .outdated && settings.city.cards[Self.bureau]?.liaison == "我")
        }
    }
}
