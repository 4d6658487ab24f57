import Testing
import WorkOrders
import WorkingDays

/// 回访, 结案, 重办, 申诉, 提级, 督办, 批示, 核查.
@Suite("visits, closing and what is held over a unit") struct ClosingTests {
    @Test("a visit asks a unit that was done in this round, by somebody who neither dispatched nor reviewed")
    func visits() throws {
        var matter = try Matter.handling()
        #expect(matter.refusal(Staff.visitor, Matter.answered(.satisfied)) == .orderStatus(.visit, .handling))
        try matter.finish(1)
        #expect(
            matter.refusal(Staff.visitor, Matter.answered(.satisfied, unit: "市水务局")) == .notHandledBy(unit: "市水务局")
        )
        for (officer, refusal) in [(Staff.dispatcher, Refusal.ownDispatch), (Staff.reviewer, .ownReview)] {
            var visitor = officer
            visitor.role = "回访员"
            #expect(matter.refusal(visitor, Matter.answered(.satisfied)) == refusal)
        }
        var record = VisitRecord(unit: "市城管局", method: "", isReached: true, result: .satisfied)
        #expect(matter.refusal(Staff.visitor, .visit(record)) == .missing("回访方式"))
        record = VisitRecord(unit: "市城管局", method: "电话", isReached: false, result: .satisfied)
        #expect(matter.refusal(Staff.visitor, .visit(record)) == .missing("是否联系上"))
        record = VisitRecord(unit: "市城管局", method: "电话", isReached: true, result: .dissatisfied)
        #expect(matter.refusal(Staff.visitor, .visit(record)) == .reasonNeeded)
        record.reasonCode = "99"
        guard case .unknownReason("99", _) = matter.refusal(Staff.visitor, .visit(record)) else {
            Issue.record("a code from nowhere was taken")
            return
        }
        let anonymous = try Matter.completed { $0.isAnonymous = true }
        #expect(anonymous.refusal(Staff.visitor, Matter.answered(.satisfied)) == .anonymousNotVisited)
        #expect(anonymous.refusal(Staff.visitor, .close(reason: nil)) == nil)
    }

    @Test("three attempts in different half-days leave 未评价; the first answer counts, a change stands beside it")
    func attempts() throws {
        var matter = try Matter.completed()
        let missed = Action.visit(VisitRecord(unit: "市城管局", method: "电话", isReached: false))
        try matter.at("2024-02-06 09:00")
        try matter.act(Staff.visitor, missed)
        try matter.at("2024-02-06 11:59")
        #expect(matter.refusal(Staff.visitor, missed) == .visitTooSoon)
        try matter.at("2024-02-06 12:00")
        try matter.act(Staff.visitor, missed)
        #expect(matter.refusal(Staff.visitor, .close(reason: nil)) == .notVisited(unit: "市城管局"))
        var answered = matter
        try answered.at("2024-02-07 09:00")
        try answered.act(Staff.visitor, Matter.answered(.satisfied))
        #expect(answered.file.visits.map(\.sequence) == [1, 2, 3])
        try answered.at("2024-02-10 23:59")
        try answered.act(Staff.visitor, Matter.answered(.dissatisfied))
        #expect(answered.file.visits.last?.rating == .satisfied)
        #expect(answered.file.visits.last?.changedRating == .dissatisfied)
        #expect(answered.refusal(Staff.visitor, Matter.answered(.satisfied)) == .answeredAlready)
        try matter.at("2024-02-07 09:00")
        try matter.act(Staff.visitor, missed)
        try matter.act(Staff.visitor, .close(reason: nil))
        var late = try Matter.completed()
        try late.act(Staff.visitor, Matter.answered(.satisfied))
        try late.at("2024-02-09 00:00")
        #expect(late.refusal(Staff.visitor, Matter.answered(.dissatisfied)) == .answeredAlready)
    }

    @Test("the three questions are kept apart, each in a row of its own")
    func aspects() throws {
        var matter = try Matter.completed()
        var record = VisitRecord(unit: "市城管局", method: "电话", isReached: true, result: .satisfied)
        (record.hotline, record.process, record.wasContacted, record.isResolved) = (
            .verySatisfied, .satisfied, true, true
        )
        try matter.act(Staff.visitor, .visit(record))
        #expect(matter.file.visits.map(\.aspect) == [.hotline, .process, .result])
        #expect(matter.file.visits.map(\.wasContacted) == [nil, true, nil])
        #expect(matter.file.visits.map(\.isResolved) == [nil, nil, true])
    }

    @Test("a county asks about its town's work while its own is open, by somebody who neither passed on nor reviewed")
    func countyVisits() throws {
        var matter = try Matter.handling([Assignment("濉溪县")])
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        let ask = Matter.answered(.satisfied, unit: "临涣镇")
        #expect(matter.refusal(Staff.countyLeader, ask) == .notHandledBy(unit: "临涣镇"))
        try matter.answer(2)
        try matter.act(Staff.otherCounty, .review(dispatch: "A1-2", .passed, opinion: nil))
        #expect(matter.refusal(Staff.county, ask) == .ownDispatch)
        #expect(matter.refusal(Staff.otherCounty, ask) == .ownReview)
        #expect(matter.refusal(Staff.town, ask) == .notHandledBy(unit: "临涣镇"))
        #expect(matter.refusal(Staff.countyLeader, Matter.answered(.satisfied, unit: nil)) == .centreOnly(.visit))
        var asked = matter
        try asked.act(Staff.countyLeader, ask)
        #expect(asked.file.visits.map(\.unit) == ["临涣镇"])
        try matter.finish(1)
        #expect(matter.refusal(Staff.countyLeader, ask) == .orderStatus(.visit, .completed))
    }

    @Test("an order closes when everybody was asked and nothing hangs on it")
    func closing() throws {
        var matter = try Matter.handling()
        try matter.act(Staff.supervisor, .supervise(.supervision, addressee: "市城管局", limit: nil, ground: "逾期"))
        try matter.act(Staff.supervisor, .escalate(unit: "市城管局", reason: "久拖不决"))
        let task = InstructionTask(unit: "市城管局", words: "限期办结")
        try matter.act(Staff.dutyLeader, .instruct(leader: "市长", words: "请办", tasks: [task]))
        try matter.act(Staff.bureau, .askCitizen(dispatch: "A1-1", question: "在哪？"))
        try matter.finish(1)
        #expect(
            matter.refusal(Staff.visitor, .close(reason: nil))
                == .mattersOpen(["提级件", "督办件", "领导批示", "代联系"])
        )
        let issued = matter.file.supervisions[0].at
        try matter.act(Staff.supervisor, .closeSupervision(.supervision, issuedAt: issued))
        try matter.act(Staff.bureauLeader, .acknowledgeEscalation(sequence: 1))
        try matter.act(Staff.bureau, .reportOnInstruction(sequence: 1, task: 0, report: "已办"))
        try matter.act(Staff.dispatcher, .relayAnswer(sequence: 1, answer: "路口"))
        #expect(matter.refusal(Staff.visitor, .close(reason: nil)) == .notVisited(unit: "市城管局"))
        try matter.act(Staff.visitor, Matter.answered(.dissatisfied))
        #expect(matter.refusal(Staff.visitor, .close(reason: " ")) == .dissatisfactionUnsettled)
        try matter.act(Staff.visitor, .close(reason: "政策不支持，已解释"))
        #expect(matter.refusal(Staff.visitor, .close(reason: nil)) == .orderStatus(.close, .closed))
    }

    @Test("who isn't drawn needs no visit; a supervised order always does")
    func sampling() throws {
        var rules = try Staff.rules()
        rules.visits = VisitSampling(rules: [.init(kind: .assistance, unit: "市城管局", permille: 0)])
        var matter = try Matter.completed(rules: rules)
        #expect(matter.refusal(Staff.visitor, .close(reason: nil)) == nil)
        try matter.act(Staff.supervisor, .supervise(.reminder, addressee: "市城管局", limit: .minutes(60), ground: "抽查"))
        #expect(matter.file.supervisions[0].deadline == matter.file.supervisions[0].at.advanced(bySeconds: 3_600))
        #expect(rules.visits.isDrawn(matter.file, unit: "市城管局"))
        let half = VisitSampling(otherwise: 500)
        let drawn = try (0..<2_000).count { number in
            var file = try Matter.completed().file
            file.order.number = "B\(number)"
            return half.isDrawn(file, unit: "市城管局")
        }
        #expect((850...1_150).contains(drawn))
    }

    @Test("rework is a new round of three days for units that were done; the second 不满意 goes to the leader")
    func reopening() throws {
        var matter = try Matter.completed()
        func reopen(_ units: String..., reason: String = "不满意") -> Action { .reopen(units: units, reason: reason) }
        try matter.act(Staff.visitor, Matter.answered(.dissatisfied))
        #expect(matter.file.matters.escalations.isEmpty)
        #expect(matter.refusal(Staff.visitor, reopen()) == .missing("重办单位"))
        #expect(matter.refusal(Staff.visitor, reopen("市城管局", reason: "")) == .missing("重办理由"))
        #expect(matter.refusal(Staff.visitor, reopen("市水务局")) == .notHandledBy(unit: "市水务局"))
        #expect(matter.refusal(Staff.visitor, reopen("市城管局", "市城管局")) == .unitTwice("市城管局"))
        try matter.act(Staff.visitor, reopen("市城管局"))
        // Three working days from Monday the 5th.
        #expect(try matter.deadline(2) == "2024-02-08 23:59:59")
        #expect(matter.refusal(Staff.visitor, reopen("市城管局")) == .orderStatus(.reopen, .handling))
        try matter.finish(2, by: Staff.otherReviewer)
        var visitor = Staff.visitor
        visitor.id = "H25"
        try matter.act(visitor, Matter.answered(.veryDissatisfied))
        #expect(matter.file.matters.escalations.map(\.ground) == [.dissatisfiedTwice])
        #expect(matter.file.matters.escalations.map(\.leader) == ["B02"])
    }

    @Test("a unit contests a bad rating within five working days; two people uphold it, one turns it down")
    func objections() throws {
        var matter = try Matter.completed()
        func object(_ code: String = "02", _ evidence: String = "照片") -> Action {
            .object(unit: "市城管局", reasonCode: code, evidence: evidence)
        }
        #expect(matter.refusal(Staff.bureau, object()) == .nothingOpen(.object))
        try matter.act(Staff.visitor, Matter.answered(.dissatisfied))
        #expect(matter.refusal(Staff.water, object()) == .notYourUnit(unit: "市城管局"))
        #expect(matter.refusal(Staff.bureau, object("02", "")) == .missing("申诉证据"))
        guard case .unknownReason("77", _) = matter.refusal(Staff.bureau, object("77")) else {
            Issue.record("a code from nowhere was taken")
            return
        }
        // 6, 7, 8, 9 and, after the festival, 18 February.
        try matter.at("2024-02-19 00:00")
        let deadline = try #require(Instant("2024-02-18 23:59:59"))
        #expect(matter.refusal(Staff.bureau, object()) == .tooLate(.object, deadline: deadline))
        matter.now = deadline
        try matter.act(Staff.bureau, object())
        matter.now = deadline
        #expect(matter.refusal(Staff.bureau, object()) == .alreadyDone(.object))
        func rule(_ isUpheld: Bool, _ opinion: String = "属实") -> Action {
            .ruleOnObjection(sequence: 1, isUpheld: isUpheld, opinion: opinion)
        }
        #expect(matter.refusal(Staff.supervisor, rule(true, "")) == .missing("裁定意见"))
        var refused = matter
        try refused.act(Staff.supervisor, rule(false))
        #expect(refused.refusal(Staff.otherSupervisor, rule(true)) == .nothingOpen(.ruleOnObjection))
        try matter.act(Staff.supervisor, rule(true))
        #expect(matter.file.visits.last?.isExcluded == false)
        #expect(matter.refusal(Staff.supervisor, rule(true)) == .secondPersonNeeded)
        try matter.act(Staff.otherSupervisor, rule(true))
        #expect(matter.file.visits.last?.isExcluded == true)
        #expect(matter.file.visits.last?.rating == .dissatisfied)
    }

    @Test("a supervision is answered by whom it addresses, unit or leader, and closed by the centre")
    func supervision() throws {
        var matter = try Matter.handling()
        func supervise(_ addressee: String, _ ground: String = "逾期") -> Action {
            .supervise(.supervision, addressee: addressee, limit: nil, ground: ground)
        }
        #expect(matter.refusal(Staff.supervisor, supervise("市城管局", "")) == .missing("督办依据"))
        #expect(matter.refusal(Staff.supervisor, supervise("")) == .missing("督办对象"))
        let now = matter.now
        try matter.act(Staff.supervisor, supervise("市城管局"))
        matter.now = now
        try matter.act(Staff.supervisor, supervise("B02"))
        #expect(matter.file.supervisions.count == 2)
        #expect(matter.file.supervisions[0].deadline?.description == "2024-02-08 23:59:59")
        let at = matter.file.supervisions.map(\.at)
        func answer(_ index: Int, _ text: String = "已办") -> Action {
            .answerSupervision(.supervision, issuedAt: at[index], answer: text)
        }
        #expect(matter.refusal(Staff.water, answer(0)) == .notYourUnit(unit: "市城管局"))
        #expect(matter.refusal(Staff.bureau, answer(0, "")) == .missing("督办回复"))
        #expect(
            matter.refusal(Staff.bureau, .answerSupervision(.onSite, issuedAt: now, answer: "是"))
                == .nothingOpen(.answerSupervision)
        )
        try matter.act(Staff.bureau, answer(0))
        #expect(matter.refusal(Staff.bureau, answer(0)) == .alreadyDone(.answerSupervision))
        #expect(matter.refusal(Staff.bureau, answer(1)) == .notYourUnit(unit: "B02"))
        try matter.act(Staff.bureauLeader, answer(1))
        let close = Action.closeSupervision(.supervision, issuedAt: at[0])
        try matter.act(Staff.supervisor, close)
        #expect(matter.refusal(Staff.supervisor, close) == .nothingOpen(.closeSupervision))
        try matter.act(Staff.callTaker, .contact(.withdrawal, channel: "电话", content: "算了"))
        #expect(matter.refusal(Staff.supervisor, supervise("市城管局")) == .orderStatus(.supervise, .withdrawn))
    }

    @Test("an instruction is split into tasks for known units, each reported on once by its own")
    func instructions() throws {
        var matter = try Matter.handling()
        func instruct(_ tasks: [InstructionTask], leader: String = "市长", words: String = "请办") -> Action {
            .instruct(leader: leader, words: words, tasks: tasks)
        }
        let tasks = [InstructionTask(unit: "市城管局", words: "修灯"), InstructionTask(unit: nil, words: "回访")]
        #expect(matter.refusal(Staff.supervisor, instruct([])) == .missing("批示任务"))
        #expect(matter.refusal(Staff.supervisor, instruct(tasks, leader: "")) == .missing("批示领导"))
        #expect(matter.refusal(Staff.supervisor, instruct(tasks, words: "")) == .missing("批示内容"))
        let nobody = [InstructionTask(unit: "无", words: "办")]
        #expect(matter.refusal(Staff.supervisor, instruct(nobody)) == .noSuchUnit("无"))
        #expect(matter.refusal(Staff.supervisor, instruct([InstructionTask(unit: nil, words: "")])) == .missing("任务内容"))
        try matter.act(Staff.supervisor, instruct(tasks))
        func report(_ task: Int, _ text: String = "已办") -> Action {
            .reportOnInstruction(sequence: 1, task: task, report: text)
        }
        #expect(matter.refusal(Staff.water, report(0)) == .notYourUnit(unit: "市城管局"))
        #expect(matter.refusal(Staff.bureau, report(1)) == .notYourUnit(unit: "热线中心"))
        #expect(matter.refusal(Staff.bureau, report(0, "")) == .missing("反馈内容"))
        #expect(matter.refusal(Staff.bureau, report(2)) == .nothingOpen(.reportOnInstruction))
        try matter.act(Staff.bureau, report(0))
        #expect(matter.refusal(Staff.bureau, report(0)) == .nothingOpen(.reportOnInstruction))
        #expect(!matter.file.matters.instructions[0].isClosed)
        try matter.act(Staff.supervisor, report(1))
        #expect(matter.file.matters.instructions[0].isClosed)
    }

    @Test("a matter is looked at on the spot by the centre or a unit that has it, and is escalated once by hand")
    func inspection() throws {
        var matter = try Matter.handling()
        let look = Action.inspect(notes: "灯已亮", isSolved: true, point: Point(longitude: 1, latitude: 2), photos: ["甲"])
        #expect(matter.refusal(Staff.water, look) == .notHandledBy(unit: "市水务局"))
        #expect(
            matter.refusal(Staff.supervisor, .inspect(notes: "", isSolved: true, point: nil, photos: []))
                == .missing("核查情况")
        )
        try matter.act(Staff.supervisor, look)
        try matter.act(Staff.bureau, look)
        #expect(matter.file.matters.inspections.map(\.by) == ["H06", "B01"])
        let escalate = Action.escalate(unit: "市城管局", reason: "久拖")
        #expect(
            matter.refusal(Staff.supervisor, .escalate(unit: "市水务局", reason: "久拖"))
                == .notHandledBy(unit: "市水务局")
        )
        #expect(matter.refusal(Staff.supervisor, .escalate(unit: "市城管局", reason: "")) == .missing("提级理由"))
        try matter.act(Staff.supervisor, escalate)
        #expect(matter.refusal(Staff.supervisor, escalate) == .alreadyDone(.escalate))
        try matter.act(Staff.callTaker, .requestVoid(.test))
        try matter.act(Staff.shiftLeader, .ruleOnVoid(isGranted: true, opinion: "测试"))
        #expect(matter.refusal(Staff.supervisor, look) == .orderStatus(.inspect, .void))
        #expect(matter.refusal(Staff.supervisor, escalate) == .orderStatus(.escalate, .void))
        #expect(
            matter.refusal(Staff.bureau, .object(unit: "市城管局", reasonCode: "02", evidence: "照"))
                == .orderStatus(.object, .void)
        )
    }

    @Test("a notice of holidays moves open clocks that limits gave, and no others")
    func recompute() throws {
        var rules = try Staff.rules()
        rules.calendar = WorkCalendar(notices: [])
        var matter = try Matter(at: "2024-02-05 09:00", rules: rules)
        let both = [Assignment("濉溪县"), Assignment("市城管局", role: .assisting, deadline: Instant("2024-02-14 12:00"))]
        try matter.act(Staff.dispatcher, .dispatch(both, Handover()))
        // By weekdays alone ten days from Monday the 5th end on Monday the 19th.
        #expect(try matter.deadline(1) == "2024-02-19 23:59:59")
        #expect(matter.refusal(.system, .recomputeDeadlines) == .nothingToChange)
        matter.rules.calendar = .standard
        try matter.act(.system, .recomputeDeadlines)
        #expect(try matter.deadline(1) == "2024-02-23 23:59:59")
        #expect(try matter.deadline(2) == "2024-02-14 12:00:00")
        #expect(matter.refusal(.system, .recomputeDeadlines) == .nothingToChange)
    }
}
