import Dispatch
import Storage
import Synchronization
import Testing

@testable import PostgresStorage

/// Those who wait for a connection; needs no server, because nothing here connects.
struct SeatQueueTests {
    private func queue(seats: Int, patience: Double = 30) throws -> SeatQueue {
        SeatQueue(seats: seats, server: try Server(conninfo: "host=nowhere", patience: 0), patience: patience)
    }

    /// Takes a place on the queue until the semaphore is signalled.
    private func hold(_ queue: SeatQueue, _ release: DispatchSemaphore) async throws -> Task<Void, any Error> {
        let isHeld = Counter()
        let holder = Task {
            try await queue.run { _ in
                isHeld.next()
                release.wait()
            }
        }
        while isHeld.count == 0 { try await Task.sleep(for: .milliseconds(1)) }
        return holder
    }

    @Test("Who came first is served first")
    func order() async throws {
        let queue = try queue(seats: 1)
        let release = DispatchSemaphore(value: 0)
        let holder = try await hold(queue, release)
        let served = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...20 {
                group.addTask {
                    let place = try await queue.run { _ in served.next() }
                    #expect(place == number)
                }
                try await Task.sleep(for: .milliseconds(5))
            }
            release.signal()
            try await group.waitForAll()
        }
        try await holder.value
        #expect(served.count == 20)
    }

    @Test("A task that is cancelled while it waits leaves at once, and its body never runs")
    func cancelled() async throws {
        let queue = try queue(seats: 1)
        let release = DispatchSemaphore(value: 0)
        let holder = try await hold(queue, release)
        let runs = Counter()
        let waiting = Task { try await queue.run { _ in _ = runs.next() } }
        let next = Task { try await queue.run { _ in 7 } }
        try await Task.sleep(for: .milliseconds(50))
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        release.signal()
        try await holder.value
        #expect(try await next.value == 7)
        #expect(runs.count == 0)
    }

    @Test("A task that was cancelled before it asked does not wait")
    func cancelledBefore() async throws {
        let queue = try queue(seats: 1)
        let release = DispatchSemaphore(value: 0)
        let holder = try await hold(queue, release)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try await queue.run { _ in }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        release.signal()
        try await holder.value
    }

    @Test("A body that has begun is not cut short by cancellation")
    func cancelledLate() async throws {
        let queue = try queue(seats: 1)
        let release = DispatchSemaphore(value: 0)
        let holder = try await hold(queue, release)
        holder.cancel()
        release.signal()
        try await holder.value
    }

    @Test("Who waits longer than the patience is sent away, each in turn, and the next is served")
    func late() async throws {
        let queue = try queue(seats: 1, patience: 2)
        let release = DispatchSemaphore(value: 0)
        let holder = try await hold(queue, release)
        let begin = ContinuousClock.now
        let first = Task { try await queue.run { _ in 1 } }
        try await Task.sleep(for: .milliseconds(100))
        let second = Task { try await queue.run { _ in 2 } }
        await #expect(throws: StorageError.busy) { try await first.value }
        #expect(.now - begin >= .milliseconds(1_990))
        await #expect(throws: StorageError.busy) { try await second.value }
        #expect(.now - begin >= .milliseconds(2_090))
        let third = Task { try await queue.run { _ in 3 } }
        try await Task.sleep(for: .milliseconds(20))
        release.signal()
        try await holder.value
        #expect(try await third.value == 3)
        let again = try await hold(queue, release)
        await #expect(throws: StorageError.busy) { try await queue.run { _ in } }
        release.signal()
        try await again.value
    }

    @Test("Closing serves those who wait, and lets nobody more in")
    func closing() async throws {
        let queue = try queue(seats: 1)
        let release = DispatchSemaphore(value: 0)
        let holder = try await hold(queue, release)
        let waiting = Task { try await queue.run { _ in 5 } }
        try await Task.sleep(for: .milliseconds(50))
        let closed = Counter()
        let closing = Task {
            await queue.close()
            closed.next()
        }
        try await Task.sleep(for: .milliseconds(50))
        await #expect(throws: StorageError.closed) { try await queue.run { _ in } }
        #expect(closed.count == 0)
        release.signal()
        await closing.value
        #expect(try await waiting.value == 5)
        try await holder.value
        await queue.close()
    }

    @Test("What a body throws is thrown to its caller alone")
    func thrown() async throws {
        let queue = try queue(seats: 1)
        await #expect(throws: Abandoned()) { try await queue.run { _ in throw Abandoned() } }
        #expect(try await queue.run { _ in 1 } == 1)
    }

    @Test("Who asks again at once gets the same seat, with what it has prepared")
    func sameSeat() async throws {
        let queue = try queue(seats: 8)
        var seats: Set<ObjectIdentifier> = []
        for _ in 1...200 { seats.insert(try await queue.run { ObjectIdentifier($0) }) }
        #expect(seats.count == 1)
    }

    @Test("However many come and go, each is answered once and no seat serves two at once")
    func crowd() async throws {
        let queue = try queue(seats: 3, patience: 0.05)
        let gauge = Gauge()
        let answers = await withTaskGroup(of: Int.self) { group in
            for number in 0..<3_000 {
                let task = Task { () -> Int in
                    do {
                        return try await queue.run { _ in
                            gauge.enter()
                            defer { gauge.leave() }
                            sleep(seconds: 0.000_1)
                            return number
                        }
                    } catch {
                        return -1
                    }
                }
                if number % 7 == 0 { task.cancel() }
                group.addTask { await task.value }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 3_000)
        let served = answers.filter { $0 >= 0 }
        #expect(Set(served).count == served.count)
        #expect(!served.isEmpty)
        #expect((1...3).contains(gauge.most))
        await queue.close()
    }
}

/// How many are inside at once.
private final class Gauge: Sendable {
    private let state = Mutex((now: 0, most: 0))

    /// The most there ever were.
    var most: Int { state.withLock { $0.most } }

    func enter() {
        state.withLock { state in
            state.now += 1
            state.most = max(state.most, state.now)
        }
    }

    func leave() { state.withLock { $0.now -= 1 } }
}
