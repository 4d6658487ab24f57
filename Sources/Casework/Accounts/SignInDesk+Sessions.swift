public import Accounts
import Sealing
public import Storage
public import WorkingDays

extension SignInDesk {
    /// Who a session belongs to; nil where there is none, it is over, or its account is disabled.
    ///
    /// From memory for some seconds; then one read by primary keys. Notes at most once a minute that he was seen.
    public func session(_ token: String, at now: Instant) async throws -> SignedIn? {
        guard let hash = try seal.tokenHash(token), let entry = try await entry(hash, token: token, at: now),
            !rules.sessions.isOver(endsAt: entry.signedIn.endsAt, seen: entry.seenAt, at: now)
        else { return nil }
        if cache.claimsTouch(hash, seenAt: entry.seenAt, at: now) {
            try await database.write { try $0.touchSession(hash, at: now) }
        }
        return entry.signedIn
    }

    /// The same without noting that he was seen.
    public func glance(_ token: String, at now: Instant) async throws -> SignedIn? {
        guard let hash = try seal.tokenHash(token), let entry = try await entry(hash, token: token, at: now),
            !rules.sessions.isOver(endsAt: entry.signedIn.endsAt, seen: entry.seenAt, at: now)
        else { return nil }
        return entry.signedIn
    }

    public func signOut(_ token: String, address: String, at now: Instant) async throws {
        guard let hash = try seal.tokenHash(token) else { return }
        let log = log
        try await database.write { connection in
            guard let officer = try connection.session(hash)?.officer else { return }
            try connection.endSession(hash)
            try log.write(.signedOut, officer: officer, address: String(address.prefix(64)), at: now, on: connection)
        }
        cache.remove(hash)
    }

    /// The sessions of an account that aren't over, the newest first.
    public func sessions(of id: String, at now: Instant) async throws -> [StoredSession] {
        try await database.read { try $0.sessions(of: id) }
            .filter { !rules.sessions.isOver(endsAt: $0.endsAt, seen: $0.seenAt, at: now) }
    }

    /// Ends one session of an account, by ``Storage/StoredSession/hash``; another's stays.
    public func end(session hash: String, of id: String) async throws {
        try await database.write { try $0.endSession(hash, of: id) }
        cache.remove(hash)
    }

    /// Acts in another of his offices from now on.
    public func use(_ grant: Grant, token: String, at now: Instant) async throws -> SignedIn {
        guard let hash = try seal.tokenHash(token), let signedIn = try await session(token, at: now) else {
            throw SignInRefusal.ended
        }
        let id = signedIn.account.id
        try await database.write { connection in
            let grants = try connection.grants(of: id)
            guard grant.holds(on: now.day), let index = grants.firstIndex(of: grant) else {
                throw SignInRefusal.noOffice
            }
            try connection.setGrant(index + 1, session: hash)
        }
        cache.remove(hash)
        guard let changed = try await session(token, at: now) else { throw SignInRefusal.ended }
        return changed
    }

    /// How an account acts in a session; nil where it holds no office that day.
    func signedIn(
        _ officer: StoredOfficer,
        _ session: StoredSession,
        token: String,
        at now: Instant
    ) throws -> SignedIn? {
        let held = officer.account.grants(on: now.day)
        let chosen = officer.account.grants.dropFirst(session.grant - 1).first
        guard let form = try seal.formToken(token),
            let grant = chosen.flatMap({ held.contains($0) ? $0 : nil }) ?? held.first
        else { return nil }
        let isOld = officer.passwordSetAt.map { rules.password.isTooOld(setAt: $0, at: now) } ?? false
        return SignedIn(
            account: officer.account,
            grant: grant,
            csrf: form,
            endsAt: session.endsAt,
            mustChangePassword: officer.mustChange || isOld,
            mustEnrolCode: officer.codeSecret == nil && !officer.isDemo
                && held.contains { rules.codeRoles.contains($0.role) }
        )
    }

    private func entry(_ hash: String, token: String, at now: Instant) async throws -> SessionCache.Entry? {
        if let entry = cache.entry(hash, at: now) { return entry }
        let generation = cache.generation
        let found = try await database.read { connection -> (StoredSession, StoredOfficer)? in
            guard let session = try connection.session(hash), let officer = try connection.officer(session.officer)
            else { return nil }
            return (session, officer)
        }
        guard let (session, officer) = found, let signedIn = try signedIn(officer, session, token: token, at: now)
        else { return nil }
        let entry = SessionCache.Entry(signedIn: signedIn, seenAt: session.seenAt, readAt: now)
        cache.keep(entry, hash, generation: generation)
        return entry
    }
}
