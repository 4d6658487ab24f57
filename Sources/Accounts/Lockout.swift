public import WorkingDays

/// 登录失败锁定: after so many failures nobody gets in for a while.
///
/// GB/T 22239-2019, 8.1.4.1 asks for a limit on failed sign-ins; the numbers are usual practice and a centre's to set.
public struct Lockout: Hashable, Sendable {
    /// How many failures lock.
    public var failures: Int
    /// Seconds for which it is locked, and after which failures no longer count.
    public var seconds: Int

    public init(failures: Int, seconds: Int) {
        self.failures = failures
        self.seconds = seconds
    }

    /// An account: 5 failures, 15 minutes.
    public static let account = Lockout(failures: 5, seconds: 900)
    /// An address: a whole centre may stand behind one, so that it bears more.
    public static let address = Lockout(failures: 50, seconds: 900)

    /// The count after one more attempt.
    ///
    /// Attempts are counted before they are checked, so that many at once get no more tries than one by one.
    public func counting(_ count: FailureCount?, at now: Instant) -> FailureCount {
        var next = count.flatMap { isOver($0, at: now) ? nil : $0 } ?? FailureCount(since: now)
        next.failures += 1
        next.lockedUntil = lock(next, now)
        return next
    }

    /// The count without one attempt that proved no failure; nil where none is left.
    public func taking(backFrom count: FailureCount) -> FailureCount? {
        guard count.failures > 1 else { return nil }
        var next = count
        next.failures -= 1
        if next.failures < failures { next.lockedUntil = nil }
        return next
    }

    private func lock(_ count: FailureCount, _ now: Instant) -> Instant? {
        count.failures >= failures ? now.advanced(bySeconds: seconds) : nil
    }

    /// Whether failures no longer count: the lock is over, or without one the first is long ago.
    private func isOver(_ count: FailureCount, at now: Instant) -> Bool {
        now >= count.lockedUntil ?? count.since.advanced(bySeconds: seconds)
    }
}

/// Failed attempts of an account or from an address.
public struct FailureCount: Hashable, Sendable {
    public var failures: Int
    /// When the first of them was.
    public var since: Instant
    public var lockedUntil: Instant?

    public init(failures: Int = 0, since: Instant, lockedUntil: Instant? = nil) {
        self.failures = failures
        self.since = since
        self.lockedUntil = lockedUntil
    }

    /// Until when it is locked; nil where it isn't now.
    public func lock(at now: Instant) -> Instant? { lockedUntil.flatMap { $0 > now ? $0 : nil } }
}
