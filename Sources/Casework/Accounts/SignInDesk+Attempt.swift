import Accounts
import Sealing
import Storage
import WorkingDays

extension SignInDesk {
    /// Somebody who tries to prove who he is.
    struct Attempt: Sendable {
        var id: String
        var address: String
        var at: Instant

        /// No 工号 and no address is longer; what is would only fill the table of failures.
        init(id: String, address: String, at: Instant) {
            self.id = String(id.filter { !$0.isWhitespace }.prefix(64))
            self.address = String(address.prefix(64))
            self.at = at
        }
    }

    /// The account whose password this is; throws ``SignInRefusal/wrong`` or ``SignInRefusal/locked(until:)``.
    ///
    /// Counted before it is checked, so that many at once get no more tries than one by one.
    func check(_ password: String, _ attempt: Attempt) async throws -> StoredOfficer {
        let (officer, lock) = try await count(attempt)
        guard try await isRight(password, officer?.password), let officer else {
            try await note(lock == nil ? .wrong : .locked, attempt, officer: officer?.account.id)
            throw lock.map(SignInRefusal.locked(until:)) ?? .wrong
        }
        return officer
    }

    /// The step of a code, nil where the account has no 动态口令.
    func checkCode(_ code: String?, of officer: StoredOfficer, _ attempt: Attempt) async throws -> Int? {
        guard let sealed = officer.codeSecret else { return nil }
        guard let code = code.map({ $0.filter { !$0.isWhitespace } }), !code.isEmpty else {
            // The password was right and nothing was guessed.
            try await database.write { try takeBack(attempt, on: $0) }
            throw SignInRefusal.codeNeeded
        }
        let secret = try OneTimeCode(opening: sealed, with: seal, officer: officer.account.id)
        let step = secret.step(of: code, secondsSinceEpoch: attempt.at.secondsSinceEpoch, after: officer.codeStep)
        guard let step else {
            try await note(.codeWrong, attempt, officer: officer.account.id)
            throw SignInRefusal.codeWrong
        }
        return step
    }

    /// Nothing failed: the account's count is over, the address loses this one.
    func settle(_ attempt: Attempt, on connection: any Connection) throws {
        try lock(attempt, on: connection)
        try connection.setFailures(nil, .account(attempt.id))
        try takeBack(rules.addressLockout, .address(attempt.address), on: connection)
        // A lock ends at the latest this long after its first failure.
        let oldest = 2 * max(rules.lockout.seconds, rules.addressLockout.seconds)
        try connection.removeFailures(before: attempt.at.advanced(bySeconds: -oldest))
    }

    /// Puts a hash by today's parameters in the place of an older one; who signs in doesn't wait for what fails.
    func renewHash(of password: String, _ officer: StoredOfficer) async {
        guard let old = officer.password, passwords.isOutdated(old),
            let new = try? await passwords.hash(password)
        else { return }
        let id = officer.account.id
        try? await database.write { try $0.renewPassword(new, insteadOf: old, officer: id) }
    }

    func isRight(_ password: String, _ kept: String?) async throws -> Bool {
        // Hashing takes longer the longer a text is.
        guard password.count <= rules.password.maximumLength else { return false }
        do {
            return try await passwords.isRight(password, kept)
        } catch PasswordHashingError.busy {
            throw SignInRefusal.busy
        }
    }

    func takeBack(_ attempt: Attempt, on connection: any Connection) throws {
        try lock(attempt, on: connection)
        try takeBack(rules.lockout, .account(attempt.id), on: connection)
        try takeBack(rules.addressLockout, .address(attempt.address), on: connection)
    }

    /// The account, if there is one, and until when it is locked if this fails; throws where it is locked already.
    private func count(_ attempt: Attempt) async throws -> (StoredOfficer?, Instant?) {
        let (officer, lock, isLocked) = try await database.write { connection in
            try self.lock(attempt, on: connection)
            // The address first: who is locked out there learns nothing of accounts.
            let places: [(FailureSubject, Lockout)] = [
                (.address(attempt.address), rules.addressLockout), (.account(attempt.id), rules.lockout),
            ]
            var lock: Instant?
            for (subject, lockout) in places {
                let count = try connection.failures(subject)
                if let until = count?.lock(at: attempt.at) { return (StoredOfficer?.none, Instant?.some(until), true) }
                let next = lockout.counting(count, at: attempt.at)
                try connection.setFailures(next, subject)
                lock = next.lockedUntil ?? lock
            }
            return (try connection.officer(attempt.id), lock, false)
        }
        if isLocked, let lock { throw SignInRefusal.locked(until: lock) }
        return (officer, lock)
    }

    /// Always in this order, so that two attempts never wait for each other.
    private func lock(_ attempt: Attempt, on connection: any Connection) throws {
        try connection.lockFailures(.address(attempt.address))
        try connection.lockFailures(.account(attempt.id))
    }

    private func takeBack(_ lockout: Lockout, _ subject: FailureSubject, on connection: any Connection) throws {
        guard let count = try connection.failures(subject) else { return }
        try connection.setFailures(lockout.taking(backFrom: count), subject)
    }
}
