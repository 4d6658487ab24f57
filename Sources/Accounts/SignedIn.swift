public import WorkOrders
public import WorkingDays

/// Somebody who is signed in, as every page sees him.
public struct SignedIn: Hashable, Sendable {
    public var account: Account
    /// The office that he acts in; he may change to another of his.
    public var grant: Grant
    /// Sent with every form and compared: another site can't know it.
    public var csrf: String
    /// When he must sign in again at the latest.
    public var endsAt: Instant
    /// The password was set by somebody else, or is too old.
    public var mustChangePassword: Bool
    /// One of his offices needs 动态口令, and he has none yet.
    public var mustEnrolCode: Bool

    public init(
        account: Account,
        grant: Grant,
        csrf: String,
        endsAt: Instant,
        mustChangePassword: Bool = false,
        mustEnrolCode: Bool = false
    ) {
        self.account = account
        self.grant = grant
        self.csrf = csrf
        self.endsAt = endsAt
        self.mustChangePassword = mustChangePassword
        self.mustEnrolCode = mustEnrolCode
    }

    /// How he acts.
    public var officer: Officer { account.officer(in: grant) }
}
