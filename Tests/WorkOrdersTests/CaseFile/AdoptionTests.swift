import Testing
import WorkOrders
import WorkingDays

@Suite("orders that came without events") struct AdoptionTests {
    /// Everything a file can hold, as an import or an older version would leave it.
    private func full() throws -> Matter {
        var matter = try Matter.handling([Assignment("濉溪县")])
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        try matter.act(Staff.town, .acknowledge(dispatch: "A1-2"))
        try matter.act(Staff.town, .recordAttempt(dispatch: "A1-2", isReached: true, note: nil))
        try matter.act(Staff.town, .askCitizen(dispatch: "A1-2", question: "在哪？"))
        let day = CivilDay(year: 2024, month: 2, day: 27)
        try matter.act(
            Staff.county,
            .requestExtension(dispatch: "A1-1", until: day, reason: "待料", isCitizenTold: true)
        )
        try matter.act(Staff.callTaker, .contact(.repeated, channel: "电话", content: "没好"))
        try matter.act(Staff.supervisor, .supervise(.supervision, addressee: "濉溪县", limit: nil, ground: "逾期"))
        try matter.act(Staff.supervisor, .escalate(unit: "濉溪县", reason: "久拖"))
        let task = InstructionTask(unit: nil, words: "办")
        try matter.act(Staff.supervisor, .instruct(leader: "市长", words: "请办", tasks: [task]))
        try matter.act(Staff.supervisor, .inspect(notes: "已看", isSolved: false, point: nil, photos: []))
        try matter.act(Staff.dispatcher, .declareIncident(statement: "统一口径"))
        try matter.act(Staff.visitor, .requestVoid(.duplicate))
        try matter.act(Staff.visitor, .raiseAlert(.publicSafety, note: nil))
        try matter.act(
            Staff.dispatcher,
            .suspend(dispatch: "A1-1", .expertise, document: "鉴定", until: CivilDay(year: 2024, month: 2, day: 8))
        )
        return matter
    }

    @Test("its first event holds all that is known, so that the events alone give the file")
    func adopted() throws {
        var file = try full().file
        let event = file.adopted(at: try #require(Instant("2024-03-01 09:00")))
        #expect(event.action == .adopt)
        #expect(event.by.id == "系统")
        #expect(event.sequence == file.order.revision + 1)
        var replayed = try #require(CaseFile(replaying: [event]))
        #expect(replayed.order.citizen.isUnknown)
        replayed.order.citizen = file.order.citizen
        file.apply(event)
        #expect(replayed == file)
        #expect(file.lastEventAt == event.at)
    }

    @Test("an imported order goes on by the rule: its status settles from what was imported")
    func imported() throws {
        var matter = try Matter.handling()
        matter.file.order.settledStatus = nil
        matter.file.lastEventAt = nil
        matter.file.apply(matter.file.adopted(at: matter.now))
        #expect(matter.file.order.settledStatus == .handling)
        try matter.finish(1)
        #expect(matter.file.order.status == .completed)
    }

    @Test("a dispatch number that the import used is not given again")
    func numbers() throws {
        var matter = try Matter.dispatched()
        matter.file.dispatches[0].number = "A1-2"
        try matter.act(Staff.dispatcher, .addUnit(Assignment("市水务局", role: .assisting), Handover()))
        #expect(matter.file.dispatches.map(\.number) == ["A1-2", "A1-3"])
    }

    @Test("events that begin with no order give none")
    func nothing() throws {
        let matter = try Matter.dispatched()
        #expect(CaseFile(replaying: []) == nil)
        #expect(CaseFile(replaying: matter.events.dropFirst()) == nil)
    }
}
