public import Calls
public import WorkingDays

/// What the database keeps of a call's numbers: sealed, and keyed hashes of the citizen's.
public struct SealedNumbers: Hashable, Sendable {
    public var calling: String?
    public var called: String?
    /// Keyed hash of the number of the citizen: who called, or who was called.
    public var partyHash: String?
    /// Keyed hash of its last four digits.
    public var partyTail: String?

    public init() {}

    /// With what another report knows; what is there stays.
    public func completed(by other: SealedNumbers) -> SealedNumbers {
        var numbers = self
        numbers.calling = calling ?? other.calling
        numbers.called = called ?? other.called
        guard partyHash == nil else { return numbers }
        (numbers.partyHash, numbers.partyTail) = (other.partyHash, other.partyTail)
        return numbers
    }
}

/// A call with its sealed numbers and how it stands with calling back.
public struct StoredCall: Hashable, Sendable {
    public var call: Call
    public var numbers: SealedNumbers
    public var callback: Callback?

    public init(_ call: Call, numbers: SealedNumbers = SealedNumbers(), callback: Callback? = nil) {
        self.call = call
        self.numbers = numbers
        self.callback = callback
    }
}

/// Calls as rows of `phone_call`.
extension Connection {
    /// A call by the telephony system's id; one step by primary key.
    public func call(_ id: String) throws -> StoredCall? { try calls("id = \(id)").first }

    /// Waits for whoever else writes about calls: what is known of one is read, completed and written back, and an
    /// answer settles other calls of the same number.
    public func lockCalls() throws { try lock("phone_call") }

    /// Stores a call in the place of what is there; the whole row by primary key.
    ///
    /// An order that was linked or a disposition that was given meanwhile stays.
    public func save(_ stored: StoredCall) throws {
        let (call, numbers) = (stored.call, stored.numbers)
        try execute(
            """
            INSERT INTO phone_call (\(Self.callColumns))
            VALUES (\(call.id), \(call.direction.rawValue), \(numbers.calling), \(numbers.called),
                \(numbers.partyHash), \(numbers.partyTail), \(call.queue), \(call.agent), \(call.agentSince),
                \(call.beganAt), \(call.offeredAt), \(call.rungAt), \(call.answeredAt), \(call.endedAt),
                \(call.end?.rawValue), \(call.recording), \(call.rating?.rawValue), \(call.order),
                \(call.disposition), \(stored.callback?.rawValue))
            ON CONFLICT (id) DO UPDATE SET calling = excluded.calling, called = excluded.called,
                party_hash = excluded.party_hash, party_tail = excluded.party_tail, queue = excluded.queue,
                agent = excluded.agent, agent_since = excluded.agent_since, began_at = excluded.began_at,
                offered_at = excluded.offered_at, rung_at = excluded.rung_at, answered_at = excluded.answered_at,
                ended_at = excluded.ended_at, ended_by = excluded.ended_by, recording = excluded.recording,
                rating = excluded.rating,
                order_number = COALESCE(phone_call.order_number, excluded.order_number),
                disposition = COALESCE(phone_call.disposition, excluded.disposition), callback = excluded.callback
            """
        )
    }

    /// Links a call to the order that came of it, unless it has one; nothing where no such call was told of.
    public func linkCall(_ id: String, toOrder number: String) throws {
        try execute("UPDATE phone_call SET order_number = \(number) WHERE id = \(id) AND order_number IS NULL")
    }

    /// Sets how the missed calls of a number stand that wait for a call back and began by then.
    ///
    /// A range of `phone_call_party` for each hash.
    public func setCallback(_ callback: Callback, from hashes: [String], until: Instant) throws {
        for hash in hashes {
            try execute(
                """
                UPDATE phone_call SET callback = \(callback.rawValue)
                WHERE party_hash = \(hash) AND began_at <= \(until) AND callback = 1
                """
            )
        }
    }

    /// Calls with sealed numbers in the order of their ids, for resealing; a range of the primary key.
    public func numberedCalls(after id: String, limit: Int) throws -> [StoredCall] {
        try calls("id > \(id) AND (calling IS NOT NULL OR called IS NOT NULL) ORDER BY id LIMIT \(limit)")
    }

    /// Puts newly sealed numbers in the place of those that were read, unless they were changed meanwhile.
    public func replace(_ old: StoredCall, with new: SealedNumbers) throws {
        try execute(
            """
            UPDATE phone_call SET calling = \(new.calling), called = \(new.called), party_hash = \(new.partyHash),
                party_tail = \(new.partyTail)
            WHERE id = \(old.call.id) AND COALESCE(calling, '') = \(old.numbers.calling ?? "")
                AND COALESCE(called, '') = \(old.numbers.called ?? "")
            """
        )
    }

    func calls(_ condition: Statement) throws -> [StoredCall] {
        try rows("SELECT \(Self.callColumns) FROM phone_call WHERE \(condition)").map { row throws(StorageError) in
            var row = row
            return try StoredCall(&row)
        }
    }

    private static var callColumns: Statement {
        """
        id, direction, calling, called, party_hash, party_tail, queue, agent, agent_since, began_at, offered_at,
        rung_at, answered_at, ended_at, ended_by, recording, rating, order_number, disposition, callback
        """
    }
}

extension StoredCall {
    fileprivate init(_ row: inout Row) throws(StorageError) {
        let (id, direction) = (try row.text(), try row.code(CallDirection.self))
        numbers = SealedNumbers()
        numbers.calling = try row.optionalText()
        numbers.called = try row.optionalText()
        numbers.partyHash = try row.optionalText()
        numbers.partyTail = try row.optionalText()
        let (queue, agent, since) = (try row.optionalText(), try row.optionalText(), try row.optionalInstant())
        call = Call(id: id, direction: direction, beganAt: try row.instant())
        (call.queue, call.agent, call.agentSince) = (queue, agent, since)
        call.offeredAt = try row.optionalInstant()
        call.rungAt = try row.optionalInstant()
        call.answeredAt = try row.optionalInstant()
        call.endedAt = try row.optionalInstant()
        call.end = try row.optionalCode()
        call.recording = try row.optionalText()
        call.rating = try row.optionalCode()
        call.order = try row.optionalText()
        call.disposition = try row.optionalText()
        callback = try row.optionalCode()
    }
}
