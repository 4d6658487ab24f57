import Testing
import WorkOrders
import WorkingDays

@Suite("replies, signatures and reviews") struct ReplyReviewTests {
    private func reply(_ draft: ReplyDraft) -> Action { .reply(dispatch: "A1-1", draft) }

    @Test("a reply says what was done and what the citizen reads")
    func texts() throws {
        var matter = try Matter.dispatched()
        #expect(matter.refusal(Staff.bureau, reply(Matter.draft())) == .dispatchStage(.reply, .waiting))
        try matter.act(Staff.bureau, .acknowledge(dispatch: "A1-1"))
        #expect(matter.refusal(Staff.water, reply(Matter.draft())) == .notYourUnit(unit: "市城管局"))
        var draft = Matter.draft()
        draft.internalAccount = " \n"
        #expect(matter.refusal(Staff.bureau, reply(draft)) == .missing("内部办理情况"))
        draft = Matter.draft()
        draft.publicAnswer = ""
        #expect(matter.refusal(Staff.bureau, reply(draft)) == .missing("公开答复"))
        draft.publicAnswer = String(repeating: "长", count: Reply.textLimit + 1)
        #expect(matter.refusal(Staff.bureau, reply(draft)) == .tooLong("公开答复", limit: Reply.textLimit))
    }

    @Test(
        "what isn't solved needs a coded reason",
        arguments: [CompletionResult.partlyResolved, .beyondDuty, .inProgress]
    )
    func unsolved(result: CompletionResult) throws {
        var matter = try Matter.handling()
        var draft = Matter.draft(result)
        (draft.promisedDay, draft.stages) = (CivilDay(year: 2024, month: 6, day: 1), "分两步")
        #expect(matter.refusal(Staff.bureau, reply(draft)) == .unresolvedReasonMissing)
        draft.unresolvedReason = "99"
        guard case .unknownReason("99", _) = matter.refusal(Staff.bureau, reply(draft)) else {
            Issue.record("a code from nowhere was taken")
            return
        }
        draft.unresolvedReason = "02"
        try matter.act(Staff.bureau, reply(draft))
    }

    @Test("正在推进 promises a later day in stages")
    func promise() throws {
        let matter = try Matter.handling()
        var draft = Matter.draft(.inProgress)
        draft.unresolvedReason = "02"
        #expect(matter.refusal(Staff.bureau, reply(draft)) == .promiseMissing)
        draft.promisedDay = matter.now.day
        draft.stages = "分两步"
        #expect(matter.refusal(Staff.bureau, reply(draft)) == .promiseMissing)
        draft.promisedDay = matter.now.day.advanced(by: 1)
        draft.stages = ""
        #expect(matter.refusal(Staff.bureau, reply(draft)) == .promiseMissing)
        draft.stages = "分两步"
        #expect(matter.refusal(Staff.bureau, reply(draft)) == nil)
    }

    @Test("联系不上 takes three attempts on two days; those of a child count")
    func unreachable() throws {
        var matter = try Matter.handling([Assignment("濉溪县")])
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        try matter.act(Staff.town, .acknowledge(dispatch: "A1-2"))
        var draft = Matter.draft(.unreachable)
        draft.leavingOpen = "由县直接答复"
        let refusal = Refusal.attemptsMissing(attempts: 3, days: 2)
        for _ in 1...3 { try matter.act(Staff.town, .recordAttempt(dispatch: "A1-2", isReached: false, note: nil)) }
        #expect(matter.refusal(Staff.county, reply(draft)) == refusal)
        try matter.at("2024-02-06 09:00")
        try matter.act(Staff.town, .recordAttempt(dispatch: "A1-2", isReached: true, note: nil))
        #expect(matter.refusal(Staff.county, reply(draft)) == refusal)
        try matter.act(Staff.county, .recordAttempt(dispatch: "A1-1", isReached: false, note: nil))
        #expect(matter.refusal(Staff.county, reply(draft)) == nil)
        var few = try Matter.handling()
        try few.act(Staff.bureau, .recordAttempt(dispatch: "A1-1", isReached: false, note: nil))
        try few.at("2024-02-06 09:00")
        try few.act(Staff.bureau, .recordAttempt(dispatch: "A1-1", isReached: false, note: nil))
        #expect(few.refusal(Staff.bureau, reply(Matter.draft(.unreachable))) == refusal)
    }

    @Test("a lead waits for those that assist, a parent for its children, unless it says why not")
    func others() throws {
        var matter = try Matter.handling([Assignment("濉溪县"), Assignment("市城管局", role: .assisting)])
        #expect(matter.refusal(Staff.county, reply(Matter.draft())) == .assistingOpen(["市城管局"]))
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        #expect(matter.refusal(Staff.county, reply(Matter.draft())) == .childrenOpen(["临涣镇"]))
        var draft = Matter.draft()
        draft.leavingOpen = "先行答复"
        try matter.act(Staff.county, reply(draft))
        try matter.act(Staff.countyLeader, .sign(dispatch: "A1-1", isSigned: true, opinion: nil))
        try matter.act(Staff.reviewer, .review(dispatch: "A1-1", .passed, opinion: nil))
        #expect(try matter.dispatch(3).end == .closedByParent)
        #expect(try matter.dispatch(3).endedAt == matter.file.lastEventAt)
        #expect(matter.file.order.status == .handling)
        try matter.finish(2)
        #expect(matter.file.order.status == .completed)
    }

    @Test("a reply doesn't pass while a unit added since is at work")
    func addedSince() throws {
        var matter = try Matter.handling()
        try matter.answer(1)
        try matter.act(Staff.dispatcher, .addUnit(Assignment("市水务局", role: .assisting), Handover()))
        let pass = Action.review(dispatch: "A1-1", .passed, opinion: nil)
        #expect(matter.refusal(Staff.reviewer, pass) == .assistingOpen(["市水务局"]))
        #expect(matter.refusal(Staff.reviewer, .review(dispatch: "A1-1", .returned, opinion: "合并答复")) == nil)
    }

    @Test("another than the writer signs, of the unit; refusing needs a reason and the reply is written anew")
    func signing() throws {
        var matter = try Matter.handling()
        func sign(_ isSigned: Bool, _ opinion: String? = nil) -> Action {
            .sign(dispatch: "A1-1", isSigned: isSigned, opinion: opinion)
        }
        #expect(matter.refusal(Staff.bureauLeader, sign(true)) == .dispatchStage(.sign, .handling))
        try matter.act(Staff.bureauLeader, reply(Matter.draft()))
        #expect(matter.refusal(Staff.bureauLeader, sign(true)) == .secondPersonNeeded)
        #expect(matter.refusal(Staff.waterLeader, sign(true)) == .notYourUnit(unit: "市城管局"))
        #expect(
            matter.refusal(Staff.reviewer, .review(dispatch: "A1-1", .passed, opinion: nil)) == .needsSignature
        )
        var deputy = Staff.bureauLeader
        deputy.id = "B03"
        #expect(matter.refusal(deputy, sign(false)) == .missing("不签发的意见"))
        try matter.act(deputy, sign(false, "写清楚"))
        #expect(try matter.stage(1) == .handling)
        try matter.act(Staff.bureau, reply(Matter.draft()))
        try matter.act(deputy, sign(true))
        #expect(try matter.stage(1) == .underReview)
        #expect(matter.refusal(Staff.bureau, reply(Matter.draft())) == .dispatchStage(.reply, .underReview))
    }

    @Test(
        "what the centre writes for a unit counts as signed, but not by its writer reviewed; units may not sign at all"
    )
    func unsigned() throws {
        var matter = try Matter.handling()
        try matter.act(Staff.otherDispatcher, reply(Matter.draft()))
        #expect(try matter.stage(1) == .underReview)
        var both = Staff.otherDispatcher
        both.role = "审核员"
        #expect(matter.refusal(both, .review(dispatch: "A1-1", .passed, opinion: nil)) == .secondPersonNeeded)
        var rules = try Staff.rules()
        rules.terms.unitsSign = false
        var unsigned = try Matter.handling(rules: rules)
        try unsigned.act(Staff.bureau, reply(Matter.draft()))
        #expect(try unsigned.stage(1) == .underReview)
    }

    @Test("who dispatched anything of the round reviews nothing of it")
    func dispatchers() throws {
        var matter = try Matter.handling()
        try matter.act(Staff.otherDispatcher, .addUnit(Assignment("市水务局", role: .assisting), Handover()))
        try matter.answer(2)
        for dispatcher in [Staff.dispatcher, Staff.otherDispatcher] {
            var reviewer = dispatcher
            reviewer.role = "审核员"
            #expect(matter.refusal(reviewer, .review(dispatch: "A1-2", .passed, opinion: nil)) == .ownDispatch)
        }
        #expect(matter.refusal(Staff.reviewer, .review(dispatch: "A1-2", .returned, opinion: " ")) == .missing("回退理由"))
        #expect(
            matter.refusal(Staff.reviewer, .review(dispatch: "A1-1", .passed, opinion: nil))
                == .dispatchStage(.review, .handling)
        )
        #expect(matter.refusal(Staff.reviewer, .review(dispatch: "A1-2", .passed, opinion: nil)) == nil)
    }

    @Test("the next round is reviewed by another")
    func otherReviewer() throws {
        var matter = try Matter.completed()
        try matter.act(Staff.visitor, .reopen(units: ["市城管局"], reason: "不满意"))
        try matter.answer(2)
        let pass = Action.review(dispatch: "A1-2", .passed, opinion: nil)
        #expect(matter.refusal(Staff.reviewer, pass) == .otherReviewerNeeded)
        try matter.act(Staff.otherReviewer, pass)
    }

    @Test("a promise is settled at its day, or put off, and counts as unresolved until kept")
    func promises() throws {
        var matter = try Matter.handling()
        var draft = Matter.draft(.inProgress)
        (draft.unresolvedReason, draft.promisedDay, draft.stages) = ("02", CivilDay(year: 2024, month: 3, day: 1), "分期")
        try matter.finish(1, draft)
        func settle(_ isKept: Bool, _ day: CivilDay?, _ note: String = "已回访") -> Action {
            .settlePromise(dispatch: "A1-1", isKept: isKept, newDay: day, note: note)
        }
        #expect(try matter.dispatch(1).result == .inProgress)
        #expect(matter.refusal(Staff.visitor, settle(true, nil, "")) == .missing("核验情况"))
        #expect(matter.refusal(Staff.visitor, settle(false, nil)) == .promiseMissing)
        #expect(matter.refusal(Staff.visitor, settle(false, matter.now.day)) == .promiseMissing)
        try matter.act(Staff.visitor, settle(false, CivilDay(year: 2024, month: 4, day: 1)))
        #expect(matter.file.matters.promises[0].postponements == 1)
        try matter.act(Staff.visitor, Matter.answered(.satisfied))
        #expect(matter.refusal(Staff.visitor, .close(reason: nil)) == .mattersOpen(["承诺件"]))
        try matter.act(Staff.visitor, settle(true, nil))
        #expect(try matter.dispatch(1).result == .resolved)
        #expect(matter.refusal(Staff.visitor, settle(true, nil)) == .nothingOpen(.settlePromise))
        var void = try Matter.handling()
        try void.finish(1, draft)
        try void.act(Staff.visitor, .requestVoid(.test))
        try void.act(Staff.shiftLeader, .ruleOnVoid(isGranted: true, opinion: "测试件"))
        #expect(void.refusal(Staff.visitor, settle(true, nil)) == .orderStatus(.settlePromise, .void))
    }
}
