import Storage
import Testing

@testable import PostgresStorage

extension PostgresTests {
    /// What happens to those who use a connection when it breaks.
    @Suite struct ReconnectionTests {
        @Test("Connections that the server ended while they were idle are replaced unnoticed")
        func idle() async throws {
            try await TestServer.withSchema { database, conninfo in
                try await database.write { try $0.insertItem(1) }
                try endOthers(conninfo)
                try await database.expectItemCount(1)
                try endOthers(conninfo)
                try await database.write { try $0.insertItem(2) }
                try await database.expectItemCount(2)
            }
        }

        @Test("Statements known to the old connection are prepared on the new one")
        func statements() async throws {
            try await TestServer.withSchema(connections: 1) { database, conninfo in
                for id in 1...3 {
                    try await database.write { try $0.insertItem(id) }
                    try endOthers(conninfo)
                }
                try await database.expectItemCount(3)
                let prepared: Statement = "SELECT COUNT(*) FROM pg_prepared_statements WHERE statement LIKE 'INSERT%'"
                #expect(try await database.read { try $0.integer(prepared) } == 0)
                try await database.write { try $0.insertItem(4) }
                #expect(try await database.read { try $0.integer(prepared) } == 1)
            }
        }

        @Test("A write whose connection breaks before COMMIT runs again and writes once")
        func middleOfWrite() async throws {
            try await TestServer.withSchema { database, _ in
                let runs = Counter()
                try await database.write { connection in
                    let run = runs.next()
                    try connection.insertItem(1)
                    if run == 1 { try connection.endOwnConnection() }
                    try connection.insertItem(2)
                }
                #expect(runs.count == 2)
                try await database.expectItemCount(2)
            }
        }

        @Test("A connection that broke after the last statement is noticed before COMMIT is sent")
        func beforeCommit() async throws {
            try await TestServer.withSchema { database, conninfo in
                let runs = Counter()
                try await database.write { connection in
                    let run = runs.next()
                    try connection.insertItem(1)
                    if run == 1 { try endOthers(conninfo) }
                }
                #expect(runs.count == 2)
                try await database.expectItemCount(1)
            }
        }

        @Test("A write whose connection breaks each time is given up, and nothing of it stays")
        func everyTime() async throws {
            try await TestServer.withSchema { database, _ in
                let runs = Counter()
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { connection in
                        runs.next()
                        try connection.insertItem(1)
                        try connection.endOwnConnection()
                    }
                }
                guard case .unavailable = error else { return #expect(error == .unavailable("…")) }
                #expect(runs.count == 2)
                try await database.expectItemCount(0)
            }
        }

        @Test("A connection that breaks while COMMIT is on its way leaves the end uncertain, and nothing runs again")
        func duringCommit() async throws {
            try await TestServer.withSchema { database, _ in
                let runs = Counter()
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { connection in
                        runs.next()
                        try connection.enqueue("INSERT INTO item (id, name) VALUES (\(1), \("one"))")
                        try connection.enqueue("SELECT pg_terminate_backend(pg_backend_pid())")
                    }
                }
                guard case .uncertain = error else { return #expect(error == .uncertain("…")) }
                #expect(runs.count == 1)
                try await database.expectItemCount(0)
            }
        }

        @Test("A read whose connection breaks starts again from the first row")
        func middleOfRead() async throws {
            try await TestServer.withSchema { database, _ in
                let runs = Counter()
                let rows = try await database.read { connection in
                    let run = runs.next()
                    var rows = 0
                    try connection.forEachRow("SELECT generate_series(1, 1000)") { _ in rows += 1 }
                    if run == 1 { try connection.endOwnConnection() }
                    return rows
                }
                #expect(rows == 1_000)
                #expect(runs.count == 2)
            }
        }

        @Test("A body that runs alone never runs twice, but isn't tried on a connection broken before")
        func alone() async throws {
            try await TestServer.withSchema { database, conninfo in
                let runs = Counter()
                try await database.writeAlone { connection in
                    runs.next()
                    try connection.insertItem(1)
                }
                try endOthers(conninfo)
                try await database.writeAlone { connection in
                    runs.next()
                    try connection.insertItem(2)
                }
                await #expect(throws: StorageError.self) {
                    try await database.writeAlone { connection in
                        runs.next()
                        try connection.insertItem(3)
                        try connection.endOwnConnection()
                    }
                }
                #expect(runs.count == 3)
                try await database.expectItemCount(2)
            }
        }

        @Test("A body that forgives the loss of its connection is not told that it wrote")
        func forgiven() async throws {
            try await TestServer.withSchema { database, _ in
                let runs = Counter()
                try await database.write { connection in
                    let run = runs.next()
                    try connection.insertItem(1)
                    if run == 1 { try? connection.endOwnConnection() }
                }
                #expect(runs.count == 2)
                try await database.expectItemCount(1)
            }
        }

        /// Ends every other connection of the test, from inside or outside of a body.
        private func endOthers(_ conninfo: String) throws {
            let connection = try TestServer.connect(conninfo)
            let ended = try connection.carryOut(.write) { connection in
                try connection.integer(
                    """
                    SELECT COUNT(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
                    WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()
                    """
                )
            }
            #expect(ended > 0)
        }
    }
}
