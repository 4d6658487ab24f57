/// How people sign in: every number that a centre may set.
public struct SignInRules: Hashable, Sendable {
    public var rights = Rights.standard
    public var password = PasswordRule()
    public var sessions = SessionLimits()
    /// For each account.
    public var lockout = Lockout.account
    /// For each address that attempts come from.
    public var addressLockout = Lockout.address
    /// Changes that a second officer approves; to disable an account can't wait for one.
    public var needingApproval = Set(AccountChangeKind.allCases).subtracting([.disable])

    /// Days for which sign-ins stay in the audit; six months (网络安全法, 第二十一条) never have more.
    public var auditDays = 184

    /// Roles whose officers need 动态口令 before anything else (GB/T 22239-2019, 8.1.4.1: two factors for some).
    public var codeRoles: Set<String> = []

    public init() {}
}
