import TestSupport
import Testing
import WorkOrders

/// 回避 among what is suggested: whom a complaint names, or who stands below it, doesn't lead.
@Suite struct UnitSuggestionTests {
    private static let (bureau, other) = (SmallCity.bureaus[0], SmallCity.bureaus[1])
    private static let (county, town) = (SmallCity.county, SmallCity.towns[0])

    private func avoiding(_ units: [String], _ barred: String...) throws -> UnitSuggestion? {
        let tree = try SmallCity.rules().units
        let conflicts = barred.map { Conflict(unit: $0, superior: tree[$0]?.parent) }
        return UnitSuggestion(units: units, reason: "派单目录").avoiding(conflicts, in: tree)
    }

    @Test("without a conflict, or where only who assists is named, it stays as it is")
    func untouched() throws {
        let plain = UnitSuggestion(units: [Self.bureau, Self.other], reason: "派单目录")
        #expect(try avoiding(plain.units) == plain)
        #expect(try avoiding(plain.units, Self.other) == plain)
        #expect(try avoiding([Self.county], Self.town)?.units == [Self.county])
    }

    @Test("who is named is never suggested alone")
    func alone() throws {
        #expect(try avoiding([Self.bureau], Self.bureau) == nil)
        #expect(try avoiding([Self.bureau, Self.other], Self.bureau, Self.other) == nil)
        #expect(try avoiding([Self.town], Self.county) == nil)
    }

    @Test("its superior leads in its place, or who stands beside it, and it may assist")
    func replaced() throws {
        let above = try #require(try avoiding([Self.town], Self.town))
        #expect(above.units == [Self.county, Self.town])
        #expect(above.reason == "派单目录；被反映对象涉及\(Self.town)，须回避，由\(Self.county)主办")
        let beside = try #require(try avoiding([Self.bureau, Self.other], Self.bureau))
        #expect(beside.units == [Self.other, Self.bureau] && beside.reason.hasSuffix("由\(Self.other)主办"))
        // The superior is named as well: only who stands beside them is left.
        let both = try #require(try avoiding([Self.town, Self.other], Self.town, Self.county))
        #expect(both.units == [Self.other, Self.town])
    }

    @Test("a complaint or tip-off names units; a request for help about one bars nobody")
    func kinds() throws {
        let rules = try SmallCity.rules()
        for kind in RequestKind.allCases {
            let named = rules.conflicts(kind, about: "\(Self.town)的干部")
            let bars = kind == .complaint || kind == .tipOff
            #expect(named == (bars ? [Conflict(unit: Self.town, superior: Self.county)] : []), "\(kind)")
        }
        #expect(rules.conflicts(.complaint, about: nil).isEmpty && rules.conflicts(.complaint, about: "").isEmpty)
        #expect(rules.conflicts(nil, about: Self.town).isEmpty)
    }
}
