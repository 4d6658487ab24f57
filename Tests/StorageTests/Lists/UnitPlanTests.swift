import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What SQLite does for each tab of 单位工作台: a walk in an index of the unit, and look-ups by key.
@Suite struct UnitPlanTests {
    private static let now = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 34_200)

    private static func index(of tab: UnitTab) -> String {
        switch tab {
        case .waiting, .handling, .soon, .overdue, .returned, .unsigned, .rulings, .reviews, .visits:
            "dispatch_unit_open"
        case .promised: "dispatch_unit_promised"
        case .completed: "dispatch_unit_completed"
        }
    }

    @Test("a page of a tab walks the index of its unit, and scans no table", arguments: UnitTab.allCases)
    func pages(_ tab: UnitTab) async throws {
        for key in [nil, ListKey(at: 1_645_920_000, id: 17)] {
            for units in [[SmallCity.county], [SmallCity.county] + SmallCity.towns] {
                let plan = try await plan(tab, of: units, after: key)
                #expect(plan.contains { $0.contains("INDEX \(Self.index(of: tab))") }, "\(units) \(plan)")
                #expect(!plan.contains { $0.hasPrefix("SCAN") && Self.isTable($0) }, "\(units) \(plan)")
            }
        }
    }

    @Test("what one unit has open is walked by deadline: of much only a page is looked at")
    func ordered() async throws {
        for tab in [UnitTab.waiting, .handling, .soon, .overdue, .returned, .unsigned] {
            let plan = try await plan(tab, of: [SmallCity.county], after: nil)
            let walk = try #require(plan.firstIndex { $0.contains("dispatch_unit_open") })
            #expect(!plan[..<walk].contains { $0.contains("TEMP B-TREE") }, "\(tab) \(plan)")
            // The page itself, at most 51 rows, is put in order once more at the end.
            #expect(plan.filter { $0.contains("TEMP B-TREE") }.count <= 1, "\(tab) \(plan)")
        }
    }

    @Test("counting the tabs reads the index and no row of a dispatch of the unit")
    func counts() async throws {
        let found = Collected<[String]>()
        try await Backend.sqlite.withSchema { database in
            try await database.insert(SmallCity.units)
            let plans = try await database.read { connection in
                try connection.unitCountStatements(in: Self.scope([SmallCity.county])).map {
                    try connection.steps(of: $0)
                }
            }
            found.all = plans
        }
        #expect(found.all.count == 2)
        for plan in found.all {
            #expect(plan.first?.contains("COVERING INDEX dispatch_unit_open") == true, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN") && Self.isTable($0) }, "\(plan)")
        }
    }

    /// What is made for the page may be read whole: it has at most as many rows as the parts of it.
    private static func isTable(_ step: String) -> Bool {
        let name = step.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        return !["q", "s", "x", "d", "CONSTANT"].contains(name) || step.contains("INDEX")
    }

    private static func scope(_ units: [String]) -> UnitScope {
        UnitScope(SmallCity.county, units: units, at: now, calendar: .standard)
    }

    private func plan(_ tab: UnitTab, of units: [String], after key: ListKey?) async throws -> [String] {
        let found = Collected<String>()
        try await Backend.sqlite.withSchema { database in
            try await database.insert(SmallCity.units)
            found.all = try await database.read { connection in
                try connection.steps(of: connection.unitStatement(UnitQuery(tab), in: Self.scope(units), after: key))
            }
        }
        return found.all
    }

    private final class Collected<Element> { var all: [Element] = [] }
}

extension Connection {
    fileprivate func steps(of statement: Statement) throws -> [String] {
        var steps: [String] = []
        try forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
        return steps
    }
}
