import Testing
import WorkOrders
import WorkingDays

@Suite("calls about an existing order") struct FollowUpStoryTests {
    private func call(_ kind: FollowUpKind, _ content: String? = "还是不亮") -> Action {
        .contact(kind, channel: "电话", content: content)
    }

    @Test("three progress calls escalate nothing; the third 再次反映 by whomever goes to the unit's leader")
    func escalation() throws {
        var matter = try Matter.handling()
        for _ in 1...3 { try matter.act(Staff.callTaker, call(.progress, nil)) }
        #expect(matter.file.matters.escalations.isEmpty)
        try matter.act(Staff.callTaker, call(.repeated))
        try matter.act(Staff.shiftLeader, call(.repeated))
        #expect(matter.file.matters.escalations.isEmpty)
        try matter.act(Staff.callTaker, call(.repeated))
        let escalation = try #require(matter.file.matters.escalations.first)
        #expect(escalation.ground == .repeatedRequests)
        #expect(escalation.leader == "B02")
        #expect(matter.file.contacts.count == 6)
        try matter.act(Staff.callTaker, call(.repeated))
        #expect(matter.file.matters.escalations.count == 1)
        #expect(
            matter.refusal(Staff.countyLeader, .acknowledgeEscalation(sequence: 1)) == .notYourUnit(unit: "市城管局")
        )
        var deputy = Staff.bureauLeader
        deputy.id = "B09"
        #expect(matter.refusal(deputy, .acknowledgeEscalation(sequence: 1)) == .notTheLeader("B02"))
        try matter.act(Staff.bureauLeader, .acknowledgeEscalation(sequence: 1))
        #expect(matter.file.matters.escalations[0].acknowledgedBy == "B02")
        #expect(
            matter.refusal(Staff.bureauLeader, .acknowledgeEscalation(sequence: 1))
                == .nothingOpen(.acknowledgeEscalation)
        )
    }

    @Test("calls arriving in the same second all stay on record")
    func sameSecond() throws {
        var matter = try Matter.handling()
        let now = matter.now
        for _ in 1...3 {
            matter.now = now
            try matter.act(Staff.callTaker, call(.repeated))
        }
        #expect(matter.file.contacts.count == 3)
        #expect(matter.file.matters.escalations.count == 1)
    }

    @Test("one reminder a working day reaches the unit; one on a holiday counts for the day after")
    func reminders() throws {
        var matter = try Matter.handling()
        func forwarded(_ time: String) throws -> Bool {
            try matter.at(time)
            try matter.act(Staff.callTaker, call(.reminder, nil))
            return try #require(matter.file.contacts.last).isForwarded
        }
        #expect(try forwarded("2024-02-08 09:00"))
        #expect(try !forwarded("2024-02-08 17:00"))
        #expect(try forwarded("2024-02-09 09:00"))
        // New Year's Day belongs to Sunday the 18th, which is worked.
        #expect(try forwarded("2024-02-10 09:00"))
        #expect(try !forwarded("2024-02-17 09:00"))
        #expect(try !forwarded("2024-02-18 09:00"))
        #expect(try forwarded("2024-02-19 09:00"))
    }

    @Test("a withdrawn order leaves nothing overdue, whatever the cut-off")
    func withdrawal() throws {
        var matter = try Matter.handling([Assignment("濉溪县"), Assignment("市城管局", role: .assisting)])
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        #expect(matter.refusal(Staff.callTaker, call(.withdrawal, " ")) == .missing("来电内容"))
        try matter.at("2024-03-20 10:00")
        #expect(matter.file.dispatches.allSatisfy { $0.isOverdue(at: matter.now) })
        try matter.act(Staff.callTaker, call(.withdrawal, "不用办了"))
        #expect(matter.file.order.status == .withdrawn)
        #expect(matter.file.dispatches.allSatisfy { $0.end == .withdrawn })
        for seconds in [1, 86_400, 366 * 86_400] {
            let cutOff = matter.file.dispatches[0].endedAt?.advanced(bySeconds: seconds)
            #expect(matter.file.dispatches.allSatisfy { !$0.isOverdue(at: cutOff ?? matter.now) })
        }
        #expect(matter.refusal(Staff.callTaker, call(.repeated)) == .orderStatus(.recordRepeat, .withdrawn))
        #expect(matter.refusal(Staff.callTaker, call(.withdrawal)) == .orderStatus(.withdraw, .withdrawn))
        #expect(matter.refusal(Staff.bureau, .acknowledge(dispatch: "A1-2")) == .dispatchStage(.acknowledge, .ended))
        try matter.act(Staff.callTaker, call(.progress, nil))
    }

    @Test("再次反映 opens a closed order for thirty days, in a new round with three working days")
    func reopening() throws {
        var matter = try Matter.completed()
        try matter.act(Staff.visitor, Matter.answered(.satisfied))
        try matter.act(Staff.visitor, .close(reason: nil))
        #expect(matter.file.order.closedAt?.day == CivilDay(year: 2024, month: 2, day: 5))
        try matter.at("2024-03-07 00:00")
        #expect(matter.refusal(Staff.callTaker, call(.repeated)) == .reopeningExpired(days: 30))
        #expect(matter.refusal(Staff.callTaker, call(.reminder, nil)) == .orderStatus(.remind, .closed))
        #expect(matter.refusal(Staff.callTaker, call(.addition)) == .orderStatus(.recordAddition, .closed))
        try matter.at("2024-03-06 23:59")
        try matter.act(Staff.callTaker, call(.repeated))
        #expect(matter.file.order.status == .handling)
        #expect(matter.file.order.round == 2)
        #expect(matter.file.order.closedAt == nil)
        #expect(try matter.deadline(2) == "2024-03-11 23:59:59")
        #expect(try matter.dispatch(2).unit == "市城管局")
    }

    @Test("再次反映 on what the hotline answered itself brings it back to the dispatcher")
    func answeredBefore() throws {
        var matter = try Matter(.inquiry)
        try matter.act(Staff.callTaker, .answerDirectly(answer: "请带身份证到窗口办理。"))
        #expect(matter.file.order.status == .closed)
        #expect(matter.file.order.ending == .answeredDirectly)
        try matter.act(Staff.callTaker, call(.repeated))
        #expect(matter.file.order.status == .registered)
        #expect(matter.file.order.ending == .dispatched)
        try matter.act(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover()))
        #expect(matter.file.order.status == .handling)
    }

    @Test("a unit's feedback by phone and new facts stand on the record; a void order takes no calls")
    func others() throws {
        var matter = try Matter.handling()
        try matter.act(Staff.callTaker, call(.unitFeedback, "已派人"))
        try matter.act(Staff.callTaker, call(.addition, "共三盏"))
        #expect(matter.file.contacts.map(\.kind) == [.unitFeedback, .addition])
        #expect(matter.file.contacts.map(\.isForwarded) == [false, true])
        #expect(matter.refusal(Staff.bureau, call(.progress, nil)) != nil)
        try matter.act(Staff.callTaker, .requestVoid(.duplicate))
        try matter.act(Staff.shiftLeader, .ruleOnVoid(isGranted: true, opinion: "重复登记"))
        #expect(matter.refusal(Staff.callTaker, call(.progress, nil)) == .orderStatus(.recordProgressCall, .void))
    }
}
