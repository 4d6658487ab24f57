public import WorkingDays

/// What an auditor asks for: all conditions together.
public struct AuditQuery: Hashable, Sendable {
    /// 工号 of who did it.
    public var officer: String?
    /// What a change was about, such as `账号 T001`.
    public var subject: String?
    public var kind: SignInEvent.Kind?
    /// The first day.
    public var from: CivilDay?
    /// The last day.
    public var to: CivilDay?

    public init() {}

    /// The instants of the days: from the first to before the second.
    var begin: Instant? { from?.start }
    var end: Instant? { to?.advanced(by: 1).start }
}

/// An identity that was opened (查看诉求人信息).
public struct IdentityLook: Hashable, Sendable {
    /// The place in the list, as it stands in a URL.
    public var key: String
    public var at: Instant
    /// 工号.
    public var officer: String
    /// 工单编号.
    public var order: String
    /// The event as JSON.
    public var content: String
}

/// What an auditor reads, the newest first.
extension Connection {
    /// Sign-ins before a number.
    ///
    /// A walk over the primary key or the range of a person or kind; a period is turned into numbers by
    /// `sign_in_event_time` first.
    public func signInEvents(_ query: AuditQuery, before: Int?, limit: Int) throws -> [SignInEvent] {
        var conditions = try bounds(query, "sign_in_event", before)
        if let officer = query.officer { conditions.append("officer = \(officer)") }
        if let kind = query.kind { conditions.append("kind = \(kind.rawValue)") }
        return try signInEvents(where: conditions.joined(" AND "), "DESC", limit: limit)
    }

    /// Changes of accounts and settings before a number, found the same way.
    public func settingsEvents(_ query: AuditQuery, before: Int?, limit: Int) throws -> [SettingsEvent] {
        var conditions = try bounds(query, "settings_event", before)
        if let officer = query.officer { conditions.append("officer = \(officer)") }
        if let subject = query.subject { conditions.append("subject = \(subject)") }
        return try settingsEvents(where: conditions.joined(" AND "), limit: limit)
    }

    /// Identities that were opened, those behind a key; a range of `event_identity`.
    public func identityLooks(_ query: AuditQuery, after key: String?, limit: Int) throws -> [IdentityLook] {
        var conditions: [Statement] = ["e.action = 110"]
        if let key = key.map(Self.parts) {
            guard key.count == 3 else { throw StorageError.notFound }
            conditions.append("(e.happened_at, e.order_id, e.sequence) < (\(key[0]), \(key[1]), \(key[2]))")
        }
        if let begin = query.begin { conditions.append("e.happened_at >= \(begin)") }
        if let end = query.end { conditions.append("e.happened_at < \(end)") }
        if let officer = query.officer { conditions.append("e.officer = \(officer)") }
        return try rows(
            """
            SELECT e.happened_at, e.order_id, e.sequence, e.officer, w.number, e.content
            FROM event e JOIN work_order w ON w.id = e.order_id WHERE \(conditions.joined(" AND "))
            ORDER BY e.happened_at DESC, e.order_id DESC, e.sequence DESC LIMIT \(limit)
            """
        ).map { row throws(StorageError) in
            var row = row
            let (at, order, sequence) = (try row.instant(), try row.integer(), try row.integer())
            return IdentityLook(
                key: "\(at.secondsSinceEpoch)-\(order)-\(sequence)",
                at: at,
                officer: try row.text(),
                order: try row.text(),
                content: try row.text()
            )
        }
    }

    private static func parts(_ key: String) -> [Int] { key.split(separator: "-").compactMap { Int($0) } }

    /// The numbers of the events of a period: two steps into the index of times.
    private func bounds(_ query: AuditQuery, _ table: Statement, _ before: Int?) throws -> [Statement] {
        var conditions: [Statement] = ["sequence < \(before ?? .max)"]
        if let begin = query.begin {
            let first = try number(
                "SELECT sequence FROM \(table) WHERE happened_at >= \(begin) ORDER BY happened_at, sequence LIMIT 1"
            )
            conditions.append("sequence >= \(first ?? .max)")
        }
        if let end = query.end {
            let last = try number(
                """
                SELECT sequence FROM \(table) WHERE happened_at < \(end)
                ORDER BY happened_at DESC, sequence DESC LIMIT 1
                """
            )
            conditions.append("sequence <= \(last ?? 0)")
        }
        return conditions
    }

    private func number(_ statement: Statement) throws -> Int? {
        guard var row = try rows(statement).first else { return nil }
        return try row.integer()
    }
}
