import WorkOrders
import WorkingDays

/// A property that doesn't hold, with what is needed to see it again.
struct Breach: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

/// What must hold between the file before an event and the file after it.
struct Step {
    let before: CaseFile
    let after: CaseFile
    let event: Event
    let officer: Officer

    func check() throws(Breach) {
        try require(event.at >= before.lastEventAt ?? event.at, "the time of events runs backwards")
        try require(event.sequence == before.order.revision + 1, "events have a gap")
        try checkClocks()
        try checkPeople()
        try checkTree()
        try checkIdentity()
        try checkState()
    }

    private func require(_ holds: Bool, _ rule: String) throws(Breach) {
        guard holds else { throw Breach("\(rule): \(event.action)") }
    }

    private func checkClocks() throws(Breach) {
        for dispatch in after.dispatches {
            let start = dispatch.dispatchedAt
            let stamps = [dispatch.acknowledgedAt, dispatch.contactedAt, dispatch.completedAt, dispatch.endedAt]
            try require(stamps.allSatisfy { ($0 ?? start) >= start }, "a clock runs backwards")
            try require(dispatch.completedAt == nil || dispatch.endedAt == nil, "a dispatch ended twice")
            guard let earlier = before.dispatch(dispatch.number) else {
                try require(start == event.at && dispatch.deadline > start, "a clock starts at another time")
                continue
            }
            let movers: Set<ActionName> = [.ruleOnExtension, .resume, .recomputeDeadlines]
            try require(earlier.deadline == dispatch.deadline || movers.contains(event.action), "a deadline moved")
            let isPut = [.ruleOnExtension, .resume].contains(event.action)
            try require(!isPut || dispatch.deadline >= earlier.deadline, "a deadline moved to an earlier day")
            try require(earlier.completedAt == nil || earlier.completedAt == dispatch.completedAt, "办结 moved")
        }
    }

    private static let decisions: Set<ActionName> = [
        .ruleOnSendBack, .ruleOnExtension, .review, .visit, .reopen, .close, .ruleOnVoid, .ruleOnObjection,
        .closeSupervision, .settlePromise, .confirmHarassment, .decline, .markInvalid, .answerDirectly, .inspect,
    ]

    private func checkPeople() throws(Breach) {
        let subject = before.order.subject ?? ""
        if Self.decisions.contains(event.action) {
            try require(!subject.contains(officer.name ?? "无名"), "somebody decided what names him")
            try require(!subject.contains(officer.unit ?? "无单位"), "somebody decided what names his unit")
        }
        for dispatch in reviewed {
            try require(dispatch.dispatchedBy != officer.id, "somebody reviewed what he dispatched")
            try require(before.lastReply(dispatch.number)?.writtenBy != officer.id, "somebody reviewed what he wrote")
        }
    }

    private var reviewed: [Dispatch] {
        guard event.action == .review else { return [] }
        return after.dispatches.filter { dispatch in
            dispatch.reviewedBy == officer.id && before.dispatch(dispatch.number)?.revision != dispatch.revision
        }
    }

    private func checkTree() throws(Breach) {
        for dispatch in after.dispatches {
            let parent = dispatch.parent.flatMap(after.dispatch)
            if let parent, before.dispatch(dispatch.number) == nil, parent.deadline > event.at {
                try require(dispatch.deadline <= parent.deadline, "a child has longer than its parent")
            }
            guard let completed = dispatch.completedAt, before.dispatch(dispatch.number)?.completedAt == nil,
                after.lastReply(dispatch.number)?.leavingOpen == nil
            else { continue }
            for child in after.children(of: dispatch.number) {
                try require(child.end != .closedByParent, "a parent closed its child without saying so")
                try require(!child.isOpen, "a parent completed before its child")
                try require((child.completedAt ?? completed) <= completed, "a parent completed earlier than its child")
            }
        }
        try require(after.dispatches.allSatisfy { after.level(of: $0) <= UnitTree.maximumLevel }, "a fifth level")
    }

    private func checkIdentity() throws(Breach) {
        for change in event.changes {
            switch change {
            case .order(let order): try require(order.citizen.isUnknown, "an event names the citizen")
            case .contact(let contact): try require(contact.citizen.isUnknown, "an event names the caller")
            default: break
            }
        }
        try require(after.order.citizen == before.order.citizen, "an event took the citizen away")
    }

    private func checkState() throws(Breach) {
        let present = after.presentDispatches
        switch after.order.status {
        case .closed, .withdrawn, .void:
            try require(after.dispatches.allSatisfy { !$0.isOpen }, "an order ended with open work")
        case .completed:
            try require(present.allSatisfy { $0.completedAt != nil }, "an order is done before its units")
        case .handling:
            try require(after.order.leader != nil || present.contains(where: \.isOpen), "nobody handles it")
        case .registered: try require(present.isEmpty, "a dispatched order waits for dispatch")
        }
        try require(present.count { $0.role == .lead } <= 1, "two units lead")
        try require(Set(present.map(\.unit)).count == present.count, "a unit has the order twice")
        for suspension in after.matters.suspensions where suspension.resumedAt == nil {
            let isOpen = suspension.dispatch.flatMap(after.dispatch)?.isOpen ?? (after.order.status != .closed)
            try require(isOpen, "what ended is still suspended")
        }
    }
}
