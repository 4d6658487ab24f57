/// How people sign in: every number that a centre may set.
public struct SignInRules: Hashable, Sendable {
    public var rights = Rights.standard
    public var password = PasswordRule()
    public var sessions = SessionLimits()
    /// For each account.
    public var lockout = Lockout.account
    /// For each address that attempts come from.
    public var addressLockout = Lockout.address

    public init() {}
}
