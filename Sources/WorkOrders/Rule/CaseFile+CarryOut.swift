public import WorkingDays

extension CaseFile {
    /// Does one thing with the order, or refuses it and changes nothing.
    ///
    /// `at` is when, `rules` the city's. The event it returns is what is stored: applying it to this file gives the
    /// file as it is afterwards. Every action has a file of its own in `Actions`.
    public mutating func carryOut(
        _ action: Action,
        by officer: Officer,
        at: Instant,
        under rules: Rules
    ) throws(Refusal) -> Event {
        var proceeding = Proceeding(action.name, on: Proceeding.Ground(self, by: officer, at: at, under: rules))
        try proceeding.admit()
        try proceeding.perform(action)
        proceeding.settle()
        let event = proceeding.event
        apply(event)
        return event
    }
}

extension Proceeding {
    /// What holds for every action: a clock that runs forward, a role that may do it.
    func admit() throws(Refusal) {
        let last = file.lastEventAt ?? order.receivedAt
        guard at >= last else { throw .clockBehind(last) }
        guard rules.permissions.allows(officer.role, action) else {
            throw .notPermitted(action, role: officer.role, allowed: rules.permissions.roles(for: action))
        }
    }

    /// Names one function for each action; the compiler sees to it that none is left out.
    mutating func perform(_ action: Action) throws(Refusal) {
        switch action {
        case .answerDirectly(let answer): try answerDirectly(answer)
        case .transfer(let transfer): try self.transfer(transfer)
        case .decline(let ground): try decline(ground)
        case .markInvalid(let reason): try markInvalid(reason)
        case .requestSupplement(let question): try requestSupplement(question)
        case .supplement(let text): try supplement(text)
        case .amend(let amendment): try amend(amendment)
        case .requestVoid(let ground): try requestVoid(ground)
        case .ruleOnVoid(let isGranted, let opinion): try ruleOnVoid(isGranted, opinion)
        case .markHarassment(let calls): try markHarassment(calls)
        case .confirmHarassment(let isConfirmed): try confirmHarassment(isConfirmed)
        case .dispatch(let assignments, let handover): try dispatch(assignments, handover)
        case .recall(let number, let reason): try recall(dispatch(number), reason)
        case .addUnit(let assignment, let handover): try addUnit(assignment, handover)
        case .changeLead(let number, let reason): try changeLead(dispatch(number), reason)
        case .suspend(let number, let ground, let document, let until):
            try suspend(dispatch(number), ground, document, until)
        case .resume(let number): try resume(dispatch(number))
        case .ruleOnSendBack(let number, let decision): try ruleOnSendBack(dispatch(number), decision)
        case .ruleOnExtension(let number, let isGranted, let opinion):
            try ruleOnExtension(dispatch(number), isGranted, opinion)
        case .merge(let leader): try merge(leader)
        case .unmerge(let reason): try unmerge(reason)
        case .split(let number): try split(number)
        case .declareIncident(let statement): try declareIncident(statement)
        case .joinIncident(let leader): try joinIncident(leader)
        case .inheritResult(let completedAt, let isClosed): try inheritResult(completedAt, isClosed)
        case .acknowledge(let number): try acknowledge(dispatch(number))
        case .requestSendBack(let number, let reason, let basis): try requestSendBack(dispatch(number), reason, basis)
        case .recordAttempt(let number, let isReached, let note): try recordAttempt(dispatch(number), isReached, note)
        case .requestExtension(let number, let until, let reason, let isTold):
            try requestExtension(dispatch(number), until, reason, isTold)
        case .passOn(let number, let assignments): try passOn(dispatch(number), assignments)
        case .reopenChild(let number, let reason): try reopenChild(dispatch(number), reason)
        case .reply(let number, let draft): try reply(dispatch(number), draft)
        case .sign(let number, let isSigned, let opinion): try sign(dispatch(number), isSigned, opinion)
        case .askCitizen(let number, let question): try askCitizen(dispatch(number), question)
        case .object(let unit, let reason, let evidence): try object(unit, reason, evidence)
        case .review(let number, let verdict, let opinion): try review(dispatch(number), verdict, opinion)
        case .relayAnswer(let sequence, let answer): try relayAnswer(sequence, answer)
        case .visit(let record): try visit(record)
        case .reopen(let units, let reason): try reopen(units, reason)
        case .close(let reason): try close(reason)
        case .settlePromise(let number, let isKept, let day, let note): try settlePromise(number, isKept, day, note)
        case .ruleOnObjection(let sequence, let isUpheld, let opinion):
            try ruleOnObjection(sequence, isUpheld, opinion)
        case .answerUpward(let text, let receipt, let isFinal): try answerUpward(text, receipt, isFinal)
        case .contact(let kind, let channel, let content): try contact(kind, channel, content)
        case .escalate(let unit, let reason): try escalate(unit, reason)
        case .acknowledgeEscalation(let sequence): try acknowledgeEscalation(sequence)
        case .supervise(let level, let addressee, let limit, let ground): try supervise(level, addressee, limit, ground)
        case .answerSupervision(let level, let issuedAt, let answer): try answerSupervision(level, issuedAt, answer)
        case .closeSupervision(let level, let issuedAt): try closeSupervision(level, issuedAt)
        case .instruct(let leader, let words, let tasks): try instruct(leader, words, tasks)
        case .reportOnInstruction(let sequence, let task, let report): try reportOnInstruction(sequence, task, report)
        case .inspect(let notes, let isSolved, let point, let photos): try inspect(notes, isSolved, point, photos)
        case .raiseAlert(let kind, let note): try raiseAlert(kind, note)
        case .confirmAlert(let sequence): try confirmAlert(sequence)
        case .passAlertOn(let sequence): try passAlertOn(sequence)
        case .reportOnAlert(let sequence, let phase, let words): try reportOnAlert(sequence, phase, words)
        case .openIdentity(let reason): try openIdentity(reason)
        case .warn(let number): try warn(dispatch(number))
        case .recomputeDeadlines: try recomputeDeadlines()
        case .undo(let undone): try undo(undone)
        }
    }
}
