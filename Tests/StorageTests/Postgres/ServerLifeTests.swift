import Foundation
import PostgresStorage
import Storage
import TestSupport
import Testing

extension PostgresTests {
    /// Servers that stop, start, refuse or are not what they should be; each test has its own.
    @Suite struct ServerLifeTests {
        @Test("While a server is away calls fail at once after the first; when it is back they succeed")
        func restart() async throws {
            try await OwnServer.with { server in
                let database = try await PostgresDatabase(server.url, connections: 2, waitSeconds: 0.3)
                try await database.run("CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT NOT NULL)")
                try await database.write { try $0.insertItem(1) }
                try server.run("halt")
                let runs = Counter()
                for attempt in 1...20 {
                    let begin = ContinuousClock.now
                    let error = await #expect(throws: StorageError.self) {
                        try await database.write { connection in
                            runs.next()
                            try connection.insertItem(2)
                        }
                    }
                    guard case .unavailable = error else { return #expect(error == .unavailable("…")) }
                    #expect(attempt == 1 || .now - begin < .seconds(60))
                }
                // Only the connections that were open when the server went could begin a body.
                #expect(runs.count <= 2)
                try server.run("start")
                try await database.eventually { try $0.insertItem(2) }
                try await database.expectItemCount(2)
                // The next outage is a new one, with new patience.
                try server.run("halt")
                let begin = ContinuousClock.now
                await #expect(throws: StorageError.self) { try await database.write { try $0.insertItem(3) } }
                #expect(.now - begin > .milliseconds(100))
                await database.close()
            }
        }

        @Test("A call to a server that hangs waits as long as connecting may, and fails")
        func hanging() async throws {
            try await OwnServer.with { server in
                let conninfo = TestServer.conninfo(server.url, ["connect_timeout": "2"])
                let database = try await PostgresDatabase(conninfo, connections: 1, waitSeconds: 0.1)
                _ = try? await database.write { try $0.endOwnConnection() }
                try server.signal("STOP")
                defer { try? server.signal("CONT") }
                let begin = ContinuousClock.now
                await #expect(throws: StorageError.self) { try await database.write { _ = try $0.execute("SELECT 1") } }
                #expect(.now - begin > .seconds(1.5))
                await #expect(throws: StorageError.self) { try await database.write { _ = try $0.execute("SELECT 1") } }
            }
        }

        @Test("A write that finds the server away waits for it to come back")
        func patience() async throws {
            try await OwnServer.with { server in
                let database = try await PostgresDatabase(server.url, connections: 2, waitSeconds: 20)
                try await database.run("CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT NOT NULL)")
                try server.run("halt")
                async let write: Void = database.write { try $0.insertItem(1) }
                async let count = database.itemCount()
                try await Task.sleep(for: .milliseconds(300))
                try server.run("start")
                try await write
                #expect((0...1).contains(try await count))
                try await database.expectItemCount(1)
                await database.close()
            }
        }

        @Test("Of several hosts the one that accepts writes is used")
        func severalHosts() async throws {
            try await OwnServer.with { readOnly in
                try await OwnServer.with { primary in
                    try await readOnly.refuseWrites()
                    // Nobody listens on port 1.
                    let ports = "1,\(try readOnly.port),\(try primary.port)"
                    let conninfo = "host=127.0.0.1,127.0.0.1,127.0.0.1 port=\(ports) user=hotline dbname=hotline"
                    let database = try await PostgresDatabase(conninfo, connections: 1)
                    let port = try await database.read { try $0.word("SELECT current_setting('port')") }
                    #expect(port == String(try primary.port))
                    await database.close()
                }
            }
        }

        @Test("A primary that becomes read-only is left, and a write to it is unavailable, not lost in words")
        func demoted() async throws {
            try await OwnServer.with { server in
                let database = try await PostgresDatabase(server.url, connections: 1, waitSeconds: 0.3)
                try await database.run("CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT NOT NULL)")
                try await server.refuseWrites()
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { try $0.insertItem(1) }
                }
                guard case .unavailable = error else { return #expect(error == .unavailable("…")) }
                await database.close()
            }
        }

        @Test("A database that sorts by a language or stores other bytes is refused with advice")
        func wrongDatabase() async throws {
            try await OwnServer.with { server in
                try server.sql("CREATE DATABASE sorted TEMPLATE template0 LC_COLLATE 'C.UTF-8'")
                try server.sql("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1'")
                for (name, word) in [("sorted", "排序规则是 C.UTF-8,应为 C"), ("latin", "编码是 LATIN1,应为 UTF8")] {
                    let error = await #expect(throws: StorageError.self) {
                        _ = try await PostgresDatabase(server.url(of: name), connections: 1, waitSeconds: 10)
                    }
                    #expect("\(String(describing: error))".contains(word))
                    #expect("\(String(describing: error))".contains("CREATE DATABASE \(name) TEMPLATE template0"))
                }
            }
        }

        @Test("A user or database that the server doesn't know is refused at once")
        func unknown() async throws {
            try await OwnServer.with { server async throws in
                for url in [server.url(of: "nothing"), server.url.replacing("hotline@", with: "nobody@")] {
                    let begin = ContinuousClock.now
                    let error = await #expect(throws: StorageError.self) {
                        _ = try await PostgresDatabase(url, connections: 1, waitSeconds: 30)
                    }
                    guard case .failed(let words) = error else { return #expect(error == .failed("…")) }
                    #expect(words.contains("does not exist"))
                    #expect(.now - begin < .seconds(60))
                }
            }
        }

        @Test("A server without a free place is busy, not gone")
        func full() async throws {
            try await OwnServer.with { server in
                let maintenance = try await PostgresDatabase(server.url, connections: 1)
                try await maintenance.run("CREATE ROLE clerk LOGIN CONNECTION LIMIT 1")
                let url = server.url.replacing("hotline@", with: "clerk@")
                let first = try await PostgresDatabase(url, connections: 1, waitSeconds: 0.1)
                await #expect(throws: StorageError.busy) {
                    _ = try await PostgresDatabase(url, connections: 1, waitSeconds: 0.1)
                }
                await first.close()
                await maintenance.close()
            }
        }

        @Test("A server that isn't there is unavailable within the time that was set")
        func nobody() async throws {
            let begin = ContinuousClock.now
            let error = await #expect(throws: StorageError.self) {
                _ = try await PostgresDatabase("host=127.0.0.1 port=1 dbname=x", connections: 1, waitSeconds: 0.2)
            }
            guard case .unavailable = error else { return #expect(error == .unavailable("…")) }
            #expect(.now - begin < .seconds(60))
        }
    }
}

extension Database {
    /// Tries until the server is known to be back: a call may still be told of the time when it was away.
    fileprivate func eventually(_ body: @Sendable @escaping (any Connection) throws -> Void) async throws {
        for _ in 1...100 {
            do { return try await write(body) } catch { try await Task.sleep(for: .milliseconds(100)) }
        }
        try await write(body)
    }
}
