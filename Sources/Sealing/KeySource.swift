import Synchronization

/// Where a seal has its keys from: a ring, or a key file that may get a new key while the program runs.
///
/// The file is looked at again on use, at most once in an interval. A ring that lacks one of the keys known so far is
/// not taken over: it would make values unreadable that could be read.
final class KeySource: Sendable {
    private struct State {
        var ring: KeyRing
        var version: SecretFile.Version?
        var nextLook: ContinuousClock.Instant
    }

    private let path: String?
    private let interval: Duration
    private let state: Mutex<State>

    init(_ ring: KeyRing) {
        path = nil
        interval = .zero
        state = Mutex(State(ring: ring, version: nil, nextLook: .now))
    }

    init(following path: String, interval: Duration) throws(KeyFileError) {
        // The version is read first: a file exchanged in between is then read once more, never missed.
        let version = SecretFile.version(of: path)
        let ring = try KeyRing.load(path)
        self.path = path
        self.interval = interval
        state = Mutex(State(ring: ring, version: version, nextLook: .now + interval))
    }

    /// The ring as it is now.
    var ring: KeyRing {
        state.withLock { state in
            if let path { follow(path, &state) }
            return state.ring
        }
    }

    private func follow(_ path: String, _ state: inout State) {
        let now = ContinuousClock.now
        guard now >= state.nextLook else { return }
        state.nextLook = now + interval
        let version = SecretFile.version(of: path)
        guard version != state.version, let ring = try? KeyRing.load(path), ring.contains(state.ring) else { return }
        state.ring = ring
        state.version = version
    }
}
