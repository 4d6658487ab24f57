import WorkOrders
import WorkingDays

/// Well-formed arguments of each action: whatever is refused with all of them is refused.
enum Attempts {
    /// What is tried with an order.
    static func actions(_ name: ActionName, on matter: Matter) -> [Action] {
        let issued = matter.file.supervisions.last
        switch name {
        case .register, .adopt: return []
        case .answerDirectly: return [.answerDirectly(answer: "好")]
        case .transfer: return [.transfer(Transfer(ending: .threeWayCall, counterpart: "供电"))]
        case .decline: return [.decline(ground: "01")]
        case .markInvalid: return [.markInvalid(reason: "01")]
        case .requestSupplement: return [.requestSupplement(question: "哪条路？")]
        case .supplement: return [.supplement(text: "人民路")]
        case .amend: return [.amend(amendment)]
        case .requestVoid: return [.requestVoid(.duplicate)]
        case .ruleOnVoid: return [.ruleOnVoid(isGranted: true, opinion: "是")]
        case .markHarassment: return [.markHarassment(calls: ["通话1"])]
        case .confirmHarassment: return [.confirmHarassment(isConfirmed: true)]
        case .dispatch: return [.dispatch([Assignment("市城管局")], Handover())]
        case .addUnit: return [.addUnit(Assignment("市水务局", role: .assisting), Handover())]
        case .merge: return [.merge(Situation.leader)]
        case .unmerge: return [.unmerge(reason: "不同")]
        case .split: return [.split(into: "A5")]
        case .declareIncident: return [.declareIncident(statement: "口径")]
        case .joinIncident: return [.joinIncident(Situation.leader)]
        case .inheritResult: return [.inheritResult(completedAt: matter.now, isClosed: true)]
        case .object: return [.object(unit: "市城管局", reasonCode: "02", evidence: "照片")]
        case .relayAnswer: return [.relayAnswer(sequence: 1, answer: "路口")]
        case .visit: return [Matter.answered(.satisfied)]
        case .reopen: return [.reopen(units: ["市城管局"], reason: "再办")]
        case .close: return [.close(reason: "已解释")]
        case .ruleOnObjection: return [.ruleOnObjection(sequence: 1, isUpheld: true, opinion: "是")]
        case .recordProgressCall: return [.contact(.progress, channel: "电话", content: nil)]
        case .remind: return [.contact(.reminder, channel: "电话", content: nil)]
        case .recordAddition: return [.contact(.addition, channel: "电话", content: "还有")]
        case .recordRepeat: return [.contact(.repeated, channel: "电话", content: "还没好")]
        case .withdraw: return [.contact(.withdrawal, channel: "电话", content: "算了")]
        case .recordUnitFeedback: return [.contact(.unitFeedback, channel: "电话", content: "已办")]
        case .escalate: return [.escalate(unit: "市城管局", reason: "久拖")]
        case .acknowledgeEscalation: return [.acknowledgeEscalation(sequence: 1)]
        case .supervise: return [.supervise(.onSite, addressee: "市城管局", limit: nil, ground: "逾期")]
        case .answerSupervision:
            return issued.map { [.answerSupervision($0.level, issuedAt: $0.at, answer: "已办")] } ?? []
        case .closeSupervision: return issued.map { [.closeSupervision($0.level, issuedAt: $0.at)] } ?? []
        case .answerUpward:
            return [true, false].map { .answerUpward(text: "已办结", receipt: "S1", isFinal: $0) }
        case .instruct:
            return [.instruct(leader: "市长", words: "办", tasks: [InstructionTask(unit: nil, words: "办")])]
        case .reportOnInstruction:
            return [0, 1].map { .reportOnInstruction(sequence: 1, task: $0, report: "已办") }
        case .inspect: return [.inspect(notes: "已看", isSolved: true, point: nil, photos: [])]
        case .raiseAlert: return [.raiseAlert(.gathering, note: nil)]
        case .confirmAlert: return [.confirmAlert(sequence: 1)]
        case .passAlertOn: return [.passAlertOn(sequence: 1)]
        case .reportOnAlert: return AlertPhase.allCases.map { .reportOnAlert(sequence: 1, $0, words: "已到场") }
        case .openIdentity: return [.openIdentity(reason: "联系")]
        case .recomputeDeadlines: return [.recomputeDeadlines]
        case .undo: return [.undo(Undone(last: matter.events))]
        case .recall, .changeLead, .suspend, .resume, .ruleOnSendBack, .ruleOnExtension, .acknowledge,
            .requestSendBack, .recordAttempt, .requestExtension, .passOn, .reopenChild, .reply, .sign, .askCitizen,
            .review, .settlePromise, .warn:
            return []
        }
    }

    private static let amendment = {
        var amendment = Amendment(reason: "有误")
        amendment.kind = .praise
        return amendment
    }()
}
