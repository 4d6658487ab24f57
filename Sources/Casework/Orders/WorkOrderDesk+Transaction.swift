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
        let stored = try caseFile(number)
        if let revision, revision != stored.file.order.revision { throw StorageError.outdated }
        // An order that says it has events must have its last one.
        if stored.file.order.revision > 0, stored.lastMac == nil { throw DeskError.brokenChain(number) }
        return stored
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
    func resolved(_ action: Action) throws -> Action {
        switch action {
        case .merge(let leader): .merge(try self.leader(leader.number))
        case .joinIncident(let leader): .joinIncident(try self.leader(leader.number))
        default: action
        }
    }

    private func leader(_ number: String) throws -> Leader {
        do {
            return Leader(try caseFile(number).file)
        } catch StorageError.notFound {
            throw DeskError.unknownOrder(number)
        }
    }
}

extension Rules {
    func context(
        names: NameIndex,
        dispatchIds: [Int],
        caller: @escaping (FollowUpContact) throws -> SealedIdentity = { _ in SealedIdentity() }
    ) -> EventContext {
        EventContext(names: names, dispatchIds: dispatchIds, caller: caller, terms: terms) { nextWarning(of: $0) }
    }

    /// When an open dispatch is to be warned about next; nil once the red warning was given.
    func nextWarning(of dispatch: Dispatch) -> Instant? {
        guard dispatch.isOpen else { return nil }
        switch dispatch.warning {
        case 0: return min(yellowWarning(of: dispatch), calendar.redWarning(deadline: dispatch.deadline))
        case 1: return calendar.redWarning(deadline: dispatch.deadline)
        default: return nil
        }
    }
}
