import Foundation
import Sealing
public import Storage
import WorkOrders
public import WorkingDays

/// 审计: who signed in, what was changed, whose identity was opened; it only reads.
public struct AuditDesk: Sendable {
    let signIn: SignInDesk

    private var database: any Database { signIn.database }

    public init(_ signIn: SignInDesk) { self.signIn = signIn }

    /// A page of sign-ins, the newest first, those before a number.
    public func signIns(_ query: AuditQuery, before: Int?, limit: Int) async throws -> [SignInEvent] {
        try await database.read { try $0.signInEvents(query, before: before, limit: limit) }
    }

    /// A page of changes of accounts and settings, the newest first, those before a number.
    public func changes(_ query: AuditQuery, before: Int?, limit: Int) async throws -> [SettingsEvent] {
        try await database.read { try $0.settingsEvents(query, before: before, limit: limit) }
    }

    /// A page of identities that were opened, the newest first, those behind a key, each with its reason.
    public func looks(
        _ query: AuditQuery,
        after key: String?,
        limit: Int
    ) async throws -> [(look: IdentityLook, reason: String)] {
        try await database.read { try $0.identityLooks(query, after: key, limit: limit) }
            .map { look in (look, Self.reason(look.content)) }
    }

    /// The number of the first sign-in, and of the first change, that was altered or removed; walks both records.
    public func firstFaults(at now: Instant) async throws -> (signIn: Int?, change: Int?) {
        let (signIns, changes) = (signIn.log, SettingsLog(seal: signIn.seal))
        return try await database.read { connection in
            (try signIns.firstFault(at: now, on: connection), try changes.firstFault(on: connection))
        }
    }

    /// What the officer gave as his reason; empty where the event can't be read.
    private static func reason(_ content: String) -> String {
        guard let event = try? EventText.event(content) else { return "" }
        return event.words ?? ""
    }
}
