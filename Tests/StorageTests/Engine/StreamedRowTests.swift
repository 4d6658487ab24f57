import Storage
import TestSupport
import Testing

/// Rows are handed over as they arrive, and whoever has seen enough can leave.
struct StreamedRowTests {
    @Test("Every row of a large result is handed over once and in order", arguments: Backend.available)
    func largeResult(backend: Backend) async throws {
        try await backend.withNumbers(20_000) { database in
            let seen = try await database.read { connection in
                var seen: [Int] = []
                try connection.forEachRow("SELECT id FROM number ORDER BY id") { seen.append($0.integer(0) ?? -1) }
                return seen
            }
            #expect(seen == Array(1...20_000))
        }
    }

    @Test("A thrown error ends the reading and leaves the connection usable", arguments: Backend.available)
    func abandonedReading(backend: Backend) async throws {
        try await backend.withNumbers(5_000) { database in
            let result = try await database.read { connection in
                var seen = 0
                for _ in 1...3 {
                    #expect(throws: Abandoned()) {
                        try connection.forEachRow("SELECT id FROM number ORDER BY id") { _ in
                            seen += 1
                            if seen % 10 == 0 { throw Abandoned() }
                        }
                    }
                }
                return [seen, try connection.integer("SELECT COUNT(*) FROM number")]
            }
            #expect(result == [30, 5_000])
        }
    }

    @Test("Inside a query other queries can be run", arguments: Backend.available)
    func nestedQueries(backend: Backend) async throws {
        try await backend.withNumbers(300) { database in
            let total = try await database.read { connection in
                var total = 0
                try connection.forEachRow("SELECT id FROM number ORDER BY id") { row in
                    let id = row.integer(0) ?? 0
                    total += try connection.integer("SELECT id * 2 FROM number WHERE id = \(id)")
                    #expect(row.integer(0) == id, "the row changed under its reader")
                }
                return total
            }
            #expect(total == 300 * 301)
        }
    }

    @Test("A body can write while it reads", arguments: Backend.available)
    func writesWhileReading(backend: Backend) async throws {
        try await backend.withNumbers(200) { database in
            try await database.write { connection in
                try connection.execute("CREATE TABLE half (id BIGINT PRIMARY KEY)")
                try connection.forEachRow("SELECT id FROM number WHERE id % 2 = 0 ORDER BY id") { row in
                    try connection.execute("INSERT INTO half (id) VALUES (\(row.integer(0)))")
                }
            }
            #expect(try await database.read { try $0.integer("SELECT COUNT(*) FROM half") } == 100)
        }
    }

    @Test("A query without rows calls nobody", arguments: Backend.available)
    func noRows(backend: Backend) async throws {
        try await backend.withNumbers(1) { database in
            let rows = try await database.read { try $0.rows("SELECT id FROM number WHERE id < 0") }
            #expect(rows.isEmpty)
        }
    }

    @Test("RETURNING hands over what was written", arguments: Backend.available)
    func returning(backend: Backend) async throws {
        try await backend.withNumbers(3) { database in
            let rows = try await database.write { connection in
                try connection.rows("DELETE FROM number WHERE id > 1 RETURNING id").map(\.values)
            }
            #expect(Set(rows) == [[.integer(2)], [.integer(3)]])
            #expect(try await database.read { try $0.integer("SELECT COUNT(*) FROM number") } == 1)
        }
    }

    @Test("More different texts than the cache holds all work, also when they come back", arguments: Backend.available)
    func manyTexts(backend: Backend) async throws {
        try await backend.withNumbers(1) { database in
            let sums = try await database.read { connection in
                var sums: [Int] = []
                for round in 1...2 {
                    var sum = 0
                    for number in 1...400 {
                        let text = Statement(stringLiteral: "SELECT id + \(number) FROM number")
                        sum += try connection.integer(text) * round
                    }
                    sums.append(sum)
                }
                return sums
            }
            #expect(sums == [80_600, 161_200])
        }
    }
}

extension Backend {
    /// Runs a test on a table `number` with the ids 1 to `count`.
    fileprivate func withNumbers(_ count: Int, _ test: (any Database) async throws -> Void) async throws {
        try await withDatabase { database in
            try await database.writeAlone { connection in
                try connection.execute("CREATE TABLE number (id BIGINT PRIMARY KEY)")
                for id in 1...count { try connection.enqueue("INSERT INTO number (id) VALUES (\(id))") }
            }
            try await test(database)
        }
    }
}
