import Testing
import WorkOrders
import WorkingDays

@Suite("merging, splitting, incidents") struct MergingTests {
    private func leader(
        _ number: String = "A0",
        _ status: WorkOrderStatus = .handling,
        isBarred: Bool = false,
        isIncident: Bool = false
    ) -> Leader { Leader(number: number, status: status, isBarred: isBarred, isIncident: isIncident) }

    @Test("a follower keeps its number and caller and shares dispatch and result of an open leader")
    func merge() throws {
        var matter = try Matter()
        #expect(matter.refusal(Staff.dispatcher, .merge(leader("A1"))) == .itself)
        #expect(matter.refusal(Staff.dispatcher, .merge(leader("A0", .closed))) == .leaderBarred("A0"))
        #expect(matter.refusal(Staff.dispatcher, .merge(leader(isBarred: true))) == .leaderBarred("A0"))
        #expect(matter.refusal(Staff.dispatcher, .joinIncident(leader())) == .notAnIncident("A0"))
        try matter.act(Staff.dispatcher, .requestSupplement(question: "哪条路？"))
        try matter.act(Staff.dispatcher, .merge(leader()))
        #expect(matter.file.order.leader == "A0")
        #expect(matter.file.order.status == .handling)
        #expect(matter.file.openSuspension(nil) == nil)
        #expect(matter.refusal(Staff.dispatcher, .merge(leader())) == .alreadyDone(.merge))
        #expect(matter.refusal(Staff.callTaker, .raiseAlert(.danger, note: nil)) == .followsLeader("A0"))
        #expect(matter.refusal(Staff.dispatcher, .declareIncident(statement: "口径")) == .followsLeader("A0"))
        try matter.act(Staff.callTaker, .contact(.repeated, channel: "电话", content: "还没好"))
        #expect(matter.file.order.status == .handling)
    }

    @Test("what is dispatched is recalled before it is merged; an incident follows nobody")
    func barred() throws {
        var matter = try Matter.dispatched()
        #expect(matter.refusal(Staff.dispatcher, .merge(leader())) == .hasFollowedDispatches)
        try matter.act(Staff.dispatcher, .recall(dispatch: "A1-1", reason: "并单"))
        #expect(matter.refusal(Staff.dispatcher, .merge(leader())) == nil)
        #expect(matter.refusal(Staff.dispatcher, .declareIncident(statement: "")) == .missing("统一口径"))
        try matter.act(Staff.dispatcher, .declareIncident(statement: "正在抢修"))
        #expect(Leader(matter.file).isIncident)
        #expect(matter.refusal(Staff.dispatcher, .merge(leader())) == .leaderBarred("A0"))
        try matter.act(Staff.dispatcher, .declareIncident(statement: "已恢复"))
        #expect(matter.file.matters.incident?.statement == "已恢复")
        var joining = try Matter { $0.number = "A2" }
        let event = try joining.act(Staff.callTaker, .joinIncident(Leader(matter.file)))
        #expect(event.words == "加入集中事件A1")
    }

    @Test("a follower is done and closed with its leader; its own alert keeps it from closing")
    func inherit() throws {
        var matter = try Matter()
        let done = try #require(Instant("2024-02-06 10:00"))
        #expect(
            matter.refusal(.system, .inheritResult(completedAt: done, isClosed: false)) == .nothingOpen(.inheritResult)
        )
        try matter.act(Staff.dispatcher, .merge(leader()))
        try matter.at("2024-02-06 11:00")
        try matter.act(.system, .inheritResult(completedAt: done, isClosed: false))
        #expect(matter.file.order.completedAt == done)
        #expect(matter.file.order.status == .completed)
        #expect(matter.refusal(Staff.visitor, .close(reason: nil)) == .followsLeader("A0"))
        #expect(matter.refusal(Staff.visitor, .reopen(units: ["市城管局"], reason: "再办")) == .followsLeader("A0"))
        #expect(matter.refusal(Staff.visitor, Matter.answered(.satisfied)) == nil)
        var threatening = matter
        try threatening.act(Staff.callTaker, .contact(.addition, channel: "电话", content: "我不想活了"))
        try threatening.act(.system, .inheritResult(completedAt: done, isClosed: true))
        #expect(threatening.file.order.status == .completed)
        try matter.act(.system, .inheritResult(completedAt: done, isClosed: true))
        #expect(matter.file.order.status == .closed)
        #expect(
            matter.refusal(.system, .inheritResult(completedAt: done, isClosed: true))
                == .orderStatus(.inheritResult, .closed)
        )
    }

    @Test("解除并单 gives the order back to the dispatcher; 拆单 names the new order")
    func unmergeAndSplit() throws {
        var matter = try Matter()
        #expect(matter.refusal(Staff.dispatcher, .unmerge(reason: "不同")) == .nothingOpen(.unmerge))
        #expect(matter.refusal(Staff.dispatcher, .split(into: "A1")) == .itself)
        #expect(matter.refusal(Staff.dispatcher, .split(into: "")) == .missing("新工单编号"))
        let event = try matter.act(Staff.dispatcher, .split(into: "A5"))
        #expect(event.words == "拆出A5")
        try matter.act(Staff.dispatcher, .merge(leader()))
        #expect(matter.refusal(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover())) != nil)
        #expect(matter.refusal(Staff.dispatcher, .unmerge(reason: "")) == .missing("解除理由"))
        try matter.act(Staff.dispatcher, .unmerge(reason: "不是一件事"))
        #expect(matter.file.order.leader == nil)
        #expect(matter.file.order.status == .registered)
        try matter.act(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover()))
        try matter.act(Staff.callTaker, .contact(.withdrawal, channel: "电话", content: "算了"))
        #expect(matter.refusal(Staff.dispatcher, .split(into: "A5")) == .orderStatus(.split, .withdrawn))
        #expect(matter.refusal(Staff.dispatcher, .merge(leader())) == .orderStatus(.merge, .withdrawn))
    }
}
