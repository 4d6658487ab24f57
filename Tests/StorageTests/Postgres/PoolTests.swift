import PostgresStorage
import Storage
import Testing

extension PostgresTests {
    /// Those who want a connection when there is none.
    @Suite struct PoolTests {
        @Test("Who waits too long for a connection is told that the database is busy")
        func busy() async throws {
            try await TestServer.withSchema(connections: 1, waitSeconds: 0.2) { database, _ in
                async let holder: Void = database.write { _ = try $0.execute("SELECT pg_sleep(1)") }
                try await Task.sleep(for: .milliseconds(100))
                let begin = ContinuousClock.now
                await #expect(throws: StorageError.busy) { _ = try await database.itemCount() }
                #expect((.milliseconds(190)...(.seconds(60))).contains(.now - begin))
                try await holder
                try await database.expectItemCount(0)
            }
        }

        @Test("A long import does not take the place of a read")
        func aside() async throws {
            try await TestServer.withSchema(connections: 1, waitSeconds: 0.2) { database, _ in
                async let holder: Void = database.writeAlone { _ = try $0.execute("SELECT pg_sleep(1)") }
                try await Task.sleep(for: .milliseconds(100))
                try await database.expectItemCount(0)
                try await holder
            }
        }

        @Test("No more connections are opened than were asked for")
        func bound() async throws {
            try await TestServer.withSchema(connections: 3) { database, _ in
                let most = try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 1...30 {
                        group.addTask {
                            try await database.write { connection in
                                try connection.integer(
                                    """
                                    SELECT COUNT(*) FROM pg_stat_activity
                                    WHERE application_name = current_setting('application_name')
                                    """
                                )
                            }
                        }
                    }
                    return try await group.reduce(0) { max($0, $1) }
                }
                #expect((1...3).contains(most))
            }
        }
    }
}
