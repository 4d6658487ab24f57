import Exchange
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A list of units as a file: what it says, and what it leaves as it is.
@Suite struct UnitsFileTests {
    private func list(_ text: String) throws -> UnitList { try UnitsFile.list(.text(text, name: "单位表")) }

    @Test("each line is a unit, told with its line")
    func lines() throws {
        let list = try list("承办单位,分组,简称,上级单位,是否二级平台,停用\n甲县,县区,甲,,是,\n乙镇,乡镇,,甲县,,2022-05-01\n")
        #expect(list.rows.map(\.line) == [2, 3] && list.columns == Set(UnitColumn.allCases))
        #expect(list.rows[0].unit == HandlingUnit(name: "甲县", group: "县区", shortName: "甲", isSubordinateCentre: true))
        #expect(list.rows[1].unit.parent == "甲县")
        #expect(list.rows[1].unit.endedOn == CivilDay(year: 2022, month: 5, day: 1))
    }

    @Test("what the list has no column for stays with a unit that is there")
    func kept() throws {
        var old = HandlingUnit(name: "乙镇", group: "旧", shortName: "乙", parent: "甲县", isSubordinateCentre: true)
        old.endedOn = CivilDay(year: 2022, month: 5, day: 1)
        let short = try list("分组,承办单位\n新,乙镇\n")
        var expected = old
        expected.group = "新"
        #expect(short.unit(short.rows[0], over: old) == expected)
        #expect(short.unit(short.rows[0], over: nil) == HandlingUnit(name: "乙镇", group: "新"))
        let full = try list("承办单位,分组,简称,上级单位,是否二级平台,停用\n乙镇,新,,,,\n")
        #expect(full.unit(full.rows[0], over: old) == HandlingUnit(name: "乙镇", group: "新"))
    }
}
