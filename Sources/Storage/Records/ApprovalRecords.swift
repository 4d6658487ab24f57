public import WorkingDays

/// 复核: a change that waits for a second officer, or that he decided on.
public struct Approval: Hashable, Sendable {
    /// How it stands.
    public enum State: Int, Sendable {
        case open = 1
        case approved
        case refused
        /// 撤回: by who asked for it.
        case withdrawn
    }

    public var sequence: Int
    public var requestedAt: Instant
    /// 工号.
    public var requestedBy: String
    public var subject: String
    /// What is to be done, in words.
    public var words: String
    /// The change itself, as the desk reads it.
    public var content: String
    public var state = State.open
    public var decidedAt: Instant?
    public var decidedBy: String?
    public var reason: String?

    public init(
        sequence: Int,
        requestedAt: Instant,
        requestedBy: String,
        subject: String,
        words: String,
        content: String
    ) {
        self.sequence = sequence
        self.requestedAt = requestedAt
        self.requestedBy = requestedBy
        self.subject = subject
        self.words = words
        self.content = content
    }
}

/// Approvals as rows of `approval`.
extension Connection {
    /// Stores a request behind the others and returns its number; `request`'s own isn't used.
    public func insert(_ request: Approval) throws -> Int {
        try lock("approval")
        guard var row = try rows("SELECT COALESCE(MAX(sequence), 0) + 1 FROM approval").first else {
            throw StorageError.notFound
        }
        let sequence = try row.integer()
        try execute(
            """
            INSERT INTO approval (sequence, requested_at, requested_by, subject, words, content, state)
            VALUES (\(sequence), \(request.requestedAt), \(request.requestedBy), \(request.subject), \(request.words),
                \(request.content), 1)
            """
        )
        return sequence
    }

    /// A request by its number.
    public func approval(_ sequence: Int) throws -> Approval? { try approvals("sequence = \(sequence)").first }

    /// What waits, the oldest first; a walk over `approval_open`.
    public func openApprovals(limit: Int) throws -> [Approval] {
        try approvals("state = 1 ORDER BY sequence LIMIT \(limit)")
    }

    /// The number of the open request that says the same about the same; nil where there is none.
    public func openApproval(about subject: String, words: String) throws -> Int? {
        try approvals("state = 1 AND subject = \(subject) AND words = \(words) ORDER BY sequence LIMIT 1").first?
            .sequence
    }

    /// Decides on a request that is open; throws ``StorageError/outdated`` where it no longer is.
    public func decide(
        _ sequence: Int,
        _ state: Approval.State,
        by officer: String,
        at now: Instant,
        reason: String? = nil
    ) throws {
        let changed = try execute(
            """
            UPDATE approval SET state = \(state.rawValue), decided_at = \(now), decided_by = \(officer),
                reason = \(reason)
            WHERE sequence = \(sequence) AND state = 1
            """
        )
        guard changed == 1 else { throw StorageError.outdated }
    }

    private func approvals(_ condition: Statement) throws -> [Approval] {
        try rows(
            """
            SELECT sequence, requested_at, requested_by, subject, words, content, state, decided_at, decided_by, reason
            FROM approval WHERE \(condition)
            """
        ).map { row throws(StorageError) in
            var row = row
            return try Approval(&row)
        }
    }
}

extension Approval {
    fileprivate init(_ row: inout Row) throws(StorageError) {
        sequence = try row.integer()
        requestedAt = try row.instant()
        requestedBy = try row.text()
        subject = try row.text()
        words = try row.text()
        content = try row.text()
        state = try row.code()
        decidedAt = try row.optionalInstant()
        decidedBy = try row.optionalText()
        reason = try row.optionalText()
    }
}
