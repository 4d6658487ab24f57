import Dispatch
import Synchronization

/// Batches from one thread to another, at most `capacity` waiting: reading and sealing run beside writing,
/// and memory does not grow with the file.
final class BatchChannel<Element: Sendable>: Sendable {
    private struct State {
        var batches: [[Element]] = []
        var failure: (any Error)?
        var isFinished = false
        var isCancelled = false
    }

    private let state = Mutex(State())
    /// Made with 0 and raised: libdispatch ends the program when a semaphore goes away below its first value,
    /// as it does here when an import fails with batches still waiting.
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    init(capacity: Int) {
        for _ in 0..<capacity { free.signal() }
    }

    /// Runs `produce` on a thread of its own; it hands over batches until it is done or nobody wants more.
    func start(_ produce: @escaping @Sendable (BatchChannel) throws -> Void) {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            do { try produce(self) } catch { state.withLock { $0.failure = error } }
            state.withLock { $0.isFinished = true }
            filled.signal()
        }
    }

    /// Waits for room and hands a batch over; false when the other side wants no more.
    func send(_ batch: [Element]) -> Bool {
        free.wait()
        let isWanted = state.withLock { state in
            if !state.isCancelled { state.batches.append(batch) }
            return !state.isCancelled
        }
        filled.signal()
        return isWanted
    }

    /// Waits for the next batch; nil when there is none left.
    ///
    /// Throws what `produce` threw.
    func receive() throws -> [Element]? {
        filled.wait()
        let (batch, failure) = state.withLock { state in
            (state.batches.isEmpty ? nil : state.batches.removeFirst(), state.failure)
        }
        if let batch {
            free.signal()
            return batch
        }
        // The last signal stays for whoever asks again.
        filled.signal()
        if let failure { throw failure }
        return nil
    }

    /// Tells the other side that nobody will receive any more.
    func cancel() {
        state.withLock { $0.isCancelled = true }
        free.signal()
    }
}
