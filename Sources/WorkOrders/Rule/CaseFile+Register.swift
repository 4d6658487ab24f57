public import WorkingDays

extension CaseFile {
    /// 受理登记: a new order with its first event.
    ///
    /// The text is looked through for urgent and sensitive words; an alert tells the duty chain at once.
    public static func register(
        _ order: WorkOrder,
        by officer: Officer,
        at: Instant,
        under rules: Rules
    ) throws(Refusal) -> (file: CaseFile, event: Event) {
        var order = order
        order.settledStatus = .registered
        order.ending = .dispatched
        // Who wants to be unknown leaves no number (domain.md §2).
        if order.isAnonymous { order.citizen = Citizen() }
        return try open(order, .register, by: officer, at: at, under: rules) { proceeding throws(Refusal) in
            try proceeding.requireRegistrable()
            proceeding.oweUpward()
            proceeding.raiseAlerts(from: "\(order.title ?? "")\n\(order.content)")
        }
    }

    /// The first event of an order that came without events, with all that is known of it.
    ///
    /// It makes an imported order's history whole from here on: the events alone give the file.
    public func adopted(at: Instant) -> Event {
        var order = order
        order.citizen = Citizen()
        order.settledStatus = order.status
        return Event(
            sequence: order.revision + 1,
            at: at,
            by: Officer.Stamp(id: Officer.system.id, role: Officer.system.role),
            action: .adopt,
            changes: [.order(order)] + everything
        )
    }

    /// Every value of the file but the order, as changes.
    private var everything: [Change] {
        let tree = dispatches.map(Change.dispatch)
        let proceedings = sendBacks.map(Change.sendBack) + extensions.map(Change.deadlineExtension)
        let work = attempts.map(Change.attempt) + replies.map(Change.reply) + visits.map(Change.visit)
        let rest = contacts.map { Change.contact($0.withoutCitizen) } + supervisions.map(Change.supervision)
        return tree + proceedings + work + rest + matters.everything
    }

    private static func open(
        _ order: WorkOrder,
        _ action: ActionName,
        by officer: Officer,
        at: Instant,
        under rules: Rules,
        _ body: (inout Proceeding) throws(Refusal) -> Void
    ) throws(Refusal) -> (file: CaseFile, event: Event) {
        var proceeding = Proceeding(
            action,
            on: Proceeding.Ground(CaseFile(order: order), by: officer, at: at, under: rules)
        )
        try proceeding.admit()
        try body(&proceeding)
        var registered = proceeding.order
        registered.citizen = Citizen()
        let event = proceeding.event(beginningWith: .order(registered))
        var file = CaseFile(order: order)
        file.apply(event)
        return (file, event)
    }
}

extension FollowUpContact {
    /// Without the caller's identity, as events carry it.
    var withoutCitizen: FollowUpContact {
        var contact = self
        contact.citizen = Citizen()
        return contact
    }
}

extension Proceeding {
    func requireRegistrable() throws(Refusal) {
        guard !order.number.isEmpty else { throw .missing("工单编号") }
        try require(order.content, "诉求内容", limit: WorkOrder.contentLimit)
        guard !order.channel.isEmpty else { throw .missing("来源渠道") }
        if let title = order.title { try require(title, "标题", limit: 200) }
        if let unknown = rules.names.stranger(in: order) { throw .unknownName(unknown) }
    }

    /// The event with the whole order in front, as it is after everything else that was recorded.
    func event(beginningWith change: Change) -> Event {
        var event = event
        event.changes.removeAll { if case .order = $0 { true } else { false } }
        event.changes.insert(change, at: 0)
        return event
    }
}
