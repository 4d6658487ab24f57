import Dispatch
import Storage
import TestSupport
import Testing

/// The end of a database.
struct ClosingTests {
    @Test("Closing waits for the body that is running and keeps what it wrote", arguments: Backend.available)
    func waiting(backend: Backend) async throws {
        try await backend.withHandles(2) { handles in
            let database = handles[0]
            try await database.write { _ = try $0.execute("CREATE TABLE fact (id BIGINT PRIMARY KEY)") }
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            let mayEnd = DispatchSemaphore(value: 0)
            async let written: Void = database.writeAlone { connection in
                try connection.execute("INSERT INTO fact (id) VALUES (1)")
                start.finish()
                _ = mayEnd.wait(timeout: .now() + 30)
            }
            for await _ in started {}
            async let closed: Void = database.close()
            try await Task.sleep(for: .milliseconds(30))
            mayEnd.signal()
            try await written
            await closed
            #expect(try await handles[1].read { try $0.integer("SELECT COUNT(*) FROM fact") } == 1)
        }
    }

    @Test("A closed database says so, however it is asked", arguments: Backend.available)
    func closed(backend: Backend) async throws {
        let database = try await backend.open()
        await database.close()
        await #expect(throws: StorageError.closed) { try await database.read { try $0.integer("SELECT 1") } }
        await #expect(throws: StorageError.closed) { try await database.write { try $0.integer("SELECT 1") } }
        await #expect(throws: StorageError.closed) { try await database.writeAlone { try $0.integer("SELECT 1") } }
    }

    @Test("Closing twice, also at the same time, is closing once", arguments: Backend.available)
    func twice(backend: Backend) async throws {
        try await backend.withHandles(1) { handles in
            async let first: Void = handles[0].close()
            async let second: Void = handles[0].close()
            _ = await (first, second)
            await handles[0].close()
        }
    }

    @Test("What was answered before closing is there after opening again", arguments: Backend.available)
    func durability(backend: Backend) async throws {
        try await backend.withHandles(2) { handles in
            try await handles[0].write { _ = try $0.execute("CREATE TABLE fact (id BIGINT PRIMARY KEY)") }
            let stored = try await withThrowingTaskGroup(of: Int.self) { group in
                for id in 1...40 {
                    group.addTask {
                        do {
                            try await handles[0].write { _ = try $0.execute("INSERT INTO fact (id) VALUES (\(id))") }
                            return 1
                        } catch StorageError.closed {
                            return 0
                        }
                    }
                }
                await handles[0].close()
                return try await group.reduce(0, +)
            }
            #expect(try await handles[1].read { try $0.integer("SELECT COUNT(*) FROM fact") } == stored)
        }
    }
}
