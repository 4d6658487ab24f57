import Storage
import Synchronization
import WorkOrders

extension WorkOrderDesk {
    /// Runs a write with the city's names, which are read once and kept, and tries again what another try may mend.
    ///
    /// A doubtful commit is looked into by `body` when it is run again.
    func writing<Result: Sendable>(
        retriesOutdated: Bool = false,
        _ body: @Sendable @escaping (any Connection, inout NameIndex, Attempt) throws -> Result
    ) async throws -> Result {
        var attempt = Attempt(retriesOutdated: retriesOutdated)
        while true {
            do {
                return try await once(attempt, body)
            } catch let error as StorageError {
                attempt = try attempt.next(after: error)
            }
        }
    }

    private func once<Result: Sendable>(
        _ attempt: Attempt,
        _ body: @Sendable @escaping (any Connection, inout NameIndex, Attempt) throws -> Result
    ) async throws -> Result {
        let known = attempt.readsNames ? nil : pools.names.withLock { $0 }
        let (result, names) = try await database.write { connection in
            var attempt = attempt
            attempt.readsNames = known == nil
            // Two that add a name at once would give it the same id: the second time they take turns.
            if attempt.addsNamesInTurn { try connection.lock("names") }
            var names = try known ?? NameIndex(connection)
            return (try body(connection, &names, attempt), names)
        }
        pools.names.withLock { $0 = names }
        return result
    }
}

/// Which try of a write this is, and what it does otherwise than the first.
struct Attempt: Sendable {
    /// Where each try loses to somebody else, that many have had their way before.
    private static let most = 40
    /// So often a commit in doubt is looked for while nobody can be reached; each waits as long as any call does.
    private static let looks = 5

    /// From 1.
    private(set) var number = 1
    /// The one before broke while committing: its event may be there.
    private(set) var isDoubtful = false
    /// The one before lost to another change of the order: now each waits for the other.
    private(set) var takesTurns = false
    private(set) var addsNamesInTurn = false
    /// The kept names may be old, or there are none yet.
    var readsNames = false
    private var doubt: StorageError?
    private var looks = 0
    private let retriesOutdated: Bool

    init(retriesOutdated: Bool) { self.retriesOutdated = retriesOutdated }

    /// The try after one that failed; throws the error where another would fail likewise.
    func next(after error: StorageError) throws(StorageError) -> Attempt {
        var next = self
        next.number += 1
        guard next.number <= Self.most else { throw doubt ?? error }
        switch error {
        case .uncertain:
            next.isDoubtful = true
            next.doubt = error
        case .outdated:
            guard retriesOutdated else { throw error }
            next.takesTurns = true
        // Another process added a name meanwhile, or the unit list was imported anew.
        case .duplicate, .refused, .notFound:
            guard !addsNamesInTurn || error == .duplicate else { throw error }
            next.readsNames = true
            next.addsNamesInTurn = true
        case .busy, .unavailable:
            // What could not be looked into stays uncertain, but not after one look.
            guard doubt != nil, looks < Self.looks else { throw doubt ?? error }
            next.looks += 1
        case .unexpectedValue, .forbidden, .closed, .failed: throw doubt ?? error
        }
        return next
    }

    /// Every unit that an event names is in the list, which is read again before one is said to be missing.
    func requireUnits(of event: Event, in names: NameIndex) throws {
        guard let unknown = event.units.first(where: { names.unit($0) == nil }) else { return }
        guard readsNames else { throw StorageError.notFound }
        throw DeskError.refused(.noSuchUnit(unknown))
    }
}

extension Event {
    /// The units that its rows refer to.
    fileprivate var units: [String] {
        changes.compactMap { change in
            switch change {
            case .dispatch(let dispatch): dispatch.unit
            case .visit(let visit): visit.unit
            case .sendBack(let sendBack): sendBack.redirectedTo
            case .order, .state, .deadlineExtension, .attempt, .reply, .contact, .supervision, .suspension,
                .escalation, .instruction, .inspection, .promise, .objection, .alert, .relay, .harassment, .incident,
                .voidRequest, .upward:
                nil
            }
        }
    }
}
