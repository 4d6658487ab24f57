extension CaseFile {
    /// The file that the events of an order make, from the first on; nil where the first registers no order.
    public init?(replaying events: some Sequence<Event>) {
        var file: CaseFile?
        for event in events {
            if file == nil, case .order(let order)? = event.changes.first { file = CaseFile(order: order) }
            file?.apply(event)
        }
        guard let file else { return nil }
        self = file
    }

    /// Takes over what an event changed; never fails and decides nothing.
    public mutating func apply(_ event: Event) {
        for change in event.changes { apply(change) }
        order.revision = event.sequence
        lastEventAt = event.at
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .order(let changed): apply(changed)
        case .state(let state): apply(state)
        case .dispatch(let changed): dispatches.put(changed) { $0.number == changed.number }
        case .sendBack(let changed):
            sendBacks.put(changed) { $0.dispatch == changed.dispatch && $0.requestedAt == changed.requestedAt }
        case .deadlineExtension(let changed):
            extensions.put(changed) { $0.dispatch == changed.dispatch && $0.requestedAt == changed.requestedAt }
        case .attempt(let changed):
            attempts.put(changed) { $0.dispatch == changed.dispatch && $0.at == changed.at }
        case .reply(let changed): replies.put(changed) { $0.dispatch == changed.dispatch && $0.at == changed.at }
        case .visit(let changed): visits.put(changed) { $0.isSameRecord(as: changed) }
        case .contact(let changed): contacts.put(changed) { $0.at == changed.at && $0.kind == changed.kind }
        case .supervision(let changed):
            supervisions.put(changed) { $0.level == changed.level && $0.at == changed.at }
        case .suspension, .escalation, .instruction, .inspection, .promise, .objection, .alert, .relay, .harassment,
            .incident, .voidRequest, .upward:
            matters.apply(change)
        }
    }

    /// The citizen stays: events carry none.
    private mutating func apply(_ changed: WorkOrder) {
        let citizen = order.citizen
        order = changed
        order.citizen = citizen
    }

    private mutating func apply(_ state: OrderState) {
        order.settledStatus = state.status
        order.ending = state.ending
        order.completedAt = state.completedAt
        order.closedAt = state.closedAt
        order.round = state.round
        order.leader = state.leader
    }
}

extension Matters {
    mutating func apply(_ change: Change) {
        switch change {
        case .suspension(let changed):
            suspensions.put(changed) { $0.dispatch == changed.dispatch && $0.from == changed.from }
        case .escalation(let changed): escalations.put(changed) { $0.sequence == changed.sequence }
        case .instruction(let changed): instructions.put(changed) { $0.sequence == changed.sequence }
        case .inspection(let changed): inspections.put(changed) { $0.sequence == changed.sequence }
        case .promise(let changed): promises.put(changed) { $0.dispatch == changed.dispatch }
        case .objection(let changed): objections.put(changed) { $0.sequence == changed.sequence }
        case .alert(let changed): alerts.put(changed) { $0.sequence == changed.sequence }
        case .relay(let changed): relays.put(changed) { $0.sequence == changed.sequence }
        case .harassment(let changed): harassment = changed
        case .incident(let changed): incident = changed
        case .voidRequest(let changed): voidRequest = changed
        case .upward(let changed): upward = changed
        case .order, .state, .dispatch, .sendBack, .deadlineExtension, .attempt, .reply, .visit, .contact, .supervision:
            break
        }
    }
}

extension Matters {
    /// Every value as a change.
    var everything: [Change] {
        let clocks = suspensions.map(Change.suspension) + promises.map(Change.promise)
        let orders = escalations.map(Change.escalation) + instructions.map(Change.instruction)
        let findings = inspections.map(Change.inspection) + objections.map(Change.objection)
        let calls = alerts.map(Change.alert) + relays.map(Change.relay)
        let single = [
            harassment.map(Change.harassment), incident.map(Change.incident), voidRequest.map(Change.voidRequest),
            upward.map(Change.upward),
        ]
        return clocks + orders + findings + calls + single.compactMap(\.self)
    }
}

extension ReturnVisit {
    func isSameRecord(as other: ReturnVisit) -> Bool {
        unit == other.unit && aspect == other.aspect && sequence == other.sequence && visitedAt == other.visitedAt
    }
}

extension Array {
    /// Puts a value in the place of the one it replaces, or at the end.
    mutating func put(_ element: Element, _ isSame: (Element) -> Bool) {
        if let index = lastIndex(where: isSame) { self[index] = element } else { append(element) }
    }
}
