public import Accounts
public import WorkingDays

/// What failures are counted of.
public enum FailureSubject: Hashable, Sendable {
    /// A 工号, whether there is such an account or not.
    case account(String)
    /// Where attempts come from.
    case address(String)

    var text: String {
        switch self {
        case .account(let id): "account \(id)"
        case .address(let address): "address \(address)"
        }
    }
}

/// Failed attempts as rows of `sign_in_failure`; each is one step by primary key.
extension Connection {
    /// The count of a subject; nil where nothing failed.
    public func failures(_ subject: FailureSubject) throws -> FailureCount? {
        let found = try rows(
            "SELECT failures, since, locked_until FROM sign_in_failure WHERE subject = \(subject.text)"
        )
        guard var row = found.first else { return nil }
        return FailureCount(
            failures: try row.integer(),
            since: try row.instant(),
            lockedUntil: try row.optionalInstant()
        )
    }

    /// Puts a count in the place of the one before; nil removes it.
    public func setFailures(_ count: FailureCount?, _ subject: FailureSubject) throws {
        guard let count else {
            try execute("DELETE FROM sign_in_failure WHERE subject = \(subject.text)")
            return
        }
        try execute(
            """
            INSERT INTO sign_in_failure (subject, failures, since, locked_until)
            VALUES (\(subject.text), \(count.failures), \(count.since), \(count.lockedUntil))
            ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, since = excluded.since,
                locked_until = excluded.locked_until
            """
        )
    }

    /// Removes counts that began before; a range of `sign_in_failure_since`.
    public func removeFailures(before: Instant) throws {
        try execute("DELETE FROM sign_in_failure WHERE since < \(before)")
    }

    /// Waits for whoever counts for the same subject, so that no attempt goes uncounted.
    public func lockFailures(_ subject: FailureSubject) throws { try lock("sign-in \(subject.text)") }
}
