import Testing
import WorkOrders
import WorkingDays

@Suite("a threat at three in the morning") struct ThreatStoryTests {
    private func threat() throws -> Matter {
        try Matter(.complaint, at: "2024-02-12 03:00", content: "再不解决我就放火，大家同归于尽。") {
            $0.subject = "某物业公司"
        }
    }

    @Test("its words flag it, the night's chain is told, and it passes on until somebody confirms")
    func chain() throws {
        var matter = try threat()
        let alert = try #require(matter.file.matters.alerts.first)
        #expect(matter.file.matters.alerts.count == 1)
        #expect(alert.kind == .threat)
        #expect(alert.words == ["同归于尽", "放火"])
        #expect(alert.told == ["H07", "H17"])
        #expect(matter.file.order.urgency == .emergency)
        #expect(matter.file.order.isConfidential)
        #expect(matter.refusal(Staff.shiftLeader, .confirmAlert(sequence: 1)) == .notTold(["H07", "H17"]))
        try matter.at("2024-02-12 03:09:59")
        #expect(matter.refusal(.system, .passAlertOn(sequence: 1)) == .nothingOpen(.passAlertOn))
        try matter.at("2024-02-12 03:10")
        try matter.act(.system, .passAlertOn(sequence: 1))
        #expect(matter.file.matters.alerts[0].told == ["H07", "H17", "H02"])
        try matter.at("2024-02-12 03:20")
        #expect(matter.refusal(.system, .passAlertOn(sequence: 1)) == .nothingOpen(.passAlertOn))
        try matter.act(Staff.shiftLeader, .confirmAlert(sequence: 1))
        #expect(matter.file.matters.alerts[0].confirmedAt?.description == "2024-02-12 03:20:00")
        #expect(matter.refusal(Staff.dutyLeader, .confirmAlert(sequence: 1)) == .alreadyDone(.confirmAlert))
    }

    @Test("once confirmed it passes on to nobody, and by day another chain is told")
    func confirmed() throws {
        var matter = try threat()
        try matter.act(Staff.otherDutyLeader, .confirmAlert(sequence: 1))
        try matter.at("2024-02-12 04:00")
        #expect(matter.refusal(.system, .passAlertOn(sequence: 1)) == .nothingOpen(.passAlertOn))
        #expect(matter.refusal(.system, .passAlertOn(sequence: 2)) == .nothingOpen(.passAlertOn))
        let byDay = try Matter(at: "2024-02-12 08:00", content: "燃气泄漏")
        #expect(byDay.file.matters.alerts[0].told == ["H02", "H07"])
        #expect(byDay.file.order.urgency == .urgent)
        #expect(!byDay.file.order.isConfidential)
    }

    @Test("the clock of an emergency runs on the wall, at night and on a holiday")
    func clock() throws {
        var matter = try threat()
        try matter.at("2024-02-12 03:05")
        try matter.act(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover()))
        #expect(try matter.deadline(1) == "2024-02-12 03:25:00")
    }

    @Test("it is neither merged nor turned away nor closed before its final report")
    func open() throws {
        var matter = try threat()
        let leader = Leader(number: "A0", status: .handling, isBarred: false, isIncident: true)
        #expect(matter.refusal(Staff.dispatcher, .merge(leader)) == .openAlert)
        #expect(matter.refusal(Staff.dispatcher, .declareIncident(statement: "统一口径")) == .openAlert)
        #expect(matter.refusal(Staff.callTaker, .answerDirectly(answer: "好")) == .openAlert)
        #expect(matter.refusal(Staff.callTaker, .decline(ground: "01")) == .openAlert)
        #expect(matter.refusal(Staff.callTaker, .requestVoid(.test)) == .openAlert)
        let withdraw = Action.contact(.withdrawal, channel: "电话", content: "算了")
        #expect(matter.refusal(Staff.callTaker, withdraw) == .openAlert)
        #expect(
            Leader(matter.file) == Leader(number: "A1", status: .registered, isBarred: true, isIncident: false)
        )
        let followers = try Matter { $0.number = "A2" }
        #expect(followers.refusal(Staff.dispatcher, .merge(Leader(matter.file))) == .leaderBarred("A1"))
        try matter.act(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover()))
        try matter.finish(1)
        try matter.act(Staff.visitor, Matter.answered(.satisfied))
        #expect(matter.refusal(Staff.visitor, .close(reason: nil)) == .finalReportMissing)
        try report(&matter)
        try matter.act(Staff.visitor, .close(reason: nil))
    }

    private func report(_ matter: inout Matter) throws {
        func report(_ phase: AlertPhase, _ words: String = "民警已到场") -> Action {
            .reportOnAlert(sequence: 1, phase, words: words)
        }
        #expect(matter.refusal(Staff.dutyLeader, report(.final)) == .reportPhase(.first))
        #expect(matter.refusal(Staff.dutyLeader, report(.first, " ")) == .missing("报告内容"))
        #expect(matter.refusal(Staff.water, report(.first)) == .notHandledBy(unit: "市水务局"))
        try matter.act(Staff.bureau, report(.first))
        #expect(matter.refusal(Staff.dutyLeader, report(.first)) == .reportPhase(.further))
        try matter.act(Staff.dutyLeader, report(.further))
        try matter.act(Staff.dutyLeader, report(.final))
        #expect(matter.refusal(Staff.dutyLeader, report(.further)) == .nothingOpen(.reportOnAlert))
        #expect(
            matter.refusal(Staff.dutyLeader, .reportOnAlert(sequence: 2, .first, words: "无"))
                == .nothingOpen(.reportOnAlert)
        )
    }

    @Test("handing the call to 110 needs their number, ends the order, and leaves the reports to be made")
    func handedOn() throws {
        var matter = try threat()
        func call(_ receipt: String?) -> Action {
            .transfer(Transfer(ending: .handedToEmergencyNumber, counterpart: "110", receipt: receipt))
        }
        #expect(matter.refusal(Staff.callTaker, call(nil)) == .receiptMissing)
        #expect(matter.refusal(Staff.callTaker, call("")) == .receiptMissing)
        let event = try matter.act(Staff.callTaker, call("3408"))
        #expect(event.words == "110，回执3408")
        #expect(matter.file.order.status == .closed)
        try report(&matter, without: Staff.dutyLeader)
        #expect(!matter.file.matters.alerts[0].isOpen)
    }

    private func report(_ matter: inout Matter, without officer: Officer) throws {
        try matter.act(officer, .reportOnAlert(sequence: 1, .first, words: "已转110"))
        try matter.act(officer, .reportOnAlert(sequence: 1, .final, words: "已处置"))
    }

    @Test("a threat in a later call is flagged as well, also after an earlier one ended")
    func laterCall() throws {
        var matter = try Matter.handling()
        try matter.act(Staff.callTaker, .contact(.repeated, channel: "电话", content: "再不修我就放火"))
        #expect(matter.file.matters.alerts.map(\.kind) == [.threat])
        try matter.act(Staff.callTaker, .contact(.addition, channel: "电话", content: "我要放火"))
        #expect(matter.file.matters.alerts.count == 1)
        try report(&matter, without: Staff.dutyLeader)
        try matter.act(Staff.callTaker, .contact(.withdrawal, channel: "电话", content: "不办了，我放火"))
        #expect(matter.file.order.status == .withdrawn)
        #expect(matter.file.matters.alerts.map(\.isOpen) == [false, true])
    }

    @Test("anybody of the centre flags a matter by hand, once while it is open")
    func byHand() throws {
        var matter = try Matter.handling()
        try matter.act(Staff.visitor, .raiseAlert(.publicOpinion, note: "记者来电"))
        #expect(matter.file.order.urgency == .normal)
        #expect(matter.refusal(Staff.visitor, .raiseAlert(.publicOpinion, note: nil)) == .alreadyDone(.raiseAlert))
        try matter.act(Staff.visitor, .raiseAlert(.minor, note: nil))
        #expect(matter.file.order.isConfidential)
        #expect(matter.file.order.urgency == .urgent)
    }

    @Test("without a roster anybody who may confirms it")
    func noRoster() throws {
        var rules = try Staff.rules()
        rules.duty = DutyRoster()
        var matter = try Matter(content: "有人要跳楼", rules: rules)
        #expect(matter.file.matters.alerts[0].told.isEmpty)
        try matter.act(Staff.callTaker, .confirmAlert(sequence: 1))
        #expect(matter.file.matters.alerts[0].confirmedBy == "H01")
    }
}
