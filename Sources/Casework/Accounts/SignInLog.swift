import Accounts
import Sealing
import Storage
import WorkingDays

/// 登录审计: each event is chained to the one before, so that none is altered, removed or inserted unnoticed.
///
/// Each holds the code of the one before, so that the oldest can be removed when they have been kept long enough.
struct SignInLog: Sendable {
    let seal: Seal
    /// Days for which events are kept.
    let days: Int

    /// How many of the oldest are looked at with each sign-in; more than come with one.
    private static let sweep = 20

    /// Adds an event in the caller's transaction, always behind its other locks.
    func write(
        _ kind: SignInEvent.Kind,
        officer: String,
        address: String,
        at now: Instant,
        on connection: any Connection
    ) throws {
        let last = try connection.lastSignInEvent()
        var event = SignInEvent(
            sequence: (last?.sequence ?? 0) + 1,
            at: now,
            kind: kind,
            officer: officer,
            address: address,
            previousMac: last?.mac ?? "",
            mac: ""
        )
        event.mac = try seal.eventCode(after: event.previousMac, of: Self.subject(event), Self.text(event))
        try connection.insert(event)
        try connection.removeSignInEvents(before: now.advanced(bySeconds: -days * 86_400), limit: Self.sweep)
    }

    /// The number of the first event that doesn't follow from the one before; nil where all do.
    ///
    /// One that is missing before the first is no fault where the first has been kept for long enough.
    func firstFault(at now: Instant, on connection: any Connection) throws -> Int? {
        let oldest = now.advanced(bySeconds: -days * 86_400)
        var last: SignInEvent?
        while true {
            let events = try connection.signInEvents(after: last?.sequence ?? 0, limit: 500)
            guard !events.isEmpty else { return nil }
            for event in events {
                let expected = (last?.sequence ?? 0) + 1
                let follows =
                    last == nil && event.sequence > 1
                    ? event.at < oldest : event.sequence == expected && event.previousMac == last?.mac ?? ""
                guard follows,
                    try seal.isGood(event.mac, after: event.previousMac, of: Self.subject(event), Self.text(event))
                else { return expected }
                last = event
            }
        }
    }

    private static func subject(_ event: SignInEvent) -> String { "sign-in \(event.sequence)" }

    /// Lengths in front, so that no two events have the same text.
    private static func text(_ event: SignInEvent) -> String {
        [String(event.at.secondsSinceEpoch), String(event.kind.rawValue), event.officer, event.address]
            .map { "\($0.utf8.count):\($0)" }.joined()
    }
}

extension SignInDesk {
    var log: SignInLog { SignInLog(seal: seal, days: rules.auditDays) }

    /// Notes in a transaction of its own that somebody wasn't let in.
    func note(_ kind: SignInEvent.Kind, _ attempt: Attempt, officer: String?) async throws {
        let log = log
        try await database.write { connection in
            // What was typed for a 工号 that there isn't may have been a password.
            try log.write(kind, officer: officer ?? "", address: attempt.address, at: attempt.at, on: connection)
        }
    }
}
