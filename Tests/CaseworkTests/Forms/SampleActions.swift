import WorkOrders
import WorkingDays

/// Two or more of each action: with everything that may be said, and with as little as may be.
enum SampleActions {
    static let at = Instant(day: day, secondOfDay: 34_200)
    static let day = CivilDay(year: 2022, month: 3, day: 1)

    static let all = intake + dispatching + units + afterwards + matters

    private static let intake: [Action] = [
        .answerDirectly(answer: "请到窗口办理"),
        .transfer(Transfer(ending: .handedToEmergencyNumber, counterpart: "110", receipt: "J1")),
        .transfer(Transfer(ending: .threeWayCall, counterpart: "95598")), .decline(ground: "01"),
        .markInvalid(reason: "02"), .requestSupplement(question: "请补充门牌号"), .supplement(text: "东门"),
        .amend(amendment), .amend(Amendment(reason: "仅理由")), .requestVoid(.duplicate),
        .ruleOnVoid(isGranted: true, opinion: "同意"), .markHarassment(calls: ["R1", "R2"]),
        .confirmHarassment(isConfirmed: false),
    ]

    private static var amendment: Amendment {
        var amendment = Amendment(reason: "登记有误")
        amendment.kind = .complaint
        amendment.category = CategoryPath(["城市管理", "路灯"])
        amendment.place = Place(
            area: AreaPath(county: "相山区"),
            point: Point(longitude: 116_790_000, latitude: 33_950_000)
        )
        amendment.tags = []
        amendment.urgency = .urgent
        amendment.isConfidential = true
        return amendment
    }

    private static let dispatching: [Action] = [
        .dispatch([Assignment("市城管局")], Handover()),
        .dispatch(
            [Assignment("市城管局", deadline: at), Assignment("相山区", role: .assisting)],
            Handover(note: "尽快", phoned: PhoneHandover(person: "王某", at: at), override: "别无单位")
        ),
        .recall(dispatch: "A-1", reason: "派错"),
        .addUnit(Assignment("相山区", role: .assisting), Handover(note: "协助")),
        .addUnit(Assignment("相山区", role: .lead, deadline: at), Handover()),
        .changeLead(dispatch: "A-2", reason: "职责"),
        .suspend(dispatch: "A-1", .expertise, document: "〔2022〕3号", until: day), .resume(dispatch: "A-1"),
        .ruleOnSendBack(dispatch: "A-1", SendBackDecision(.refused, opinion: "属本单位")),
        .ruleOnSendBack(
            dispatch: "A-1",
            SendBackDecision(
                .consultation,
                assignments: [Assignment("甲"), Assignment("乙", role: .assisting)],
                opinion: "会商"
            )
        ),
        .ruleOnExtension(dispatch: "A-1", isGranted: false, opinion: "不同意"), .unmerge(reason: "不是一处"),
        .merge(Leader(number: "B", status: .registered, isBarred: false, isIncident: false)),
        .joinIncident(Leader(number: "B", status: .registered, isBarred: false, isIncident: true)),
        .split(into: "C"), .declareIncident(statement: "正在抢修"), .inheritResult(completedAt: at, isClosed: true),
    ]

    private static let units: [Action] = [
        .acknowledge(dispatch: "A-1"), .requestSendBack(dispatch: "A-1", reasonCode: "01", basis: "三定方案"),
        .recordAttempt(dispatch: "A-1", isReached: false, note: nil),
        .recordAttempt(dispatch: "A-1", isReached: true, note: "约好"),
        .requestExtension(dispatch: "A-1", until: day, reason: "施工", isCitizenTold: true),
        .passOn(dispatch: "A-1", [Assignment("渠沟镇")]), .reopenChild(dispatch: "A-2", reason: "重写"),
        .reply(dispatch: "A-1", reply), .sign(dispatch: "A-1", isSigned: true, opinion: nil),
        .reply(dispatch: "A-1", ReplyDraft(internalAccount: "已办", publicAnswer: "已修好", result: .resolved)),
        .askCitizen(dispatch: "A-1", question: "何时方便"), .object(unit: "甲", reasonCode: "01", evidence: "照片"),
    ]

    private static var reply: ReplyDraft {
        var draft = ReplyDraft(internalAccount: "在办", publicAnswer: "正在推进", result: .inProgress)
        draft.isFactual = true
        draft.unresolvedReason = "02"
        draft.promisedDay = day
        draft.stages = "两步"
        draft.leavingOpen = "协办只作参考"
        return draft
    }

    private static let afterwards: [Action] = [
        .review(dispatch: "A-1", .returned, opinion: "重写"), .review(dispatch: "A-1", .passed, opinion: nil),
        .relayAnswer(sequence: 1, answer: "下午"), .visit(visit),
        .visit(VisitRecord(unit: nil, method: "短信", isReached: false)), .reopen(units: ["甲"], reason: "不满意"),
        .close(reason: nil), .close(reason: "无法再办"),
        .settlePromise(dispatch: "A-1", isKept: false, newDay: day, note: "延后"),
        .ruleOnObjection(sequence: 1, isUpheld: true, opinion: "属实"),
    ]

    private static var visit: VisitRecord {
        var visit = VisitRecord(unit: "甲", method: "电话", isReached: true, result: .veryDissatisfied)
        visit.hotline = .verySatisfied
        visit.process = .fairlySatisfied
        visit.isResolved = false
        visit.wasContacted = true
        visit.reasonCode = "01"
        return visit
    }

    private static let matters: [Action] =
        FollowUpKind.allCases.map { .contact($0, channel: "电话", content: $0 == .progress ? nil : "内容") } + [
            .escalate(unit: "甲", reason: "久拖"), .acknowledgeEscalation(sequence: 1),
            .supervise(.keySupervision, addressee: "甲", limit: .workingDays(2), ground: "反复"),
            .supervise(.onSite, addressee: "甲", limit: nil, ground: "反复"),
            .answerSupervision(.supervision, issuedAt: at.advanced(bySeconds: 7), answer: "已办"),
            .closeSupervision(.reminder, issuedAt: at),
            .instruct(leader: "市长", words: "请办", tasks: [InstructionTask(unit: nil, words: "回访")]),
            .answerUpward(text: "已办结", receipt: "S-1", isFinal: true),
            .answerUpward(text: "正在办理", receipt: nil, isFinal: false),
            .reportOnInstruction(sequence: 1, task: 0, report: "已落实"),
            .inspect(notes: "已清", isSolved: true, point: Point(longitude: 1, latitude: 2), photos: ["1.jpg"]),
            .inspect(notes: "未清", isSolved: false, point: nil, photos: []), .raiseAlert(.gathering, note: "约百人"),
            .confirmAlert(sequence: 1), .passAlertOn(sequence: 1), .reportOnAlert(sequence: 1, .final, words: "平息"),
            .openIdentity(reason: "联系"), .warn(dispatch: "A-1"), .recomputeDeadlines, .undo(nil),
        ]
}
