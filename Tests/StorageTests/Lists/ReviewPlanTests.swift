import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders

/// What SQLite does for 审核台: a walk in an index of what waits, and look-ups by key.
@Suite struct ReviewPlanTests {
    @Test("a page of either queue walks the replies that wait, and scans no table", arguments: ReviewQueue.allCases)
    func pages(_ queue: ReviewQueue) async throws {
        for key in [nil, WaitingKey(urgency: 3, at: 1_645_920_000, id: 17)] {
            let plan = try await plan(queue, after: key)
            #expect(plan.contains { $0.contains("COVERING INDEX reply_waiting") }, "\(plan)")
            #expect(plan.contains { $0.contains("INDEX dispatch_order") }, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN") && Self.isTable($0) }, "\(plan)")
        }
    }

    /// What is made for the page may be read whole: it has at most as many rows.
    private static func isTable(_ step: String) -> Bool { !["q", "s", "r"].contains(step.split(separator: " ")[1]) }

    private func plan(_ queue: ReviewQueue, after key: WaitingKey?) async throws -> [String] {
        let steps = Steps()
        try await Backend.sqlite.withSchema { database in
            steps.all = try await database.read { connection in
                var steps: [String] = []
                let statement = connection.reviewStatement(ReviewQuery(queue), of: "审核1", after: key)
                try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                return steps
            }
        }
        return steps.all
    }

    private final class Steps { var all: [String] = [] }
}
