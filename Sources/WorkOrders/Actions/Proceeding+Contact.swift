import WorkingDays

/// 来电(关于旧单): the six kinds of follow-up contact; all stand on the record, only 再次反映 counts as a repeat.
extension Proceeding {
    mutating func contact(_ kind: FollowUpKind, _ channel: String, _ content: String?) throws(Refusal) {
        try requireCentre()
        guard order.status != .void else { throw .orderStatus(action, order.status) }
        if kind != .progress, kind != .reminder { try require(content ?? "", "来电内容", limit: WorkOrder.contentLimit) }
        var contact = FollowUpContact(
            order: order.number,
            at: free { time in file.contacts.contains { $0.at == time && $0.kind == kind } },
            kind: kind
        )
        contact.channel = channel
        contact.content = content
        contact.isForwarded = try isForwarded(kind, on: contact.at.day)
        record(.contact(contact))
        switch kind {
        case .progress, .reminder, .addition, .unitFeedback: break
        case .repeated: try takeUpAgain()
        case .withdrawal: try withdraw()
        }
        // Last, so that a threat made while withdrawing is flagged rather than in the way.
        raiseAlerts(from: content ?? "")
    }

    private func isForwarded(_ kind: FollowUpKind, on day: CivilDay) throws(Refusal) -> Bool {
        switch kind {
        case .progress, .withdrawal, .unitFeedback: return false
        case .reminder:
            try require(.registered, .handling)
            let day = rules.workingDay(of: day)
            return !file.contacts.contains {
                $0.isForwarded && $0.kind == kind && rules.workingDay(of: $0.at.day) == day
            }
        case .addition:
            try require(.registered, .handling, .completed)
            return true
        case .repeated:
            guard order.status != .withdrawn else { throw .orderStatus(action, order.status) }
            return true
        }
    }

    /// 再次反映: the third is escalated; on an order that is done it opens a round of rework.
    private mutating func takeUpAgain() throws(Refusal) {
        let repeats = file.contacts.count { $0.kind == .repeated }
        if let lead = leadUnit, repeats >= rules.terms.repeatsToEscalate { addEscalation(.repeatedRequests, to: lead) }
        switch order.status {
        case .completed: break
        case .closed:
            let end = (order.closedAt ?? order.completedAt ?? order.receivedAt).day
            guard at.day <= end.advanced(by: rules.terms.reopeningDays) else {
                throw .reopeningExpired(days: rules.terms.reopeningDays)
            }
        case .registered, .handling, .withdrawn, .void: return
        }
        guard order.leader == nil else { return }
        let units = file.presentDispatches.filter { $0.completedAt != nil && $0.role == .lead }.map(\.unit)
        guard units.isEmpty else { return try beginRound(with: units) }
        // What the hotline answered itself goes back to whoever dispatches.
        changeState { state in
            state.status = .registered
            state.ending = .dispatched
            state.closedAt = nil
            state.completedAt = nil
        }
        oweUpwardAgain()
    }

    private mutating func withdraw() throws(Refusal) {
        try require(.registered, .handling, .completed)
        if file.matters.alerts.contains(where: \.isOpen) { throw .openAlert }
        endDispatches(.withdrawn, openOnly: true)
        let now = at
        changeState {
            $0.status = .withdrawn
            $0.closedAt = now
        }
    }
}

extension Rules {
    /// The working day that something on a day belongs to: itself, or the next.
    func workingDay(of day: CivilDay) -> CivilDay {
        calendar.isWorkingDay(day) ? day : calendar.day(1, workingDaysAfter: day)
    }
}
