import Testing
import WorkOrders
import WorkingDays

/// 签收, 先行联系, 代联系, 下派: each condition of the work of a unit.
@Suite("what a unit does with an order") struct WorkOfUnitsTests {
    @Test("only the unit acknowledges, once; the centre may for it, and that stands on record")
    func acknowledge() throws {
        var matter = try Matter.dispatched()
        let action = Action.acknowledge(dispatch: "A1-1")
        #expect(matter.refusal(Staff.water, action) == .notYourUnit(unit: "市城管局"))
        #expect(matter.refusal(Staff.bureau, .acknowledge(dispatch: "A1-7")) == .noSuchDispatch("A1-7"))
        let event = try matter.act(Staff.dispatcher, action)
        #expect(event.by.onBehalfOf == "市城管局")
        #expect(matter.refusal(Staff.bureau, action) == .dispatchStage(.acknowledge, .handling))
        matter.rules.permissions.substitutes = []
        #expect(
            matter.refusal(Staff.dispatcher, .recordAttempt(dispatch: "A1-1", isReached: true, note: nil))
                == .notYourUnit(unit: "市城管局")
        )
    }

    @Test("every attempt stands on record; the first that reached the citizen is 先行联系")
    func attempts() throws {
        var matter = try Matter.dispatched()
        func attempt(_ isReached: Bool) -> Action { .recordAttempt(dispatch: "A1-1", isReached: isReached, note: "占线") }
        #expect(matter.refusal(Staff.bureau, attempt(true)) == .dispatchStage(.recordAttempt, .waiting))
        try matter.act(Staff.bureau, .acknowledge(dispatch: "A1-1"))
        #expect(matter.refusal(Staff.water, attempt(true)) == .notYourUnit(unit: "市城管局"))
        try matter.act(Staff.bureau, attempt(false))
        #expect(try matter.dispatch(1).contactedAt == nil)
        let now = matter.now
        try matter.act(Staff.bureau, attempt(true))
        matter.now = now
        try matter.act(Staff.bureau, attempt(true))
        #expect(try matter.dispatch(1).contactedAt == now)
        #expect(matter.file.attempts.count == 3)
        #expect(matter.file.attempts[2].by == "B01")
    }

    @Test("who sends an order back keeps contact until another has acknowledged")
    func firstUnit() throws {
        var matter = try Matter.handling()
        let attempt = Action.recordAttempt(dispatch: "A1-1", isReached: true, note: nil)
        try matter.act(Staff.bureau, .requestSendBack(dispatch: "A1-1", reasonCode: "01", basis: "三定方案"))
        #expect(matter.refusal(Staff.bureau, attempt) == nil)
        let ruling = SendBackDecision(.granted, assignments: [Assignment("市水务局")], opinion: "属实")
        try matter.act(Staff.dispatcher, .ruleOnSendBack(dispatch: "A1-1", ruling))
        #expect(matter.refusal(Staff.bureau, attempt) == nil)
        try matter.act(Staff.water, .acknowledge(dispatch: "A1-2"))
        #expect(matter.refusal(Staff.bureau, attempt) == .dispatchStage(.recordAttempt, .ended))
    }

    @Test("a unit that may not know the citizen asks through the centre")
    func relays() throws {
        var matter = try Matter.dispatched()
        func ask(_ question: String) -> Action { .askCitizen(dispatch: "A1-1", question: question) }
        #expect(matter.refusal(Staff.bureau, ask("在哪？")) == .dispatchStage(.askCitizen, .waiting))
        try matter.act(Staff.bureau, .acknowledge(dispatch: "A1-1"))
        #expect(matter.refusal(Staff.water, ask("在哪？")) == .notYourUnit(unit: "市城管局"))
        #expect(matter.refusal(Staff.bureau, ask("")) == .missing("想问的内容"))
        try matter.act(Staff.bureau, ask("在哪？"))
        let answer = Action.relayAnswer(sequence: 1, answer: "路口")
        #expect(matter.refusal(Staff.dispatcher, .relayAnswer(sequence: 2, answer: "路口")) == .nothingOpen(.relayAnswer))
        #expect(matter.refusal(Staff.dispatcher, .relayAnswer(sequence: 1, answer: "")) == .missing("诉求人的答复"))
        try matter.act(Staff.dispatcher, answer)
        #expect(matter.file.matters.relays[0].answer == "路口")
        #expect(matter.refusal(Staff.dispatcher, answer) == .nothingOpen(.relayAnswer))
    }

    @Test("a unit with a desk of its own passes on to units below it, four levels at most")
    func passOn() throws {
        var matter = try Matter.dispatched([Assignment("濉溪县"), Assignment("市城管局", role: .assisting)])
        func pass(_ assignments: Assignment..., dispatch: String = "A1-1") -> Action {
            .passOn(dispatch: dispatch, assignments)
        }
        #expect(matter.refusal(Staff.county, pass(Assignment("临涣镇"))) == .dispatchStage(.passOn, .waiting))
        try matter.act(Staff.county, .acknowledge(dispatch: "A1-1"))
        #expect(matter.refusal(Staff.bureau, pass(Assignment("临涣镇"))) == .notYourUnit(unit: "濉溪县"))
        #expect(matter.refusal(Staff.county, pass()) == .missing("承办单位"))
        #expect(matter.refusal(Staff.county, pass(Assignment("无"))) == .noSuchUnit("无"))
        #expect(
            matter.refusal(Staff.county, pass(Assignment("市城管局"))) == .notSubordinate(unit: "市城管局", of: "濉溪县")
        )
        #expect(matter.refusal(Staff.county, pass(Assignment("濉溪县"))) == .notSubordinate(unit: "濉溪县", of: "濉溪县"))
        #expect(matter.refusal(Staff.county, pass(Assignment("临涣镇"), Assignment("百善镇"))) == .severalLeads)
        try matter.act(Staff.county, pass(Assignment("临涣镇")))
        #expect(matter.refusal(Staff.county, pass(Assignment("临涣镇", role: .assisting))) == .unitAlreadyHas("临涣镇"))
        #expect(matter.refusal(Staff.county, pass(Assignment("百善镇"))) == .severalLeads)
        try matter.act(Staff.county, pass(Assignment("百善镇", role: .assisting)))
        try matter.act(Staff.bureau, .acknowledge(dispatch: "A1-2"))
        #expect(
            matter.refusal(Staff.bureau, pass(Assignment("临涣镇"), dispatch: "A1-2"))
                == .notASubordinateCentre(unit: "市城管局")
        )
        try matter.act(Staff.town, .acknowledge(dispatch: "A1-3"))
        try matter.act(Staff.town, pass(Assignment("临涣村"), dispatch: "A1-3"))
        try matter.act(Staff.village, .acknowledge(dispatch: "A1-5"))
        try matter.act(Staff.village, pass(Assignment("临涣村一组"), dispatch: "A1-5"))
        var fifth = Staff.village
        fifth.unit = "临涣村一组"
        try matter.act(fifth, .acknowledge(dispatch: "A1-6"))
        matter.rules.units = try UnitTree([
            HandlingUnit(name: "临涣村一组", group: "村社区", isSubordinateCentre: true),
            HandlingUnit(name: "一户", group: "村社区", parent: "临涣村一组"),
        ])
        #expect(matter.refusal(fifth, pass(Assignment("一户"), dispatch: "A1-6")) == .tooDeep(limit: 4))
    }

    @Test("a parent reopens a child that is done, once, while its own work is open")
    func reopenChild() throws {
        var matter = try Matter.handling([Assignment("濉溪县")])
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        let reopen = Action.reopenChild(dispatch: "A1-2", reason: "缺照片")
        #expect(matter.refusal(Staff.county, reopen) == .dispatchStage(.reopenChild, .waiting))
        try matter.answer(2)
        try matter.act(Staff.otherCounty, .review(dispatch: "A1-2", .passed, opinion: nil))
        #expect(matter.refusal(Staff.town, reopen) == .dispatcherOnly(unit: "濉溪县"))
        #expect(matter.refusal(Staff.county, .reopenChild(dispatch: "A1-2", reason: "")) == .missing("退回理由"))
        #expect(
            matter.refusal(Staff.county, .reopenChild(dispatch: "A1-1", reason: "无"))
                == .notASubordinateCentre(unit: "濉溪县")
        )
        try matter.act(Staff.county, reopen)
        #expect(matter.refusal(Staff.county, reopen) == .alreadyDone(.reopenChild))
        try matter.answer(3)
        try matter.act(Staff.countyLeader, .review(dispatch: "A1-3", .passed, opinion: nil))
        try matter.act(Staff.county, .reply(dispatch: "A1-1", Matter.draft()))
        #expect(
            matter.refusal(Staff.county, .reopenChild(dispatch: "A1-3", reason: "再办"))
                == .dispatchStage(.reopenChild, .awaitingSignature)
        )
    }

    @Test("identity is opened with a reason by those who handle it; a tip-off's never leaves the centre")
    func identity() throws {
        let open = Action.openIdentity(reason: "联系诉求人")
        var matter = try Matter.handling()
        #expect(matter.refusal(Staff.water, open) == .notHandledBy(unit: "市水务局"))
        #expect(matter.refusal(Staff.bureau, .openIdentity(reason: "")) == .missing("查看理由"))
        let event = try matter.act(Staff.bureau, open)
        #expect(event.words == "联系诉求人")
        #expect(event.changes.isEmpty)
        let tipOff = try Matter.handling([Assignment("市城管局")], .tipOff)
        #expect(tipOff.refusal(Staff.bureau, open) == .identityStaysInside)
        #expect(tipOff.refusal(Staff.visitor, open) == nil)
        var ended = try Matter.handling()
        try ended.act(Staff.bureau, .requestSendBack(dispatch: "A1-1", reasonCode: "01", basis: "三定方案"))
        let ruling = SendBackDecision(.granted, assignments: [Assignment("市水务局")], opinion: "属实")
        try ended.act(Staff.dispatcher, .ruleOnSendBack(dispatch: "A1-1", ruling))
        #expect(ended.refusal(Staff.bureau, open) == .notHandledBy(unit: "市城管局"))
    }
}
