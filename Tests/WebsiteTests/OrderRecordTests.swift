import Storage
import Testing
import WorkOrders
import WorkingDays

@testable import Website

@Suite struct OrderRecordTests {
    private func record(_ dispatches: [Dispatch], _ change: (inout WorkOrder) -> Void = { _ in }) throws -> OrderRecord
    {
        var order = WorkOrder(
            number: "1",
            channel: "电话",
            receivedAt: SampleRows.at("02-01 08:00"),
            kind: .complaint,
            category: try #require(CategoryPath(["城管"])),
            content: "路灯",
            ending: .dispatched
        )
        change(&order)
        return OrderRecord(CaseFile(order: order, dispatches: dispatches), SealedIdentity())
    }

    private func dispatch(_ number: String, _ parent: String? = nil) -> Dispatch {
        Dispatch(
            number: number,
            order: "1",
            unit: "单位\(number)",
            parent: parent,
            dispatchedAt: SampleRows.at("02-01 09:00"),
            deadline: SampleRows.at("02-10 23:59:59")
        )
    }

    @Test func `children stand below their parent, one step deeper, at any depth`() throws {
        let dispatches = ["a", "b", "c", "d", "e", "f"].map { name in
            dispatch(name, ["c": "a", "d": "c", "e": "b", "f": "a"][name])
        }
        let lanes = try record(dispatches).lanes(at: SampleSite.now, calendar: .standard)
        #expect(lanes.map(\.dispatch.number) == ["a", "c", "d", "f", "b", "e"])
        #expect(lanes.map(\.depth) == [0, 1, 2, 1, 0, 1])
    }

    @Test func `a dispatch whose parent is unknown stands on the first level, and a circle of parents ends`() throws {
        let lanes = try record([dispatch("a", "lost"), dispatch("b", "c"), dispatch("c", "b")])
            .lanes(at: SampleSite.now, calendar: .standard)
        #expect(lanes.map(\.dispatch.number) == ["a"])
    }

    @Test func `the timeline goes by time, and within a second by the life of an order`() throws {
        var only = dispatch("a")
        only.dispatchedAt = SampleRows.at("02-01 08:00")
        only.acknowledgedAt = SampleRows.at("02-01 08:00")
        only.completedAt = SampleRows.at("02-01 08:00")
        let entries = try record([only]) { $0.completedAt = SampleRows.at("02-01 08:00") }.timeline
        #expect(
            entries.map(\.text) == [
                "热线通过电话受理，登记为投诉，类别为城管。", "热线转单位a办理（主办），办结时限 2022-02-10 23:59。", "单位a签收。",
                "单位a办结。", "工单办结。",
            ]
        )
    }

    @Test func `a late completion is told as overdue`() throws {
        var late = dispatch("a")
        late.completedAt = late.deadline.advanced(bySeconds: 1)
        late.result = .resolved
        let last = try #require(try record([late]).timeline.last)
        #expect(last.text == "单位a逾期办结，结果为已解决。")
        #expect(last.tone == .overdue)
    }

    @Test(arguments: DispatchEnd.allCases)
    func `a dispatch that ended is neither due nor left, and its end is told`(end: DispatchEnd) throws {
        var ended = dispatch("a")
        ended.endedAt = SampleRows.at("02-03 10:00")
        ended.end = end
        let record = try record([ended])
        let lane = try #require(record.lanes(at: SampleSite.now, calendar: .standard).first)
        #expect(lane.left == TimeLeft(ended, at: ended.deadline.advanced(bySeconds: 9), calendar: .standard))
        #expect(lane.left.text == end.title && lane.left.tone == .open && lane.status == .ended)
        #expect(lane.steps.contains { $0.name == "终止" } && !lane.steps.contains { $0.name == "办结" })
        // The ruling on the send-back tells the end of that one.
        #expect(record.timeline.count == (end == .sentBack ? 2 : 3))
    }

    @Test func `a unit that the centre designated is told so in its lane, others are not`() throws {
        var designated = dispatch("a")
        designated.isDesignated = true
        let lanes = try record([designated, dispatch("b")]).lanes(at: SampleSite.now, calendar: .standard)
        #expect(lanes.map { lane in lane.steps.contains { $0.name == "指定承办" } } == [true, false])
    }

    @Test func `a deadline is 暂定 on the page only where its year's holidays are not announced`() throws {
        var early = dispatch("a")
        early.limit = .workingDays(5)
        let facts = try [WorkCalendar.standard, WorkCalendar(notices: [])].map { calendar in
            let now = SampleRows.at("02-03 10:00")
            return try #require(try record([early]).lanes(at: now, calendar: calendar).first).steps
        }
        #expect(facts[0].contains { $0.name == "办结时限" && $0.value == "2022-02-10 23:59" })
        #expect(facts[1].contains { $0.name == "办结时限" && $0.value == "2022-02-10 23:59（暂定）" })
    }

    @Test func `a ruling stands before the dispatch that follows from it, with the reason's name`() throws {
        var back = dispatch("a")
        let ruled = SampleRows.at("02-03 10:00")
        (back.endedAt, back.end) = (ruled, .sentBack)
        var next = dispatch("b")
        next.dispatchedAt = ruled
        var sendBack = SendBack(dispatch: "a", requestedAt: SampleRows.at("02-02 10:00"), reasonCode: "01")
        (sendBack.ruling, sendBack.ruledAt, sendBack.redirectedTo) = (.granted, ruled, "单位b")
        var file = try record([back, next]).file
        file.sendBacks = [sendBack]
        let entries = OrderRecord(file, SealedIdentity()).timeline
        #expect(
            entries.dropFirst(2).map(\.text) == [
                "单位a申请退单，理由：不属本单位职责。", "热线同意单位a退单，改派单位b。", "热线转单位b办理（主办），办结时限 2022-02-10 23:59。",
            ]
        )
    }

    @Test func `an order's closing is told, and that it was withdrawn`() throws {
        let closed = try record([dispatch("a")]) { $0.closedAt = SampleRows.at("02-05 10:00") }
        #expect(closed.timeline.last?.text == "工单结案。")
        let withdrawn = try record([dispatch("a")]) { order in
            order.closedAt = SampleRows.at("02-05 10:00")
            order.settledStatus = .withdrawn
        }
        #expect(withdrawn.timeline.last?.text == "因诉求人撤诉，工单终止。")
    }

    @Test(arguments: Ending.allCases)
    func `every way of dealing with an appeal has a sentence`(ending: Ending) throws {
        let entries = try record([]) { $0.ending = ending }.timeline
        #expect(entries.count == (ending == .dispatched ? 1 : 2))
        #expect(entries.allSatisfy { $0.text.hasSuffix("。") })
    }

    @Test func `every sentence of an order with everything ends and names its unit, not its number`() async throws {
        let database = try await SampleSite.database()
        let entries = try await database.read { try OrderRecord(SampleSite.story, on: $0).timeline }
        #expect(entries.count == 21)
        #expect(entries.map(\.at) == entries.map(\.at).sorted())
        #expect(entries.allSatisfy { $0.text.hasSuffix("。") })
        #expect(entries.allSatisfy { !$0.text.contains("D1") && !$0.text.contains("D3") })
        await database.close()
    }

    @Test func `a clock of the centre is shown while it runs, and for ever where it was missed`() throws {
        let record = try record([dispatch("a")])
        let (start, deadline) = (SampleRows.at("02-01 09:00"), SampleRows.at("02-01 11:00"))
        func fact(_ work: CentreClock.Work, end: Instant?, _ now: Instant) -> Lane.Fact? {
            record.fact(CentreClock(work: work, start: start, deadline: deadline, end: end), at: now)
        }
        let late = SampleRows.at("02-01 12:00")
        let running = try #require(fact(.dispatching, end: nil, start))
        #expect((running.name, running.value) == ("派单时限", "2022-02-01 11:00"))
        #expect(!running.isAlarming)
        #expect(fact(.visit, end: start, late) == nil)
        let missed = try #require(fact(.review(dispatch: "a"), end: late, late))
        #expect((missed.name, missed.value) == ("审核时限（单位a）", "2022-02-01 11:00，已超时"))
        #expect(missed.isAlarming)
        #expect(fact(.visit, end: nil, late)?.name == "回访时限")
    }
}
