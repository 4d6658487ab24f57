import Storage
import WorkOrders
import WorkingDays

/// The steps of an action inside its transaction.
extension Connection {
    /// No event may be added to a day whose head has been taken; one step in a primary key.
    func requireOpen(_ day: CivilDay) throws {
        if let head = try lastEventHead(), head.day >= day { throw DeskError.dayClosed }
    }

    /// The file as it is; throws `outdated` where the officer saw an older one.
    func openFile(_ number: String, revision: Int?) throws -> StoredCaseFile {
        let stored: StoredCaseFile
        do {
            stored = try caseFile(number)
        } catch StorageError.notFound {
            throw DeskError.unknownOrder(number)
        }
        if let revision, revision != stored.file.order.revision { throw StorageError.outdated }
        // An order that says it has events must have its last one.
        if stored.file.order.revision > 0, stored.lastMac == nil { throw DeskError.brokenChain(number) }
        return stored
    }

    /// No event may stand behind the one that the order calls its last; asked when an insert failed.
    func requireEnd(of stored: StoredCaseFile) throws {
        let ends = try ends(ofOrder: stored.id)
        if ends.lastEvent > ends.revision { throw DeskError.brokenChain(stored.file.order.number) }
    }

    /// Throws `outdated` where somebody has changed the order since it was read: then what was read may be of two
    /// states, and no refusal should be told of it.
    func requireUnchanged(_ stored: StoredCaseFile) throws {
        guard try ends(ofOrder: stored.id).revision == stored.file.order.revision else { throw StorageError.outdated }
    }

    /// Nobody has the number; asked when an insert failed.
    func requireFree(_ number: String, for id: Int) throws {
        guard let there = try orderKeys([number])[number] else { return }
        // Its own row may be there, from a commit that was in doubt a moment ago.
        if there.id == id { throw StorageError.duplicate }
        throw DeskError.numberTaken(number)
    }

    /// Writes the first event of an order that came by import: from here on its events tell everything.
    func adopt(_ stored: inout StoredCaseFile, at: Instant, _ text: EventText, _ context: inout EventContext) throws {
        let event = stored.file.adopted(at: at)
        let next = try text.stored(event, order: stored.file.order.number, after: nil)
        var file = stored.file
        file.apply(event)
        try save(event, next, from: stored, to: file, &context)
        stored.file = file
        stored.lastMac = next.mac
    }

    /// The action with what it needs to know of another order, read here and not believed from outside.
    func resolved(_ action: Action, of stored: StoredCaseFile) throws -> Action {
        let file = stored.file
        return switch action {
        case .merge(let leader): .merge(try self.leader(leader.number))
        case .joinIncident(let leader): .joinIncident(try self.leader(leader.number))
        case .inheritResult: try inheritance(of: file) ?? action
        case .undo: .undo(Undone(last: try events(ofOrder: stored.id).map { try EventText.event($0.content) }))
        default: action
        }
    }

    /// One merges at a time: two orders must not become each other's leader.
    private func leader(_ number: String) throws -> Leader {
        try lock("merge")
        do {
            return Leader(try caseFile(number).file)
        } catch StorageError.notFound {
            throw DeskError.unknownOrder(number)
        }
    }

    /// How the leader stands now; nil for an order that follows none.
    private func inheritance(of file: CaseFile) throws -> Action? {
        guard let number = file.order.leader else { return nil }
        let leader = try workOrder(number).order
        guard let completedAt = leader.completedAt, leader.status == .completed || leader.status == .closed else {
            throw DeskError.refused(.nothingOpen(.inheritResult))
        }
        return .inheritResult(completedAt: completedAt, isClosed: leader.status == .closed)
    }
}

extension Rules {
    func context(
        names: NameIndex,
        dispatchIds: [Int],
        caller: @escaping (FollowUpContact) throws -> SealedIdentity = { _ in SealedIdentity() }
    ) -> EventContext {
        EventContext(names: names, dispatchIds: dispatchIds, caller: caller, terms: terms) {
            calendar.nextWarning(of: $0)
        }
    }
}
