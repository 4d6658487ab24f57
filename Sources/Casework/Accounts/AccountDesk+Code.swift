import Accounts
public import Sealing
import Storage
public import WorkingDays

extension AccountDesk {
    /// 动态口令 as it is offered to who wants it; nothing is kept before ``enrol(_:code:officer:at:)``.
    public struct CodeOffer: Sendable {
        /// The sealed secret, for the page to hand back.
        public var sealed: String
        /// The secret as it is typed into an authenticator.
        public var text: String
        /// `otpauth://…`, for a square code.
        public var address: String
    }

    /// A new secret for an account.
    public func offerCode(officer id: String, issuer: String = "12345") throws(SealingError) -> CodeOffer {
        let code = try OneTimeCode()
        return CodeOffer(
            sealed: try code.sealed(by: signIn.seal, officer: id),
            text: code.text,
            address: code.address(issuer: issuer, account: id)
        )
    }

    /// An offer that was made before, from what the page hands back.
    public func offer(
        of sealed: String,
        officer id: String,
        issuer: String = "12345"
    ) throws(SealingError) -> CodeOffer {
        let code = try OneTimeCode(opening: sealed, with: signIn.seal, officer: id)
        return CodeOffer(sealed: sealed, text: code.text, address: code.address(issuer: issuer, account: id))
    }

    /// Keeps an offered secret once a code proves that the telephone has it; the page asks for the password before.
    public func enrol(_ sealed: String, code: String, officer id: String, at now: Instant) async throws {
        let secret = try OneTimeCode(opening: sealed, with: signIn.seal, officer: id)
        guard let step = secret.step(of: code, secondsSinceEpoch: now.secondsSinceEpoch, after: nil) else {
            throw AccountRefusal.codeWrong
        }
        try await database.write { connection in
            // A telephone that is there already is taken away by a second officer, not by who sits at the desk.
            guard try connection.officer(id)?.codeSecret == nil else { throw AccountRefusal.hasCode }
            try connection.setCodeSecret(sealed, officer: id)
            _ = try connection.takeCodeStep(step, officer: id)
            let author = SettingsLog.Author(officer: id, at: now)
            try log.write("本人启用动态口令", about: accountSubject(id), by: author, on: connection)
        }
        signIn.cache.remove(officer: id)
    }
}
