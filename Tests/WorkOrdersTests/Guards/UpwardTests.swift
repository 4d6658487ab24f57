import Testing
import WorkOrders
import WorkingDays

/// 回复上级: what an order that came from a platform above owes there.
struct UpwardTests {
    private static let deadline = Instant("2024-02-19 24:00")

    /// An order from above that a bureau has answered, reviewed but not yet visited.
    private static func answered() throws -> Matter {
        var matter = try fromAbove()
        try matter.act(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover()))
        let number = matter.file.dispatches[0].number
        try matter.act(Staff.bureau, .acknowledge(dispatch: number))
        try matter.act(Staff.bureau, .recordAttempt(dispatch: number, isReached: true, note: nil))
        let draft = ReplyDraft(internalAccount: "已换灯泡", publicAnswer: "路灯已修复。", result: .resolved)
        try matter.act(Staff.bureau, .reply(dispatch: number, draft))
        try matter.act(Staff.bureauLeader, .sign(dispatch: number, isSigned: true, opinion: nil))
        try matter.act(Staff.reviewer, .review(dispatch: number, .passed, opinion: nil))
        return matter
    }

    private static func fromAbove() throws -> Matter {
        try Matter { $0.external = ExternalReference(platform: "省平台", number: "S1", deadline: deadline) }
    }

    private static func answer(_ isFinal: Bool, _ text: String = "路灯已修复。", receipt: String? = "H-1") -> Action {
        .answerUpward(text: text, receipt: receipt, isFinal: isFinal)
    }

    @Test("an order from above owes an answer there from its registration on, a citizen's own none")
    func owed() throws {
        let matter = try Self.fromAbove()
        #expect(matter.file.matters.upward == UpwardDuty(deadline: Self.deadline))
        #expect(matter.events[0].changes.contains(.upward(UpwardDuty(deadline: Self.deadline))))
        let own = try Matter()
        #expect(own.file.matters.upward == nil)
        #expect(own.refusal(Staff.incoming, Self.answer(false)) == .nothingOpen(.answerUpward))
    }

    @Test("an interim answer is given at any time and leaves the final one owed")
    func interim() throws {
        var matter = try Self.fromAbove()
        try matter.act(Staff.incoming, Self.answer(false, "正在办理", receipt: nil))
        let duty = try #require(matter.file.matters.upward)
        #expect(duty.isOpen && duty.answers.map(\.text) == ["正在办理"])
        #expect(duty.answers[0].by == Staff.incoming.id && duty.answers[0].receipt == nil && !duty.answers[0].isFinal)
    }

    @Test("the final answer waits until the units are done, and is given once")
    func final() throws {
        let open = try Self.fromAbove()
        #expect(open.refusal(Staff.incoming, Self.answer(true)) == .orderStatus(.answerUpward, .registered))
        var matter = try Self.answered()
        #expect(matter.file.order.status == .completed)
        let event = try matter.act(Staff.incoming, Self.answer(true))
        #expect(event.words == "路灯已修复。")
        #expect(matter.file.matters.upward?.isOpen == false)
        #expect(matter.file.matters.upward?.answers.last?.receipt == "H-1")
        #expect(matter.refusal(Staff.incoming, Self.answer(true)) == .nothingOpen(.answerUpward))
    }

    @Test("a new round owes a new answer and keeps the earlier one")
    func again() throws {
        var matter = try Self.answered()
        try matter.act(Staff.incoming, Self.answer(true))
        try matter.act(Staff.visitor, .reopen(units: ["市城管局"], reason: "仍不亮"))
        let duty = try #require(matter.file.matters.upward)
        #expect(duty.isOpen && duty.answers.count == 1)
        try matter.act(Staff.shiftLeader, Self.answer(false, "重新办理中"))
        #expect(matter.file.matters.upward?.answers.map(\.text) == ["路灯已修复。", "重新办理中"])
    }

    @Test("what the hotline answered itself and is complained of again owes a new answer")
    func takenUpAgain() throws {
        var matter = try Self.fromAbove()
        try matter.act(Staff.callTaker, .answerDirectly(answer: "已说明政策。"))
        try matter.act(Staff.incoming, Self.answer(true))
        #expect(matter.file.matters.upward?.isOpen == false)
        try matter.act(Staff.callTaker, .contact(.repeated, channel: "电话", content: "没有解决"))
        #expect(matter.file.order.status == .registered && matter.file.matters.upward?.isOpen == true)
    }

    @Test("a text is required and neither text nor receipt may be too long")
    func words() throws {
        let matter = try Self.fromAbove()
        #expect(matter.refusal(Staff.incoming, Self.answer(false, " \n")) == .missing("回复内容"))
        let long = String(repeating: "长", count: Reply.textLimit + 1)
        #expect(matter.refusal(Staff.incoming, Self.answer(false, long)) == .tooLong("回复内容", limit: Reply.textLimit))
        let receipt = String(repeating: "1", count: 101)
        let refusal = matter.refusal(Staff.incoming, Self.answer(false, receipt: receipt))
        #expect(refusal == .tooLong("回执编号", limit: 100))
        #expect(matter.refusal(Staff.incoming, Self.answer(false, receipt: "")) == .missing("回执编号"))
    }

    @Test("only who takes matters in answers upward", arguments: [Staff.callTaker, Staff.dispatcher, Staff.bureau])
    func permitted(_ officer: Officer) throws {
        let refusal = try Self.fromAbove().refusal(officer, Self.answer(false))
        #expect(refusal == .notPermitted(.answerUpward, role: officer.role, allowed: ["来件员", "班长"].sorted()))
    }

    @Test("a void order is not answered for")
    func void() throws {
        var matter = try Self.fromAbove()
        try matter.act(Staff.callTaker, .requestVoid(.mistake))
        try matter.act(Staff.shiftLeader, .ruleOnVoid(isGranted: true, opinion: "误登"))
        #expect(matter.refusal(Staff.incoming, Self.answer(false)) == .orderStatus(.answerUpward, .void))
    }

    @Test("the units' public answers are at hand, the lead's first, by name where there are several")
    func publicAnswer() throws {
        let matter = try Self.answered()
        #expect(matter.file.publicAnswer == "路灯已修复。")
        #expect(try Self.fromAbove().file.publicAnswer.isEmpty)
        var file = matter.file
        var second = file.dispatches[0]
        (second.number, second.unit, second.role) = ("A1-2", "市水务局", .assisting)
        file.dispatches.insert(second, at: 0)
        var reply = Reply(dispatch: "A1-2", at: matter.now)
        reply.publicAnswer = "井盖已加固。"
        file.replies.append(reply)
        #expect(file.publicAnswer == "市城管局：路灯已修复。\n市水务局：井盖已加固。")
    }

    @Test("events alone give the duty back, and an order that is adopted carries it")
    func replayed() throws {
        var matter = try Self.answered()
        try matter.act(Staff.incoming, Self.answer(true))
        #expect(CaseFile(replaying: matter.events)?.matters.upward == matter.file.matters.upward)
        let adopted = matter.file.adopted(at: matter.now)
        #expect(CaseFile(replaying: [adopted])?.matters.upward == matter.file.matters.upward)
    }
}
