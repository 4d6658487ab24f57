public import WorkingDays

/// 登录审计: who signed in, or wasn't let in, when and from where.
public struct SignInEvent: Hashable, Sendable {
    /// What happened.
    public enum Kind: Int, CaseIterable, Sendable {
        case signedIn = 1
        case wrong
        case codeWrong
        case locked
        case disabled
        case noOffice
        case signedOut

        /// What people read.
        public var title: String {
            switch self {
            case .signedIn: "登录"
            case .wrong: "口令不对"
            case .codeWrong: "动态口令不对"
            case .locked: "锁定"
            case .disabled: "停用账号登录被拒"
            case .noOffice: "无任职登录被拒"
            case .signedOut: "退出"
            }
        }
    }

    /// From 1 without gaps; the oldest are removed when they have been kept long enough.
    public var sequence: Int
    public var at: Instant
    public var kind: Kind
    /// 工号; empty where there is no such account: what was typed may have been a password.
    public var officer: String
    public var address: String
    /// The code of the event before; empty for the first.
    public var previousMac: String
    /// Vouches for this event and the code before it.
    public var mac: String

    public init(
        sequence: Int,
        at: Instant,
        kind: Kind,
        officer: String,
        address: String,
        previousMac: String,
        mac: String
    ) {
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.officer = officer
        self.address = address
        self.previousMac = previousMac
        self.mac = mac
    }
}

/// Sign-ins as rows of `sign_in_event`; they are added, and the oldest removed.
extension Connection {
    /// Waits for whoever adds an event, and reads the last: the next follows it.
    public func lastSignInEvent() throws -> SignInEvent? {
        try lock("sign-in event")
        return try signInEvents(where: "sequence > 0", "DESC", limit: 1).first
    }

    /// Adds an event behind the last.
    public func insert(_ event: SignInEvent) throws {
        try execute(
            """
            INSERT INTO sign_in_event (sequence, happened_at, kind, officer, address, previous_mac, mac)
            VALUES (\(event.sequence), \(event.at), \(event.kind.rawValue), \(event.officer), \(event.address),
                \(event.previousMac), \(event.mac))
            """
        )
    }

    /// Events behind a number, the oldest first; a walk over the primary key.
    public func signInEvents(after sequence: Int, limit: Int) throws -> [SignInEvent] {
        try signInEvents(where: "sequence > \(sequence)", "ASC", limit: limit)
    }

    /// Removes some of the oldest events that happened before an instant, and tells how many.
    ///
    /// The newest of those stays: its time shows that what is missing before it was old enough. At most `limit` rows of the
    /// primary key are looked at.
    @discardableResult
    public func removeSignInEvents(before instant: Instant, limit: Int) throws -> Int {
        let oldest = try signInEvents(after: 0, limit: limit).prefix { $0.at < instant }
        guard oldest.count > 1, let anchor = oldest.last else { return 0 }
        return try execute("DELETE FROM sign_in_event WHERE sequence < \(anchor.sequence)")
    }

    func signInEvents(where condition: Statement, _ order: Statement, limit: Int) throws -> [SignInEvent] {
        try rows(
            """
            SELECT sequence, happened_at, kind, officer, address, previous_mac, mac FROM sign_in_event
            WHERE \(condition) ORDER BY sequence \(order) LIMIT \(limit)
            """
        ).map { row throws(StorageError) in
            var row = row
            return SignInEvent(
                sequence: try row.integer(),
                at: try row.instant(),
                kind: try row.code(),
                officer: try row.text(),
                address: try row.text(),
                previousMac: try row.text(),
                mac: try row.text()
            )
        }
    }
}
