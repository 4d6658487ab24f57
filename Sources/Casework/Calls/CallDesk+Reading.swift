public import Calls
import Sealing
public import Storage
public import WorkingDays

extension CallDesk {
    /// A call with the citizen's number, opened for whoever speaks to him.
    public struct Opened: Hashable, Sendable {
        public var stored: StoredCall
        /// Nil where the line didn't show one.
        public var number: String?
    }

    /// Seconds after which a call without a hang-up is taken as over: its end was never told of.
    public static let forgotten = 7_200
    /// Seconds for which a call without result is asked about.
    static let asked = 86_400 * 3

    /// The call that an agent has now, the newest of several; nil where he has none.
    public func current(of agent: String, at now: Instant) async throws -> Opened? {
        let open = try await open(at: now)
        return try open.last { $0.call.agent == agent }.map(opened)
    }

    /// The calls that aren't over, the oldest first.
    public func open(at now: Instant) async throws -> [StoredCall] {
        let since = now.advanced(bySeconds: -Self.forgotten)
        return try await database.read { try $0.openCalls(since: since, limit: 5_000) }
    }

    /// A call for an agent: one he has or had, or a missed one that waits for a call back.
    public func call(_ id: String, for agent: String) async throws -> Opened {
        guard let stored = try await database.read({ try $0.call(id) }) else { throw CallRefusal.unknownCall }
        guard stored.call.agent == agent || stored.callback == .waiting else { throw CallRefusal.notYours }
        return try opened(stored)
    }

    /// Missed calls that wait, the longest waiting first, one for each number.
    public func missed(limit: Int) async throws -> [MissedCall] {
        let found = try await database.read { connection in
            try connection.missedCalls(limit: limit).map { ($0, try connection.callbackAttempts($0.call.id)) }
        }
        var missed: [MissedCall] = []
        var places: [String: Int] = [:]
        for (stored, attempts) in found {
            if let place = stored.numbers.partyHash.flatMap({ places[$0] }) {
                missed[place].count += 1
                missed[place].attempts += attempts
                continue
            }
            if let hash = stored.numbers.partyHash { places[hash] = missed.count }
            missed.append(MissedCall(opened: try opened(stored), attempts: attempts))
        }
        return missed
    }

    /// Answered calls of an agent that still need a result, the newest first.
    public func unsettled(of agent: String, at now: Instant) async throws -> [Opened] {
        let since = now.advanced(bySeconds: -Self.asked)
        return try await database.read { try $0.unsettledCalls(ofAgent: agent, since: since, limit: 50) }.map(opened)
    }

    /// The calls of a period counted.
    public func tally(_ period: Period) async throws -> CallTally {
        let range = period.range
        return try await database.read { connection in
            var tally = CallTally()
            try connection.forEachCallFact(in: range) { tally.add($0) }
            return tally
        }
    }

    /// A page of the calls behind a figure, the newest first.
    public func calls(
        _ query: CallQuery,
        limit: Int,
        before: (at: Instant, id: String)? = nil
    ) async throws -> [Opened] {
        try await database.read { try $0.calls(query, limit: limit, before: before) }.map(opened)
    }

    func opened(_ stored: StoredCall) throws -> Opened {
        Opened(stored: stored, number: try seal.party(of: stored))
    }
}

/// A number that is to be called back.
public struct MissedCall: Hashable, Sendable {
    /// The first of the calls that nobody answered.
    public var opened: CallDesk.Opened
    /// How many there were.
    public var count = 1
    public var attempts: [CallbackAttempt]
}
