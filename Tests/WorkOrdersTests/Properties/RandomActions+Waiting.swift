import WorkOrders
import WorkingDays

extension RandomActions {
    /// What somebody asked for and nobody has dealt with yet, and whose unit it waits for; nil is the centre.
    mutating func waiting(_ file: CaseFile, at: Instant) -> [(unit: String?, action: Action)] {
        requests(file, at: at) + objects(file) + answers(file) + returns(file)
    }

    private mutating func requests(_ file: CaseFile, at: Instant) -> [(unit: String?, action: Action)] {
        var open: [(unit: String?, action: Action)] = []
        for wanted in file.extensions where wanted.ruling == nil {
            let parent = file.dispatch(wanted.dispatch)?.parent.flatMap(file.dispatch)
            let isGranted = dice.happens(80)
            open.append(
                (parent?.unit, .ruleOnExtension(dispatch: wanted.dispatch, isGranted: isGranted, opinion: "同意"))
            )
        }
        for relay in file.matters.relays where relay.answer == nil {
            open.append((nil, .relayAnswer(sequence: relay.sequence, answer: "已告知")))
        }
        if file.matters.voidRequest?.isGranted == nil, file.matters.voidRequest != nil {
            open.append((nil, .ruleOnVoid(isGranted: dice.happens(20), opinion: "已核")))
        }
        if file.matters.upward?.isOpen == true {
            open.append((nil, .answerUpward(text: "已办", receipt: "S1", isFinal: dice.happens(80))))
        }
        if file.order.ending == .invalid { open.append((nil, .markHarassment(calls: ["通话1", "通话2"]))) }
        if file.matters.harassment != nil { open.append((nil, .confirmHarassment(isConfirmed: dice.happens(50)))) }
        if file.order.leader != nil { open.append((nil, .unmerge(reason: "不是一件事"))) }
        if file.order.leader != nil { open.append((nil, .inheritResult(completedAt: at, isClosed: dice.happens(40)))) }
        return open
    }

    private mutating func objects(_ file: CaseFile) -> [(unit: String?, action: Action)] {
        var open: [(unit: String?, action: Action)] = []
        for escalation in file.matters.escalations where escalation.acknowledgedAt == nil {
            open.append((escalation.unit, .acknowledgeEscalation(sequence: escalation.sequence)))
        }
        for instruction in file.matters.instructions where !instruction.isClosed {
            let report = Action.reportOnInstruction(sequence: instruction.sequence, task: 0, report: "已办")
            open.append((instruction.tasks[0].unit, report))
        }
        for one in file.supervisions where one.completedAt == nil {
            open.append((one.addressee, .answerSupervision(one.level, issuedAt: one.at, answer: "已办")))
            open.append((nil, .closeSupervision(one.level, issuedAt: one.at)))
        }
        for alert in file.matters.alerts where alert.isOpen {
            open.append((nil, .confirmAlert(sequence: alert.sequence)))
            open.append((nil, .passAlertOn(sequence: alert.sequence)))
            let phase = alert.reports.isEmpty ? AlertPhase.first : dice.pick([.further, .final])
            open.append((nil, .reportOnAlert(sequence: alert.sequence, phase, words: "已到场")))
        }
        return open
    }

    private mutating func answers(_ file: CaseFile) -> [(unit: String?, action: Action)] {
        var open: [(unit: String?, action: Action)] = []
        for promise in file.matters.promises where promise.settledAt == nil {
            let day = promise.day.advanced(by: 20)
            let isKept = dice.happens(60)
            open.append((nil, .settlePromise(dispatch: promise.dispatch, isKept: isKept, newDay: day, note: "已回访")))
        }
        for visit in file.visits where visit.rating?.isSatisfied == false {
            open.append((visit.unit, .object(unit: visit.unit ?? "", reasonCode: "02", evidence: "照片")))
        }
        for objection in file.matters.objections where objection.isUpheld == nil {
            open.append((nil, .ruleOnObjection(sequence: objection.sequence, isUpheld: true, opinion: "成立")))
        }
        return open
    }

    private mutating func returns(_ file: CaseFile) -> [(unit: String?, action: Action)] {
        file.dispatches.compactMap { child in
            guard let parent = child.parent.flatMap(file.dispatch), child.completedAt != nil else { return nil }
            return (parent.unit, .reopenChild(dispatch: child.number, reason: "请重办"))
        }
    }
}
