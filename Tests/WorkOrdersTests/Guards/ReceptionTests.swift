import Testing
import WorkOrders
import WorkingDays

/// 受理登记, 直接答复, 转接, 不予受理, 无效, 补充, 更正, 作废, 骚扰, 并单.
@Suite("what the centre does with an appeal itself") struct ReceptionTests {
    private func registering(_ prepare: (inout WorkOrder) -> Void) throws -> Refusal? {
        do {
            _ = try Matter(.assistance) { prepare(&$0) }
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    @Test("an appeal has number, channel and text; a title isn't empty; nobody registers before the call")
    func register() throws {
        #expect(try registering { $0.number = "" } == .missing("工单编号"))
        #expect(try registering { $0.channel = "" } == .missing("来源渠道"))
        #expect(try registering { $0.content = " " } == .missing("诉求内容"))
        let long = String(repeating: "长", count: WorkOrder.contentLimit + 1)
        #expect(try registering { $0.content = long } == .tooLong("诉求内容", limit: WorkOrder.contentLimit))
        #expect(try registering { $0.title = "" } == .missing("标题"))
        #expect(try registering { $0.title = String(repeating: "长", count: 201) } == .tooLong("标题", limit: 200))
        let later = try #require(Instant("2024-02-05 09:01"))
        #expect(try registering { $0.receivedAt = later } == .clockBehind(later))
        let matter = try Matter { $0.title = "不想活了" }
        #expect(matter.file.matters.alerts.map(\.kind) == [.danger])
        #expect(matter.events[0].changes.count == 2)
        #expect(matter.file.order.citizen.contactNumber == "19900001234")
    }

    @Test("only a role that may do it does, and no clock runs backwards")
    func admission() throws {
        var matter = try Matter()
        let refusal = matter.refusal(Staff.reviewer, .dispatch([Assignment("市城管局")], Handover()))
        #expect(refusal == .notPermitted(.dispatch, role: "审核员", allowed: ["来件员", "派单员", "班长", "话务员"].sorted()))
        #expect(
            matter.refusal(Staff.dispatcher, .warn(dispatch: "A1-1")) == .notPermitted(.warn, role: "派单员", allowed: [])
        )
        #expect(matter.refusal(.system, .close(reason: nil)) != nil)
        let last = try #require(matter.file.lastEventAt)
        matter.now = last.advanced(bySeconds: -1)
        #expect(matter.refusal(Staff.callTaker, .answerDirectly(answer: "好")) == .clockBehind(last))
    }

    @Test("what only the centre does is refused to a unit, whatever its role", arguments: Probe.centreActions)
    func centreOnly(action: Action) throws {
        var matter = try Matter.handling()
        try matter.act(Staff.bureau, .askCitizen(dispatch: "A1-1", question: "在哪？"))
        try matter.act(Staff.supervisor, .supervise(.supervision, addressee: "市城管局", limit: nil, ground: "逾期"))
        let role = Permissions.standard.roles(for: action.name).first ?? Permissions.systemRole
        let stray = Officer(id: "X1", role: role, unit: "市城管局")
        #expect(matter.refusal(stray, action) == .centreOnly(action.name))
    }

    @Test("the hotline answers, hands on, declines or marks invalid, with what each needs")
    func endings() throws {
        let matter = try Matter()
        func refusal(_ action: Action) -> Refusal? { matter.refusal(Staff.callTaker, action) }
        #expect(refusal(.answerDirectly(answer: "")) == .missing("答复内容"))
        #expect(refusal(.transfer(Transfer(ending: .dispatched, counterpart: "供电"))) == .missing("转接方式"))
        #expect(refusal(.transfer(Transfer(ending: .threeWayCall, counterpart: " "))) == .missing("转接对方"))
        #expect(refusal(.transfer(Transfer(ending: .threeWayCall, counterpart: "供电"))) == nil)
        for action in [Action.decline(ground: "99"), .markInvalid(reason: "99")] {
            guard case .unknownReason("99", let list) = refusal(action) else {
                Issue.record("a ground from nowhere was taken")
                continue
            }
            #expect(list[0].hasPrefix("01 "))
        }
        var declined = matter
        let event = try declined.act(Staff.callTaker, .decline(ground: "02"))
        #expect(event.words == "纪检监察")
        #expect(declined.file.order.ending == .notAccepted)
        #expect(
            declined.refusal(Staff.callTaker, .answerDirectly(answer: "好")) == .orderStatus(.answerDirectly, .closed)
        )
    }

    @Test("an order waits for its citizen before it is dispatched, and goes on when he has answered")
    func supplement() throws {
        var matter = try Matter()
        #expect(matter.refusal(Staff.dispatcher, .requestSupplement(question: "")) == .missing("需要补充的内容"))
        try matter.act(Staff.dispatcher, .requestSupplement(question: "哪条路？"))
        #expect(
            matter.refusal(Staff.dispatcher, .requestSupplement(question: "哪？")) == .alreadyDone(.requestSupplement)
        )
        let dispatch = Action.dispatch([Assignment("市城管局")], Handover())
        #expect(matter.refusal(Staff.dispatcher, dispatch) == .mattersOpen(["退回补充要素"]))
        #expect(matter.refusal(Staff.dispatcher, .supplement(text: "")) == .missing("补充内容"))
        let full = try Matter(content: String(repeating: "长", count: WorkOrder.contentLimit - 10))
        #expect(
            full.refusal(Staff.dispatcher, .supplement(text: "再说一遍，再说一遍"))
                == .tooLong("诉求内容", limit: WorkOrder.contentLimit)
        )
        try matter.act(Staff.callTaker, .supplement(text: "人民路，有人要跳楼"))
        #expect(matter.file.order.content == "路灯不亮。\n【补充】人民路，有人要跳楼")
        #expect(matter.file.matters.alerts.map(\.kind) == [.danger])
        try matter.act(Staff.dispatcher, dispatch)
        #expect(matter.refusal(Staff.dispatcher, .supplement(text: "又")) == .orderStatus(.supplement, .handling))
        #expect(
            matter.refusal(Staff.dispatcher, .requestSupplement(question: "哪？"))
                == .orderStatus(.requestSupplement, .handling)
        )
        var answered = try Matter()
        try answered.act(Staff.dispatcher, .requestSupplement(question: "哪条路？"))
        try answered.act(Staff.callTaker, .answerDirectly(answer: "已修"))
        #expect(answered.file.openSuspension(nil) == nil)
    }

    @Test("a correction has a reason and changes something; the old value stands in the events")
    func amend() throws {
        var matter = try Matter.handling()
        var amendment = Amendment(reason: "类型有误")
        #expect(matter.refusal(Staff.dispatcher, .amend(amendment)) == .nothingToChange)
        amendment.kind = .assistance
        #expect(matter.refusal(Staff.dispatcher, .amend(amendment)) == .nothingToChange)
        amendment.title = ""
        #expect(matter.refusal(Staff.dispatcher, .amend(amendment)) == .missing("标题"))
        amendment = Amendment(reason: "")
        amendment.kind = .complaint
        #expect(matter.refusal(Staff.dispatcher, .amend(amendment)) == .missing("更正理由"))
        amendment.reason = "类型有误"
        amendment.tags = ["涉企"]
        amendment.place = Place(address: "人民路")
        amendment.category = CategoryPath(["市容环卫"])
        amendment.isConfidential = true
        try matter.act(Staff.dispatcher, .amend(amendment))
        #expect(matter.file.order.kind == .complaint)
        #expect(matter.file.order.place.address == "人民路")
        #expect(matter.file.order.category.top == "市容环卫")
        #expect(matter.file.order.citizen.name == "测试甲")
        #expect(try matter.deadline(1) == "2024-02-23 23:59:59")
        try matter.act(Staff.callTaker, .contact(.withdrawal, channel: "电话", content: "算了"))
        amendment.kind = .praise
        #expect(matter.refusal(Staff.dispatcher, .amend(amendment)) == .orderStatus(.amend, .withdrawn))
    }

    @Test("an order is made void by two people, and counts for nobody")
    func void() throws {
        var matter = try Matter.completed()
        let grant = Action.ruleOnVoid(isGranted: true, opinion: "确为重复")
        #expect(matter.refusal(Staff.shiftLeader, grant) == .nothingOpen(.ruleOnVoid))
        try matter.act(Staff.shiftLeader, .requestVoid(.duplicate))
        #expect(matter.refusal(Staff.callTaker, .requestVoid(.test)) == .alreadyDone(.requestVoid))
        #expect(matter.refusal(Staff.shiftLeader, grant) == .secondPersonNeeded)
        var other = Staff.shiftLeader
        other.id = "H22"
        #expect(matter.refusal(other, .ruleOnVoid(isGranted: true, opinion: "")) == .missing("审批意见"))
        var refused = matter
        try refused.act(other, .ruleOnVoid(isGranted: false, opinion: "不重复"))
        #expect(refused.file.order.status == .completed)
        #expect(refused.refusal(other, grant) == .nothingOpen(.ruleOnVoid))
        #expect(refused.refusal(Staff.callTaker, .requestVoid(.test)) == nil)
        try matter.act(other, grant)
        #expect(matter.file.order.status == .void)
        #expect(matter.file.dispatches.allSatisfy { $0.end?.isCounted == false })
        #expect(matter.refusal(Staff.callTaker, .requestVoid(.test)) == .orderStatus(.requestVoid, .void))
    }

    @Test("harassment is marked on an invalid call, confirmed by another, and ends by itself after thirty days")
    func harassment() throws {
        var matter = try Matter()
        let mark = Action.markHarassment(calls: ["通话1"])
        #expect(matter.refusal(Staff.callTaker, mark) == .orderStatus(.markHarassment, .registered))
        try matter.act(Staff.callTaker, .markInvalid(reason: "01"))
        #expect(matter.refusal(Staff.callTaker, .markHarassment(calls: [])) == .missing("骚扰来电清单"))
        #expect(
            matter.refusal(Staff.shiftLeader, .confirmHarassment(isConfirmed: true)) == .nothingOpen(.confirmHarassment)
        )
        var own = matter
        try own.act(Staff.shiftLeader, mark)
        #expect(own.refusal(Staff.shiftLeader, .confirmHarassment(isConfirmed: true)) == .secondPersonNeeded)
        try matter.act(Staff.callTaker, mark)
        #expect(matter.refusal(Staff.callTaker, mark) == .alreadyDone(.markHarassment))
        var refused = matter
        try refused.act(Staff.shiftLeader, .confirmHarassment(isConfirmed: false))
        #expect(refused.file.matters.harassment?.holds(on: matter.now.day) == false)
        try matter.act(Staff.shiftLeader, .confirmHarassment(isConfirmed: true))
        let mine = try #require(matter.file.matters.harassment)
        #expect(mine.holds(on: CivilDay(year: 2024, month: 3, day: 5)))
        #expect(!mine.holds(on: CivilDay(year: 2024, month: 3, day: 6)))
    }
}
