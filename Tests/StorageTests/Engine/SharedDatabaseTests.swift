import Storage
import TestSupport
import Testing

/// Several processes open one database: here handles that know nothing of each other.
struct SharedDatabaseTests {
    @Test("Of many that make the schema at once one does, the others find it", arguments: Backend.available)
    func simultaneousSchema(backend: Backend) async throws {
        try await backend.withHandles(3) { handles in
            let steps = try await withThrowingTaskGroup(of: Int.self) { group in
                for handle in handles + handles { group.addTask { try await handle.makeSchema() } }
                return try await group.reduce(0, +)
            }
            #expect(steps == 5)
            for handle in handles {
                #expect(try await handle.read { try $0.integer("SELECT COUNT(*) FROM step") } == 5)
            }
        }
    }

    @Test("A lock lets one at a time do what no constraint could guard", arguments: Backend.available)
    func lock(backend: Backend) async throws {
        try await backend.withHandles(2) { handles in
            try await handles[0].write { _ = try $0.execute("CREATE TABLE ticket (number BIGINT NOT NULL)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for turn in 0..<20 { group.addTask { try await handles[turn % 2].drawTicket() } }
                try await group.waitForAll()
            }
            let numbers = try await handles[0].read { try $0.rows("SELECT number FROM ticket ORDER BY number") }
            #expect(numbers == (1...20).map { Row([.integer($0)]) })
        }
    }

    @Test("What one handle has written another reads", arguments: Backend.available)
    func sharedRows(backend: Backend) async throws {
        try await backend.withHandles(2) { handles in
            try await handles[0].write { _ = try $0.execute("CREATE TABLE ticket (number BIGINT NOT NULL)") }
            for number in 1...10 {
                try await handles[number % 2].write {
                    _ = try $0.execute("INSERT INTO ticket (number) VALUES (\(number))")
                }
                for handle in handles {
                    #expect(try await handle.read { try $0.integer("SELECT COUNT(*) FROM ticket") } == number)
                }
            }
        }
    }
}

extension Database {
    /// Makes a schema in five steps, each a transaction; returns how many were still to do.
    fileprivate func makeSchema() async throws -> Int {
        var done = 0
        for number in 1...5 {
            done += try await writeAlone { connection in
                try connection.lock("schema")
                try connection.execute("CREATE TABLE IF NOT EXISTS step (number BIGINT PRIMARY KEY)")
                guard try connection.insertIfAbsent("INSERT INTO step (number) VALUES (\(number))") else { return 0 }
                try connection.execute(Statement(stringLiteral: "CREATE TABLE made_by_step\(number) (id BIGINT)"))
                return 1
            }
        }
        return done
    }

    fileprivate func drawTicket() async throws {
        try await write { connection in
            try connection.lock("tickets")
            let last = try connection.integer("SELECT COALESCE(MAX(number), 0) FROM ticket")
            try connection.execute("INSERT INTO ticket (number) VALUES (\(last + 1))")
        }
    }
}
