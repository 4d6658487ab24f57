public import WorkingDays

/// 会话: who is signed in, and in which of his offices he acts.
public struct StoredSession: Hashable, Sendable {
    /// The keyed hash of the token; it opens nothing.
    public var hash: String
    /// 工号.
    public var officer: String
    /// Which of his grants, counted from 1.
    public var grant: Int
    public var since: Instant
    /// When he was last seen, to the minute or so.
    public var seenAt: Instant
    public var endsAt: Instant
    /// Where he signed in from.
    public var address: String

    public init(hash: String, officer: String, grant: Int, since: Instant, endsAt: Instant, address: String) {
        self.hash = hash
        self.officer = officer
        self.grant = grant
        self.since = since
        seenAt = since
        self.endsAt = endsAt
        self.address = address
    }
}

/// Sessions as rows of `session`.
extension Connection {
    /// A session by the hash of its token; one step by primary key.
    public func session(_ hash: String) throws -> StoredSession? {
        try sessions("token_hash = \(hash)").first
    }

    /// The sessions of an account, the newest first; a range of `session_officer`.
    public func sessions(of id: String) throws -> [StoredSession] {
        try sessions("officer_id = \(id) ORDER BY since DESC, token_hash")
    }

    /// Stores a new session.
    public func insert(_ session: StoredSession) throws {
        try execute(
            """
            INSERT INTO session (token_hash, officer_id, grant_sequence, since, seen_at, ends_at, address)
            VALUES (\(session.hash), \(session.officer), \(session.grant), \(session.since), \(session.seenAt),
                \(session.endsAt), \(session.address))
            """
        )
    }

    /// Notes that somebody was seen; never an earlier time than is there.
    public func touchSession(_ hash: String, at now: Instant) throws {
        try execute("UPDATE session SET seen_at = \(now) WHERE token_hash = \(hash) AND seen_at < \(now)")
    }

    /// Changes the office that he acts in.
    public func setGrant(_ grant: Int, session hash: String) throws {
        try changeOne("UPDATE session SET grant_sequence = \(grant) WHERE token_hash = \(hash)")
    }

    /// Ends a session; nothing where it is over.
    public func endSession(_ hash: String) throws { try execute("DELETE FROM session WHERE token_hash = \(hash)") }

    /// Ends one session of an account, not another's.
    public func endSession(_ hash: String, of id: String) throws {
        try execute("DELETE FROM session WHERE token_hash = \(hash) AND officer_id = \(id)")
    }

    /// Ends every session of an account but one; a range of `session_officer`.
    public func endSessions(of id: String, but hash: String? = nil) throws {
        try execute("DELETE FROM session WHERE officer_id = \(id) AND token_hash <> \(hash ?? "")")
    }

    /// Removes what ended before; a range of `session_end`.
    public func removeSessions(endedBefore now: Instant) throws {
        try execute("DELETE FROM session WHERE ends_at < \(now)")
    }

    private func sessions(_ condition: Statement) throws -> [StoredSession] {
        try rows(
            """
            SELECT token_hash, officer_id, grant_sequence, since, ends_at, address, seen_at FROM session
            WHERE \(condition)
            """
        ).map { row throws(StorageError) in
            var row = row
            return try StoredSession(&row)
        }
    }
}

extension StoredSession {
    fileprivate init(_ row: inout Row) throws(StorageError) {
        hash = try row.text()
        officer = try row.text()
        grant = try row.integer()
        since = try row.instant()
        endsAt = try row.instant()
        address = try row.text()
        seenAt = try row.instant()
    }
}
