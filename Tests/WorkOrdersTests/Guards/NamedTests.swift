import Testing
import WorkOrders
import WorkingDays

/// Rulings that an order's own subject may not make, and clocks of what has ended.
@Suite("rulings on what names the officer") struct NamedTests {
    private func named(_ subject: String) throws -> Matter {
        try Matter.handling([Assignment("市水务局")], .complaint) { $0.subject = subject }
    }

    @Test("whom an order names doesn't rule on its send-back")
    func sendBack() throws {
        var matter = try named("派单甲")
        try matter.act(
            Staff.water,
            .requestSendBack(dispatch: "A1-1", reasonCode: "01", basis: "三定方案")
        )
        let decision = SendBackDecision(.refused, opinion: "应办")
        let ruling = Action.ruleOnSendBack(dispatch: "A1-1", decision)
        #expect(matter.refusal(Staff.dispatcher, ruling) == .namesYou)
        #expect(matter.refusal(Staff.otherDispatcher, ruling) == nil)
    }

    @Test("nor closes a supervision of it")
    func supervision() throws {
        var matter = try named("督办甲")
        try matter.act(
            Staff.otherSupervisor,
            .supervise(.supervision, addressee: "市水务局", limit: nil, ground: "逾期")
        )
        let close = Action.closeSupervision(.supervision, issuedAt: matter.file.supervisions[0].at)
        #expect(matter.refusal(Staff.supervisor, close) == .namesYou)
        #expect(matter.refusal(Staff.otherSupervisor, close) == nil)
    }

    @Test("nor settles a promise made on it")
    func promise() throws {
        var matter = try named("回访甲")
        var draft = Matter.draft(.inProgress)
        draft.unresolvedReason = "02"
        draft.promisedDay = CivilDay(year: 2024, month: 3, day: 1)
        draft.stages = "分期"
        try matter.finish(1, draft)
        let settle = Action.settlePromise(dispatch: "A1-1", isKept: true, newDay: nil, note: "已办")
        #expect(matter.refusal(Staff.visitor, settle) == .namesYou)
        #expect(matter.refusal(Staff.supervisor, settle) == nil)
    }

    @Test("nor confirms that its caller harasses")
    func harassment() throws {
        var matter = try Matter(.complaint) { $0.subject = "班长甲" }
        try matter.act(Staff.callTaker, .markInvalid(reason: "01"))
        try matter.act(Staff.callTaker, .markHarassment(calls: ["通话1"]))
        let confirm = Action.confirmHarassment(isConfirmed: true)
        #expect(matter.refusal(Staff.shiftLeader, confirm) == .namesYou)
    }

    @Test("what has ended is warned of no more")
    func ended() throws {
        var matter = try Matter.dispatched()
        try matter.act(Staff.callTaker, .contact(.withdrawal, channel: "电话", content: "算了"))
        try matter.at("2024-04-01 09:00")
        #expect(matter.refusal(.system, .warn(dispatch: "A1-1")) == .nothingOpen(.warn))
        var done = try Matter.completed()
        try done.at("2024-04-01 09:00")
        #expect(done.refusal(.system, .warn(dispatch: "A1-1")) == .nothingOpen(.warn))
    }
}
