internal import Dispatch
internal import Storage
internal import Synchronization

/// Those who wait for a connection, in the order they came, and the seats that serve them.
///
/// Nobody waits longer than the patience: who can't be served in time is told so.
final class SeatQueue: Sendable {
    /// Gets a seat and returns what is left to do when the seat is free again: to answer.
    private typealias Work = @Sendable (Seat) -> @Sendable () -> Void

    private struct Waiter: Sendable {
        let until: ContinuousClock.Instant
        let work: Work
        let refuse: @Sendable (any Error) -> Void
    }

    private struct State {
        /// By number; numbers are given in order of arrival.
        var waiting: [Int: Waiter] = [:]
        /// No waiter has a lower number.
        var front = 1
        var lastNumber = 0
        var resting: [Seat]
        var isWatched = false
        var isClosed = false
        var closing: [CheckedContinuation<Void, Never>] = []

        mutating func popFirst() -> Waiter? {
            while !waiting.isEmpty {
                defer { front += 1 }
                if let waiter = waiting.removeValue(forKey: front) { return waiter }
            }
            return nil
        }

        var first: Waiter? {
            mutating get {
                while !waiting.isEmpty, waiting[front] == nil { front += 1 }
                return waiting[front]
            }
        }

        mutating func append(_ number: Int, _ waiter: Waiter) {
            waiting[number] = waiter
            // Numbers are given outside: a later one may have come, and gone, before.
            front = min(front, number)
        }
    }

    private let state: Mutex<State>
    private let seats: [Seat]
    private let patience: Double

    /// At most `seats` connections to the server; somebody waits at most `patience` seconds for one of them.
    init(seats count: Int, server: Server, patience: Double) {
        seats = (0..<max(1, count)).map { _ in Seat(server: server) }
        state = Mutex(State(resting: seats.reversed()))
        self.patience = patience
    }

    /// Waits for a seat and runs `work` on its queue; leaves when the task is cancelled before that.
    func run<Result: Sendable>(_ work: @Sendable @escaping (Seat) throws -> Result) async throws -> Result {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                submit(number, waiter(continuation, work))
                // Cancelled before it was in the queue: the handler below found nothing to take out.
                if Task.isCancelled { refuse(number, CancellationError()) }
            }
        } onCancel: {
            refuse(number, CancellationError())
        }
    }

    /// Lets nobody more in, waits until all have been served, then closes the connections.
    func close() async {
        await withCheckedContinuation { continuation in
            let isAtRest = state.withLock { state in
                state.isClosed = true
                if state.resting.count < seats.count { state.closing.append(continuation) }
                return state.resting.count == seats.count
            }
            if isAtRest { continuation.resume() }
        }
        for seat in seats {
            await withCheckedContinuation { continuation in
                seat.queue.async {
                    seat.leave()
                    continuation.resume()
                }
            }
        }
    }

    private func waiter<Result: Sendable>(
        _ continuation: CheckedContinuation<Result, any Error>,
        _ work: @Sendable @escaping (Seat) throws -> Result
    ) -> Waiter {
        Waiter(
            until: .now + .seconds(patience),
            work: { seat in
                let result = Swift.Result { try work(seat) }
                return { continuation.resume(with: result) }
            },
            refuse: { continuation.resume(throwing: $0) }
        )
    }

    private func submit(_ number: Int, _ waiter: Waiter) {
        let (isIn, seat, mustWatch) = state.withLock { state -> (Bool, Seat?, Bool) in
            guard !state.isClosed else { return (false, nil, false) }
            if let seat = state.resting.popLast() { return (true, seat, false) }
            state.append(number, waiter)
            defer { state.isWatched = true }
            return (true, nil, !state.isWatched)
        }
        if !isIn { waiter.refuse(StorageError.closed) }
        if let seat { seat.queue.async { self.serve(waiter, with: seat) } }
        if mustWatch { watch(until: waiter.until) }
    }

    private func refuse(_ number: Int, _ error: any Error) {
        state.withLock { $0.waiting.removeValue(forKey: number) }?.refuse(error)
    }

    private func serve(_ first: Waiter, with seat: Seat) {
        var next: Waiter? = first
        while let waiter = next {
            let answer = waiter.work(seat)
            // The seat is free before the answer is given: who asks again at once finds the same connection.
            next = nextWaiter(for: seat)
            answer()
        }
    }

    /// The next to be served; when there is none, the seat is at rest.
    private func nextWaiter(for seat: Seat) -> Waiter? {
        let (waiter, closing) = state.withLock { state -> (Waiter?, [CheckedContinuation<Void, Never>]) in
            if let waiter = state.popFirst() { return (waiter, []) }
            state.resting.append(seat)
            guard state.isClosed, state.resting.count == seats.count else { return (nil, []) }
            defer { state.closing = [] }
            return (nil, state.closing)
        }
        for continuation in closing { continuation.resume() }
        return waiter
    }

    /// One timer for all: who came first has waited longest.
    private func watch(until instant: ContinuousClock.Instant) {
        let seconds = max(0.001, (instant - .now) / .seconds(1))
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { self.sendAwayLate() }
    }

    private func sendAwayLate() {
        let now = ContinuousClock.now
        var late: [Waiter] = []
        let next = state.withLock { state -> ContinuousClock.Instant? in
            while let first = state.first, first.until <= now, let waiter = state.popFirst() { late.append(waiter) }
            state.isWatched = state.first != nil
            return state.first?.until
        }
        for waiter in late { waiter.refuse(StorageError.busy) }
        if let next { watch(until: next) }
    }
}
