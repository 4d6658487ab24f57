import WorkOrders
import WorkingDays

extension RandomActions {
    /// Any action there is, each kind of it as likely.
    mutating func any(_ file: CaseFile, at: Instant) -> Action {
        switch dice.below(5) {
        case 0: centreAction(file, at: at)
        case 1: dice.any(file.dispatches).map { unitAction($0, at: at) } ?? unitAction(nil, at: at)
        case 2: orderAction(file, at: at)
        case 3: matterAction(file)
        default: .contact(dice.pick(FollowUpKind.allCases), channel: "电话", content: words())
        }
    }

    mutating func unitAction(_ dispatch: Dispatch?, at: Instant) -> Action {
        let number = dispatch?.number ?? "A1-99"
        return switch dice.below(12) {
        case 0: .acknowledge(dispatch: number)
        case 1: .requestSendBack(dispatch: number, reasonCode: code(), basis: words())
        case 2: .recordAttempt(dispatch: number, isReached: dice.happens(30), note: nil)
        case 3: .requestExtension(dispatch: number, until: day(at), reason: words(), isCitizenTold: dice.happens(90))
        case 4, 5, 6: .passOn(dispatch: number, subordinates(of: dispatch?.unit ?? ""))
        case 7: .reopenChild(dispatch: number, reason: words())
        case 8: .reply(dispatch: number, draft(at))
        case 9: .sign(dispatch: number, isSigned: dice.happens(80), opinion: words())
        case 10: .askCitizen(dispatch: number, question: words())
        default: .object(unit: unit(), reasonCode: code(), evidence: words())
        }
    }

    mutating func centreAction(_ file: CaseFile, at: Instant) -> Action {
        let number = number(file)
        switch dice.below(14) {
        case 0: return .dispatch(assignments(), handover())
        case 1: return .recall(dispatch: number, reason: words())
        case 2: return .addUnit(Assignment(unit(), role: dice.happens(85) ? .assisting : .lead), handover())
        case 3: return .changeLead(dispatch: number, reason: words())
        case 4:
            return .suspend(dispatch: number, dice.pick(SuspensionGround.allCases), document: words(), until: day(at))
        case 5: return .resume(dispatch: number)
        case 6: return .ruleOnSendBack(dispatch: number, decision())
        case 7: return .ruleOnExtension(dispatch: number, isGranted: dice.happens(70), opinion: words())
        case 8: return .review(dispatch: number, dice.pick(ReviewVerdict.allCases), opinion: words())
        case 9: return .relayAnswer(sequence: sequence(), answer: words())
        case 10: return visit(file)
        case 11: return .reopen(units: [unit()], reason: words())
        case 12: return .settlePromise(dispatch: number, isKept: dice.happens(50), newDay: day(at), note: words())
        default: return dice.happens(50) ? .recomputeDeadlines : .warn(dispatch: number)
        }
    }

    mutating func orderAction(_ file: CaseFile, at: Instant) -> Action {
        switch dice.below(20) {
        case 0: return .answerDirectly(answer: words())
        case 1: return .transfer(Transfer(ending: dice.pick(Ending.allCases), counterpart: "110", receipt: "7"))
        case 2: return .decline(ground: code())
        case 3: return .markInvalid(reason: code())
        case 4: return .requestSupplement(question: words())
        case 5: return .supplement(text: words())
        case 6, 7: return .amend(amendment())
        case 8: return .requestVoid(dice.pick(VoidGround.allCases))
        case 9: return .ruleOnVoid(isGranted: dice.happens(30), opinion: words())
        case 10: return .markHarassment(calls: dice.happens(90) ? ["通话1"] : [])
        case 11: return .confirmHarassment(isConfirmed: dice.happens(50))
        case 12: return .merge(leader())
        case 13: return .unmerge(reason: words())
        case 14: return .split(into: dice.happens(90) ? "A2" : "A1")
        case 15: return .declareIncident(statement: words())
        case 16: return .joinIncident(leader())
        case 17: return .inheritResult(completedAt: at, isClosed: dice.happens(50))
        case 18: return .openIdentity(reason: words())
        default: return .close(reason: words())
        }
    }

    mutating func matterAction(_ file: CaseFile) -> Action {
        let level = dice.pick(SupervisionLevel.allCases)
        let issued = dice.any(file.supervisions)
        switch dice.below(13) {
        case 0: return .escalate(unit: unit(), reason: words())
        case 1: return .acknowledgeEscalation(sequence: sequence())
        case 2: return .supervise(level, addressee: unit(), limit: nil, ground: words())
        case 3:
            return .answerSupervision(
                issued?.level ?? level,
                issuedAt: issued?.at ?? file.order.receivedAt,
                answer: words()
            )
        case 4: return .closeSupervision(issued?.level ?? level, issuedAt: issued?.at ?? file.order.receivedAt)
        case 5: return .instruct(leader: "市长", words: words(), tasks: [InstructionTask(unit: unit(), words: words())])
        case 6: return .reportOnInstruction(sequence: sequence(), task: 0, report: words())
        case 7: return .inspect(notes: words(), isSolved: dice.happens(50), point: nil, photos: [])
        case 8: return .raiseAlert(dice.pick(AlertKind.allCases), note: words())
        case 9: return .confirmAlert(sequence: sequence())
        case 10: return dice.happens(40) ? .passAlertOn(sequence: sequence()) : objectionRuling()
        case 11: return .answerUpward(text: words(), receipt: nil, isFinal: dice.happens(60))
        default: return .reportOnAlert(sequence: sequence(), dice.pick(AlertPhase.allCases), words: words())
        }
    }

    private mutating func objectionRuling() -> Action {
        .ruleOnObjection(sequence: sequence(), isUpheld: dice.happens(70), opinion: words())
    }

    private mutating func amendment() -> Amendment {
        var amendment = Amendment(reason: words())
        if dice.happens(50) { amendment.kind = dice.pick(RequestKind.allCases) }
        if dice.happens(50) { amendment.subject = dice.pick(subjects) }
        if dice.happens(30) { amendment.urgency = dice.pick(Urgency.allCases) }
        if dice.happens(30) { amendment.tags = ["涉企"] }
        return amendment
    }

    private mutating func leader() -> Leader {
        Leader(
            number: dice.happens(90) ? "A0" : "A1",
            status: dice.happens(80) ? .handling : .closed,
            isBarred: dice.happens(10),
            isIncident: dice.happens(60)
        )
    }

    /// What orders complain of.
    var subjects: [String] { ["市城管局", "濉溪县", "临涣镇", "审核甲", "回访甲、派单甲", "县甲", "某物业公司"] }
}
