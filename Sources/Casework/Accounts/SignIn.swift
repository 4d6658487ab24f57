public import Accounts
public import WorkingDays

/// The seam for other ways to sign in (OIDC, CAS): pages know this, and who answers is wired at start.
public protocol SignIn: Sendable {
    /// Begins a session for who proves who he is; throws ``SignInRefusal``.
    func signIn(
        with proof: SignInProof,
        address: String,
        at now: Instant
    ) async throws -> (token: String, signedIn: SignedIn)

    /// Who a session belongs to; nil where there is none, or it is over.
    func session(_ token: String, at now: Instant) async throws -> SignedIn?

    /// The same without noting that he was seen: an open page alone keeps no session alive.
    func glance(_ token: String, at now: Instant) async throws -> SignedIn?

    /// Ends a session; nothing where there is none.
    func signOut(_ token: String, address: String, at now: Instant) async throws
}

/// What somebody shows to sign in.
public enum SignInProof: Sendable {
    /// 工号, 口令, and 动态口令 where he has one.
    case password(id: String, password: String, code: String?)
    /// What a sign-in service of the city gave him.
    case ticket(String)
    /// One of the officers of a demonstration.
    case demo(id: String)
}
