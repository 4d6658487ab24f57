public import WorkingDays

/// 会话时限: how long somebody stays signed in (GB/T 22239-2019, 8.1.4.1; the numbers are a centre's to set).
public struct SessionLimits: Hashable, Sendable {
    /// Seconds without a request.
    public var idleSeconds = 1_800
    /// Seconds since he signed in, however busy he was.
    public var absoluteSeconds = 43_200

    public init() {}

    /// When a session that began then ends at the latest.
    public func end(since: Instant) -> Instant { since.advanced(bySeconds: absoluteSeconds) }

    /// Whether a session is over.
    public func isOver(endsAt: Instant, seen: Instant, at now: Instant) -> Bool {
        now >= endsAt || now >= seen.advanced(bySeconds: idleSeconds)
    }
}
