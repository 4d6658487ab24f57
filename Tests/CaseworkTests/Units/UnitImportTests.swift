import Casework
import Exchange
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A list of units taken over from a file.
@Suite struct UnitImportTests {
    private static let now = UnitDeskTests.now
    private static let header = "承办单位,分组,简称,上级单位,是否二级平台,停用\n"

    private static func list(_ text: String) throws -> UnitList { try UnitsFile.list(.text(text, name: "单位表")) }

    private static func take(_ text: String, _ desk: UnitDesk, isTrial: Bool = false) async throws -> [String] {
        try await desk.importUnits(try list(text), by: "A001", at: now, isTrial: isTrial)
    }

    @Test(
        "new units are added below each other in any order, others changed, each with its event",
        arguments: Backend.available
    )
    func taken(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { database, desk, settings in
            let text =
                Self.header
                + "甲村,村,,甲镇,,\n甲镇,乡镇街道,,\(SmallCity.county),是,\n\(SmallCity.bureaus[1]),其他,交通,,,2022-05-01\n"
            let trial = try await Self.take(text, desk, isTrial: true)
            let before = try await desk.units()
            #expect(before == SmallCity.units && settings.lastChange == 0, "a trial keeps nothing")
            let changes = try await Self.take(text, desk)
            #expect(changes == trial && changes.count == 3)
            #expect(changes.last == "\(SmallCity.bureaus[1])：分组：市直单位 → 其他；简称：无 → 交通；停用：无 → 2022-05-01")
            let units = try await desk.units()
            #expect(units.suffix(2).map(\.name) == ["甲镇", "甲村"] && units.last?.parent == "甲镇")
            #expect(settings.rules.units.level(of: "甲村") == 3)
            let events = try await database.read { try $0.settingsEvents(after: 0, limit: 10) }
            #expect(events.map(\.subject) == ["单位 甲镇", "单位 甲村", "单位 \(SmallCity.bureaus[1])"])
            let again = try await Self.take(text, desk)
            #expect(again.isEmpty, "the same list says nothing new")
        }
    }

    @Test("a column that the list lacks stays as it is", arguments: Backend.available)
    func columns(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, _ in
            let text = "承办单位,分组\n\(SmallCity.towns[0]),街道\n"
            #expect(try await Self.take(text, desk) == ["\(SmallCity.towns[0])：分组：乡镇街道 → 街道"])
            let unit = try await desk.units().first { $0.name == SmallCity.towns[0] }
            #expect(unit?.parent == SmallCity.county)
            let text2 = "承办单位,分组,上级单位\n\(SmallCity.towns[0]),街道,\n"
            let moved = try await Self.take(text2, desk)
            #expect(moved == ["\(SmallCity.towns[0])：上级单位：\(SmallCity.county) → 无"])
        }
    }

    @Test("every bad line is told, and one keeps everything out", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, _ in
            let long = String(repeating: "长", count: 61)
            let text = Self.header + "好局,市直单位,,,,\n孤局,市直单位,,无,,\n圈甲,x,,圈乙,,\n圈乙,x,,圈甲,,\n\(long),x,,,,\n"
            let error = await thrown(UnitImportError.self) { _ = try await Self.take(text, desk) }
            #expect(
                error?.problems == [
                    "第3行，单位“孤局”：没有这个上级单位，应为表中已有的单位名称。", "第4行，单位“圈甲”：上级单位绕回了本单位，应改正上级单位。",
                    "第5行，单位“圈乙”：上级单位绕回了本单位，应改正上级单位。", "第6行，单位“\(long)”：名称不能超过60个字，也不能有换行。",
                ]
            )
            #expect(error?.message.hasSuffix("有4行不能导入，没有保存任何内容，请改正后重新导入。") == true)
            let units = try await desk.units()
            #expect(units == SmallCity.units)
        }
    }

    @Test("a unit's former name is told, not added as another unit", arguments: Backend.available)
    func formerName(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, _ in
            let change = try UnitDeskTests.change(SmallCity.bureaus[0]) { $0.name = "新局" }
            try await desk.save(change, by: "A001", at: Self.now)
            let text = Self.header + "\(SmallCity.bureaus[0]),市直单位,,,,\n"
            let error = await thrown(UnitImportError.self) { _ = try await Self.take(text, desk) }
            #expect(error?.problems.first?.contains("是“新局”的原名") == true)
        }
    }

    @Test("a file is refused line by line before anything is looked at")
    func file() async {
        let bad = [
            "承办单位\n甲\n": "分组", "承办单位,分组,上级\n甲,x,\n": "没有“上级”这一列", "承办单位,分组\n甲,x\n甲,y\n": "前面的行已有这个单位",
            "承办单位,分组,是否二级平台\n甲,x,也许\n": "第2行，“是否二级平台”列", "承办单位,分组,停用\n甲,x,明天\n": "第2行，“停用”列",
            "承办单位,分组\n,x\n": "第2行，“承办单位”列",
        ]
        for (text, words) in bad {
            let error = await thrown(CityFileError.self) { _ = try Self.list(text) }
            #expect(error?.message.contains(words) == true, "\(text)")
        }
    }
}
