import Testing
import WorkOrders
import WorkingDays

@Suite("what names a unit or an officer (回避)") struct ConflictStoryTests {
    private func complaint(about subject: String, _ kind: RequestKind = .complaint) throws -> Matter {
        try Matter(kind) { $0.subject = subject }
    }

    private func dispatch(_ unit: String, override: String? = nil) -> Action {
        .dispatch([Assignment(unit)], Handover(override: override))
    }

    @Test("a complaint about a bureau doesn't go to it, by its full or its short name", arguments: ["市城管局", "城管局"])
    func notAlone(subject: String) throws {
        var matter = try complaint(about: subject)
        let refusal = Refusal.conflictOfInterest(unit: "市城管局", superior: nil)
        #expect(matter.refusal(Staff.dispatcher, dispatch("市城管局")) == refusal)
        #expect(matter.refusal(Staff.dispatcher, dispatch("市城管局", override: " ")) == refusal)
        let assisting = [Assignment("市水务局"), Assignment("市城管局", role: .assisting)]
        #expect(matter.refusal(Staff.dispatcher, .dispatch(assisting, Handover())) == nil)
        let event = try matter.act(Staff.dispatcher, dispatch("市城管局", override: "只有该局有执法权"))
        #expect(event.words == "不回避的理由：只有该局有执法权")
    }

    @Test("nor to a unit under the one complained of; its superior is named")
    func noUnitBelow() throws {
        let matter = try complaint(about: "临涣镇人民政府")
        let refusal = Refusal.conflictOfInterest(unit: "临涣镇", superior: "濉溪县")
        #expect(matter.refusal(Staff.dispatcher, dispatch("临涣镇")) == refusal)
        #expect(matter.refusal(Staff.dispatcher, dispatch("临涣村")) == refusal)
        #expect(matter.refusal(Staff.dispatcher, dispatch("濉溪县")) == nil)
    }

    @Test("a county doesn't pass a complaint on to the town it is about, except to assist")
    func passedOn() throws {
        var matter = try complaint(about: "临涣镇")
        try matter.act(Staff.dispatcher, dispatch("濉溪县"))
        try matter.act(Staff.county, .acknowledge(dispatch: "A1-1"))
        let refusal = Refusal.conflictOfInterest(unit: "临涣镇", superior: "濉溪县")
        #expect(matter.refusal(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")])) == refusal)
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇", role: .assisting)]))
        #expect(try matter.dispatch(2).role == .assisting)
        #expect(matter.refusal(Staff.town, .openIdentity(reason: "联系诉求人")) == .namesYou)
    }

    @Test("what was overridden for the county may go on to its towns")
    func overriddenAbove() throws {
        var matter = try complaint(about: "濉溪县")
        #expect(matter.refusal(Staff.dispatcher, dispatch("濉溪县")) != nil)
        try matter.act(Staff.dispatcher, dispatch("濉溪县", override: "上级交办"))
        try matter.act(Staff.county, .acknowledge(dispatch: "A1-1"))
        #expect(matter.refusal(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")])) == nil)
    }

    @Test("neither a ruling nor a change of lead nor rework gives it to that bureau alone")
    func otherWays() throws {
        var matter = try complaint(about: "市城管局")
        let both = [Assignment("市水务局"), Assignment("市城管局", role: .assisting)]
        try matter.act(Staff.dispatcher, .dispatch(both, Handover()))
        let refusal = Refusal.conflictOfInterest(unit: "市城管局", superior: nil)
        #expect(matter.refusal(Staff.dispatcher, .changeLead(dispatch: "A1-2", reason: "协商")) == refusal)
        try matter.act(Staff.water, .requestSendBack(dispatch: "A1-1", reasonCode: "01", basis: "三定方案"))
        let lead = [Assignment("市城管局")]
        let ruling = SendBackDecision(.consultation, assignments: lead, opinion: "会商")
        #expect(matter.refusal(Staff.dispatcher, .ruleOnSendBack(dispatch: "A1-1", ruling)) == refusal)
        let overridden = SendBackDecision(.consultation, assignments: lead, opinion: "会商", override: "专业执法")
        let event = try matter.act(Staff.dispatcher, .ruleOnSendBack(dispatch: "A1-1", overridden))
        #expect(event.words == "会商；不回避的理由：专业执法")
    }

    @Test("rework doesn't make the unit complained of the lead because it assisted")
    func rework() throws {
        var matter = try complaint(about: "市城管局")
        let both = [Assignment("市水务局"), Assignment("市城管局", role: .assisting)]
        try matter.act(Staff.dispatcher, .dispatch(both, Handover()))
        try matter.finish(2)
        try matter.finish(1)
        let refusal = Refusal.conflictOfInterest(unit: "市城管局", superior: nil)
        #expect(matter.refusal(Staff.visitor, .reopen(units: ["市城管局"], reason: "不满意")) == refusal)
        try matter.act(Staff.visitor, .reopen(units: ["市城管局", "市水务局"], reason: "不满意"))
        #expect(try matter.dispatch(3).role == .assisting)
        #expect(try matter.dispatch(4).role == .lead)
    }

    @Test("a complaint about an officer doesn't go to his unit alone")
    func officerOfUnit() throws {
        var matter = try complaint(about: "城管丙（执法中队）")
        #expect(matter.refusal(Staff.dispatcher, dispatch("市城管局")) == nil)
        matter.rules.officers = ["市城管局": ["城管丙", ""], "市水务局": ["水务丙"]]
        let refusal = Refusal.conflictOfInterest(unit: "市城管局", superior: nil)
        #expect(matter.refusal(Staff.dispatcher, dispatch("市城管局")) == refusal)
        #expect(matter.refusal(Staff.dispatcher, dispatch("市水务局")) == nil)
    }

    @Test("praise and requests that name a bureau go to it", arguments: [RequestKind.praise, .assistance, .inquiry])
    func noComplaint(kind: RequestKind) throws {
        let matter = try complaint(about: "市城管局", kind)
        #expect(matter.refusal(Staff.dispatcher, dispatch("市城管局")) == nil)
    }

    @Test("a complaint about a person or a company goes where it belongs")
    func others() throws {
        let matter = try complaint(about: "某物业公司")
        #expect(matter.refusal(Staff.dispatcher, dispatch("市城管局")) == nil)
    }

    @Test("whom an order names doesn't turn it away, review, visit, close, reopen or rule on it")
    func namedOfficers() throws {
        var matter = try Matter.handling([Assignment("市水务局")], .complaint) { order in
            order.subject = "审核甲、回访甲、派单甲、话务甲、督办甲、班长甲"
        }
        try matter.act(
            Staff.water,
            .requestExtension(
                dispatch: "A1-1",
                until: CivilDay(year: 2024, month: 2, day: 26),
                reason: "待料",
                isCitizenTold: true
            )
        )
        let ruling = Action.ruleOnExtension(dispatch: "A1-1", isGranted: true, opinion: "同意")
        #expect(matter.refusal(Staff.dispatcher, ruling) == .namesYou)
        #expect(matter.refusal(Staff.otherDispatcher, ruling) == nil)
        try matter.act(Staff.callTaker, .requestVoid(.test))
        #expect(matter.refusal(Staff.shiftLeader, .ruleOnVoid(isGranted: true, opinion: "是")) == .namesYou)
        #expect(
            matter.refusal(Staff.supervisor, .inspect(notes: "已看", isSolved: true, point: nil, photos: []))
                == .namesYou
        )
        try matter.answer(1)
        #expect(matter.refusal(Staff.reviewer, .review(dispatch: "A1-1", .passed, opinion: nil)) == .namesYou)
        try matter.act(Staff.otherReviewer, .review(dispatch: "A1-1", .passed, opinion: nil))
        #expect(matter.refusal(Staff.visitor, Matter.answered(.satisfied, unit: "市水务局")) == .namesYou)
        #expect(matter.refusal(Staff.visitor, .reopen(units: ["市水务局"], reason: "再办")) == .namesYou)
        #expect(matter.refusal(Staff.visitor, .close(reason: "无")) == .namesYou)
        let registered = try complaint(about: "话务甲")
        #expect(registered.refusal(Staff.callTaker, .decline(ground: "01")) == .namesYou)
        #expect(registered.refusal(Staff.callTaker, .markInvalid(reason: "01")) == .namesYou)
        #expect(registered.refusal(Staff.callTaker, .answerDirectly(answer: "好")) == .namesYou)
        let call = Transfer(ending: .handedToEmergencyNumber, counterpart: "110", receipt: "7")
        #expect(registered.refusal(Staff.callTaker, .transfer(call)) == nil)
    }
}
