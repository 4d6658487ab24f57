public import WorkOrders
public import WorkingDays

/// What storing an event needs beside the event: whatever isn't the file's to know.
public struct EventContext {
    /// The names of the city; new ones are added to it.
    public var names: NameIndex
    /// Ids for dispatches that the event adds, enough of them.
    public var dispatchIds: [Int]
    /// The sealed caller of a follow-up contact that the event adds; sealed to the row that it gets.
    public var caller: (FollowUpContact) throws -> SealedIdentity
    public var terms: Terms
    /// When a dispatch is to be warned about next; nil where no warning is left.
    public var nextWarning: (Dispatch) -> Instant?

    public init(
        names: NameIndex,
        dispatchIds: [Int],
        caller: @escaping (FollowUpContact) throws -> SealedIdentity = { _ in SealedIdentity() },
        terms: Terms,
        nextWarning: @escaping (Dispatch) -> Instant?
    ) {
        self.names = names
        self.dispatchIds = dispatchIds
        self.caller = caller
        self.terms = terms
        self.nextWarning = nextWarning
    }
}

extension Connection {
    /// Stores the order of a new file with its first event.
    public func insert(
        _ stored: StoredCaseFile,
        _ event: Event,
        _ text: StoredEvent,
        _ context: inout EventContext
    ) throws {
        let order = StoredWorkOrder(id: stored.id, order: stored.file.order, identity: stored.identity)
        let presence = Presence(stored.file).rawValue
        try enqueue(try insertion(of: order, names: &context.names, presence: presence))
        try insertTags(of: order, names: &context.names)
        var saving = Saving(connection: self, old: stored, new: stored.file, context: context)
        for change in event.changes { try saving.save(change) }
        context = saving.context
        try awaitIndexing(order: stored.id, event: event.sequence)
        try append(text, order: stored.id)
        let notices = CaseFile(order: stored.file.order).notices(of: event)
        try insert(notices, of: event, due: context.terms.undoEnd(of: event), order: stored.id)
    }

    /// Stores what an event changed, and the event; throws `outdated` where the order has changed since it was read.
    ///
    /// `old` is the file that the event was decided on, `new` the file after it.
    public func save(
        _ event: Event,
        _ text: StoredEvent,
        from old: StoredCaseFile,
        to new: CaseFile,
        _ context: inout EventContext
    ) throws {
        try save(changes: event.changes, from: old, to: new, &context)
        try append(text, order: old.id)
        var notices = old.file.notices(of: event)
        if event.action == .undo { notices = try withhold(notices, since: event.sequence - 1, order: old.id) }
        try insert(notices, of: event, due: context.terms.undoEnd(of: event), order: old.id)
    }

    /// Writes changes into the tables, on the condition that the order is still in the state of `old`.
    func save(
        changes: [Change],
        from old: StoredCaseFile,
        to new: CaseFile,
        _ context: inout EventContext
    ) throws {
        try enqueue(state(of: new, id: old.id, before: old.file.order.revision)) { changed in
            if changed == 0 { throw StorageError.outdated }
        }
        var saving = Saving(connection: self, old: old, new: new, context: context)
        for change in changes { try saving.save(change) }
        context = saving.context
        if changes.contains(where: \.tellsText) {
            try awaitIndexing(order: old.id, event: new.order.revision)
        }
    }

    /// What may change with every event, in one UPDATE by primary key.
    private func state(of file: CaseFile, id: Int, before revision: Int) -> Statement {
        let order = file.order
        let leader: Statement =
            order.leader.map { number -> Statement in "(SELECT id FROM work_order WHERE number = \(number))" } ?? "NULL"
        return """
            UPDATE work_order SET status = \(order.status.rawValue), ending = \(order.ending.rawValue),
                completed_at = \(order.completedAt), closed_at = \(order.closedAt), round = \(order.round),
                leader_id = \(leader), presence = \(Presence(file).rawValue), revision = \(order.revision)
            WHERE id = \(id) AND revision = \(revision)
            """
    }
}

/// One event on its way into the tables.
private struct Saving {
    let connection: any Connection
    var old: StoredCaseFile
    let new: CaseFile
    var context: EventContext

    mutating func save(_ change: Change) throws {
        switch change {
        // A new order's row holds it already; the row of an order that is only adopted is what it was.
        case .order(let order): if old.lastMac != nil { try connection.amend(order, id: old.id, &context.names) }
        case .state: break
        case .dispatch(let dispatch): try save(dispatch)
        case .sendBack(let sendBack): try save(sendBack)
        case .deadlineExtension(let extended):
            try connection.save(extended, dispatch: try dispatchId(extended.dispatch))
        case .attempt(let attempt):
            _ = try connection.insertIfAbsent(attempt, dispatch: try dispatchId(attempt.dispatch))
        case .reply(let reply): try connection.save(reply, dispatch: try dispatchId(reply.dispatch))
        case .visit(let visit): try save(visit)
        case .contact(let contact):
            _ = try connection.insertIfAbsent(
                contact,
                order: old.id,
                identity: try context.caller(contact),
                names: &context.names
            )
        case .supervision(let supervision): try connection.save(supervision, order: old.id)
        case .suspension(let suspension):
            try saveMatter(change)
            // Nobody is warned while the clock stands still; the dispatch's own change at its end sets it again.
            guard suspension.resumedAt == nil, let id = suspension.dispatch.flatMap({ old.dispatchIds[$0] }) else {
                return
            }
            try connection.enqueue("UPDATE dispatch SET warns_at = NULL WHERE id = \(id)")
        case .escalation, .instruction, .inspection, .promise, .objection, .alert, .relay, .harassment,
            .incident, .voidRequest, .upward:
            try saveMatter(change)
        }
    }

    private func saveMatter(_ change: Change) throws {
        guard let row = try MatterRow(change, in: new.matters, terms: context.terms) else { return }
        try connection.save(row, order: old.id)
    }

    private mutating func save(_ dispatch: Dispatch) throws {
        let warnsAt = context.nextWarning(dispatch)
        if let id = old.dispatchIds[dispatch.number] {
            return try connection.enqueue(connection.change(of: dispatch, id: id, warnsAt: warnsAt))
        }
        guard let id = context.dispatchIds.first else { throw StorageError.notFound }
        let unit = try unitId(dispatch.unit)
        context.dispatchIds.removeFirst()
        old.dispatchIds[dispatch.number] = id
        try connection.enqueue(
            connection.insertion(
                of: dispatch,
                id: id,
                order: OrderKey(StoredWorkOrder(id: old.id, order: new.order, identity: SealedIdentity())),
                unit: unit,
                parent: try dispatch.parent.map(dispatchId),
                warnsAt: warnsAt
            )
        )
    }

    private func save(_ sendBack: SendBack) throws {
        let unit = try sendBack.redirectedTo.map(unitId)
        try connection.save(sendBack, dispatch: try dispatchId(sendBack.dispatch), redirectedTo: unit)
    }

    private func save(_ visit: ReturnVisit) throws {
        let unit = try visit.unit.map(unitId)
        let isNew = !old.file.visits.contains { $0.hasKey(of: visit) }
        guard isNew else { return try connection.change(visit, order: old.id, unit: unit) }
        let key = OrderKey(StoredWorkOrder(id: old.id, order: new.order, identity: SealedIdentity()))
        try connection.enqueue(connection.insertion(of: visit, order: key, unit: unit))
    }

    /// A unit that isn't in the list must not be stored as none.
    private func unitId(_ name: String) throws -> Int {
        guard let id = context.names.unit(name) else { throw StorageError.notFound }
        return id
    }

    private func dispatchId(_ number: String) throws -> Int {
        guard let id = old.dispatchIds[number] else { throw StorageError.notFound }
        return id
    }
}

extension Change {
    /// Whether it may change what the order says to a search.
    fileprivate var tellsText: Bool {
        switch self {
        case .order, .reply, .contact: true
        case .state, .dispatch, .sendBack, .deadlineExtension, .attempt, .visit, .supervision, .suspension,
            .escalation, .instruction, .inspection, .promise, .objection, .alert, .relay, .harassment, .incident,
            .voidRequest, .upward:
            false
        }
    }
}

extension ReturnVisit {
    fileprivate func hasKey(of other: ReturnVisit) -> Bool {
        unit == other.unit && aspect == other.aspect && sequence == other.sequence && visitedAt == other.visitedAt
    }
}
