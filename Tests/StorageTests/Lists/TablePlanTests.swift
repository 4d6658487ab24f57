import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What SQLite does for a table: walks over covering indexes alone.
@Suite struct TablePlanTests {
    @Test(
        "a table of orders or dispatches is read from covering indexes alone",
        arguments: ["rows=county&columns=kind&measure=valid", "of=dispatches&rows=unit&measure=dispatched"]
    )
    func covering(_ text: String) async throws {
        for plan in try await plans(text) {
            #expect(!plan.isEmpty && plan.allSatisfy { $0.contains("USING COVERING INDEX") }, "\(plan)")
        }
    }

    @Test("what an order tells of its dispatch, and who registered it, are look-ups in the same walk")
    func lookUps() async throws {
        for plan in try await plans("of=dispatches&rows=county&measure=dispatched") {
            #expect(plan.count == 2 && plan[0].contains("SEARCH d USING COVERING INDEX"), "\(plan)")
            #expect(plan.last?.contains("SEARCH w USING INTEGER PRIMARY KEY") == true, "\(plan)")
        }
        let registered = try #require(try await plans("rows=officer&measure=valid").first)
        #expect(registered.count == 2 && registered[0].contains("SEARCH w USING COVERING INDEX work_order_month"))
        #expect(registered.last?.contains("SEARCH e USING") == true, "\(registered)")
    }

    private func plans(_ text: String) async throws -> [[String]] {
        let items = text.split(separator: "&").map { part in
            let pair = part.split(separator: "=")
            return QueryItem(String(pair[0]), String(pair[1]))
        }
        let table = try #require(TableReading(items).table)
        let days = try Period(parsing: "2022-02").range
        let found = Plans()
        try await Backend.sqlite.withSchema { database in
            found.all = try await database.read { connection in
                try connection.tableStatements(table, of: days).map { statement in
                    var steps: [String] = []
                    try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                    return steps
                }
            }
        }
        return found.all
    }
}

/// Carries plans out of the test of a database.
private final class Plans {
    var all: [[String]] = []
}
