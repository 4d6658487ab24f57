import Foundation
import PostgresStorage
import Storage
import Testing

extension PostgresTests {
    /// Rows that are handed over as they arrive.
    @Suite struct StreamingTests {
        @Test("Reading a million rows takes no more memory than reading a thousand")
        func memory() async throws {
            try await TestServer.withSchema { database, _ in
                _ = try await database.sum(1_000)
                let before = residentBytes()
                #expect(try await database.sum(1_000_000) == 500_000_500_000)
                #expect(residentBytes() - before < 16_000_000)
            }
        }

        @Test("The body of a row may run other statements, and sees every row all the same")
        func nested() async throws {
            try await TestServer.withSchema { database, _ in
                let sums = try await database.read { connection in
                    var (outer, inner) = (0, 0)
                    try connection.forEachRow("SELECT g, g || 'x', NULL FROM generate_series(1, 3000) g") { row in
                        inner += try connection.integer("SELECT \(row.integer(0) ?? 0) + 1")
                        try connection.forEachRow("SELECT generate_series(1, 2)") { inner += $0.integer(0) ?? 0 }
                        // The row is still there after other statements ran.
                        outer += row.integer(0) ?? 0
                        #expect(row.text(1) == "\(row.integer(0) ?? 0)x")
                        #expect(row.value(2) == .null)
                        #expect(row.columnCount == 3)
                    }
                    return [outer, inner]
                }
                #expect(sums == [4_501_500, 4_501_500 + 3_000 + 9_000])
            }
        }

        @Test("A body that throws leaves the transaction and the connection usable")
        func thrown() async throws {
            try await TestServer.withSchema(connections: 1) { database, _ in
                let result = try await database.write { connection in
                    var rows = 0
                    do {
                        try connection.forEachRow("SELECT generate_series(1, 100000)") { _ in
                            rows += 1
                            if rows == 10 { throw Abandoned() }
                        }
                    } catch is Abandoned {
                        try connection.insertItem(1)
                    }
                    return rows
                }
                #expect(result == 10)
                try await database.expectItemCount(1)
            }
        }

        @Test("A body that throws out of its rows leaves the connection to the next as it was")
        func thrownOut() async throws {
            try await TestServer.withSchema(connections: 1) { database, _ in
                let process: Statement = "SELECT pg_backend_pid()"
                let before = try await database.read { try $0.integer(process) }
                for _ in 1...3 {
                    await #expect(throws: Abandoned()) {
                        try await database.read { connection in
                            try connection.forEachRow("SELECT generate_series(1, 10000)") { _ in throw Abandoned() }
                        }
                    }
                }
                let after = try await database.read { try $0.integer(process) }
                #expect(after == before)
            }
        }

        @Test("An error behind the first rows is thrown after them")
        func lateError() async throws {
            try await TestServer.withSchema { database, _ in
                for isNested in [false, true] {
                    let rows = Counter()
                    await #expect(throws: StorageError.failed("22012 division by zero")) {
                        try await database.read { connection in
                            try connection.forEachRow("SELECT 1 / (500 - g) FROM generate_series(1, 1000) g") { _ in
                                rows.next()
                                if isNested { try connection.execute("SELECT 1") }
                            }
                        }
                    }
                    #expect(rows.count == (isNested ? 1 : 499))
                }
            }
        }

        @Test("A statement with RETURNING hands over the rows it wrote")
        func returning() async throws {
            try await TestServer.withSchema { database, _ in
                let ids = try await database.write { connection in
                    try connection.rows("INSERT INTO item SELECT g, 'n' || g FROM generate_series(1, 3) g RETURNING id")
                }
                #expect(ids.map(\.values) == [[.integer(1)], [.integer(2)], [.integer(3)]])
                try await database.expectItemCount(3)
            }
        }

        private func residentBytes() -> Int {
            let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
            return (pages.flatMap { Int($0[1]) } ?? 0) * 4_096
        }
    }
}

extension Database {
    fileprivate func sum(_ count: Int) async throws -> Int {
        try await read { connection in
            var sum = 0
            try connection.forEachRow("SELECT g, 'row ' || g FROM generate_series(1, \(count)) g") { row in
                sum += row.integer(0) ?? 0
            }
            return sum
        }
    }
}
