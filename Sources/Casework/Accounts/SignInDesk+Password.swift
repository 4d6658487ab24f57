import Accounts
import Sealing
import Storage
public import WorkingDays

extension SignInDesk {
    /// Asks for the password again before something grave; throws ``SignInRefusal``.
    ///
    /// Wrong ones count like those of signing in.
    public func confirm(_ token: String, password: String, address: String, at now: Instant) async throws {
        guard let signedIn = try await session(token, at: now) else { throw SignInRefusal.ended }
        let attempt = Attempt(id: signedIn.account.id, address: address, at: now)
        _ = try await check(password, attempt)
        try await database.write { try settle(attempt, on: $0) }
    }

    /// Changes his own password, and ends his other sessions; throws ``SignInRefusal``.
    public func changePassword(
        _ token: String,
        old: String,
        new: String,
        address: String,
        at now: Instant
    ) async throws {
        guard let signedIn = try await session(token, at: now), let hash = try seal.tokenHash(token) else {
            throw SignInRefusal.ended
        }
        let account = signedIn.account
        do throws(PasswordFault) {
            try rules.password.check(new, id: account.id, name: account.name)
        } catch {
            throw SignInRefusal.password(error)
        }
        try await confirm(token, password: old, address: address, at: now)
        try await checkHistory(new, of: account.id)
        let kept = try await passwords.hash(new)
        let log = SettingsLog(seal: seal)
        try await database.write { connection in
            try connection.setPassword(kept, officer: account.id, at: now, mustChange: false)
            try connection.endSessions(of: account.id, but: hash)
            let author = SettingsLog.Author(officer: account.id, at: now)
            try log.write("本人修改口令", about: accountSubject(account.id), by: author, on: connection)
        }
        cache.remove(officer: account.id)
    }

    private func checkHistory(_ new: String, of id: String) async throws {
        let remembered = rules.password.remembered
        for kept in try await database.read({ try $0.lastPasswords(of: id, limit: remembered) }) {
            guard try await !isRight(new, kept) else {
                throw SignInRefusal.password(.usedBefore(remembered: remembered))
            }
        }
    }
}
