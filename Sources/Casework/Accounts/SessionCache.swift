import Accounts
import Synchronization
import WorkingDays

/// Sessions as they were read a moment ago, so that not every page asks the database.
///
/// What this process ends is gone at once; what another ends, when an entry is ``seconds`` old.
/// It never holds more than its capacity.
final class SessionCache: Sendable {
    /// For how long an entry is taken as it is.
    static let seconds = 3
    /// Seconds between two notes that somebody was seen.
    static let touchSeconds = 60

    /// A session as it was read.
    struct Entry: Sendable {
        var signedIn: SignedIn
        var seenAt: Instant
        var readAt: Instant
    }

    private struct State {
        var entries: [String: Entry] = [:]
        /// Rises whenever something is ended: what was read before may be out of date.
        var generation = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    init(capacity: Int = 20_000) { self.capacity = capacity }

    /// To be read before the database is.
    var generation: Int { state.withLock { $0.generation } }

    var count: Int { state.withLock { $0.entries.count } }

    func entry(_ hash: String, at now: Instant) -> Entry? {
        state.withLock { $0.entries[hash] }.flatMap { Self.isFresh($0, at: now) ? $0 : nil }
    }

    /// Keeps an entry that was read in a generation; not where something was ended since.
    func keep(_ entry: Entry, _ hash: String, generation: Int) {
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.entries.count >= capacity {
                state.entries = state.entries.filter { Self.isFresh($0.value, at: entry.readAt) }
                if state.entries.count >= capacity { state.entries.removeAll(keepingCapacity: true) }
            }
            state.entries[hash] = entry
        }
    }

    /// Whether the caller is the one to note that somebody was seen: one of all who ask in the same minute.
    func claimsTouch(_ hash: String, seenAt: Instant, at now: Instant) -> Bool {
        let due = seenAt.advanced(bySeconds: Self.touchSeconds)
        guard now >= due else { return false }
        return state.withLock { state in
            guard let entry = state.entries[hash] else { return true }
            guard entry.seenAt == seenAt else { return false }
            state.entries[hash]?.seenAt = now
            return true
        }
    }

    func remove(_ hash: String) {
        state.withLock { state in
            state.generation += 1
            state.entries[hash] = nil
        }
    }

    /// Forgets all sessions of an account.
    func remove(officer id: String) {
        state.withLock { state in
            state.generation += 1
            state.entries = state.entries.filter { $0.value.signedIn.account.id != id }
        }
    }

    private static func isFresh(_ entry: Entry, at now: Instant) -> Bool {
        (0..<seconds).contains(now.secondsSinceEpoch - entry.readAt.secondsSinceEpoch)
    }
}
