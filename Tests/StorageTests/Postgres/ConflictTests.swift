import PostgresStorage
import Storage
import Testing

extension PostgresTests {
    /// Transactions that get in each other's way.
    @Suite struct ConflictTests {
        private static let conflict: Statement = "DO 'BEGIN RAISE EXCEPTION USING ERRCODE = ''40001''; END'"

        @Test("A write refused because of another runs again, and its writes count once")
        func runsAgain() async throws {
            try await TestServer.withSchema { database, _ in
                let runs = Counter()
                try await database.write { connection in
                    let run = runs.next()
                    try connection.insertItem(1)
                    if run <= 5 { try connection.execute(Self.conflict) }
                }
                #expect(runs.count == 6)
                try await database.expectItemCount(1)
            }
        }

        @Test("After five more attempts a write is told that the database is busy")
        func givesUp() async throws {
            try await TestServer.withSchema { database, _ in
                let runs = Counter()
                await #expect(throws: StorageError.busy) {
                    try await database.write { connection in
                        runs.next()
                        try connection.execute(Self.conflict)
                    }
                }
                #expect(runs.count == 6)
            }
        }

        @Test("A body that runs alone is not run again after a conflict")
        func alone() async throws {
            try await TestServer.withSchema { database, _ in
                let runs = Counter()
                await #expect(throws: StorageError.busy) {
                    try await database.writeAlone { connection in
                        runs.next()
                        try connection.execute(Self.conflict)
                    }
                }
                #expect(runs.count == 1)
            }
        }

        @Test("A conflict that a body forgives, or gives another name, makes it run again all the same")
        func forgiven() async throws {
            try await TestServer.withSchema { database, _ in
                let runs = Counter()
                try await database.write { connection in
                    let run = runs.next()
                    try connection.insertItem(1)
                    if run == 1 { _ = try? connection.execute(Self.conflict) }
                    do {
                        if run == 2 { try connection.execute(Self.conflict) }
                    } catch {
                        throw Abandoned()
                    }
                }
                #expect(runs.count == 3)
                try await database.expectItemCount(1)
            }
        }

        @Test("Of two writes that wait for each other both are carried out")
        func deadlock() async throws {
            try await TestServer.withSchema { database, _ in
                try await database.write { connection in
                    try connection.insertItem(0)
                    try connection.insertItem(1)
                }
                let runs = Counter()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for first in 0...1 {
                        group.addTask {
                            try await database.write { connection in
                                runs.next()
                                try connection.rename(first)
                                try connection.execute("SELECT pg_sleep(0.2)")
                                try connection.rename(1 - first)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(runs.count >= 3)
                let names = try await database.read { try $0.rows("SELECT name FROM item ORDER BY name") }
                #expect(names.map(\.values) == [[.text("item 0++")], [.text("item 1++")]])
            }
        }
    }
}

extension Connection {
    fileprivate func rename(_ id: Int) throws {
        try execute("UPDATE item SET name = name || '+' WHERE id = \(id)")
    }
}
