import Testing
import WorkOrders
import WorkingDays

/// 派单, 加派, 撤回, 改主办, 退单, 延期, 挂起: each condition of what the dispatcher does.
@Suite("dispatching and what follows from it") struct DispatchingTests {
    private func dispatch(_ assignments: Assignment...) -> Action { .dispatch(assignments, Handover()) }

    @Test("an order goes to known units, each once, one of them leading")
    func units() throws {
        var matter = try Matter()
        #expect(matter.refusal(Staff.dispatcher, dispatch()) == .missing("承办单位"))
        #expect(matter.refusal(Staff.dispatcher, dispatch(Assignment("无"))) == .noSuchUnit("无"))
        let bureau = Assignment("市城管局")
        #expect(matter.refusal(Staff.dispatcher, dispatch(bureau, bureau)) == .unitTwice("市城管局"))
        #expect(matter.refusal(Staff.dispatcher, dispatch(Assignment("市城管局", role: .assisting))) == .noLead)
        #expect(matter.refusal(Staff.dispatcher, dispatch(bureau, Assignment("市水务局"))) == .severalLeads)
        try matter.act(Staff.dispatcher, dispatch(bureau))
        #expect(matter.refusal(Staff.dispatcher, dispatch(bureau)) == .orderStatus(.dispatch, .handling))
    }

    @Test("a unit that ended takes no new order from its last day on, and finishes what it has")
    func ended() throws {
        var matter = try Matter()
        let today = try #require(CivilDay("2024-02-05"))
        var bureau = HandlingUnit(name: "市城管局", group: "市直单位", endedOn: today)
        matter.rules.units = try UnitTree([bureau])
        #expect(matter.refusal(Staff.dispatcher, dispatch(Assignment(bureau.name))) == .unitEnded("市城管局"))
        bureau.endedOn = today.advanced(by: 1)
        matter.rules.units = try UnitTree([bureau])
        #expect(matter.refusal(Staff.dispatcher, dispatch(Assignment(bureau.name))) == nil)
        try matter.act(Staff.dispatcher, dispatch(Assignment(bureau.name)))
        bureau.endedOn = today
        matter.rules.units = try UnitTree([bureau])
        let number = matter.file.dispatches[0].number
        #expect(matter.refusal(Staff.bureau, .acknowledge(dispatch: number)) == nil)
    }

    @Test("a deadline may be set earlier than the limit gives, not later and not in the past")
    func deadlines() throws {
        var matter = try Matter()
        func until(_ text: String) -> Action {
            dispatch(Assignment("市城管局", deadline: Instant(text)))
        }
        let limit = try #require(Instant("2024-02-23 23:59:59"))
        #expect(matter.refusal(Staff.dispatcher, until("2024-02-05 09:00")) == .deadlineTooEarly)
        #expect(matter.refusal(Staff.dispatcher, until("2024-02-24 00:00")) == .deadlineAfterLimit(limit))
        try matter.act(Staff.dispatcher, until("2024-02-20 12:00"))
        #expect(try matter.deadline(1) == "2024-02-20 12:00:00")
        #expect(try matter.dispatch(1).limit == nil)
    }

    @Test("what was said by phone and why stands on record")
    func handover() throws {
        var matter = try Matter()
        let phoned = PhoneHandover(person: "张三", at: try #require(Instant("2024-02-05 08:58")))
        let event = try matter.act(
            Staff.dispatcher,
            .dispatch([Assignment("市城管局")], Handover(note: "请尽快", phoned: phoned))
        )
        #expect(event.words == "请尽快；电话交办张三（2024-02-05 08:58）")
    }

    @Test("a unit is added while the order is handled, to assist, once")
    func addUnit() throws {
        var matter = try Matter()
        func add(_ unit: String, _ role: DispatchRole = .assisting) -> Action {
            .addUnit(Assignment(unit, role: role), Handover())
        }
        #expect(matter.refusal(Staff.dispatcher, add("市水务局")) == .orderStatus(.addUnit, .registered))
        try matter.act(Staff.dispatcher, dispatch(Assignment("市城管局")))
        #expect(matter.refusal(Staff.dispatcher, add("市城管局")) == .unitAlreadyHas("市城管局"))
        #expect(matter.refusal(Staff.dispatcher, add("市水务局", .lead)) == .severalLeads)
        #expect(matter.refusal(Staff.dispatcher, add("无")) == .noSuchUnit("无"))
        try matter.act(Staff.dispatcher, add("市水务局"))
        #expect(matter.refusal(Staff.dispatcher, add("市水务局")) == .unitAlreadyHas("市水务局"))
    }

    @Test("a dispatch is recalled by whoever made it, before it is acknowledged, and the order waits again")
    func recall() throws {
        var matter = try Matter.dispatched()
        let recall = Action.recall(dispatch: "A1-1", reason: "派错")
        #expect(matter.refusal(Staff.bureau, recall) == .dispatcherOnly(unit: nil))
        #expect(matter.refusal(Staff.dispatcher, .recall(dispatch: "A1-1", reason: "")) == .missing("撤回理由"))
        try matter.act(Staff.dispatcher, recall)
        #expect(try matter.dispatch(1).end == .recalled)
        #expect(matter.file.order.status == .registered)
        #expect(matter.refusal(Staff.dispatcher, recall) == .dispatchStage(.recall, .ended))
        try matter.act(Staff.dispatcher, dispatch(Assignment("市城管局")))
        try matter.act(Staff.bureau, .acknowledge(dispatch: "A1-2"))
        #expect(matter.refusal(Staff.dispatcher, .recall(dispatch: "A1-2", reason: "派错")) == .alreadyAcknowledged)
        let two = try Matter.dispatched([Assignment("市城管局"), Assignment("市水务局", role: .assisting)])
        #expect(two.refusal(Staff.dispatcher, recall) == .onlyDispatch)
        #expect(two.refusal(Staff.dispatcher, .recall(dispatch: "A1-2", reason: "派错")) == nil)
    }

    @Test("the lead changes between units that are at work")
    func changeLead() throws {
        var matter = try Matter.handling([Assignment("濉溪县"), Assignment("市城管局", role: .assisting)])
        func change(_ index: Int, _ reason: String = "协商") -> Action {
            .changeLead(dispatch: "A1-\(index)", reason: reason)
        }
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        #expect(matter.refusal(Staff.dispatcher, change(3)) == .firstLevelOnly(.changeLead))
        #expect(matter.refusal(Staff.dispatcher, change(1)) == .dispatchStage(.changeLead, .handling))
        #expect(matter.refusal(Staff.dispatcher, change(2, "")) == .missing("理由"))
        try matter.act(Staff.dispatcher, change(2))
        #expect(try matter.dispatch(1).role == .assisting)
        #expect(try matter.dispatch(2).role == .lead)
        var draft = Matter.draft()
        draft.leavingOpen = "先答"
        try matter.finish(2, draft)
        #expect(matter.refusal(Staff.dispatcher, change(2)) == .dispatchStage(.changeLead, .completed))
        #expect(matter.refusal(Staff.dispatcher, change(1)) == .dispatchStage(.changeLead, .completed))
    }

    @Test("a send-back has a coded reason, a basis, a limit, and nothing open below")
    func sendBack() throws {
        var matter = try Matter.handling([Assignment("濉溪县")])
        func ask(_ code: String = "01", _ basis: String = "三定方案") -> Action {
            .requestSendBack(dispatch: "A1-1", reasonCode: code, basis: basis)
        }
        #expect(matter.refusal(Staff.bureau, ask()) == .notYourUnit(unit: "濉溪县"))
        #expect(matter.refusal(Staff.county, ask("01", "")) == .missing("退单依据"))
        guard case .unknownReason("77", _) = matter.refusal(Staff.county, ask("77")) else {
            Issue.record("a code from nowhere was taken")
            return
        }
        var passed = matter
        try passed.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        #expect(passed.refusal(Staff.county, ask()) == .childrenOpen(["临涣镇"]))
        try matter.at("2024-02-07 23:59:59")
        #expect(matter.refusal(Staff.county, ask()) == nil)
        let deadline = matter.now
        try matter.at("2024-02-08 00:00")
        #expect(matter.refusal(Staff.county, ask()) == .tooLate(.requestSendBack, deadline: deadline))
        try matter.at("2024-02-07 10:00")
        try matter.act(Staff.county, ask())
        #expect(matter.refusal(Staff.county, ask()) == .dispatchStage(.requestSendBack, .sendBackRequested))
        #expect(matter.refusal(Staff.county, .reply(dispatch: "A1-1", Matter.draft())) != nil)
    }

    private func rule(_ ruling: SendBackRuling, _ assignments: [Assignment] = [], _ opinion: String = "已核") -> Action {
        .ruleOnSendBack(dispatch: "A1-1", SendBackDecision(ruling, assignments: assignments, opinion: opinion))
    }

    @Test("a ruling names who takes over; the centre itself handles nothing, and no duty is pushed down to 基层")
    func ruling() throws {
        var matter = try Matter.handling()
        #expect(matter.refusal(Staff.dispatcher, rule(.refused)) == .nothingOpen(.ruleOnSendBack))
        try matter.act(Staff.bureau, .requestSendBack(dispatch: "A1-1", reasonCode: "01", basis: "三定方案"))
        #expect(matter.refusal(Staff.county, rule(.refused)) == .dispatcherOnly(unit: nil))
        #expect(matter.refusal(Staff.dispatcher, rule(.refused, [], "")) == .missing("裁定意见"))
        #expect(matter.refusal(Staff.dispatcher, rule(.granted)) == .rulingNeedsUnits)
        #expect(matter.refusal(Staff.dispatcher, rule(.granted, [Assignment("市城管局")])) == .unitAlreadyHas("市城管局"))
        #expect(
            matter.refusal(Staff.dispatcher, rule(.granted, [Assignment("临涣镇")]))
                == .pushedDown(from: "市城管局", to: "临涣镇")
        )
        let assisting = [Assignment("市水务局", role: .assisting)]
        #expect(matter.refusal(Staff.dispatcher, rule(.granted, assisting)) == .noLead)
        #expect(matter.refusal(Staff.dispatcher, rule(.consultation, assisting)) == .consultationNeedsLead)
        try matter.act(Staff.dispatcher, rule(.granted, [Assignment("市水务局")]))
        #expect(matter.file.sendBacks[0].redirectedTo == "市水务局")
        #expect(try matter.dispatch(1).end == .sentBack)
        #expect(try matter.dispatch(2).round == 1)
        #expect(matter.refusal(Staff.dispatcher, rule(.refused)) == .nothingOpen(.ruleOnSendBack))
    }

    @Test("an assisting unit's send-back makes no second lead, and needs nobody in its place")
    func assistingSendsBack() throws {
        var matter = try Matter.dispatched([Assignment("市水务局"), Assignment("市城管局", role: .assisting)])
        try matter.act(Staff.bureau, .requestSendBack(dispatch: "A1-2", reasonCode: "01", basis: "三定方案"))
        func rule(_ assignments: [Assignment]) -> Action {
            .ruleOnSendBack(dispatch: "A1-2", SendBackDecision(.granted, assignments: assignments, opinion: "属实"))
        }
        #expect(matter.refusal(Staff.dispatcher, rule([Assignment("濉溪县")])) == .severalLeads)
        #expect(
            matter.refusal(Staff.dispatcher, rule([Assignment("市水务局", role: .assisting)])) == .unitAlreadyHas("市水务局")
        )
        try matter.act(Staff.dispatcher, rule([]))
        #expect(try matter.stage(2) == .ended)
        #expect(matter.file.order.status == .handling)
    }

    @Test("after three send-backs the centre designates, and nobody sends back any more")
    func designated() throws {
        var matter = try Matter.dispatched()
        let units = ["市城管局", "市水务局", "濉溪县", "市城管局"]
        for index in 1...3 {
            let unit = units[index - 1]
            let ask = Action.requestSendBack(dispatch: "A1-\(index)", reasonCode: "01", basis: "三定方案")
            try matter.act(try Matter.officer(of: unit), ask)
            let decision = SendBackDecision(.granted, assignments: [Assignment(units[index])], opinion: "属实")
            try matter.act(Staff.dispatcher, .ruleOnSendBack(dispatch: "A1-\(index)", decision))
            #expect(try matter.dispatch(index + 1).isDesignated == (index == 3))
        }
        let again = Action.requestSendBack(dispatch: "A1-4", reasonCode: "01", basis: "三定方案")
        #expect(matter.refusal(Staff.bureau, again) == .designated)
    }

    @Test("会商 fixes lead and assisting among those there and those to come, and binds them")
    func consultation() throws {
        var matter = try Matter.handling([Assignment("市城管局"), Assignment("市水务局", role: .assisting)])
        try matter.act(Staff.bureau, .requestSendBack(dispatch: "A1-1", reasonCode: "01", basis: "三定方案"))
        let agreed = [
            Assignment("市水务局"), Assignment("市城管局", role: .assisting), Assignment("濉溪县", role: .assisting),
        ]
        try matter.act(Staff.dispatcher, rule(.consultation, agreed))
        #expect(matter.file.presentDispatches.map(\.unit) == ["市城管局", "市水务局", "濉溪县"])
        #expect(matter.file.presentDispatches.map(\.role) == [.assisting, .lead, .assisting])
        #expect(
            matter.refusal(Staff.bureau, .requestSendBack(dispatch: "A1-1", reasonCode: "01", basis: "再退"))
                == .designated
        )
        var done = try Matter.handling([Assignment("市城管局"), Assignment("市水务局", role: .assisting)])
        var draft = Matter.draft()
        draft.leavingOpen = "先答"
        try done.finish(1, draft)
        try done.act(Staff.water, .requestSendBack(dispatch: "A1-2", reasonCode: "01", basis: "三定方案"))
        let other = SendBackDecision(.consultation, assignments: [Assignment("濉溪县")], opinion: "会商")
        #expect(done.refusal(Staff.dispatcher, .ruleOnSendBack(dispatch: "A1-2", other)) == .severalLeads)
    }

    @Test("a county rules among its own units, and may take a matter back to do it itself")
    func countyRules() throws {
        var matter = try Matter.handling([Assignment("濉溪县")])
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        try matter.act(Staff.town, .requestSendBack(dispatch: "A1-2", reasonCode: "01", basis: "不在镇内"))
        func rule(_ assignments: [Assignment]) -> Action {
            .ruleOnSendBack(dispatch: "A1-2", SendBackDecision(.granted, assignments: assignments, opinion: "属实"))
        }
        #expect(
            matter.refusal(Staff.county, rule([Assignment("市城管局")])) == .notSubordinate(unit: "市城管局", of: "濉溪县")
        )
        try matter.act(Staff.county, rule([]))
        #expect(matter.refusal(Staff.county, .reply(dispatch: "A1-1", Matter.draft())) == nil)
    }

    @Test(
        "an extension is asked for by the unit at work on it, ruled on by the dispatcher, and never passes the parent's"
    )
    func extensions() throws {
        var matter = try Matter.handling([Assignment("濉溪县")])
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        func ask(_ index: Int, _ day: Int, _ reason: String = "待料") -> Action {
            let until = CivilDay(year: 2024, month: 2, day: day)
            return .requestExtension(dispatch: "A1-\(index)", until: until, reason: reason, isCitizenTold: true)
        }
        #expect(matter.refusal(Staff.town, ask(2, 23)) == .dispatchStage(.requestExtension, .waiting))
        try matter.act(Staff.town, .acknowledge(dispatch: "A1-2"))
        #expect(matter.refusal(Staff.bureau, ask(2, 23)) == .notYourUnit(unit: "临涣镇"))
        #expect(matter.refusal(Staff.town, ask(2, 23, "")) == .missing("延期理由"))
        #expect(matter.refusal(Staff.town, ask(2, 26)) == .deadlineAfterLimit(try matter.dispatch(1).deadline))
        try matter.act(Staff.town, ask(2, 23))
        func rule(_ isGranted: Bool, _ opinion: String = "同意") -> Action {
            .ruleOnExtension(dispatch: "A1-2", isGranted: isGranted, opinion: opinion)
        }
        #expect(matter.refusal(Staff.dispatcher, rule(true)) == .dispatcherOnly(unit: "濉溪县"))
        #expect(matter.refusal(Staff.county, rule(true, "")) == .missing("审批意见"))
        var refused = matter
        try refused.act(Staff.county, rule(false))
        #expect(try refused.deadline(2) == "2024-02-22 23:59:59")
        #expect(refused.refusal(Staff.town, ask(2, 23)) == nil)
        try matter.act(Staff.county, rule(true))
        #expect(try matter.deadline(2) == "2024-02-23 23:59:59")
        #expect(matter.refusal(Staff.county, rule(true)) == .nothingOpen(.ruleOnExtension))
        try matter.at("2024-02-24 00:00")
        let deadline = try matter.dispatch(1).deadline
        #expect(matter.refusal(Staff.county, ask(1, 27)) == .tooLate(.requestExtension, deadline: deadline))
    }

    @Test("an anonymous caller can't be told of an extension")
    func anonymous() throws {
        let matter = try Matter.handling { $0.isAnonymous = true }
        #expect(matter.file.order.citizen.isUnknown)
        let until = CivilDay(year: 2024, month: 2, day: 27)
        let ask = Action.requestExtension(dispatch: "A1-1", until: until, reason: "待料", isCitizenTold: false)
        #expect(matter.refusal(Staff.bureau, ask) == nil)
    }

    @Test("a dispatch is suspended on a document, to a day within thirty working days, from the top")
    func suspension() throws {
        var matter = try Matter.handling([Assignment("濉溪县")])
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        try matter.act(Staff.town, .acknowledge(dispatch: "A1-2"))
        let last = CivilDay(year: 2024, month: 3, day: 22)
        func suspend(_ day: CivilDay, _ document: String = "鉴定书", _ index: Int = 1) -> Action {
            .suspend(dispatch: "A1-\(index)", .expertise, document: document, until: day)
        }
        #expect(matter.refusal(Staff.dispatcher, suspend(last, "鉴定书", 2)) == .firstLevelOnly(.suspend))
        #expect(matter.refusal(Staff.dispatcher, suspend(last, "")) == .missing("依据文件"))
        #expect(matter.refusal(Staff.dispatcher, suspend(matter.now.day)) == .deadlineTooEarly)
        #expect(matter.refusal(Staff.dispatcher, suspend(last.advanced(by: 1))) == .suspensionTooLong(last))
        #expect(matter.refusal(Staff.dispatcher, .resume(dispatch: "A1-1")) == .nothingOpen(.resume))
        try matter.act(Staff.dispatcher, suspend(last))
        #expect(matter.refusal(Staff.dispatcher, suspend(last)) == .dispatchStage(.suspend, .suspended))
        #expect(matter.refusal(Staff.dispatcher, .resume(dispatch: "A1-2")) == .firstLevelOnly(.resume))
        #expect(matter.refusal(.system, .warn(dispatch: "A1-1")) == .nothingOpen(.warn))
        #expect(
            matter.refusal(Staff.town, .reply(dispatch: "A1-2", Matter.draft())) == .dispatchStage(.reply, .suspended)
        )
        try matter.act(Staff.dispatcher, .resume(dispatch: "A1-1"))
        #expect(matter.file.matters.suspensions.allSatisfy { $0.resumedAt != nil })
    }

    @Test("the wall clock of an emergency stands still by the second")
    func minutes() throws {
        var matter = try Matter.handling { $0.urgency = .emergency }
        #expect(try matter.deadline(1) == "2024-02-05 09:20:00")
        try matter.at("2024-02-05 09:05")
        let until = CivilDay(year: 2024, month: 2, day: 6)
        try matter.act(Staff.dispatcher, .suspend(dispatch: "A1-1", .forceMajeure, document: "暴雪", until: until))
        try matter.at("2024-02-05 10:05")
        try matter.act(Staff.dispatcher, .resume(dispatch: "A1-1"))
        #expect(try matter.deadline(1) == "2024-02-05 10:20:00")
        #expect(try matter.dispatch(1).paused == 3_600)
    }
}
