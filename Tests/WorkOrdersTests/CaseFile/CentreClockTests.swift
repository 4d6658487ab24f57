import Testing
import WorkOrders
import WorkingDays

@Suite("clocks of the centre's own work") struct CentreClockTests {
    private func clock(_ matter: Matter, _ work: CentreClock.Work) -> CentreClock? {
        matter.file.centreClocks(under: matter.rules).first { $0.work == work }
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

    @Test("登记→派单 runs from registration to the first dispatch")
    func dispatching() throws {
        // 2024-02-05 is a Monday.
        var matter = try Matter()
        let open = try #require(clock(matter, .dispatching))
        let (start, end) = (try instant("2024-02-05 09:00"), try instant("2024-02-06 23:59:59"))
        #expect(open.start == start && open.end == nil && open.deadline == end)
        #expect(!open.isOverdue(at: open.deadline) && open.isOverdue(at: open.deadline.advanced(bySeconds: 1)))
        try matter.at("2024-02-07 08:00")
        try matter.act(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover()))
        let done = try #require(clock(matter, .dispatching))
        let late = try instant("2024-02-07 08:00")
        #expect(done.end == late)
        #expect(done.isOverdue(at: open.start), "it was late, whenever one asks")
    }

    @Test("it stands still while the citizen is asked, and begins anew with the answer")
    func supplement() throws {
        var matter = try Matter()
        try matter.act(Staff.dispatcher, .requestSupplement(question: "哪条路？"))
        #expect(clock(matter, .dispatching) == nil)
        try matter.at("2024-02-07 10:00")
        try matter.act(Staff.callTaker, .supplement(text: "淮海路。"))
        let deadline = try instant("2024-02-08 23:59:59")
        #expect(clock(matter, .dispatching)?.deadline == deadline)
    }

    @Test("an order that the hotline answers itself ends it")
    func answered() throws {
        var matter = try Matter(.inquiry)
        try matter.act(Staff.callTaker, .answerDirectly(answer: "周一至周五。"))
        let end = try instant("2024-02-05 09:00")
        #expect(clock(matter, .dispatching)?.end == end)
        #expect(clock(matter, .visit) == nil)
    }

    @Test("审核 runs from the signature of the newest reply, 回访 from 办结 to the first attempt")
    func reviewAndVisit() throws {
        var matter = try Matter.handling()
        try matter.act(Staff.bureau, .reply(dispatch: "A1-1", Matter.draft()))
        #expect(clock(matter, .review(dispatch: "A1-1")) == nil)
        matter.rules.terms.review = .minutes(30)
        let signed = matter.now
        try matter.act(Staff.bureauLeader, .sign(dispatch: "A1-1", isSigned: true, opinion: nil))
        let open = try #require(clock(matter, .review(dispatch: "A1-1")))
        #expect(open.start == signed && open.deadline == signed.advanced(bySeconds: 1_800) && open.end == nil)
        try matter.at("2024-02-05 15:00")
        try matter.act(Staff.reviewer, .review(dispatch: "A1-1", .passed, opinion: nil))
        #expect(clock(matter, .review(dispatch: "A1-1"))?.isOverdue(at: matter.now) == true)
        let visit = try #require(clock(matter, .visit))
        let last = try instant("2024-02-08 23:59:59")
        #expect(visit.end == nil && visit.deadline == last)
    }
}
