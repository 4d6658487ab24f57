public import Calls
public import WorkingDays

/// Lists of calls; each walks an index of its own and costs what it shows.
extension Connection {
    /// Missed calls that nobody has called back, the oldest first; a range of `phone_call_missed`.
    public func missedCalls(limit: Int) throws -> [StoredCall] {
        try calls("callback = 1 ORDER BY began_at, id LIMIT \(limit)")
    }

    /// Calls that aren't over, of those that began since; a range of `phone_call_open`.
    ///
    /// A hang-up that was never told of leaves a call open for ever: hence `since`.
    public func openCalls(since: Instant, limit: Int) throws -> [StoredCall] {
        try calls("ended_at IS NULL AND began_at >= \(since) ORDER BY began_at, id LIMIT \(limit)")
    }

    /// The calls of an agent in a period, the newest first; a range of `phone_call_agent`.
    public func calls(ofAgent id: String, in range: Range<Instant>, limit: Int) throws -> [StoredCall] {
        try calls(
            """
            agent = \(id) AND began_at >= \(range.lowerBound) AND began_at < \(range.upperBound)
            ORDER BY began_at DESC, id DESC LIMIT \(limit)
            """
        )
    }

    /// Answered calls of an agent without order and disposition, the newest first; a range of `phone_call_unsettled`.
    public func unsettledCalls(ofAgent id: String, since: Instant, limit: Int) throws -> [StoredCall] {
        try calls(
            """
            agent = \(id) AND answered_at IS NOT NULL AND order_number IS NULL AND disposition IS NULL
                AND began_at >= \(since) ORDER BY began_at DESC, id DESC LIMIT \(limit)
            """
        )
    }

    /// The first answered call with a number after an instant; nil where there was none.
    public func answeredCall(with hashes: [String], after: Instant) throws -> StoredCall? {
        for hash in hashes {
            let found = try calls(
                """
                party_hash = \(hash) AND began_at >= \(after) AND answered_at IS NOT NULL
                ORDER BY began_at, id LIMIT 1
                """
            )
            if let first = found.first { return first }
        }
        return nil
    }
}

/// The calls behind a figure.
extension Connection {
    /// A page of the offered calls that a query asks for, the newest first.
    ///
    /// A walk over `phone_call_queue` where a queue is asked for, else over `phone_call_figures`, from its newest
    /// entry; what else is asked is tested on the way.
    public func calls(_ query: CallQuery, limit: Int, before: (at: Instant, id: String)? = nil) throws -> [StoredCall] {
        try calls(
            """
            \(Self.condition(query))\(before.map { " AND (offered_at, id) < (\($0.at), \($0.id))" as Statement } ?? "")
            ORDER BY offered_at DESC, id DESC LIMIT \(limit)
            """
        )
    }

    /// How many those are; a walk over the period's entries.
    public func callCount(_ query: CallQuery) throws -> Int {
        guard var row = try rows("SELECT COUNT(*) FROM phone_call WHERE \(Self.condition(query))").first else {
            return 0
        }
        return try row.integer()
    }

    /// Hands over every incoming call that was offered in a range; one walk over `phone_call_figures` alone.
    public func forEachCallFact(in range: Range<Instant>, _ body: (CallFact) throws -> Void) throws {
        try forEachRow(CallFacts.statement(range)) { row in
            var values = Row((0..<row.columnCount).map(row.value))
            try body(
                CallFact(
                    offeredAt: try values.instant(),
                    queue: try values.optionalText(),
                    agent: try values.optionalText(),
                    answeredAt: try values.optionalInstant(),
                    endedAt: try values.optionalInstant(),
                    end: try values.optionalCode()
                )
            )
        }
    }

    private static func condition(_ query: CallQuery) -> Statement {
        let range = query.period.range
        var parts: [Statement] = [
            "direction = 1", "offered_at >= \(range.lowerBound)", "offered_at < \(range.upperBound)",
        ]
        if let queue = query.queue { parts.append(queue.isEmpty ? "queue IS NULL" : "queue = \(queue)") }
        if let agent = query.agent { parts.append(agent.isEmpty ? "agent IS NULL" : "agent = \(agent)") }
        // China Standard Time is eight hours ahead of the stored seconds.
        if let hour = query.hour { parts.append("((offered_at + 28800) % 86400) / 3600 = \(hour)") }
        if let fate = query.fate { parts.append(condition(fate)) }
        if query.isInTime { parts.append("answered_at <= offered_at + \(CallTally.standardLimit)") }
        return parts.joined(" AND ")
    }

    private static func condition(_ fate: CallFate) -> Statement {
        switch fate {
        case .answered: "answered_at IS NOT NULL"
        case .abandoned: "answered_at IS NULL AND ended_at IS NOT NULL AND ended_by = \(CallEnd.party.rawValue)"
        case .lost:
            """
            answered_at IS NULL AND ended_at IS NOT NULL AND (ended_by IS NULL OR ended_by <> \(CallEnd.party.rawValue))
            """
        case .waiting: "answered_at IS NULL AND ended_at IS NULL"
        }
    }
}

/// What figures read of each call.
enum CallFacts {
    static func statement(_ range: Range<Instant>) -> Statement {
        """
        SELECT offered_at, queue, agent, answered_at, ended_at, ended_by FROM phone_call
        WHERE direction = 1 AND offered_at >= \(range.lowerBound) AND offered_at < \(range.upperBound)
        """
    }
}
