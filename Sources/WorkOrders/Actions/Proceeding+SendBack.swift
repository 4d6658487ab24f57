import WorkingDays

/// 退单: asked by the unit, ruled on by whoever dispatched; bounded, and the last ruling binds.
extension Proceeding {
    mutating func requestSendBack(_ dispatch: Dispatch, _ reasonCode: String, _ basis: String) throws(Refusal) {
        try requireHolder(dispatch)
        try require(dispatch, .waiting, .handling)
        guard !dispatch.isDesignated else { throw .designated }
        guard !wasRefused(dispatch) else { throw .refusedBefore }
        let limit = rules.calendar.deadline(from: dispatch.dispatchedAt, limit: rules.terms.sendBack)
        guard at <= limit else { throw .tooLate(action, deadline: limit) }
        try require(reasonCode, in: rules.reasons.sendBack)
        try require(basis, "退单依据")
        let open = file.children(of: dispatch.number).filter(\.isOpen)
        guard open.isEmpty else { throw .childrenOpen(open.map(\.unit)) }
        let requestedAt = free { time in
            file.sendBacks.contains { $0.dispatch == dispatch.number && $0.requestedAt == time }
        }
        var sendBack = SendBack(dispatch: dispatch.number, requestedAt: requestedAt, reasonCode: reasonCode)
        sendBack.basis = basis
        words = basis
        record(.sendBack(sendBack))
    }

    mutating func ruleOnSendBack(_ dispatch: Dispatch, _ decision: SendBackDecision) throws(Refusal) {
        try requireDispatcher(of: dispatch)
        try requireUnnamed()
        guard dispatch.isOpen, var sendBack = file.openSendBack(dispatch.number) else { throw .nothingOpen(action) }
        try require(decision.opinion, "裁定意见")
        words = decision.opinion
        if let override = decision.override { words = "\(decision.opinion)；不回避的理由：\(override)" }
        sendBack.ruling = decision.ruling
        sendBack.ruledAt = max(at, sendBack.requestedAt)
        sendBack.opinion = decision.opinion
        sendBack.redirectedTo = (decision.assignments.first { $0.role == .lead } ?? decision.assignments.first)?.unit
        record(.sendBack(sendBack))
        switch decision.ruling {
        case .refused: break
        case .granted: try redirect(dispatch, decision)
        case .consultation: try settleConsultation(dispatch, decision)
        }
    }

    /// 改派: the dispatch ends and others take its place.
    private mutating func redirect(_ dispatch: Dispatch, _ decision: SendBackDecision) throws(Refusal) {
        if decision.assignments.isEmpty {
            // A parent may take a matter back to do it itself; the centre handles none.
            guard dispatch.parent != nil || dispatch.role == .assisting else { throw .rulingNeedsUnits }
        } else {
            try requireTargets(decision, insteadOf: dispatch)
            try requireRoles(decision.assignments, insteadOf: dispatch)
        }
        endSentBack(dispatch)
        let parent = dispatch.parent.flatMap(file.dispatch)
        let isLast = grantedSendBacks(beside: dispatch) >= rules.terms.dispatchRounds
        for assignment in decision.assignments {
            try requireNotThere(assignment, under: parent)
            try add(assignment, under: parent, round: dispatch.round, isDesignated: isLast)
        }
    }

    /// A lead is followed by one lead, an assisting unit by others that assist.
    private func requireRoles(_ assignments: [Assignment], insteadOf dispatch: Dispatch) throws(Refusal) {
        switch dispatch.role {
        case .lead: try requireOneLead(assignments)
        case .assisting: if assignments.contains(where: { $0.role == .lead }) { throw .severalLeads }
        }
    }

    /// 会商 fixes who leads and who assists; it binds all of them.
    private mutating func settleConsultation(_ dispatch: Dispatch, _ decision: SendBackDecision) throws(Refusal) {
        guard decision.assignments.count(where: { $0.role == .lead }) == 1 else { throw .consultationNeedsLead }
        try requireTargets(decision, insteadOf: nil)
        // A lead that is done already keeps the lead.
        let isLed = file.children(of: dispatch.parent).contains {
            $0.role == .lead && $0.completedAt != nil && $0.round == dispatch.round
        }
        guard !isLed else { throw .severalLeads }
        let parent = dispatch.parent.flatMap(file.dispatch)
        for other in file.children(of: dispatch.parent) where other.isOpen && other.number != dispatch.number {
            let role = decision.assignments.first { $0.unit == other.unit }?.role ?? .assisting
            change(other) { $0.role = role }
        }
        if let own = decision.assignments.first(where: { $0.unit == dispatch.unit }) {
            change(dispatch) {
                $0.role = own.role
                $0.isDesignated = true
            }
        } else {
            endSentBack(dispatch)
        }
        let there = Set(file.children(of: dispatch.parent).filter(\.isOpen).map(\.unit))
        for assignment in decision.assignments where !there.contains(assignment.unit) {
            try requireNotThere(assignment, under: parent)
            try add(assignment, under: parent, round: dispatch.round, isDesignated: true)
        }
    }

    private func requireTargets(_ decision: SendBackDecision, insteadOf dispatch: Dispatch?) throws(Refusal) {
        try requireUnits(decision.assignments)
        try requireNoConflict(decision.assignments, override: decision.override)
        for assignment in decision.assignments {
            if assignment.unit == dispatch?.unit { throw .unitAlreadyHas(assignment.unit) }
            if let from = dispatch?.unit { try requireNotPushedDown(from: from, to: assignment.unit) }
            guard let own = officer.unit else { continue }
            guard assignment.unit != own, rules.units.isSubordinate(assignment.unit, of: own) else {
                throw .notSubordinate(unit: assignment.unit, of: own)
            }
        }
    }

    /// A department's duty is never pushed down to 基层 by sending it back (国办函〔2025〕66号).
    private func requireNotPushedDown(from unit: String, to other: String) throws(Refusal) {
        func isGrassroots(_ name: String) -> Bool {
            rules.units[name].map { rules.terms.grassroots.contains($0.group) } ?? false
        }
        if isGrassroots(other), !isGrassroots(unit) { throw .pushedDown(from: unit, to: other) }
    }

    private mutating func endSentBack(_ dispatch: Dispatch) {
        let now = at
        stopSuspension(of: dispatch)
        change(dispatch) { changed in
            changed.end = .sentBack
            changed.endedAt = now
            changed.sendBackCount += 1
        }
    }

    /// 驳回 binds the unit for the round, whichever of its dispatches it was said of.
    private func wasRefused(_ dispatch: Dispatch) -> Bool {
        file.sendBacks.contains { sendBack in
            guard sendBack.ruling == .refused, let other = file.dispatch(sendBack.dispatch) else { return false }
            return other.unit == dispatch.unit && other.round == dispatch.round && other.parent == dispatch.parent
        }
    }

    private func grantedSendBacks(beside dispatch: Dispatch) -> Int {
        file.children(of: dispatch.parent).count { $0.round == dispatch.round && $0.end == .sentBack }
    }
}
