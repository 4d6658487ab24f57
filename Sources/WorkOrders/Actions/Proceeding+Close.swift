import WorkingDays

/// 结案 and 重办: what follows when everybody has been asked.
extension Proceeding {
    mutating func close(_ reason: String?) throws(Refusal) {
        try requireCentre()
        try require(.completed)
        try requireOnItsOwn()
        try requireUnnamed()
        guard file.matters.alerts.allSatisfy({ !$0.isOpen }) else { throw .finalReportMissing }
        let open = openMatters
        guard open.isEmpty else { throw .mattersOpen(open) }
        try requireVisited()
        let hasReason = reason?.contains { !$0.isWhitespace } ?? false
        guard hasReason || !isDissatisfied else { throw .dissatisfactionUnsettled }
        words = reason
        let now = at
        changeState {
            $0.status = .closed
            $0.closedAt = now
        }
    }

    /// What must come to its own end before the order does.
    private var openMatters: [String] {
        var titles: [String] = []
        if file.matters.promises.contains(where: { $0.settledAt == nil }) { titles.append("承诺件") }
        if file.matters.escalations.contains(where: { $0.acknowledgedAt == nil }) { titles.append("提级件") }
        if file.supervisions.contains(where: { $0.completedAt == nil }) { titles.append("督办件") }
        if file.matters.instructions.contains(where: { !$0.isClosed }) { titles.append("领导批示") }
        if file.matters.relays.contains(where: { $0.answer == nil }) { titles.append("代联系") }
        return titles
    }

    /// Every unit drawn has answered, or was tried often enough (then it stays 未评价).
    private func requireVisited() throws(Refusal) {
        for dispatch in file.presentDispatches where rules.visits.isDrawn(file, unit: dispatch.unit) {
            let visits = file.visits.filter { visit in
                visit.unit == dispatch.unit && visit.round == order.round && visit.aspect == .result
            }
            guard visits.contains(where: { $0.rating != nil }) || visits.count >= rules.terms.visitAttempts else {
                throw .notVisited(unit: dispatch.unit)
            }
        }
    }

    private var isDissatisfied: Bool {
        file.presentDispatches.contains { dispatch in
            file.ratings(of: dispatch.unit).contains { $0.round == order.round && $0.rating?.isSatisfied == false }
        }
    }

    mutating func reopen(_ units: [String], _ reason: String) throws(Refusal) {
        try requireCentre()
        try require(.completed)
        try requireOnItsOwn()
        try requireUnnamed()
        try require(reason, "重办理由")
        guard !units.isEmpty else { throw .missing("重办单位") }
        words = reason
        try beginRound(with: units)
    }

    /// 重办: a new round with a shorter limit for the units named, the earlier lead leading if it is among them.
    mutating func beginRound(with units: [String]) throws(Refusal) {
        let earlier = file.presentDispatches
        try requireUnits(units.map { Assignment($0) })
        for unit in units where !earlier.contains(where: { $0.unit == unit && $0.completedAt != nil }) {
            throw .notHandledBy(unit: unit)
        }
        let earlierLead = earlier.first { $0.role == .lead && units.contains($0.unit) }?.unit
        let lead = earlierLead ?? units[0]
        // Who led had been looked at; who only assisted may be the one complained of.
        if earlierLead == nil { try requireNoConflict([Assignment(lead)]) }
        changeState { state in
            state.round += 1
            state.status = .handling
            state.closedAt = nil
            state.completedAt = nil
        }
        oweUpwardAgain()
        for unit in units { try add(Assignment(unit, role: unit == lead ? .lead : .assisting), under: nil) }
    }

    /// The order's own status follows from its dispatches, unless something ended it.
    mutating func settle() {
        switch order.status {
        case .closed, .withdrawn, .void: return
        case .registered, .handling, .completed: break
        }
        guard order.leader == nil, !file.dispatches.isEmpty || order.settledStatus != nil else { return }
        let present = file.presentDispatches
        let last = present.compactMap(\.completedAt).max()
        let wasDispatched = !file.dispatches.isEmpty
        changeState { state in
            if present.isEmpty {
                if wasDispatched { (state.status, state.completedAt) = (.registered, nil) }
            } else if present.allSatisfy({ $0.completedAt != nil }) {
                (state.status, state.completedAt) = (.completed, last)
            } else {
                (state.status, state.completedAt) = (.handling, nil)
            }
        }
    }
}
