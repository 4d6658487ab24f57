import WorkingDays

/// 派单: to one or more units, one of them leading.
extension Proceeding {
    mutating func dispatch(_ assignments: [Assignment], _ handover: Handover) throws(Refusal) {
        try requireCentre()
        try require(.registered)
        try requireOnItsOwn()
        guard file.openSuspension(nil) == nil else { throw .mattersOpen([ActionName.requestSupplement.title]) }
        try requireUnits(assignments)
        try requireOneLead(assignments)
        try requireNoConflict(assignments, override: handover.override)
        say(handover)
        for assignment in assignments { try add(assignment, under: nil) }
        changeState { $0.ending = .dispatched }
    }

    mutating func addUnit(_ assignment: Assignment, _ handover: Handover) throws(Refusal) {
        try requireCentre()
        try require(.handling)
        try requireOnItsOwn()
        try requireUnits([assignment])
        guard assignment.role == .assisting || !file.presentDispatches.contains(where: { $0.role == .lead }) else {
            throw .severalLeads
        }
        try requireNotThere(assignment, under: nil)
        if assignment.role == .lead { try requireNoConflict([assignment], override: handover.override) }
        say(handover)
        try add(assignment, under: nil)
    }

    /// 撤回派单: only before the unit has acknowledged.
    mutating func recall(_ dispatch: Dispatch, _ reason: String) throws(Refusal) {
        try requireDispatcher(of: dispatch)
        guard dispatch.acknowledgedAt == nil else { throw .alreadyAcknowledged }
        try require(dispatch, .waiting)
        try require(reason, "撤回理由")
        let others = file.children(of: dispatch.parent).filter { $0.isOpen && $0.number != dispatch.number }
        guard dispatch.role == .assisting || others.isEmpty else { throw .onlyDispatch }
        words = reason
        let now = at
        change(dispatch) {
            $0.end = .recalled
            $0.endedAt = now
        }
    }

    mutating func changeLead(_ dispatch: Dispatch, _ reason: String) throws(Refusal) {
        try requireCentre()
        try require(.handling)
        guard dispatch.parent == nil else { throw .firstLevelOnly(action) }
        guard dispatch.isOpen, dispatch.role == .assisting else {
            throw .dispatchStage(action, file.stage(of: dispatch))
        }
        try require(reason, "理由")
        let assignment = Assignment(dispatch.unit, role: .lead)
        try requireNoConflict([assignment])
        for lead in file.presentDispatches where lead.role == .lead {
            guard lead.isOpen else { throw .dispatchStage(action, file.stage(of: lead)) }
            change(lead) { $0.role = .assisting }
        }
        words = reason
        change(dispatch) { $0.role = .lead }
    }

    private mutating func say(_ handover: Handover) {
        let phoned = handover.phoned.map { "电话交办\($0.person)（\($0.at.minuteText)）" }
        let override = handover.override.map { "不回避的理由：\($0)" }
        let parts = [handover.note, phoned, override].compactMap(\.self)
        words = parts.isEmpty ? nil : parts.joined(separator: "；")
    }
}
