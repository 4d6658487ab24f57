import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders

/// What SQLite does for each queue of 派单台: a walk in an index of nothing else, and look-ups by key.
@Suite struct WaitingPlanTests {
    @Test("a page of a queue walks the index of what waits", arguments: WaitingQueue.allCases)
    func pages(_ queue: WaitingQueue) async throws {
        let indexes: [WaitingQueue: String] = [
            .orders: "work_order_waiting", .sendBacks: "send_back_waiting",
            .extensions: "deadline_extension_waiting", .unacknowledged: "dispatch_unacknowledged",
        ]
        let index = try #require(indexes[queue])
        let key = WaitingKey(urgency: 1, at: 1_645_920_000, id: 17)
        for (key, urgency) in [(nil, nil), (key, nil), (nil, Urgency.urgent)] {
            let plan = try await plan(queue, after: key, urgency)
            #expect(plan.contains { $0.contains("INDEX \(index)") }, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN") && Self.isTable($0) && !$0.contains(index) }, "\(plan)")
        }
    }

    @Test("待派单 is walked in the list's order: of many that wait only a page is looked at")
    func ordered() async throws {
        let plan = try await plan(.orders, after: nil, nil)
        let walk = try #require(plan.firstIndex { $0.contains("work_order_waiting") })
        let sorts = plan[..<walk].filter { $0.contains("TEMP B-TREE") }
        #expect(sorts.isEmpty && !plan[walk...].prefix(2).contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    /// What is made for the page may be read whole: it has at most as many rows.
    private static func isTable(_ step: String) -> Bool { !["q", "s"].contains(step.split(separator: " ")[1]) }

    private func plan(_ queue: WaitingQueue, after key: WaitingKey?, _ urgency: Urgency?) async throws -> [String] {
        var query = WaitingQuery(queue)
        query.urgency = urgency
        let asked = query
        let steps = Steps()
        try await Backend.sqlite.withSchema { database in
            steps.all = try await database.read { connection in
                var steps: [String] = []
                let statement = try connection.waitingStatement(asked, after: key)
                try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                return steps
            }
        }
        return steps.all
    }

    private final class Steps { var all: [String] = [] }
}
