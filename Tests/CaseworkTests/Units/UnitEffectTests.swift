import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What follows from each kind of change of a unit, as people read it before they save.
@Suite struct UnitEffectTests {
    private static let now = UnitDeskTests.now
    private static let bureau = UnitDeskTests.bureau

    private static func preview(
        _ desk: UnitDesk,
        _ name: String,
        _ body: (inout HandlingUnit) -> Void
    ) async throws -> SettingsPreview {
        try await desk.preview(try UnitDeskTests.change(name, body), at: now)
    }

    @Test(
        "a new unit touches nothing; under a parent that can't pass orders on it is warned of",
        arguments: Backend.available
    )
    func new(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, _ in
            var unit = HandlingUnit(name: "新局", group: "市直单位")
            let plain = try await desk.preview(UnitChange(nil, to: unit), at: Self.now)
            #expect(plain.effects == ["保存后即可派单到这个单位，并可为它设置任职和名片。"] && plain.warnings.isEmpty)
            #expect(plain.difference.added == ["名称：新局", "分组：市直单位", "二级平台：否"])
            #expect(plain.difference.removed.isEmpty)
            unit.parent = Self.bureau
            let below = try await desk.preview(UnitChange(nil, to: unit), at: Self.now)
            #expect(below.warnings == ["上级单位“\(Self.bureau)”不是二级平台，不能向它下派。"])
        }
    }

    @Test("a unit that moves has another to rule on it", arguments: Backend.available)
    func moved(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, _ in
            let moved = try await Self.preview(desk, SmallCity.towns[0]) { $0.parent = nil }
            #expect(moved.effects.contains("今后由新的上级下派、裁定和审核；原上级不再看到它的工单。"))
            #expect(moved.difference.removed == ["上级单位：\(SmallCity.county)"] && moved.warnings.isEmpty)
        }
    }

    @Test("another group changes figures of the past, too", arguments: Backend.available)
    func group(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, _ in
            let moved = try await Self.preview(desk, Self.bureau) { $0.group = "公用事业" }
            #expect(moved.effects.last == "统计和通报改在“公用事业”一组中比较，包括以前各期。")
        }
    }

    @Test("a unit that becomes a centre may pass orders on", arguments: Backend.available)
    func centre(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, _ in
            let centre = try await Self.preview(desk, Self.bureau) { $0.isSubordinateCentre = true }
            #expect(centre.effects.last == "今后可以把工单下派给下级。" && centre.warnings.isEmpty)
        }
    }

    @Test("a unit under one that ended is warned of, and one that ended comes back", arguments: Backend.available)
    func ended(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, _ in
            let ending = try UnitDeskTests.change(SmallCity.county) { $0.endedOn = Self.now.day }
            try await desk.save(ending, by: "A001", at: Self.now)
            let below = try await Self.preview(desk, SmallCity.towns[0]) { $0.shortName = "临涣" }
            #expect(below.warnings == ["上级单位“\(SmallCity.county)”已停用。"])
            var again = ending.new
            again.endedOn = nil
            let back = try await desk.preview(UnitChange(ending.new, to: again), at: Self.now)
            #expect(back.effects.last == "恢复接受新的工单。" && back.warnings.isEmpty)
        }
    }

    @Test("whose office begins later or is over isn't counted", arguments: Backend.available)
    func offices(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, _ in
            let early = Instant(day: Self.now.day.advanced(by: -1), secondOfDay: 0)
            let change = try UnitDeskTests.change(Self.bureau) { $0.shortName = "城管" }
            let before = try await desk.preview(change, at: early)
            #expect(before.effects == ["涉及任职0人，在办转办件0件，下级单位0个，办理时限1条。"])
            let record = try #require(try await desk.record(Self.bureau, at: early))
            #expect(record.officers.isEmpty && record.leader == "U001" && record.card.liaison == "甲")
        }
    }
}
