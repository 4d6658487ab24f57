import Storage
import Synchronization
import WorkOrders
import WorkingDays

/// The city's rules as they count at this moment, shared by everything in one process.
final class LiveCity: Sendable {
    struct State: Sendable {
        var city: CityRules
        var rules: Rules
        /// The last change of settings that is in it.
        var sequence: Int
        /// Files of which a stored version can't be read by this program.
        var faults: [String]
    }

    /// Seconds after which another process' changes are looked for.
    static let seconds = 3

    private let kept: Mutex<(state: State, lookedAt: Instant?)>

    init(_ state: State) { kept = Mutex((state, nil)) }

    var state: State { kept.withLock { $0.state } }

    /// Takes over what was read; never an older state.
    func take(_ state: State) {
        kept.withLock { kept in
            if state.sequence >= kept.state.sequence { kept.state = state }
        }
    }

    /// Whether the caller is the one to look for changes: one of all who ask in the same seconds.
    func claimsLook(at now: Instant) -> Bool {
        kept.withLock { kept in
            if let last = kept.lookedAt, (0..<Self.seconds).contains(now.secondsSinceEpoch - last.secondsSinceEpoch) {
                return false
            }
            kept.lookedAt = now
            return true
        }
    }
}
