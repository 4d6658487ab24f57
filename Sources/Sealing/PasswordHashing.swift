import Dispatch
import Synchronization

/// Hashes and compares passwords on a few threads of its own, so that a morning's sign-ins don't hold up pages.
///
/// Each takes 32 MiB and a quarter of a second of one processor; who comes when too many wait is turned away at once.
public final class PasswordHashing: Sendable {
    /// The scheme of new hashes.
    public let scheme: PasswordScheme

    // Serial queues: each does one at a time.
    private let lanes: [DispatchQueue]
    private let limit: Int
    private let state = Mutex(State())

    private struct State {
        var waiting = 0
        var next = 0
    }

    /// With so many threads; at most `waiting` wait or are being done.
    public init(scheme: PasswordScheme = .standard, lanes: Int = 2, waiting: Int = 256) {
        self.scheme = scheme
        self.lanes = (0..<max(1, lanes)).map { DispatchQueue(label: "hotline.password.\($0)") }
        limit = waiting
    }

    /// The text to keep of a password.
    public func hash(_ password: String) async throws -> String {
        let scheme = scheme
        return try await run { () throws(SealingError) in try PasswordHash(password, scheme: scheme).text }
    }

    /// Whether a kept hash is this password's; nil of nobody is nobody's, and takes as long to say.
    public func isRight(_ password: String, _ kept: String?) async throws -> Bool {
        let scheme = scheme
        return try await run { () throws(SealingError) in
            guard let hash = kept.flatMap(PasswordHash.init) else {
                _ = try PasswordHash(password, scheme: scheme)
                return false
            }
            return try hash.isOf(password)
        }
    }

    /// Whether a kept hash was made by another scheme or with other parameters than new ones are.
    public func isOutdated(_ kept: String) -> Bool { PasswordHash(kept)?.scheme != scheme }

    private func run<Result: Sendable>(
        _ body: @Sendable @escaping () throws(SealingError) -> Result
    ) async throws -> Result {
        let lane = try enter()
        defer { state.withLock { $0.waiting -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            lane.async {
                do { continuation.resume(returning: try body()) } catch { continuation.resume(throwing: error) }
            }
        }
    }

    private func enter() throws(PasswordHashingError) -> DispatchQueue {
        let lane = state.withLock { state -> Int? in
            guard state.waiting < limit else { return nil }
            state.waiting += 1
            state.next = (state.next + 1) % lanes.count
            return state.next
        }
        guard let lane else { throw .busy }
        return lanes[lane]
    }
}

/// Why a password was not even looked at.
public enum PasswordHashingError: Error, Hashable, Sendable {
    /// Too many wait already.
    case busy
}
