import Storage
import TestSupport
import Testing

/// What SQLite does for each statement about accounts: it never scans a table.
@Suite struct AccountPlanTests {
    @Test("what pages and sign-ins ask is one step by key or a range of an index, and nothing is sorted")
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
                #expect(!plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(plan)")
            }
        }
    }

    private static let statements: [(Statement, String)] = [
        ("SELECT officer_id FROM session WHERE token_hash = 'x'", "sqlite_autoindex_session_1 (token_hash=?)"),
        ("SELECT name FROM officer WHERE id = 'x'", "sqlite_autoindex_officer_1 (id=?)"),
        (
            """
            SELECT g.role, u.name FROM officer_grant g LEFT JOIN handling_unit u ON u.id = g.unit_id
            WHERE g.officer_id = 'x' ORDER BY g.sequence
            """,
            "sqlite_autoindex_officer_grant_1 (officer_id=?)"
        ),
        ("SELECT since FROM session WHERE officer_id = 'x' ORDER BY since DESC", "session_officer (officer_id=?)"),
        ("DELETE FROM session WHERE ends_at < 1", "session_end (ends_at<?)"),
        ("SELECT failures FROM sign_in_failure WHERE subject = 'x'", "sqlite_autoindex_sign_in_failure_1"),
        ("DELETE FROM sign_in_failure WHERE since < 1", "sign_in_failure_since (since<?)"),
        (
            "SELECT password FROM password_history WHERE officer_id = 'x' ORDER BY sequence DESC LIMIT 5",
            "sqlite_autoindex_password_history_1 (officer_id=?)"
        ),
        ("SELECT id FROM officer WHERE is_demo = 1 ORDER BY id", "INDEX officer_demo"),
        ("SELECT words FROM approval WHERE state = 1 ORDER BY sequence LIMIT 9", "INDEX approval_open"),
        (
            "SELECT words FROM settings_event WHERE subject = 'x' ORDER BY sequence DESC LIMIT 9",
            "settings_event_subject (subject=?)"
        ),
        (
            "SELECT sequence FROM settings_event WHERE happened_at >= 1 ORDER BY happened_at, sequence LIMIT 1",
            "INDEX settings_event_time (happened_at>?)"
        ),
        (
            "SELECT words FROM settings_event WHERE officer = 'x' AND sequence < 9 ORDER BY sequence DESC LIMIT 9",
            "settings_event_officer (officer=? AND sequence<?)"
        ),
        (
            "SELECT sequence FROM sign_in_event WHERE happened_at < 1 ORDER BY happened_at DESC, sequence DESC LIMIT 1",
            "INDEX sign_in_event_time (happened_at<?)"
        ),
        (
            "SELECT mac FROM sign_in_event WHERE officer = 'x' AND sequence < 9 ORDER BY sequence DESC LIMIT 9",
            "sign_in_event_officer (officer=? AND sequence<?)"
        ),
        (
            "SELECT mac FROM sign_in_event WHERE kind = 1 AND sequence < 9 ORDER BY sequence DESC LIMIT 9",
            "sign_in_event_kind (kind=? AND sequence<?)"
        ),
        (
            """
            SELECT e.officer FROM event e JOIN work_order w ON w.id = e.order_id
            WHERE e.action = 110 AND (e.happened_at, e.order_id, e.sequence) < (9, 9, 9)
            ORDER BY e.happened_at DESC, e.order_id DESC, e.sequence DESC LIMIT 9
            """,
            "event_identity"
        ),
        ("SELECT id FROM officer WHERE name >= 'x' AND name < 'y'", "officer_name (name>? AND name<?)"),
        ("SELECT words FROM settings_event WHERE sequence < 9 ORDER BY sequence DESC LIMIT 9", "settings_event_1"),
    ]
}
