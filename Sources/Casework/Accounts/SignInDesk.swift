public import Accounts
public import Sealing
public import Storage
public import WorkingDays

/// 登录: passwords and codes, sessions, and what asks for the password again.
///
/// A copy is the same desk: its sessions' cache and its hashing threads are shared.
public struct SignInDesk: SignIn {
    let database: any Database
    let seal: Seal
    private let kept: SignInRulesBox
    let passwords: PasswordHashing
    let cache = SessionCache()
    let isDemo: Bool

    /// The rules as they are now.
    var rules: SignInRules { kept.rules }

    /// Takes other rules from now on; those of rights and of what needs a second officer stay.
    public func follow(_ rules: SignInRules) { kept.follow(rules) }

    /// Without `passwords` hashing has threads of its own, by the scheme that the key seals with.
    ///
    /// `isDemo` lets the officers of a demonstration in without a password.
    public init(
        database: any Database,
        seal: CitizenSeal,
        rules: SignInRules = SignInRules(),
        passwords: PasswordHashing? = nil,
        isDemo: Bool = false
    ) {
        self.database = database
        self.seal = seal.seal
        kept = SignInRulesBox(rules)
        self.passwords = passwords ?? PasswordHashing(scheme: .standard(for: seal.seal.keys.current.scheme))
        self.isDemo = isDemo
    }

    public func signIn(
        with proof: SignInProof,
        address: String,
        at now: Instant
    ) async throws -> (token: String, signedIn: SignedIn) {
        switch proof {
        case .password(let id, let password, let code):
            try await signIn(id: id, password: password, code: code, address: address, at: now)
        case .demo(let id): try await signInAsDemo(id: id, address: address, at: now)
        case .ticket: throw SignInRefusal.closedWay
        }
    }

    /// Begins a session: two short transactions, and a password's hash between them.
    ///
    /// Throws ``SignInRefusal``; what it says doesn't tell whether there is such an account, nor does the time it takes.
    public func signIn(
        id: String,
        password: String,
        code: String?,
        address: String,
        at now: Instant
    ) async throws -> (token: String, signedIn: SignedIn) {
        let attempt = Attempt(id: id, address: address, at: now)
        let officer = try await check(password, attempt)
        guard !officer.account.isDisabled else {
            try await note(.disabled, attempt, officer: officer.account.id)
            throw SignInRefusal.disabled
        }
        let step = try await checkCode(code, of: officer, attempt)
        let begun = try await open(officer, attempt) { connection in
            guard try step.map({ try connection.takeCodeStep($0, officer: officer.account.id) }) ?? true else {
                throw SignInRefusal.codeWrong
            }
            try settle(attempt, on: connection)
        }
        await renewHash(of: password, officer)
        return begun
    }

    /// Begins a session of a demonstration's officer; only where the desk was made for one.
    public func signInAsDemo(
        id: String,
        address: String,
        at now: Instant
    ) async throws -> (token: String, signedIn: SignedIn) {
        guard isDemo, let officer = try await database.read({ try $0.officer(id) }), officer.isDemo else {
            throw SignInRefusal.closedWay
        }
        return try await open(officer, Attempt(id: id, address: address, at: now)) { _ in }
    }

    /// Begins a session for an account; `alongside` runs in the same transaction.
    private func open(
        _ checked: StoredOfficer,
        _ attempt: Attempt,
        alongside: @Sendable @escaping (any Connection) throws -> Void
    ) async throws -> (token: String, signedIn: SignedIn) {
        let token = try seal.newToken()
        guard let hash = try seal.tokenHash(token) else { throw SignInRefusal.ended }
        let log = log
        let begun = try await database.write { connection -> SignedIn? in
            try alongside(connection)
            // Read again: what was changed while the password was hashed counts.
            guard let officer = try connection.officer(checked.account.id), officer.password == checked.password else {
                throw SignInRefusal.wrong
            }
            guard let session = try begin(officer, hash, attempt) else { return nil }
            try connection.removeSessions(endedBefore: attempt.at)
            try connection.insert(session)
            try log.write(
                .signedIn,
                officer: session.officer,
                address: attempt.address,
                at: attempt.at,
                on: connection
            )
            return try signedIn(officer, session, token: token, at: attempt.at)
        }
        guard let begun else {
            try await note(.noOffice, attempt, officer: checked.account.id)
            throw SignInRefusal.noOffice
        }
        return (token, begun)
    }

    /// The session to be stored; nil for who holds no office that day.
    private func begin(_ officer: StoredOfficer, _ hash: String, _ attempt: Attempt) throws -> StoredSession? {
        guard !officer.account.isDisabled else { throw SignInRefusal.disabled }
        let day = attempt.at.day
        guard let grant = officer.account.grants.firstIndex(where: { $0.holds(on: day) }) else { return nil }
        return StoredSession(
            hash: hash,
            officer: officer.account.id,
            grant: grant + 1,
            since: attempt.at,
            endsAt: rules.sessions.end(since: attempt.at),
            address: attempt.address
        )
    }
}
