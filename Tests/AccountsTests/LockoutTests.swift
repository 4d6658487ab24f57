import Testing
import WorkingDays

@testable import Accounts

@Suite struct LockoutTests {
    private let now = Instant(day: CivilDay(year: 2022, month: 3, day: 1), secondOfDay: 36_000)
    private let lockout = Lockout.account

    private func count(_ attempts: Int, every seconds: Int = 1) -> FailureCount? {
        (0..<attempts).reduce(nil) { count, attempt in
            lockout.counting(count, at: now.advanced(bySeconds: attempt * seconds))
        }
    }

    @Test("four failures lock nobody and the fifth locks for a quarter of an hour")
    func fifth() {
        #expect(count(4)?.lockedUntil == nil)
        let locked = count(5)
        #expect(locked?.lockedUntil == now.advanced(bySeconds: 4 + 900))
        #expect(locked?.lock(at: now.advanced(bySeconds: 903)) != nil)
        #expect(locked?.lock(at: now.advanced(bySeconds: 904)) == nil)
    }

    @Test("after the lock the count begins anew")
    func again() {
        let next = lockout.counting(count(5), at: now.advanced(bySeconds: 904))
        #expect(next.failures == 1 && next.lockedUntil == nil)
    }

    @Test("failures spread over hours lock nobody")
    func spread() {
        #expect(count(20, every: 600)?.lockedUntil == nil)
    }

    @Test("what proved right is taken back with the lock that it brought")
    func takenBack() {
        let fifth = count(5)
        let back = fifth.flatMap(lockout.taking(backFrom:))
        #expect(back?.failures == 4 && back?.lockedUntil == nil)
        #expect(lockout.taking(backFrom: FailureCount(failures: 1, since: now)) == nil)
        #expect(count(6).flatMap(lockout.taking(backFrom:))?.lockedUntil != nil)
    }

    @Test("an address bears more than an account")
    func address() { #expect(Lockout.address.failures > Lockout.account.failures) }

    @Test("a session ends after half an hour without a request and after twelve hours in any case")
    func sessions() {
        let limits = SessionLimits()
        let end = limits.end(since: now)
        #expect(end == now.advanced(bySeconds: 12 * 3_600))
        #expect(!limits.isOver(endsAt: end, seen: now, at: now.advanced(bySeconds: 1_799)))
        #expect(limits.isOver(endsAt: end, seen: now, at: now.advanced(bySeconds: 1_800)))
        #expect(limits.isOver(endsAt: end, seen: end.advanced(bySeconds: -1), at: end))
    }
}
