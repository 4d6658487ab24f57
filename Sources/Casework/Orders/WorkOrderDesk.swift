public import Storage
import Synchronization
public import WorkOrders
public import WorkingDays

/// Where orders are registered and acted on: one transaction for each action, its event in the same.
///
/// Acknowledged means durable: when a call returns, its event is on disk.
public struct WorkOrderDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal
    let rules: Rules
    private let pools: Pools

    /// What desks of one process share.
    private final class Pools: Sendable {
        let orders = IdPool(.workOrder)
        let dispatches = IdPool(.dispatch)
        let names = Mutex<NameIndex?>(nil)
    }

    public init(database: any Database, seal: CitizenSeal, rules: Rules) {
        self.database = database
        self.seal = seal
        self.rules = rules
        pools = Pools()
    }
}

extension WorkOrderDesk {
    /// 受理登记: gives the order a number (day and id) unless it has one, and stores it with its first event.
    public func register(_ draft: WorkOrder, by officer: Officer, at: Instant) async throws -> CaseFile {
        let ids = try await pools.orders.take(1, from: database)
        guard let id = ids.first else { throw StorageError.notFound }
        var order = draft
        if order.number.isEmpty { order.number = Self.number(day: at.day, id: id) }
        let made: (file: CaseFile, event: Event)
        do throws(Refusal) {
            made = try CaseFile.register(order, by: officer, at: at, under: rules)
        } catch {
            pools.orders.giveBack(ids)
            throw DeskError.refused(error)
        }
        // Sealing and writing the text happen before the write is queued.
        var file = made.file
        let identity = try seal.identity(file.order.citizen, order: order.number)
        let text = try EventText(seal: seal.seal).stored(made.event, order: order.number, after: nil)
        file.order.citizen = Citizen()
        let new = StoredCaseFile(id: id, file: file, identity: identity)
        try await writing { [rules] connection, names in
            try connection.requireOpen(at.day)
            var context = rules.context(names: names, dispatchIds: [])
            try connection.insert(new, made.event, text, &context)
            return context.names
        }
        return file
    }

    /// `YYYYMMDD` and the id: no counter, no gap to wait for; the day tells people when.
    private static func number(day: CivilDay, id: Int) -> String {
        let digits = String(id)
        let day = day.description.filter { $0 != "-" }
        return day + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    /// Does one thing with an order; `revision` is the state that the officer saw, nil for whatever is newest.
    ///
    /// `caller` is who a follow-up contact came from. Throws ``DeskError``; nothing is changed then.
    public func carryOut(
        _ action: Action,
        on number: String,
        revision: Int? = nil,
        caller: Citizen = Citizen(),
        by officer: Officer,
        at: Instant
    ) async throws -> CaseFile {
        let dispatchIds = try await pools.dispatches.take(action.dispatchesAtMost, from: database)
        let (rules, text) = (rules, EventText(seal: seal.seal))
        let sealed = { @Sendable [seal] (contact: FollowUpContact) throws -> SealedIdentity in
            var contact = contact
            contact.citizen = caller
            return try seal.identity(of: contact)
        }
        let result = Mutex<CaseFile?>(nil)
        do {
            try await writing { connection, names in
                try connection.requireOpen(at.day)
                var stored = try connection.openFile(number, revision: revision)
                var context = rules.context(names: names, dispatchIds: dispatchIds, caller: sealed)
                if stored.lastMac == nil { try connection.adopt(&stored, at: at, text, &context) }
                let action = try connection.resolved(action)
                let before = stored
                let event = try stored.file.decided(action, by: officer, at: at, under: rules)
                let next = try text.stored(event, order: number, after: before.lastMac)
                try connection.save(event, next, from: before, to: stored.file, &context)
                try connection.flush()
                let after = stored.file
                result.withLock { $0 = after }
                return context.names
            }
        } catch StorageError.outdated {
            throw DeskError.outdated(try await file(number))
        } catch StorageError.notFound {
            throw DeskError.unknownOrder(number)
        }
        guard let file = result.withLock({ $0 }) else { throw StorageError.notFound }
        return file
    }

    /// The file of an order without the citizen's identity.
    public func file(_ number: String) async throws -> CaseFile {
        do {
            return try await database.read { try $0.caseFile(number).file }
        } catch StorageError.notFound {
            throw DeskError.unknownOrder(number)
        }
    }

    /// Runs a write with the city's names, which are read once and kept; read anew where they turn out to be old.
    private func writing(
        _ body: @Sendable @escaping (any Connection, NameIndex) throws -> NameIndex
    ) async throws {
        for attempt in 1... {
            let known = pools.names.withLock { $0 }
            do {
                let names = try await database.write { try body($0, try known ?? NameIndex($0)) }
                return pools.names.withLock { $0 = names }
            } catch let error as StorageError where known != nil && attempt == 1 && error.mayComeFromOldNames {
                pools.names.withLock { $0 = nil }
            }
        }
    }
}

extension StorageError {
    /// Another process added a name meanwhile, or the unit list was imported anew.
    fileprivate var mayComeFromOldNames: Bool {
        switch self {
        case .duplicate, .refused, .notFound: true
        case .outdated, .unexpectedValue, .busy, .unavailable, .uncertain, .forbidden, .closed, .failed: false
        }
    }
}

extension Action {
    /// How many dispatches an action adds at most; ids are taken before the transaction.
    fileprivate var dispatchesAtMost: Int {
        switch self {
        case .dispatch(let assignments, _), .passOn(_, let assignments): assignments.count
        case .ruleOnSendBack(_, let decision): decision.assignments.count
        case .addUnit, .reopenChild: 1
        case .reopen(let units, _): units.count
        // 再次反映 on an order that is done opens a round for its lead.
        case .contact(.repeated, _, _): 1
        default: 0
        }
    }
}

extension CaseFile {
    fileprivate mutating func decided(
        _ action: Action,
        by officer: Officer,
        at: Instant,
        under rules: Rules
    ) throws -> Event {
        do throws(Refusal) {
            return try carryOut(action, by: officer, at: at, under: rules)
        } catch {
            throw DeskError.refused(error)
        }
    }
}
