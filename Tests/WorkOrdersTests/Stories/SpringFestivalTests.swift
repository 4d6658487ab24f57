import Testing
import WorkOrders
import WorkingDays

/// Over Spring Festival 2024: off from 10 to 17 February, worked on Sundays 4 and 18 February.
@Suite("city, county and town over Spring Festival") struct SpringFestivalTests {
    @Test("a town sends back, is told to rewrite, and is reopened; every clock runs on working days")
    func wholeWay() throws {
        var matter = try Matter(at: "2024-02-05 09:00")
        try toTown(&matter)
        try townSendsBack(&matter)
        try townReplies(&matter)
        try centreReturns(&matter)
        try countyAnswers(&matter)
        #expect(CaseFile(replaying: matter.events)?.dispatches == matter.file.dispatches)
    }

    private func toTown(_ matter: inout Matter) throws {
        try matter.at("2024-02-05 09:30")
        try matter.act(Staff.dispatcher, .dispatch([Assignment("濉溪县")], Handover()))
        // 6, 7, 8, 9, then 18, 19, 20, 21, 22, 23 February.
        #expect(try matter.deadline(1) == "2024-02-23 23:59:59")
        try matter.act(Staff.county, .acknowledge(dispatch: "A1-1"))
        try matter.at("2024-02-06 09:00")
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("百善镇")]))
        // Ten days of its own would end on the 26th; one working day before its parent's is the 22nd.
        #expect(try matter.deadline(2) == "2024-02-22 23:59:59")
        #expect(try matter.dispatch(2).limit == nil)
        try matter.act(Staff.otherTown, .acknowledge(dispatch: "A1-2"))
    }

    private func townSendsBack(_ matter: inout Matter) throws {
        let request = Action.requestSendBack(dispatch: "A1-2", reasonCode: "02", basis: "该路在临涣镇境内")
        try matter.at("2024-02-08 15:00")
        try matter.act(Staff.otherTown, request)
        try matter.at("2024-02-08 16:30")
        let ruling = SendBackDecision(.granted, assignments: [Assignment("临涣镇")], opinion: "情况属实")
        #expect(
            matter.refusal(Staff.dispatcher, .ruleOnSendBack(dispatch: "A1-2", ruling)) == .dispatcherOnly(unit: "濉溪县")
        )
        try matter.act(Staff.county, .ruleOnSendBack(dispatch: "A1-2", ruling))
        #expect(try matter.stage(2) == .ended)
        #expect(try matter.dispatch(2).endedAt?.description == "2024-02-08 16:30:00")
        #expect(try matter.dispatch(2).sendBackCount == 1)
        #expect(try matter.deadline(3) == "2024-02-22 23:59:59")
        try matter.at("2024-02-18 23:59")
        // Two working days from the 8th: the 9th and the 18th, after the festival.
        try matter.act(Staff.town, .requestSendBack(dispatch: "A1-3", reasonCode: "01", basis: "路灯归城管"))
        try matter.at("2024-02-19 08:30")
        let refused = SendBackDecision(.refused, opinion: "属地负责")
        try matter.act(Staff.county, .ruleOnSendBack(dispatch: "A1-3", refused))
        #expect(
            matter.refusal(Staff.town, .requestSendBack(dispatch: "A1-3", reasonCode: "01", basis: "再退"))
                == .refusedBefore
        )
    }

    private func townReplies(_ matter: inout Matter) throws {
        try matter.at("2024-02-19 09:00")
        try matter.act(Staff.town, .acknowledge(dispatch: "A1-3"))
        try matter.act(Staff.town, .recordAttempt(dispatch: "A1-3", isReached: true, note: nil))
        #expect(try matter.dispatch(3).contactedAt?.description == "2024-02-19 09:01:00")
        try matter.answer(3)
        try matter.at("2024-02-19 15:00")
        let pass = Action.review(dispatch: "A1-3", .passed, opinion: nil)
        #expect(matter.refusal(Staff.county, pass) == .ownDispatch)
        #expect(matter.refusal(Staff.reviewer, pass) == .dispatcherOnly(unit: "濉溪县"))
        try matter.act(Staff.otherCounty, .review(dispatch: "A1-3", .returned, opinion: "请写明更换数量"))
        #expect(try matter.stage(3) == .handling)
        try matter.at("2024-02-20 09:00")
        try matter.answer(3)
        try matter.at("2024-02-20 11:00")
        try matter.act(Staff.otherCounty, pass)
        // 办结 is when the town signed, not when the county looked at it.
        #expect(try matter.dispatch(3).completedAt?.description == "2024-02-20 09:01:00")
    }

    private func centreReturns(_ matter: inout Matter) throws {
        try matter.at("2024-02-20 14:00")
        try matter.answer(1)
        try matter.at("2024-02-21 10:00")
        try matter.act(Staff.reviewer, .review(dispatch: "A1-1", .returned, opinion: "请补充照片"))
        #expect(try matter.stage(1) == .handling)
        #expect(try matter.deadline(1) == "2024-02-23 23:59:59")
        try matter.at("2024-02-21 11:00")
        try matter.act(Staff.otherCounty, .reopenChild(dispatch: "A1-3", reason: "请补充照片"))
        // Rework has three days, to the 26th; its parent's deadline cuts it to the 22nd.
        #expect(try matter.deadline(4) == "2024-02-22 23:59:59")
        #expect(try matter.dispatch(4).round == 2)
        #expect(
            matter.refusal(Staff.county, .reply(dispatch: "A1-1", Matter.draft())) == .childrenOpen(["临涣镇"])
        )
        try matter.at("2024-02-22 16:00")
        try matter.answer(4)
        let pass = Action.review(dispatch: "A1-4", .passed, opinion: nil)
        #expect(matter.refusal(Staff.otherCounty, pass) == .ownDispatch)
        try matter.act(Staff.county, pass)
        #expect(try matter.dispatch(4).completedAt?.description == "2024-02-22 16:02:00")
    }

    private func countyAnswers(_ matter: inout Matter) throws {
        try matter.at("2024-02-23 23:58")
        try matter.answer(1)
        try matter.at("2024-02-26 09:00")
        try matter.act(Staff.reviewer, .review(dispatch: "A1-1", .passed, opinion: nil))
        // Signed a minute before the deadline and reviewed three days after it: in time.
        let done = try matter.dispatch(1)
        #expect(done.completedAt?.description == "2024-02-23 23:59:00")
        #expect(matter.file.dispatches.allSatisfy { !$0.isOverdue(at: matter.now) })
        #expect(matter.file.order.status == .completed)
        #expect(matter.file.order.completedAt == done.completedAt)
        try matter.at("2024-02-27 10:00")
        try matter.act(Staff.visitor, Matter.answered(.satisfied, unit: "濉溪县"))
        try matter.act(Staff.visitor, .close(reason: nil))
        #expect(matter.file.order.status == .closed)
        #expect(matter.file.order.closedAt?.description == "2024-02-27 10:01:00")
    }

    @Test("the clock of a suspended dispatch and of its child stands still over the festival")
    func suspension() throws {
        var matter = try Matter.handling([Assignment("濉溪县")])
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        let until = CivilDay(year: 2024, month: 2, day: 20)
        try matter.at("2024-02-08 10:00")
        try matter.act(Staff.dispatcher, .suspend(dispatch: "A1-1", .expertise, document: "鉴定〔2024〕3号", until: until))
        #expect(try matter.stage(1) == .suspended)
        #expect(try matter.stage(2) == .suspended)
        #expect(matter.refusal(Staff.town, .acknowledge(dispatch: "A1-2")) == .dispatchStage(.acknowledge, .suspended))
        try matter.at("2024-02-19 09:00")
        try matter.act(Staff.dispatcher, .resume(dispatch: "A1-1"))
        // 9, 18 and 19 February: three working days.
        #expect(try matter.dispatch(1).paused == 3)
        #expect(try matter.deadline(1) == "2024-02-28 23:59:59")
        #expect(try matter.deadline(2) == "2024-02-27 23:59:59")
    }

    @Test("a suspension that nobody ended adds the days granted, not the days until it is noticed")
    func lateSweep() throws {
        var matter = try Matter.handling()
        try matter.at("2024-02-08 10:00")
        let until = CivilDay(year: 2024, month: 2, day: 18)
        try matter.act(Staff.dispatcher, .suspend(dispatch: "A1-1", .forceMajeure, document: "通告", until: until))
        try matter.at("2024-02-19 00:05")
        try matter.act(.system, .resume(dispatch: "A1-1"))
        #expect(try matter.dispatch(1).paused == 2)
        #expect(try matter.deadline(1) == "2024-02-27 23:59:59")
    }

    @Test("an extension is asked for before expiry and reaches ten working days past it")
    func extensions() throws {
        var matter = try Matter.handling()
        func asked(_ day: CivilDay, told: Bool = true) -> Action {
            .requestExtension(dispatch: "A1-1", until: day, reason: "待采购", isCitizenTold: told)
        }
        let last = CivilDay(year: 2024, month: 3, day: 8)
        #expect(matter.refusal(Staff.bureau, asked(last.advanced(by: 1))) == .extensionTooFar(last))
        #expect(matter.refusal(Staff.bureau, asked(CivilDay(year: 2024, month: 2, day: 23))) == .extensionNotLater)
        #expect(matter.refusal(Staff.bureau, asked(last, told: false)) == .citizenNotTold)
        try matter.at("2024-02-23 23:59")
        try matter.act(Staff.bureau, asked(last))
        #expect(matter.refusal(Staff.bureau, asked(last)) == .alreadyDone(.requestExtension))
        try matter.at("2024-02-26 09:00")
        try matter.act(Staff.dispatcher, .ruleOnExtension(dispatch: "A1-1", isGranted: true, opinion: "同意"))
        #expect(try matter.deadline(1) == "2024-03-08 23:59:59")
        #expect(matter.refusal(Staff.bureau, asked(last)) == .extensionsUsed(limit: 1))
    }

    @Test("yellow is one working day before, on the Sunday that is worked; red the second after")
    func warnings() throws {
        var matter = try Matter(.inquiry, at: "2024-02-08 09:00")
        try matter.act(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover()))
        // 9, 18, 19 February.
        #expect(try matter.deadline(1) == "2024-02-19 23:59:59")
        try matter.at("2024-02-18 23:59:58")
        #expect(matter.refusal(.system, .warn(dispatch: "A1-1")) == .nothingOpen(.warn))
        try matter.at("2024-02-18 23:59:59")
        try matter.act(.system, .warn(dispatch: "A1-1"))
        #expect(try matter.dispatch(1).warning == 1)
        #expect(matter.refusal(.system, .warn(dispatch: "A1-1")) == .nothingOpen(.warn))
        try matter.at("2024-02-20 00:00")
        try matter.act(.system, .warn(dispatch: "A1-1"))
        #expect(try matter.dispatch(1).warning == 2)
    }

    @Test("after the county's own deadline a town still gets the work, with a day of its own")
    func lateChild() throws {
        var matter = try Matter.handling([Assignment("濉溪县")])
        try matter.at("2024-02-26 09:00")
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        #expect(try matter.deadline(2) == "2024-02-27 23:59:59")
    }
}
