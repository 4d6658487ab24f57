import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A story with every action of the rule.
extension City {
    func carryOutEverything() async throws {
        try await prepareAndSendBack()
        try await passDownAndUp()
        try await mergeAndShareIncident()
        try await raiseAndEndAlert()
        try await endOtherwise()
        try await reassign()
        try await recompute()
        try await answerUpward()
    }

    /// 来件: an interim answer, then the final one once the hotline has answered itself.
    func answerUpward() async throws {
        let number = try await register {
            $0.external = ExternalReference(platform: "省平台", number: "S1")
        }.order.number
        let taker = Officer(id: "来件1", role: "来件员")
        try await act(number, .answerUpward(text: "正在办理", receipt: nil, isFinal: false), by: taker)
        try await act(number, .answerDirectly(answer: "已说明"), by: SmallCity.callTaker)
        try await act(number, .answerUpward(text: "已说明", receipt: "H1", isFinal: true), by: taker)
    }

    /// 待补充, 更正, 退单 with both rulings, 会商.
    func prepareAndSendBack() async throws {
        let (city, p) = (self, SmallCity.dispatcher)
        let number = try await register().order.number
        try await act(number, .requestSupplement(question: "具体位置？"), by: p)
        try await act(number, .supplement(text: "就在路口"), by: SmallCity.callTaker)
        var amendment = Amendment(reason: "类别有误")
        (amendment.kind, amendment.tags) = (.complaint, ["群体", "涉企"])
        amendment.category = CategoryPath(["交通运输", "公交"])
        amendment.place = Place(area: AreaPath(county: "相山区", street: "渠沟镇", community: "梧桐社区"))
        try await act(number, .amend(amendment), by: p)
        try await act(number, .dispatch([Assignment("市城管局"), Assignment("市交通局", role: .assisting)], Handover()), by: p)
        let file = try await sendBack(number, "市城管局", SendBackDecision(.refused, opinion: "属于你单位"))
        let assisting = file.dispatches[1]
        let joint = [Assignment("市城管局"), Assignment("市住建局", role: .assisting)]
        let after = try await sendBack(
            number,
            assisting.unit,
            SendBackDecision(.consultation, assignments: joint, opinion: "会商")
        )
        #expect(after.dispatches.count == 3)
        try await city.openIdentity(number)
    }

    private func openIdentity(_ number: String) async throws {
        try await act(number, .openIdentity(reason: "回电"), by: SmallCity.dispatcher)
    }

    func sendBack(_ number: String, _ unit: String, _ decision: SendBackDecision) async throws -> CaseFile {
        let file = try await desk.file(number)
        let dispatch = try #require(file.dispatches.last { $0.unit == unit })
        try await act(
            number,
            .requestSendBack(dispatch: dispatch.number, reasonCode: "01", basis: "三定方案"),
            by: SmallCity.clerk(unit)
        )
        let ruler = dispatch.parent == nil ? SmallCity.secondDispatcher : SmallCity.leader(SmallCity.county)
        return try await act(number, .ruleOnSendBack(dispatch: dispatch.number, decision), by: ruler)
    }

    /// City, county, town: 延期, 挂起, 代联系, 督办, 批示, 退回重写, 重办, 申诉, 承诺件.
    func passDownAndUp() async throws {
        let (county, town) = (SmallCity.county, SmallCity.towns[0])
        let file = try await dispatched(to: county)
        let (number, parent) = (file.order.number, file.dispatches[0])
        let towns = [Assignment(town), Assignment(SmallCity.towns[1], role: .assisting)]
        try await act(number, .passOn(dispatch: parent.number, towns), by: SmallCity.clerk(county))
        _ = try await sendBack(number, SmallCity.towns[1], SendBackDecision(.granted, opinion: "收回自办"))
        try await stopAndGo(parent)
        try await callAboutIt(number)
        try await superviseIt(number, county)
        try await answerFromBelow(parent, town)
        try await promiseAndRework(number, parent)
    }

    private func stopAndGo(_ parent: Dispatch) async throws {
        let (clerk, number) = (SmallCity.clerk(parent.unit), parent.order)
        let day = try #require(CivilDay("2022-03-02"))
        try await act(
            number,
            .requestExtension(dispatch: parent.number, until: day, reason: "缺配件", isCitizenTold: true),
            by: clerk
        )
        try await act(
            number,
            .ruleOnExtension(dispatch: parent.number, isGranted: true, opinion: "同意"),
            by: SmallCity.dispatcher
        )
        try await act(
            number,
            .suspend(dispatch: parent.number, .expertise, document: "鉴定委托书", until: now.day.advanced(by: 9)),
            by: SmallCity.dispatcher
        )
        wait(hours: 48)
        try await act(number, .resume(dispatch: parent.number), by: SmallCity.dispatcher)
        try await act(number, .askCitizen(dispatch: parent.number, question: "何时在家？"), by: clerk)
        try await act(number, .relayAnswer(sequence: 1, answer: "晚上"), by: SmallCity.dispatcher)
    }

    private func callAboutIt(_ number: String) async throws {
        for kind in FollowUpKind.allCases where kind != .withdrawal {
            try await act(number, .contact(kind, channel: "网站", content: "还是不亮"), by: SmallCity.callTaker)
        }
    }

    private func superviseIt(_ number: String, _ unit: String) async throws {
        let (boss, clerk) = (SmallCity.supervisor, SmallCity.clerk(unit))
        try await act(number, .escalate(unit: unit, reason: "群众反映强烈"), by: boss)
        try await act(number, .acknowledgeEscalation(sequence: 1), by: SmallCity.leader(unit))
        let file = try await act(
            number,
            .supervise(.keySupervision, addressee: unit, limit: .workingDays(2), ground: "领导要求"),
            by: boss
        )
        let issued = try #require(file.supervisions.last).at
        try await act(number, .answerSupervision(.keySupervision, issuedAt: issued, answer: "在办"), by: clerk)
        try await act(number, .closeSupervision(.keySupervision, issuedAt: issued), by: boss)
        let tasks = [InstructionTask(unit: unit, words: "限期修复"), InstructionTask(unit: nil, words: "跟踪")]
        try await act(number, .instruct(leader: "市长", words: "请抓紧", tasks: tasks), by: boss)
        try await act(number, .reportOnInstruction(sequence: 1, task: 0, report: "已修"), by: clerk)
        try await act(number, .reportOnInstruction(sequence: 1, task: 1, report: "已跟踪"), by: boss)
        let point = Point(longitude: 116_798_340, latitude: 33_955_000)
        try await act(number, .inspect(notes: "看过", isSolved: false, point: point, photos: ["一.jpg"]), by: boss)
    }

    /// The town answers, is sent back once by the county and once more after the centre returned the county's reply.
    private func answerFromBelow(_ parent: Dispatch, _ town: String) async throws {
        let (county, number) = (parent.unit, parent.order)
        let child = try #require(try await desk.file(number).dispatches.first { $0.unit == town })
        try await act(number, .acknowledge(dispatch: child.number), by: SmallCity.clerk(town))
        try await act(
            number,
            .recordAttempt(dispatch: child.number, isReached: false, note: nil),
            by: SmallCity.clerk(town)
        )
        try await answer(child)
        let leader = SmallCity.leader(county)
        try await act(number, .review(dispatch: child.number, .returned, opinion: "太简单"), by: leader)
        try await complete(child, reviewer: leader)
        try await answer(parent)
        try await act(number, .review(dispatch: parent.number, .returned, opinion: "请补充"), by: SmallCity.reviewer)
        let file = try await act(
            number,
            .reopenChild(dispatch: child.number, reason: "补充"),
            by: SmallCity.clerk(county)
        )
        let again = try #require(file.dispatches.last)
        try await act(number, .acknowledge(dispatch: again.number), by: SmallCity.clerk(town))
        try await complete(again, reviewer: SmallCity.deputy(county))
    }

    private func promiseAndRework(_ number: String, _ parent: Dispatch) async throws {
        let county = parent.unit
        try await answer(parent, .inProgress) {
            $0.promisedDay = CivilDay("2022-06-30")
            ($0.stages, $0.unresolvedReason) = ("四月设计，六月完工", "02")
        }
        try await act(number, .review(dispatch: parent.number, .passed, opinion: nil), by: SmallCity.reviewer)
        let postponed = CivilDay("2022-07-15")
        let settle = Action.settlePromise(dispatch: parent.number, isKept: false, newDay: postponed, note: "推迟")
        try await act(number, settle, by: SmallCity.supervisor)
        let kept = Action.settlePromise(dispatch: parent.number, isKept: true, newDay: nil, note: "已完工")
        try await act(number, kept, by: SmallCity.visitor)
        try await visit(number, county, .dissatisfied)
        wait(hours: 1)
        try await visit(number, county, .fairlySatisfied)
        try await act(
            number,
            .object(unit: county, reasonCode: "01", evidence: "照片"),
            by: SmallCity.clerk(county)
        )
        for officer in [SmallCity.supervisor, SmallCity.secondSupervisor] {
            try await act(number, .ruleOnObjection(sequence: 1, isUpheld: true, opinion: "属实"), by: officer)
        }
        let file = try await act(number, .reopen(units: [county], reason: "仍不亮"), by: SmallCity.supervisor)
        let rework = try #require(file.dispatches.last)
        try await act(number, .acknowledge(dispatch: rework.number), by: SmallCity.clerk(county))
        try await complete(rework, reviewer: SmallCity.secondReviewer)
        try await visit(number, county, .satisfied)
        try await act(number, .close(reason: "已解决"), by: SmallCity.visitor)
        let again = Action.contact(.repeated, channel: "电话", content: "又坏了")
        let reopened = try await act(number, again, by: SmallCity.callTaker)
        #expect(reopened.order.round == 3)
    }

    /// 并单, 解除, 拆单, 集中事件, 随主单办结.
    func mergeAndShareIncident() async throws {
        let leader = try await dispatched()
        let (number, dispatch) = (leader.order.number, leader.dispatches[0])
        let (first, second) = (try await register().order.number, try await register().order.number)
        try await act(first, .merge(.named(number)), by: SmallCity.dispatcher)
        try await act(second, .merge(.named(number)), by: SmallCity.dispatcher)
        try await act(second, .unmerge(reason: "不是同一件"), by: SmallCity.dispatcher)
        try await act(second, .split(into: number), by: SmallCity.dispatcher)
        try await act(number, .declareIncident(statement: "正在抢修"), by: SmallCity.shiftLeader)
        try await act(second, .joinIncident(.named(number)), by: SmallCity.callTaker)
        try await complete(dispatch)
        wait(minutes: 1)
        #expect(try await sweep().sweep(at: now).inherited == 2)
        for follower in [first, second] {
            let file = try await desk.file(follower)
            #expect(file.order.status == .completed)
            try await expectWhole(file)
        }
    }

    /// 紧急: told, passed on, confirmed, reported.
    func raiseAndEndAlert() async throws {
        let file = try await register { $0.content = "邻居家煤气中毒，快来人" }
        let number = file.order.number
        #expect(file.matters.alerts.first?.told == ["值班1", "值班2"])
        #expect(file.order.urgency == .emergency)
        wait(minutes: 11)
        #expect(try await sweep().sweep(at: now).passedOn == 1)
        try await act(number, .confirmAlert(sequence: 1), by: SmallCity.onDuty(3))
        try await act(number, .raiseAlert(.minor, note: "有孩子"), by: SmallCity.callTaker)
        try await act(number, .confirmAlert(sequence: 2), by: SmallCity.onDuty(1))
        let transfer = Transfer(ending: .handedToEmergencyNumber, counterpart: "120", receipt: "8812")
        try await act(number, .transfer(transfer), by: SmallCity.callTaker)
        for sequence in [1, 2] {
            for phase in AlertPhase.allCases {
                let report = Action.reportOnAlert(sequence: sequence, phase, words: phase.title)
                try await act(number, report, by: SmallCity.onDuty(1))
            }
        }
    }

    /// 直接答复, 不予受理, 无效, 骚扰, 作废, 撤诉.
    func endOtherwise() async throws {
        let talker = SmallCity.callTaker
        let answered = try await register().order.number
        try await act(answered, .answerDirectly(answer: "已答复"), by: talker)
        try await act(answered, .undo(nil), by: talker, after: 5)
        try await act(answered, .answerDirectly(answer: "已答复清楚"), by: talker)
        try await act(try await register().order.number, .decline(ground: "01"), by: talker)
        let invalid = try await register { $0.isAnonymous = true }.order.number
        try await act(invalid, .markInvalid(reason: "01"), by: talker)
        try await act(invalid, .markHarassment(calls: ["C1", "C2"]), by: talker)
        try await act(invalid, .confirmHarassment(isConfirmed: true), by: SmallCity.shiftLeader)
        let void = try await dispatched().order.number
        try await act(void, .requestVoid(.duplicate), by: SmallCity.dispatcher)
        try await act(void, .ruleOnVoid(isGranted: true, opinion: "确属重复"), by: SmallCity.shiftLeader)
        let withdrawn = try await dispatched().order.number
        try await act(withdrawn, .contact(.withdrawal, channel: "电话", content: "不用了"), by: talker)
        try await importOrder("旧单1")
        try await act("旧单1", .contact(.addition, channel: "电话", content: "补充"), by: talker)
    }

    /// 撤回, 加派, 改主办.
    func reassign() async throws {
        let (p, file) = (SmallCity.dispatcher, try await dispatched())
        let number = file.order.number
        try await act(number, .addUnit(Assignment("市交通局", role: .assisting), Handover(note: "配合")), by: p)
        let added = try await act(number, .addUnit(Assignment("市住建局", role: .assisting), Handover()), by: p)
        try await act(number, .recall(dispatch: added.dispatches[1].number, reason: "派错"), by: p)
        try await act(number, .changeLead(dispatch: added.dispatches[2].number, reason: "主责"), by: p)
    }

    /// 预警 by the sweep, 重算 under another calendar.
    func recompute() async throws {
        let file = try await dispatched()
        let (number, deadline) = (file.order.number, file.dispatches[0].deadline)
        let off = HolidayNotice(year: deadline.day.year, holidays: [Holiday(name: "停工", daysOff: [deadline.day])])
        var rules = rules
        rules.calendar = rules.calendar.merging([off])
        let moved = try await desk.under(rules).carryOut(.recomputeDeadlines, on: number, by: .system, at: now)
        try await expectWhole(moved)
        #expect(moved.dispatches[0].deadline > deadline)
        wait(hours: 24 * 30)
        #expect(try await sweep().sweep(at: now).warned > 0)
        try await expectWhole(try await desk.file(number))
    }
}

extension Leader {
    /// What somebody who names an order can't know: the desk reads it itself.
    static func named(_ number: String) -> Leader {
        Leader(number: number, status: .void, isBarred: true, isIncident: false)
    }
}
