import Testing
import WorkOrders
import WorkingDays

/// An order on its way through a story, with the clock and everything that has happened.
struct Matter {
    var file: CaseFile
    var events: [Event]
    var rules: Rules
    var now: Instant

    /// A call that was registered; what `prepare` changes is changed before.
    init(
        _ kind: RequestKind = .assistance,
        at time: String = "2024-02-05 09:00",
        content: String = "路灯不亮。",
        rules: Rules? = nil,
        by officer: Officer = Staff.callTaker,
        _ prepare: (inout WorkOrder) -> Void = { _ in }
    ) throws {
        now = try #require(Instant(time))
        self.rules = try rules ?? Staff.rules()
        var order = WorkOrder(
            number: "A1",
            channel: "电话",
            receivedAt: now,
            kind: kind,
            category: try #require(CategoryPath(["城乡建设"])),
            content: content,
            ending: .dispatched
        )
        order.citizen = Citizen(name: "测试甲", callingNumber: "19900001234", contactNumber: "19900001234")
        prepare(&order)
        let registered = try CaseFile.register(order, by: officer, at: now, under: self.rules)
        file = registered.file
        events = [registered.event]
    }

    /// Sets the clock.
    mutating func at(_ time: String) throws { now = try #require(Instant(time)) }

    /// Does something a minute after the last thing; at the time set, after the clock was.
    @discardableResult
    mutating func act(_ officer: Officer, _ action: Action) throws -> Event {
        let event = try file.carryOut(action, by: officer, at: now, under: rules)
        events.append(event)
        now = now.advanced(bySeconds: 60)
        return event
    }

    /// Why something is refused; nil where it isn't.
    ///
    /// The file is the same before and after, whatever comes of it.
    func refusal(_ officer: Officer, _ action: Action, sourceLocation: SourceLocation = #_sourceLocation) -> Refusal? {
        var copy = file
        do {
            _ = try copy.carryOut(action, by: officer, at: now, under: rules)
            return nil
        } catch {
            #expect(copy == file, "a refusal changed something", sourceLocation: sourceLocation)
            return error
        }
    }

    /// The dispatch of a number's last part: 1 is `A1-1`.
    func dispatch(_ index: Int) throws -> Dispatch { try #require(file.dispatch("A1-\(index)")) }

    /// Where a dispatch stands.
    func stage(_ index: Int) throws -> DispatchStage { file.stage(of: try dispatch(index)) }

    func deadline(_ index: Int) throws -> String { try dispatch(index).deadline.description }
}

extension Matter {
    /// A reply with nothing wrong.
    static func draft(_ result: CompletionResult = .resolved) -> ReplyDraft {
        ReplyDraft(internalAccount: "现场已处理。", publicAnswer: "您好，路灯已修复。", result: result)
    }

    /// Registered and dispatched by ``Staff/dispatcher``.
    static func dispatched(
        _ units: [Assignment] = [Assignment("市城管局")],
        _ kind: RequestKind = .assistance,
        rules: Rules? = nil,
        _ prepare: (inout WorkOrder) -> Void = { _ in }
    ) throws -> Matter {
        var matter = try Matter(kind, rules: rules, prepare)
        try matter.act(Staff.dispatcher, .dispatch(units, Handover()))
        return matter
    }

    /// Dispatched and acknowledged by its first unit.
    static func handling(
        _ units: [Assignment] = [Assignment("市城管局")],
        _ kind: RequestKind = .assistance,
        rules: Rules? = nil,
        _ prepare: (inout WorkOrder) -> Void = { _ in }
    ) throws -> Matter {
        var matter = try dispatched(units, kind, rules: rules, prepare)
        try matter.act(officer(of: units[0].unit), .acknowledge(dispatch: "A1-1"))
        return matter
    }

    /// Replied to, signed and passed.
    static func completed(
        _ kind: RequestKind = .assistance,
        rules: Rules? = nil,
        _ prepare: (inout WorkOrder) -> Void = { _ in }
    ) throws -> Matter {
        var matter = try handling(kind, rules: rules, prepare)
        try matter.finish(1)
        return matter
    }

    private static func handling(
        _ kind: RequestKind,
        rules: Rules?,
        _ prepare: (inout WorkOrder) -> Void
    ) throws -> Matter { try handling([Assignment("市城管局")], kind, rules: rules, prepare) }

    /// The officer of a unit who handles its orders.
    static func officer(of unit: String) throws -> Officer {
        try #require(Staff.all.first { $0.unit == unit && $0.role == "经办人" })
    }

    /// The one who signs for a unit.
    static func leader(of unit: String) throws -> Officer {
        try #require(Staff.all.first { $0.unit == unit && $0.role == "单位领导" })
    }

    /// Acknowledges where needed, replies and signs.
    mutating func answer(_ index: Int, _ draft: ReplyDraft = Matter.draft()) throws {
        let dispatch = try dispatch(index)
        let officer = try Matter.officer(of: dispatch.unit)
        if dispatch.acknowledgedAt == nil { try act(officer, .acknowledge(dispatch: dispatch.number)) }
        try act(officer, .reply(dispatch: dispatch.number, draft))
        try act(try Matter.leader(of: dispatch.unit), .sign(dispatch: dispatch.number, isSigned: true, opinion: nil))
    }

    /// Answers, and the centre passes it.
    mutating func finish(
        _ index: Int,
        _ draft: ReplyDraft = Matter.draft(),
        by reviewer: Officer = Staff.reviewer
    ) throws {
        try answer(index, draft)
        try act(reviewer, .review(dispatch: "A1-\(index)", .passed, opinion: nil))
    }

    /// One answer of a visit.
    static func answered(_ rating: Satisfaction, unit: String? = "市城管局") -> Action {
        var record = VisitRecord(unit: unit, method: "电话", isReached: true, result: rating)
        if !rating.isSatisfied { record.reasonCode = "01" }
        return .visit(record)
    }
}
