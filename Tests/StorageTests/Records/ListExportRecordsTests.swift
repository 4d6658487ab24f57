import Bulletins
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Storage

/// Exports as they go from the line to a file, and what may happen on the way.
@Suite struct ListExportRecordsTests {
    private static let start = Instant(secondsSinceEpoch: 1_644_800_000)

    private static func export(_ id: Int, of officer: String = "F1", reason: String? = nil) -> ListExport {
        var export = ListExport(
            id: id,
            officer: officer,
            officerName: "测试",
            role: "分析员",
            requestedAt: start.advanced(bySeconds: id),
            form: .gb18030,
            query: "channel=电话\nvalid=1",
            conditions: "来源渠道：电话；不含无效",
            columns: [.number, .title] + (reason == nil ? [] : [.name]),
            reason: reason
        )
        export.totalRows = 1_234
        return export
    }

    @Test("an export comes back as it was put in, and numbers count up", arguments: Backend.available)
    func roundTrip(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (first, second, found, missing) = try await database.write { connection in
                let first = try connection.nextExportId()
                try connection.insert(Self.export(first, reason: "回访"))
                let second = try connection.nextExportId()
                try connection.insert(Self.export(second, of: "F2"))
                return (first, second, try connection.listExport(1), try connection.listExport(9))
            }
            #expect(first == 1 && second == 2 && missing == nil)
            #expect(found == Self.export(1, reason: "回访") && found?.hasIdentity == true)
        }
    }

    @Test(
        "an officer's own are listed, the newest first, and those that haven't ended counted",
        arguments: Backend.available
    )
    func lists(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (own, few, open, waiting) = try await database.write { connection in
                for id in 1...6 { try connection.insert(Self.export(id, of: id % 2 == 0 ? "F1" : "F2")) }
                #expect(try connection.stop(export: 4, at: Self.start))
                #expect(try connection.begin(export: 2))
                return (
                    try connection.listExports(of: "F1", limit: 9).map(\.id),
                    try connection.listExports(of: "F1", limit: 2).map(\.id),
                    try connection.openExportCount(of: "F1"),
                    try connection.openExports(.waiting, limit: 9).map(\.id)
                )
            }
            #expect(own == [6, 4, 2] && few == [6, 4] && open == 2 && waiting == [1, 3, 5, 6])
        }
    }

    @Test("an attempt goes on only as long as it is the one, and ends once", arguments: Backend.available)
    func attempts(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let steps = try await database.write { connection in
                try connection.insert(Self.export(1))
                var steps = [try connection.begin(export: 1), try connection.begin(export: 1)]
                steps.append(try connection.proceed(export: 1, attempt: 1, rows: 200))
                steps.append(try connection.putBack(export: 1, attempt: 1))
                steps.append(try connection.proceed(export: 1, attempt: 1, rows: 400))
                steps.append(try connection.begin(export: 1))
                steps.append(try connection.proceed(export: 1, attempt: 1, rows: 400))
                steps.append(try connection.proceed(export: 1, attempt: 2, rows: 400))
                for _ in 1...2 {
                    steps.append(
                        try connection.finish(
                            export: 1,
                            attempt: 2,
                            file: "1-2.csv",
                            bytes: 9,
                            rows: 500,
                            at: Self.start
                        )
                    )
                }
                steps.append(try connection.stop(export: 1, at: Self.start))
                steps.append(try connection.fail(export: 1, attempt: 2, failure: "x", at: Self.start))
                return steps
            }
            #expect(steps == [true, false, true, true, false, true, false, true, true, false, false, false])
            let found = try #require(try await database.read { try $0.listExport(1) })
            #expect(found.state == .done && found.doneRows == 500 && found.file == "1-2.csv" && found.bytes == 9)
            #expect(found.query.isEmpty && found.attempts == 2 && found.conditions == "来源渠道：电话；不含无效")
        }
    }

    @Test("a file is removed after its time, once", arguments: Backend.available)
    func expiry(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (before, after, again) = try await database.write { connection in
                for id in 1...2 {
                    try connection.insert(Self.export(id))
                    _ = try connection.begin(export: id)
                    let at = Self.start.advanced(bySeconds: id * 100)
                    _ = try connection.finish(export: id, attempt: 1, file: "\(id).csv", bytes: 1, rows: 1, at: at)
                }
                let time = Self.start.advanced(bySeconds: 150)
                let before = try connection.exports(finishedBefore: time, limit: 9).map(\.id)
                #expect(try connection.expire(export: 1))
                return (
                    before, try connection.exports(finishedBefore: time, limit: 9), try connection.expire(export: 1)
                )
            }
            #expect(before == [1] && after.isEmpty && !again)
            #expect(try await database.read { try $0.listExport(1)?.state } == .expired)
        }
    }

    @Test("whose identity went out with what is noted once for each order", arguments: Backend.available)
    func identities(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let orders = (1...3).map { id in
                StoredWorkOrder(id: id, order: .sample("N\(id)"), identity: SealedIdentity())
            }
            try await database.insert(orders)
            let found = try await database.write { connection in
                for id in 1...2 { try connection.insert(Self.export(id, reason: "回访")) }
                try connection.noteIdentities(ofOrders: [1, 3], in: 1)
                try connection.noteIdentities(ofOrders: [3], in: 2)
                try connection.noteIdentities(ofOrders: [1, 3], in: 1)
                try connection.noteIdentities(ofOrders: [], in: 1)
                return try (1...3).map { try connection.exportsWithIdentity(ofOrder: $0) }
            }
            #expect(found == [[1], [], [1, 2]])
        }
    }

    @Test("looks at the line and at old files are searches of indexes that hold nothing else")
    func plans() async throws {
        let statements: [(Statement, String)] = [
            (
                "SELECT id FROM list_export WHERE state = 1 AND state < 3 ORDER BY id LIMIT 9",
                "INDEX list_export_open (state=?"
            ),
            (
                "SELECT id FROM list_export WHERE state = 3 AND finished_at < 9 ORDER BY finished_at, id LIMIT 9",
                "INDEX list_export_kept (finished_at<?"
            ),
            (
                "SELECT id FROM list_export WHERE officer = 'x' ORDER BY id DESC LIMIT 9",
                "INDEX list_export_officer (officer=?"
            ),
            ("SELECT export_id FROM list_export_identity WHERE order_id = 1 ORDER BY export_id", "(order_id=?"),
        ]
        try await Backend.sqlite.withSchema { database in
            for (statement, index) in statements {
                let plan = try await database.read { connection in
                    var steps: [String] = []
                    try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                    return steps
                }
                #expect(plan.contains { $0.contains(index) }, "\(statement.text): \(plan)")
                #expect(!plan.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
            }
        }
    }

    @Test(
        "what the schema refuses: a file that is done without a name, a blank reason, no column",
        arguments: Backend.available
    )
    func constraints(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.write { try $0.insert(Self.export(1)) }
            for change in ["state = 3", "reason = ''", "column_names = ''", "state = 7"] {
                let error = await thrown(StorageError.self) {
                    try await database.write { connection in
                        _ = try connection.execute(Statement(stringLiteral: "UPDATE list_export SET \(change)"))
                    }
                }
                #expect(error?.isRefusal == true, "\(change)")
            }
        }
    }

    @Test("every form and state has words, and no form an ending that isn't its own")
    func words() {
        #expect(Set(ExportForm.allCases.map(\.title)).count == 3)
        #expect(ExportForm.allCases.map(\.ending) == ["xlsx", "csv", "csv"])
        #expect(Set(ExportState.allCases.map(\.title)).count == 6)
        #expect(ExportState.allCases.filter(\.isOpen) == [.waiting, .running])
    }
}
