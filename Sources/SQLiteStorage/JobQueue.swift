internal import Dispatch
internal import Storage
internal import Synchronization

/// A connection and the queue it is only ever touched on.
struct Worker: Sendable {
    let connection: SQLiteConnection
    let queue: DispatchQueue

    init(_ connection: SQLiteConnection, label: String) {
        self.connection = connection
        queue = DispatchQueue(label: label)
    }
}

/// Bodies in the order they came, and the connections that serve them.
///
/// A worker serves until nothing waits and then rests; it never lingers for more to come, which makes groups larger
/// and everything slower.
final class JobQueue: Sendable {
    private struct State {
        var waiting: [Job] = []
        var resting: [Worker]
        var lastNumber = 0
        var isClosed = false
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>
    private let workers: [Worker]
    private let largestGroup: Int

    /// A queue served by `workers`, each taking at most `largestGroup` bodies at once.
    init(workers: [Worker], largestGroup: Int) {
        self.workers = workers
        self.largestGroup = largestGroup
        state = Mutex(State(resting: workers))
    }

    /// Waits for a worker and returns what `body` returned; leaves the queue when the task is cancelled.
    func run<Result: Sendable>(
        alone isAlone: Bool = false,
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        let number = nextNumber()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                submit(Job(number: number, isAlone: isAlone, body: body, continuation: continuation))
                // Cancelled before it was in the queue: the handler below found nothing to take out.
                if Task.isCancelled { cancel(number) }
            }
        } onCancel: {
            cancel(number)
        }
    }

    /// Lets nothing more in, waits for what was, then runs `body` on each connection in turn.
    func close(_ body: @Sendable @escaping (SQLiteConnection) -> Void) async {
        await withCheckedContinuation { continuation in
            let isAtRest = state.withLock { state in
                state.isClosed = true
                let isAtRest = state.resting.count == workers.count
                if !isAtRest { state.closing.append(continuation) }
                return isAtRest
            }
            if isAtRest { continuation.resume() }
        }
        for worker in workers {
            await withCheckedContinuation { continuation in
                worker.queue.async {
                    body(worker.connection)
                    continuation.resume()
                }
            }
        }
    }

    private func nextNumber() -> Int {
        state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
    }

    private func submit(_ job: Job) {
        let (isIn, worker) = state.withLock { state -> (Bool, Worker?) in
            guard !state.isClosed else { return (false, nil) }
            state.waiting.append(job)
            return (true, state.resting.popLast())
        }
        if let worker { worker.queue.async { self.serve(with: worker) } }
        if !isIn { job.refuse(StorageError.closed) }
    }

    private func cancel(_ number: Int) {
        let job = state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
        }
        job?.refuse(CancellationError())
    }

    private func serve(with worker: Worker) {
        while let group = nextGroup(for: worker) { worker.connection.serve(group) }
    }

    /// The bodies to run now; when there are none the worker is at rest.
    private func nextGroup(for worker: Worker) -> [Job]? {
        let (group, closing) = state.withLock { state -> ([Job]?, [CheckedContinuation<Void, Never>]) in
            if let group = takeGroup(from: &state.waiting) { return (group, []) }
            state.resting.append(worker)
            guard state.isClosed, state.resting.count == workers.count else { return (nil, []) }
            defer { state.closing = [] }
            return (nil, state.closing)
        }
        for continuation in closing { continuation.resume() }
        return group
    }

    /// Bodies from the front that may share a transaction, or a single one that may not.
    private func takeGroup(from waiting: inout [Job]) -> [Job]? {
        guard let first = waiting.first else { return nil }
        let count = first.isAlone ? 1 : waiting.prefix(largestGroup).prefix { !$0.isAlone }.count
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }
}
