public import WorkingDays

/// What somebody takes back right after he did it: the order's last event, and what it changed as that was before.
///
/// The desk reads it in the transaction that undoes; what comes from outside is not believed.
public struct Undone: Hashable, Codable, Sendable {
    public var event: Event
    /// The order's state before it.
    public var state: OrderState
    /// The suspensions before it.
    public var suspensions: [Suspension]

    /// Nil where the events are none of one order, or only its first.
    public init?(last events: [Event]) {
        guard events.count > 1, let event = events.last, let before = CaseFile(replaying: events.dropLast()) else {
            return nil
        }
        self.event = event
        state = OrderState(before.order)
        suspensions = before.matters.suspensions
    }

    /// What can be taken back: nothing of it has left the hotline before the time is over.
    public static let actions: Set<ActionName> = [.dispatch, .answerDirectly]
}

extension Terms {
    /// Until when an event may be taken back; its notices wait until then.
    public func undoEnd(of event: Event) -> Instant {
        event.at.advanced(bySeconds: Undone.actions.contains(event.action) ? undoSeconds : 0)
    }
}

/// 撤销: 派单 or 直接答复, by whoever did it, within seconds, while it is the order's last event.
extension Proceeding {
    mutating func undo(_ undone: Undone?) throws(Refusal) {
        guard let undone, undone.event.sequence == order.revision, Undone.actions.contains(undone.event.action),
            undone.event.by.id == officer.id
        else { throw .nothingOpen(action) }
        let end = rules.terms.undoEnd(of: undone.event)
        guard at < end else { throw .tooLate(action, deadline: end) }
        words = undone.event.action.title
        for change in undone.event.changes { takeBack(change, undone) }
        changeState { $0 = undone.state }
    }

    /// A new dispatch ends as recalled, what was changed is as it was; the order's state follows as a whole.
    private mutating func takeBack(_ made: Change, _ undone: Undone) {
        let now = at
        switch made {
        case .dispatch(let dispatch):
            guard let present = file.dispatch(dispatch.number), present.isOpen else { return }
            change(present) {
                $0.end = .recalled
                $0.endedAt = now
            }
        case .suspension(let ended):
            let before = undone.suspensions.last { $0.dispatch == ended.dispatch && $0.from == ended.from }
            if let before { record(.suspension(before)) }
        case .order, .state, .sendBack, .deadlineExtension, .attempt, .reply, .visit, .contact, .supervision,
            .escalation, .instruction, .inspection, .promise, .objection, .alert, .relay, .harassment, .incident,
            .voidRequest, .upward:
            return
        }
    }
}
