import Storage
import Testing

@testable import PostgresStorage

extension PostgresTests {
    /// What every connection is set to, and how values travel over it.
    @Suite struct SessionTests {
        @Test(
            "A session is set up the same whatever the server's defaults are",
            arguments: [
                ("jit", "off"), ("TimeZone", "UTC"), ("synchronous_commit", "on"), ("client_encoding", "UTF8"),
                ("standard_conforming_strings", "on"), ("transaction_isolation", "repeatable read"),
                ("transaction_read_only", "on"),
            ]
        )
        func settings(name: String, value: String) async throws {
            try await TestServer.withSchema { database, _ in
                let setting = try await database.read { try $0.word("SELECT current_setting(\(name))") }
                #expect(setting == value)
            }
        }

        @Test("The server knows who is connected")
        func applicationName() async throws {
            let database = try await PostgresDatabase(TestServer.url ?? "", connections: 1)
            #expect(try await database.read { try $0.word("SELECT current_setting('application_name')") } == "hotline")
            await database.close()
        }

        @Test("Writes run in READ COMMITTED")
        func isolation() async throws {
            try await TestServer.withSchema { database, _ in
                let name: Statement = "SELECT current_setting('transaction_isolation')"
                let shared = try await database.write { try $0.word(name) }
                let alone = try await database.writeAlone { try $0.word(name) }
                #expect([shared, alone] == ["read committed", "read committed"])
            }
        }

        @Test("A connection string may ask for less durability")
        func asynchronousCommit() async throws {
            let asked = ["options": "-csynchronous_commit=off"]
            let database = try await PostgresDatabase(TestServer.conninfo(TestServer.url ?? "", asked), connections: 1)
            #expect(try await database.read { try $0.word("SELECT current_setting('synchronous_commit')") } == "off")
            await database.close()
        }

        @Test("A connection string that can't be read is refused without being repeated")
        func unreadable() async throws {
            let error = await #expect(throws: StorageError.self) {
                _ = try await PostgresDatabase("host=localhost hunter2", connections: 1)
            }
            #expect(!"\(String(describing: error))".contains("hunter2"))
            #expect("\(String(describing: error))".contains("数据库连接串无法识别"))
        }

        @Test("Integers stay integers where the server could only guess")
        func integers() async throws {
            try await TestServer.withSchema { database, _ in
                let big = Int(Int32.max) + 1
                let row = try await database.read { connection in
                    try connection.rows(
                        """
                        SELECT \(Int.min), \(Int.max), \(1) + \(2), \(big) + 1, COALESCE(\(Int?.none), \(7)),
                            CASE WHEN \(true) = 1 THEN \(1) ELSE \(2) END
                        """
                    )
                }
                #expect(row.map(\.values) == [[Int.min, Int.max, 3, big + 1, 7, 1].map { Value.integer(Int64($0)) }])
            }
        }

        @Test("Sums, flags and numbers with a fraction read alike on every server")
        func results() async throws {
            try await TestServer.withSchema { database, _ in
                let rows = try await database.read { connection in
                    try connection.rows(
                        """
                        SELECT SUM(n), COUNT(*), MAX(n) > 1, MIN(n) > 1, SUM(n) * 1.5, NULL, 'x' || MAX(n), SUM(n * n)
                        FROM (VALUES (CAST(1 AS BIGINT)), (9223372036854775807)) AS t (n) WHERE n < \(5)
                        """
                    )
                }
                let expected: [Value] = [
                    .integer(1), .integer(1), .integer(0), .integer(0), .text("1.5"), .null, .text("x1"), .integer(1),
                ]
                #expect(rows.map(\.values) == [expected])
            }
        }

        @Test("A sum beyond 64 bits is a text, not a wrong number")
        func overflow() async throws {
            try await TestServer.withSchema { database, _ in
                let rows = try await database.read { connection in
                    try connection.rows("SELECT SUM(n) FROM (VALUES (\(Int.max)), (\(Int.max))) AS t (n)")
                }
                #expect(rows.map(\.values) == [[.text("18446744073709551614")]])
                let border = try await database.read { connection in
                    try connection.rows("SELECT 9223372036854775808, -9223372036854775808, 9223372036854775807.0")
                }
                let expected: [Value] = [
                    .text("9223372036854775808"), .integer(.min), .text("9223372036854775807.0"),
                ]
                #expect(border.map(\.values) == [expected])
            }
        }

        @Test("One statement takes NULL, integers and texts in the same place, in any order")
        func mixedPlace() async throws {
            try await TestServer.withSchema(connections: 1) { database, _ in
                let values: [Value] = [.null, .integer(1), .null, .text("a"), .integer(2), .text("b"), .null]
                for value in values {
                    let rows = try await database.read { try $0.rows("SELECT CAST(\(value) AS TEXT)") }
                    #expect(rows.map(\.values) == [[value.asText]])
                }
            }
        }

        @Test("A place that was NULL when its statement was prepared takes an integer later, beyond 32 bits too")
        func integerAfterNull() async throws {
            try await TestServer.withSchema(connections: 1) { database, _ in
                for value in [nil, 1, nil, Int.max, Int.min] {
                    let rows = try await database.read { try $0.rows("SELECT COALESCE(\(value), 0)") }
                    #expect(rows.map(\.values) == [[.integer(Int64(value ?? 0))]])
                }
            }
        }

        @Test("Errors name what refused the row, and never quote a value")
        func errors() async throws {
            try await TestServer.withSchema { database, _ in
                try await database.run(
                    "CREATE TABLE part (id BIGINT CONSTRAINT positive CHECK (id > 0), item BIGINT REFERENCES item)"
                )
                let cases: [(Statement, StorageError)] = [
                    ("INSERT INTO part (id) VALUES (\(-1))", .refused("positive")),
                    ("INSERT INTO part (item) VALUES (\(1))", .refused("part_item_fkey")),
                    ("INSERT INTO item (id, name) VALUES (\(1), \(String?.none))", .refused("item.name")),
                    (
                        "INSERT INTO part (id) VALUES (\("张三"))",
                        .failed("22P02 invalid input syntax for type bigint: …")
                    ),
                    ("SELECT nothing", .failed("42703 column \"nothing\" does not exist")),
                ]
                for (statement, error) in cases {
                    await #expect(throws: error) { try await database.write { _ = try $0.execute(statement) } }
                }
            }
        }

        @Test("A text with a NUL is refused with words, not cut off")
        func nul() async throws {
            try await TestServer.withSchema { database, _ in
                await #expect(throws: StorageError.refused("文字中含有空字符(U+0000),数据库不能保存,请删除后重试")) {
                    try await database.write { connection in
                        try connection.execute("INSERT INTO item (id, name) VALUES (\(1), \("a\0b"))")
                    }
                }
                try await database.expectItemCount(0)
            }
        }

        @Test("A body that forgives a refused statement has spoilt its transaction all the same")
        func forgiven() async throws {
            try await TestServer.withSchema { database, _ in
                for (statement, error) in [
                    ("COMMIT", StorageError.forbidden("COMMIT")),
                    ("INSERT INTO item (id) VALUES (1)", .refused("item.name")),
                ] {
                    await #expect(throws: error) {
                        try await database.write { connection in
                            try connection.insertItem(1)
                            _ = try? connection.execute(Statement(stringLiteral: statement))
                        }
                    }
                    try await database.expectItemCount(0)
                }
            }
        }

        @Test("A connection used after its body has ended is closed")
        func escaped() throws {
            let connection = try TestServer.connect(TestServer.url ?? "")
            try connection.carryOut(.write) { _ = try $0.execute("SELECT 1") }
            #expect(throws: StorageError.closed) { try connection.execute("SELECT 1") }
            #expect(throws: StorageError.closed) { try connection.flush() }
        }
    }
}

extension Value {
    fileprivate var asText: Value {
        guard case .integer(let integer) = self else { return self }
        return .text(String(integer))
    }
}
