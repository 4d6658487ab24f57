import WorkingDays

/// Well-formed arguments of each action on one order: what the rule is asked with to know whether it would let it.
///
/// Nothing of it is ever carried out.
struct Sample {
    let file: CaseFile
    let rules: Rules
    let at: Instant
    let officer: Officer

    private static let words = "试"

    /// Arguments for an action on the order; none for what only the program does or what is about a dispatch.
    func ofOrder(_ name: ActionName) -> [Action] {
        let words = Self.words
        switch name {
        case .answerDirectly: return [.answerDirectly(answer: words)]
        case .transfer: return [.transfer(Transfer(ending: .threeWayCall, counterpart: words))]
        case .decline: return [.decline(ground: first(rules.reasons.notAccepted))]
        case .markInvalid: return [.markInvalid(reason: first(rules.reasons.invalid))]
        case .requestSupplement: return [.requestSupplement(question: words)]
        case .supplement: return [.supplement(text: words)]
        case .amend: return [.amend(Amendment(reason: words))]
        case .requestVoid: return [.requestVoid(.mistake)]
        case .ruleOnVoid: return [.ruleOnVoid(isGranted: true, opinion: words)]
        case .markHarassment: return [.markHarassment(calls: [words])]
        case .confirmHarassment: return [.confirmHarassment(isConfirmed: true)]
        case .dispatch: return [.dispatch([Assignment(words)], Handover())]
        case .addUnit: return [.addUnit(Assignment(words, role: .assisting), Handover())]
        case .merge: return [.merge(leader)]
        case .unmerge: return [.unmerge(reason: words)]
        case .declareIncident: return [.declareIncident(statement: words)]
        case .joinIncident: return [.joinIncident(leader)]
        case .object:
            return ([officer.unit].compactMap(\.self) + units).uniqued.map {
                .object(unit: $0, reasonCode: first(rules.reasons.objection), evidence: words)
            }
        case .relayAnswer: return file.matters.relays.map { .relayAnswer(sequence: $0.sequence, answer: words) }
        case .visit: return visits
        case .reopen: return units.map { .reopen(units: [$0], reason: words) }
        case .close: return [.close(reason: words)]
        case .ruleOnObjection: return objections
        case .answerUpward: return [true, false].map { .answerUpward(text: words, receipt: nil, isFinal: $0) }
        case .recordProgressCall: return [.contact(.progress, channel: words, content: nil)]
        case .remind: return [.contact(.reminder, channel: words, content: nil)]
        case .recordAddition: return [.contact(.addition, channel: words, content: words)]
        case .recordRepeat: return [.contact(.repeated, channel: words, content: words)]
        case .withdraw: return [.contact(.withdrawal, channel: words, content: words)]
        case .recordUnitFeedback: return [.contact(.unitFeedback, channel: words, content: words)]
        case .raiseAlert: return AlertKind.allCases.map { .raiseAlert($0, note: nil) }
        case .openIdentity: return [.openIdentity(reason: words)]
        case .escalate, .acknowledgeEscalation, .supervise, .answerSupervision, .closeSupervision, .instruct,
            .reportOnInstruction, .inspect, .confirmAlert, .reportOnAlert:
            return ofMatters(name)
        case .register, .adopt, .split, .inheritResult, .passAlertOn, .warn, .recomputeDeadlines, .undo, .recall,
            .changeLead, .suspend, .resume, .ruleOnSendBack, .ruleOnExtension, .acknowledge, .requestSendBack,
            .recordAttempt, .requestExtension, .passOn, .reopenChild, .reply, .sign, .askCitizen, .review,
            .settlePromise:
            return []
        }
    }

    private func ofMatters(_ name: ActionName) -> [Action] {
        let words = Self.words
        let issued = file.supervisions
        switch name {
        case .escalate: return units.map { .escalate(unit: $0, reason: words) }
        case .acknowledgeEscalation:
            return file.matters.escalations.map { .acknowledgeEscalation(sequence: $0.sequence) }
        case .supervise:
            return (units + [words]).map { .supervise(.supervision, addressee: $0, limit: nil, ground: words) }
        case .answerSupervision:
            return issued.map { .answerSupervision($0.level, issuedAt: $0.at, answer: words) }
        case .closeSupervision: return issued.map { .closeSupervision($0.level, issuedAt: $0.at) }
        case .instruct:
            return [.instruct(leader: words, words: words, tasks: [InstructionTask(unit: nil, words: words)])]
        case .reportOnInstruction: return instructionReports
        case .inspect: return [.inspect(notes: words, isSolved: true, point: nil, photos: [])]
        case .confirmAlert: return file.matters.alerts.map { .confirmAlert(sequence: $0.sequence) }
        case .reportOnAlert:
            return file.matters.alerts.map { .reportOnAlert(sequence: $0.sequence, .further, words: words) }
        default: return []
        }
    }

    /// Arguments for an action on one dispatch.
    func ofDispatch(_ name: ActionName, _ dispatch: Dispatch) -> [Action] {
        let (number, words) = (dispatch.number, Self.words)
        let day = at.day
        switch name {
        case .recall: return [.recall(dispatch: number, reason: words)]
        case .changeLead: return [.changeLead(dispatch: number, reason: words)]
        case .suspend: return [.suspend(dispatch: number, .expertise, document: words, until: day.advanced(by: 1))]
        case .resume: return [.resume(dispatch: number)]
        case .ruleOnSendBack:
            return [.ruleOnSendBack(dispatch: number, SendBackDecision(.refused, opinion: words))]
        case .ruleOnExtension: return [.ruleOnExtension(dispatch: number, isGranted: false, opinion: words)]
        case .acknowledge: return [.acknowledge(dispatch: number)]
        case .requestSendBack:
            return [.requestSendBack(dispatch: number, reasonCode: first(rules.reasons.sendBack), basis: words)]
        case .recordAttempt: return [.recordAttempt(dispatch: number, isReached: true, note: nil)]
        case .requestExtension:
            let until = dispatch.deadline.day.advanced(by: 1)
            return [.requestExtension(dispatch: number, until: until, reason: words, isCitizenTold: true)]
        case .passOn: return [.passOn(dispatch: number, [Assignment(words)])]
        case .reopenChild: return [.reopenChild(dispatch: number, reason: words)]
        case .reply:
            let draft = ReplyDraft(internalAccount: words, publicAnswer: words, result: .resolved)
            return [.reply(dispatch: number, draft)]
        case .sign: return [.sign(dispatch: number, isSigned: true, opinion: nil)]
        case .askCitizen: return [.askCitizen(dispatch: number, question: words)]
        case .review: return [.review(dispatch: number, .passed, opinion: nil)]
        case .settlePromise: return [.settlePromise(dispatch: number, isKept: true, newDay: nil, note: words)]
        default: return []
        }
    }

    private var units: [String] { file.dispatches.filter { $0.parent == nil }.map(\.unit).uniqued }

    private var visits: [Action] {
        let asked: [String?] = units.isEmpty ? [nil] : units
        return asked.map { .visit(VisitRecord(unit: $0, method: Self.words, isReached: true, result: .satisfied)) }
    }

    private var objections: [Action] {
        file.matters.objections.map { .ruleOnObjection(sequence: $0.sequence, isUpheld: true, opinion: Self.words) }
    }

    private var instructionReports: [Action] {
        file.matters.instructions.flatMap { instruction in
            instruction.tasks.indices.map {
                .reportOnInstruction(sequence: instruction.sequence, task: $0, report: Self.words)
            }
        }
    }

    /// Some other order that may lead.
    private var leader: Leader { Leader(number: "", status: .handling, isBarred: false, isIncident: true) }

    private func first(_ reasons: [String: String]) -> String { reasons.keys.min() ?? "" }
}

extension [String] {
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
