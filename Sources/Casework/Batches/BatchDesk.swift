public import Storage
public import WorkOrders
public import WorkingDays

/// 批量办理: the same thing with several orders, looked at before it is done, each order in a transaction of its own.
///
/// The orders are frozen with the state they were looked at in: sent twice, or gone on with by somebody else, each is
/// acted on at most once. What is said with the action is not kept.
public struct BatchDesk: Sendable {
    /// So many orders a batch holds at most.
    public static let most = 1_000
    /// How long a batch may be looked at again: seconds.
    public static let keptSeconds = 7 * 86_400
    /// So many files are read in one go, so that no reader is held long.
    private static let filesAtOnce = 50

    let database: any Database
    let desk: WorkOrderDesk

    /// `desk` acts by the city's rules.
    public init(database: any Database, desk: WorkOrderDesk) {
        self.database = database
        self.desk = desk
    }

    /// Freezes orders as they are now, with which of them the rule would let be acted on; its number.
    ///
    /// Throws ``BatchRefusal``, or `StorageError` where the database can't be reached, as all of these do.
    public func prepare(
        _ act: BatchAct,
        on numbers: [String],
        from list: String,
        by officer: Officer,
        at now: Instant
    ) async throws -> Int {
        guard desk.rules.permissions.allows(officer.role, act.action) else { throw BatchRefusal.notPermitted(act) }
        var seen: Set<String> = []
        let numbers = numbers.filter { seen.insert($0).inserted }
        guard !numbers.isEmpty else { throw BatchRefusal.nothingChosen }
        guard numbers.count <= Self.most else { throw BatchRefusal.tooMany }
        var batch = StoredBatch(officer: officer.id, act: act.rawValue, list: list, madeAt: now)
        for begin in stride(from: 0, to: numbers.count, by: Self.filesAtOnce) {
            let some = Array(numbers[begin..<min(begin + Self.filesAtOnce, numbers.count)])
            batch.items += try await items(act, some, officer, now)
        }
        return try await database.write { [batch] connection in
            try connection.removeBatches(of: officer.id, madeBefore: now.advanced(bySeconds: -Self.keptSeconds))
            return try connection.insert(batch)
        }
    }

    private func items(
        _ act: BatchAct,
        _ numbers: [String],
        _ officer: Officer,
        _ now: Instant
    ) async throws -> [StoredBatch.Item] {
        let rules = desk.rules
        return try await database.read { connection in
            try numbers.map { number in
                guard let file = try connection.fileIfAny(number) else {
                    let problem = DeskError.unknownOrder(number).sentence
                    return StoredBatch.Item(number: number, revision: 0, state: .barred, problem: problem)
                }
                let obstacle = file.obstacle(to: act.action, for: officer, at: now, under: rules)
                return StoredBatch.Item(
                    number: number,
                    revision: file.order.revision,
                    state: obstacle == nil ? .waiting : .barred,
                    problem: obstacle?.sentence
                )
            }
        }
    }

    /// A batch of an officer's own.
    public func batch(_ id: Int, of officer: Officer) async throws -> StoredBatch {
        guard let batch = try await database.read({ try $0.batch(id, of: officer.id) }),
            BatchAct(rawValue: batch.act) != nil
        else { throw BatchRefusal.unknown }
        return batch
    }

    /// Does with each order that waits what `action` makes of it, and writes down what became of it.
    public func carryOut(
        _ id: Int,
        by officer: Officer,
        at now: @Sendable @escaping () -> Instant,
        _ action: @Sendable (CaseFile) throws -> Action
    ) async throws -> StoredBatch {
        let batch = try await batch(id, of: officer)
        let waiting = batch.items.enumerated().filter { $0.element.state == .waiting }
        // In parts, so that what was done before a fault is written down.
        for begin in stride(from: 0, to: waiting.count, by: Self.filesAtOnce) {
            let some = waiting[begin..<min(begin + Self.filesAtOnce, waiting.count)]
            var steps: [WorkOrderDesk.Step] = []
            for (_, item) in some {
                let made = try action(try await desk.file(item.number))
                steps.append(WorkOrderDesk.Step(made, on: item.number, revision: item.revision))
            }
            let outcomes = try await desk.carryOutEach(steps, by: officer, at: now)
            var became: [(sequence: Int, item: StoredBatch.Item)] = []
            for (one, outcome) in zip(some, outcomes) {
                became.append((one.offset + 1, try await settled(one.element, outcome, batch, officer)))
            }
            try await database.write { [became] in try $0.put(became, ofBatch: id, at: now()) }
        }
        return try await self.batch(id, of: officer)
    }

    /// What became of an order; one that this batch has acted on already is done.
    private func settled(
        _ item: StoredBatch.Item,
        _ outcome: WorkOrderDesk.Outcome,
        _ batch: StoredBatch,
        _ officer: Officer
    ) async throws -> StoredBatch.Item {
        var item = item
        item.state = .done
        guard let error = outcome.error else { return item }
        if case .outdated = error, let act = BatchAct(rawValue: batch.act) {
            let next = try await desk.events(item.number).first { $0.sequence == item.revision + 1 }
            if let next, next.action == act.action, next.by.id == officer.id, next.at >= batch.madeAt { return item }
        }
        (item.state, item.problem) = (.refused, error.sentence)
        return item
    }

    /// Takes back what was done, as far as nobody has gone on with it and the time for it isn't over.
    public func undo(
        _ id: Int,
        by officer: Officer,
        at now: @Sendable @escaping () -> Instant
    ) async throws -> StoredBatch {
        let batch = try await batch(id, of: officer)
        let done = batch.items.enumerated().filter { $0.element.state == .done }
        let steps = done.map { WorkOrderDesk.Step(.undo(nil), on: $0.element.number) }
        let outcomes = try await desk.carryOutEach(steps, by: officer, at: now)
        let settled = zip(done, outcomes).map { one, outcome in
            var item = one.element
            item.state = outcome.error == nil ? .undone : .done
            item.problem = outcome.error?.sentence
            return (sequence: one.offset + 1, item: item)
        }
        try await database.write { try $0.put(settled, ofBatch: id, at: now()) }
        return try await self.batch(id, of: officer)
    }
}

extension Connection {
    fileprivate func fileIfAny(_ number: String) throws -> CaseFile? {
        do {
            return try caseFile(number).file
        } catch StorageError.notFound {
            return nil
        }
    }
}
