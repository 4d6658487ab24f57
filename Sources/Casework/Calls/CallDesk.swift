public import Calls
import Sealing
public import Storage
public import WorkOrders
public import WorkingDays

/// 通话: what telephony systems tell, and what becomes of each call.
public struct CallDesk: Sendable {
    let database: any Database
    let seal: CallSeal
    /// The city's lists of 来电结果.
    let reasons: Reasons

    public init(database: any Database, seal: CitizenSeal, reasons: Reasons = .standard) {
        self.database = database
        self.seal = CallSeal(seal: seal.seal)
        self.reasons = reasons
    }

    /// A call as it stands after a report.
    public struct Taken: Hashable, Sendable {
        public var call: Call
        /// The agent that the call has just come to; nil where the report says nothing new of that.
        public var reached: String?
        /// Whether the report told anything new.
        public var isNews: Bool
    }

    /// Takes a report in: one transaction.
    ///
    /// Throws ``Calls/CallFault``; nothing is changed then. The same report again changes nothing, and reports may come in any order.
    public func take(_ report: CallReport, at now: Instant) async throws -> Taken {
        let told = try prepared(report, at: now)
        return try await database.write { connection in
            try connection.lockCalls()
            return try connection.take(told)
        }
    }

    /// A report with what is worked out before its transaction begins.
    func prepared(_ report: CallReport, at now: Instant) throws -> ToldCall {
        try report.call.check(at: now)
        if let code = report.call.disposition, reasons.calls[code] == nil { throw CallFault.noSuchDisposition(code) }
        return ToldCall(
            call: report.call,
            numbers: try seal.numbers(report),
            hashes: try seal.searchHashes(report)
        )
    }

    /// Notes what came of an attempt to call back; returns how the missed call stands then.
    public func note(
        _ result: CallbackResult,
        on id: String,
        by officer: String,
        at now: Instant
    ) async throws -> Callback {
        try await database.write { connection in
            try connection.lockCalls()
            guard let stored = try connection.call(id), stored.callback == .waiting,
                let hash = stored.numbers.partyHash
            else { throw CallRefusal.notWaiting }
            let attempt = CallbackAttempt(at: now, officer: officer, result: result)
            let count = try connection.callbackAttempts(id).count + 1
            try connection.insert(attempt, sequence: count, of: id)
            let callback = result.callback(after: count)
            // Whoever called several times is called back once.
            if callback != .waiting { try connection.setCallback(callback, from: [hash], until: now) }
            return callback
        }
    }

    /// Links a call to an earlier order that it was about, by the agent who had it; nothing where it has an order.
    public func link(_ id: String, toOrder number: String, by agent: String) async throws {
        try await database.write { connection in
            guard try connection.call(id)?.call.agent == agent else { return }
            try connection.linkCall(id, toOrder: number)
        }
    }

    /// Gives a call without an order its 来电结果, by the agent who had it.
    public func settle(_ id: String, as disposition: String, by agent: String) async throws {
        guard reasons.calls[disposition] != nil else { throw CallRefusal.noSuchDisposition }
        try await database.write { connection in
            try connection.lockCalls()
            guard var stored = try connection.call(id), stored.call.agent == agent else { throw CallRefusal.notYours }
            guard stored.call.answeredAt != nil else { throw CallRefusal.notAnswered }
            guard stored.call.isUnsettled else { throw CallRefusal.settled }
            stored.call.disposition = disposition
            try connection.save(stored)
        }
    }
}

/// A report of a call with its numbers sealed.
struct ToldCall: Sendable {
    var call: Call
    var numbers: SealedNumbers
    /// Of the citizen's number, by every key.
    var hashes: [String]
}

extension Connection {
    /// Completes what is known of a call by a report, and settles what waits for a call back.
    func take(_ told: ToldCall) throws -> CallDesk.Taken {
        let before = try call(told.call.id)
        var stored = StoredCall(
            try before?.call.completed(by: told.call) ?? told.call,
            numbers: before?.numbers.completed(by: told.numbers) ?? told.numbers,
            callback: before?.callback
        )
        let hashes = told.hashes.isEmpty ? [stored.numbers.partyHash].compactMap(\.self) : told.hashes
        stored.callback = try callback(of: stored, hashes)
        // Sealing anew gives other bytes each time: what was there stays, so an equal record is no news.
        guard stored != before else { return CallDesk.Taken(call: stored.call, isNews: false) }
        try save(stored)
        if stored.call.answeredAt != nil, before?.call.answeredAt == nil || before?.numbers.partyHash == nil {
            let callback: Callback = stored.call.direction == .outgoing ? .reached : .calledAgain
            try setCallback(callback, from: hashes, until: stored.call.beganAt)
        }
        let isHere = stored.call.endedAt == nil && stored.call.agent != before?.call.agent
        return CallDesk.Taken(call: stored.call, reached: isHere ? stored.call.agent : nil, isNews: true)
    }

    /// Whether a call is to be called back: it was missed, its number is known, and nobody has spoken to it since.
    private func callback(of stored: StoredCall, _ hashes: [String]) throws -> Callback? {
        guard stored.call.isMissed, stored.numbers.partyHash != nil else { return nil }
        if let callback = stored.callback { return callback }
        guard let later = try answeredCall(with: hashes, after: stored.call.beganAt) else { return .waiting }
        return later.call.direction == .outgoing ? .reached : .calledAgain
    }
}
