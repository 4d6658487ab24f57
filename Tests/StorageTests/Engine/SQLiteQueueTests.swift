import Dispatch
import SQLiteStorage
import Storage
import Testing

/// Waiting for the connections of a SQLite database.
///
/// A task that is started at once (`Task.immediate`) stands in the queue when the call returns.
struct SQLiteQueueTests {
    @Test("A cancelled read stops waiting")
    func cancelledRead() async throws {
        let database = try SQLiteDatabase.inMemory()
        let readers = (1...2).map { _ in Hold() }
        let holders = readers.map { hold in Task.immediate { try await database.read { _ in hold.wait() } } }
        let waiting = Task.immediate { try await database.read { try $0.integer("SELECT 1") } }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        for hold in readers { hold.end() }
        for holder in holders { try await holder.value }
        await database.close()
    }

    @Test("A cancelled write stops waiting and writes nothing")
    func cancelledWrite() async throws {
        let database = try SQLiteDatabase.inMemory()
        let hold = Hold()
        let holder = Task.immediate { try await database.write { _ in hold.wait() } }
        let waiting = Task.immediate {
            try await database.write { _ = try $0.execute("CREATE TABLE never (id BIGINT)") }
        }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        hold.end()
        try await holder.value
        await #expect(throws: StorageError.self) { try await database.read { try $0.rows("SELECT id FROM never") } }
        await database.close()
    }

    @Test("A task that was cancelled before it asked is not served")
    func cancelledBefore() async throws {
        let database = try SQLiteDatabase.inMemory()
        let hold = Hold()
        let holder = Task.immediate { try await database.write { _ in hold.wait() } }
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            try await database.write { _ = try $0.execute("CREATE TABLE never (id BIGINT)") }
        }
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
        hold.end()
        try await holder.value
        await database.close()
    }

    @Test("A body that runs is not interrupted by cancelling its task")
    func cancelledWhileRunning() async throws {
        let database = try SQLiteDatabase.inMemory()
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let hold = Hold()
        let running = Task {
            try await database.write { connection in
                start.finish()
                hold.wait()
                return try connection.integer("SELECT 7")
            }
        }
        for await _ in started {}
        running.cancel()
        hold.end()
        #expect(try await running.value == 7)
        await database.close()
    }

    @Test("Writes are served in the order they came, long ones too")
    func order() async throws {
        let database = try SQLiteDatabase.inMemory()
        let hold = Hold()
        let holder = Task.immediate { try await database.write { _ in hold.wait() } }
        let served = Collected<Int>()
        let tasks = (1...300).map { number in
            Task.immediate {
                if number % 70 == 0 {
                    try await database.writeAlone { _ in served.append(number) }
                } else {
                    try await database.write { _ in served.append(number) }
                }
            }
        }
        hold.end()
        for task in tasks + [holder] { try await task.value }
        #expect(served.elements == Array(1...300))
        await database.close()
    }

    @Test("As many reads run at once as there are readers")
    func parallelReads() async throws {
        let database = try SQLiteDatabase.inMemory()
        let arrivals = [Hold(), Hold()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0...1 {
                group.addTask {
                    try await database.read { _ in
                        arrivals[1 - number].end()
                        arrivals[number].wait()
                    }
                }
            }
            try await group.waitForAll()
        }
        await database.close()
    }

    @Test("Writes accepted before closing are carried out")
    func acceptedBeforeClosing() async throws {
        let database = try SQLiteDatabase.inMemory()
        let hold = Hold()
        let holder = Task.immediate { try await database.write { _ in hold.wait() } }
        let accepted = (1...10).map { number in Task.immediate { try await database.write { _ in number } } }
        let closing = Task.immediate { await database.close() }
        let late = Task.immediate { try await database.write { _ in 0 } }
        hold.end()
        await closing.value
        try await holder.value
        for (number, task) in zip(1..., accepted) { #expect(try await task.value == number) }
        // Closing begins with the readers, so a write that comes while it does is carried out or refused, never lost.
        if case .failure(let error) = await late.result { #expect(error as? StorageError == .closed) }
    }
}

/// Keeps a body where it is until it may end; a test that forgets to say so fails instead of standing still.
private struct Hold {
    private let mayEnd = DispatchSemaphore(value: 0)

    func end() { mayEnd.signal() }

    func wait() { #expect(mayEnd.wait(timeout: .now() + 30) == .success, "nobody ended the wait") }
}
