public import WorkingDays

/// Passwords' hashes and those before them, as rows of `password_history`.
extension Connection {
    /// Sets a password's hash and keeps it among those of before.
    public func setPassword(_ password: String, officer id: String, at now: Instant, mustChange: Bool) throws {
        try changeOne(
            """
            UPDATE officer SET password = \(password), password_set_at = \(now), must_change = \(mustChange)
            WHERE id = \(id)
            """
        )
        try keepPassword(password, of: id, setAt: now)
    }

    /// Puts a dearer hash of the same password in the place of an older one; nothing where it was changed meanwhile.
    public func renewPassword(_ password: String, insteadOf old: String, officer id: String) throws {
        try execute("UPDATE officer SET password = \(password) WHERE id = \(id) AND password = \(old)")
        try execute("UPDATE password_history SET password = \(password) WHERE officer_id = \(id) AND password = \(old)")
    }

    /// The last hashes, the newest first; a range of the primary key.
    public func lastPasswords(of id: String, limit: Int) throws -> [String] {
        try rows(
            "SELECT password FROM password_history WHERE officer_id = \(id) ORDER BY sequence DESC LIMIT \(limit)"
        ).map { row throws(StorageError) in
            var row = row
            return try row.text()
        }
    }

    func keepPassword(_ password: String, of id: String, setAt: Instant) throws {
        try execute(
            """
            INSERT INTO password_history (officer_id, sequence, set_at, password)
            SELECT \(id), COALESCE(MAX(sequence), 0) + 1, CAST(\(setAt) AS BIGINT), \(password)
            FROM password_history WHERE officer_id = \(id)
            """
        )
    }
}
