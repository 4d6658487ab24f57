import Sealing
import Storage
import Synchronization
public import WorkOrders
public import WorkingDays

extension WorkOrderDesk {
    /// Does one thing with an order; `revision` is the state that the officer saw, nil for whatever is newest.
    ///
    /// `caller` is who a follow-up contact came from. Throws ``DeskError``, or ``StorageError`` where the database
    /// can't be reached; nothing is changed then.
    public func carryOut(
        _ action: Action,
        on number: String,
        revision: Int? = nil,
        caller: Citizen = Citizen(),
        by officer: Officer,
        at: Instant
    ) async throws -> CaseFile {
        let step = OrderStep(
            action: action,
            number: number,
            revision: revision,
            officer: officer,
            at: at,
            caller: caller,
            dispatchIds: try await pools.dispatches.take(action.dispatchesAtMost, from: database),
            rules: rules,
            seal: seal
        )
        // What was last sent to be committed; a broken connection leaves open whether it was.
        let sent = Mutex<OrderStep.Done?>(nil)
        do {
            return try await writing(retriesOutdated: revision == nil) { connection, names, attempt in
                if attempt.isDoubtful, let done = sent.withLock({ $0 }), try done.isStored(connection) {
                    return done.file
                }
                let done = try step.carryOut(on: connection, &names, attempt)
                sent.withLock { $0 = done }
                return done.file
            }
        } catch StorageError.outdated {
            throw DeskError.outdated(try await file(number))
        } catch let error as DeskError {
            pools.dispatches.giveBack(step.dispatchIds)
            throw error
        }
    }
}

/// One action on its way into the database; a value, as its transaction may have to be run more than once.
struct OrderStep: Sendable {
    let action: Action
    let number: String
    let revision: Int?
    let officer: Officer
    let at: Instant
    let caller: Citizen
    let dispatchIds: [Int]
    let rules: Rules
    let seal: CitizenSeal

    /// An action that was decided, and by what it is found again.
    struct Done: Sendable {
        let id: Int
        let sequence: Int
        let mac: String
        let file: CaseFile

        /// Waits for a transaction that is committing behind a broken connection, then looks.
        func isStored(_ connection: any Connection) throws -> Bool {
            try connection.awaitChange(ofOrder: id)
            return try connection.hasEvent(ofOrder: id, sequence: sequence, mac: mac)
        }
    }

    func carryOut(on connection: any Connection, _ names: inout NameIndex, _ attempt: Attempt) throws -> Done {
        try connection.requireOpen(at.day)
        if attempt.takesTurns { try connection.lock("work_order \(number)") }
        var stored = try connection.openFile(number, revision: revision)
        let text = EventText(seal: seal.seal)
        var context = rules.context(names: names, dispatchIds: dispatchIds, caller: sealedCaller)
        if stored.lastMac == nil { try connection.adopt(&stored, at: at, text, &context) }
        let action = try connection.resolved(self.action, of: stored)
        let before = stored
        let event = try decided(action, on: &stored, connection)
        try attempt.requireUnits(of: event, in: context.names)
        if attempt.number > 1 { try connection.requireEnd(of: before) }
        let next = try text.stored(event, order: number, after: before.lastMac)
        try connection.save(event, next, from: before, to: stored.file, &context)
        try connection.flush()
        names = context.names
        return Done(id: stored.id, sequence: next.sequence, mac: next.mac, file: stored.file)
    }

    /// The caller sealed to the row of his contact, whose time is settled inside the transaction.
    private func sealedCaller(of contact: FollowUpContact) throws -> SealedIdentity {
        var contact = contact
        contact.citizen = caller
        return try seal.identity(of: contact)
    }

    private func decided(
        _ action: Action,
        on stored: inout StoredCaseFile,
        _ connection: any Connection
    ) throws -> Event {
        do throws(Refusal) {
            return try stored.file.carryOut(action, by: officer, at: at, under: rules)
        } catch {
            try connection.requireUnchanged(stored)
            throw DeskError.refused(error)
        }
    }
}

extension Action {
    /// How many dispatches an action adds at most; ids are taken before the transaction.
    var dispatchesAtMost: Int {
        switch self {
        case .dispatch(let assignments, _), .passOn(_, let assignments): assignments.count
        case .ruleOnSendBack(_, let decision): decision.assignments.count
        case .addUnit, .reopenChild: 1
        case .reopen(let units, _): units.count
        // 再次反映 on an order that is done opens a round for its lead.
        case .contact(let kind, _, _): kind == .repeated ? 1 : 0
        case .answerDirectly, .transfer, .decline, .markInvalid, .requestSupplement, .supplement, .amend, .requestVoid,
            .ruleOnVoid, .markHarassment, .confirmHarassment, .recall, .changeLead, .suspend, .resume, .ruleOnExtension,
            .merge, .unmerge, .split, .declareIncident, .joinIncident, .inheritResult, .acknowledge, .requestSendBack,
            .recordAttempt, .requestExtension, .reply, .sign, .askCitizen, .object, .review, .relayAnswer, .visit,
            .close, .settlePromise, .ruleOnObjection, .escalate, .acknowledgeEscalation, .supervise, .answerSupervision,
            .closeSupervision, .instruct, .reportOnInstruction, .inspect, .raiseAlert, .confirmAlert, .passAlertOn,
            .reportOnAlert, .answerUpward, .openIdentity, .warn, .recomputeDeadlines, .undo:
            0
        }
    }
}
