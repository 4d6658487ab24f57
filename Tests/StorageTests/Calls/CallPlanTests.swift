import Calls
import TestSupport
import Testing
import WorkingDays

@testable import Storage

/// What SQLite does for each statement about calls: a range of an index, nothing scanned, nothing sorted.
@Suite struct CallPlanTests {
    @Test("every list of calls is a range of its own index")
    func plans() async throws {
        try await Backend.sqlite.withSchema { database in
            for (statement, index) in Self.statements {
                let plan = try await database.write { connection in
                    var steps: [String] = []
                    try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                    return steps
                }
                #expect(plan.contains { $0.contains(index) }, "\(statement.text): \(plan)")
                #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("INDEX") }, "\(plan)")
                #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
            }
        }
    }

    private static let statements: [(Statement, String)] = [
        ("SELECT queue FROM phone_call WHERE id = 'x'", "sqlite_autoindex_phone_call_1 (id=?)"),
        ("SELECT * FROM phone_call WHERE callback = 1 ORDER BY began_at, id LIMIT 9", "INDEX phone_call_missed"),
        (
            "SELECT * FROM phone_call WHERE ended_at IS NULL AND began_at >= 1 ORDER BY began_at, id LIMIT 9",
            "INDEX phone_call_open (began_at>?)"
        ),
        (
            """
            SELECT * FROM phone_call WHERE agent = 'x' AND began_at >= 1 AND began_at < 2
            ORDER BY began_at DESC, id DESC LIMIT 9
            """,
            "INDEX phone_call_agent (agent=? AND began_at>? AND began_at<?)"
        ),
        (
            """
            SELECT * FROM phone_call WHERE agent = 'x' AND answered_at IS NOT NULL AND order_number IS NULL
                AND disposition IS NULL AND began_at >= 1 ORDER BY began_at DESC, id DESC LIMIT 9
            """,
            "INDEX phone_call_unsettled (agent=? AND began_at>?)"
        ),
        (
            """
            SELECT * FROM phone_call WHERE party_hash = 'x' AND began_at >= 1 AND answered_at IS NOT NULL
            ORDER BY began_at, id LIMIT 1
            """,
            "INDEX phone_call_party (party_hash=? AND began_at>?)"
        ),
        (
            "UPDATE phone_call SET callback = 2 WHERE party_hash = 'x' AND began_at <= 1 AND callback = 1",
            "phone_call_"
        ),
        (
            CallFacts.statement(CallRecordsTests.start..<CallRecordsTests.start.advanced(bySeconds: 9)),
            "COVERING INDEX phone_call_figures (direction=? AND offered_at>? AND offered_at<?)"
        ),
        (
            """
            SELECT * FROM phone_call WHERE direction = 1 AND offered_at >= 1 AND offered_at < 2
                AND ((offered_at + 28800) % 86400) / 3600 = 9 ORDER BY offered_at DESC, id DESC LIMIT 9
            """,
            "INDEX phone_call_figures (direction=? AND offered_at>? AND offered_at<?)"
        ),
        (
            """
            SELECT * FROM phone_call WHERE direction = 1 AND offered_at >= 1 AND offered_at < 2 AND queue = 'x'
            ORDER BY offered_at DESC, id DESC LIMIT 9
            """,
            "INDEX phone_call_queue (direction=? AND queue=? AND offered_at>? AND offered_at<?)"
        ),
        ("SELECT * FROM callback_attempt WHERE call_id = 'x' ORDER BY sequence", "callback_attempt_1 (call_id=?)"),
        ("SELECT name FROM telephony_token WHERE token_hash = 'x'", "telephony_token_2 (token_hash=?)"),
    ]
}
