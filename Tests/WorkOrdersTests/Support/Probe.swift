import WorkOrders
import WorkingDays

/// Well-formed arguments of actions, for tests that try every action on a file.
enum Probe {
    /// What only the centre does, on the file of ``Matter/handling(_:_:rules:_:)``.
    static let centreActions: [Action] =
        [
            .answerDirectly(answer: "好"), .transfer(Transfer(ending: .threeWayCall, counterpart: "供电")),
            .decline(ground: "01"), .markInvalid(reason: "01"), .requestSupplement(question: "哪？"),
            .supplement(text: "路口"), .amend(Amendment(reason: "有误")), .requestVoid(.test),
            .ruleOnVoid(isGranted: true, opinion: "是"), .markHarassment(calls: ["通话1"]),
            .confirmHarassment(isConfirmed: true), .dispatch([Assignment("市城管局")], Handover()),
            .addUnit(Assignment("市水务局", role: .assisting), Handover()), .changeLead(dispatch: "A1-1", reason: "协商"),
            .suspend(dispatch: "A1-1", .expertise, document: "鉴定", until: CivilDay(year: 2024, month: 2, day: 8)),
            .resume(dispatch: "A1-1"), .merge(leader), .unmerge(reason: "不同"), .split(into: "A5"),
            .declareIncident(statement: "口径"), .joinIncident(leader), .relayAnswer(sequence: 1, answer: "路口"),
            .reopen(units: ["市城管局"], reason: "再办"), .close(reason: nil),
            .visit(VisitRecord(unit: nil, method: "电话", isReached: false)),
            .settlePromise(dispatch: "A1-1", isKept: true, newDay: nil, note: "已办"),
            .ruleOnObjection(sequence: 1, isUpheld: true, opinion: "是"), .escalate(unit: "市城管局", reason: "久拖"),
            .supervise(.onSite, addressee: "市城管局", limit: nil, ground: "逾期"),
            .instruct(leader: "市长", words: "请办", tasks: []),
            .answerUpward(text: "已办", receipt: nil, isFinal: false),
            .closeSupervision(.supervision, issuedAt: Instant(secondsSinceEpoch: 0)),
        ] + FollowUpKind.allCases.map { .contact($0, channel: "电话", content: "好") }

    private static let leader = Leader(number: "A0", status: .handling, isBarred: false, isIncident: true)
}
