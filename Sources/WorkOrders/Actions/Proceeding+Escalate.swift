import WorkingDays

/// 提级: to the named leader of the unit, who must acknowledge.
extension Proceeding {
    mutating func escalate(_ unit: String, _ reason: String) throws(Refusal) {
        try requireCentre()
        try require(.handling, .completed)
        guard file.dispatches.contains(where: { $0.unit == unit }) else { throw .notHandledBy(unit: unit) }
        try require(reason, "提级理由")
        words = reason
        guard addEscalation(.supervisor, to: unit) else { throw .alreadyDone(action) }
    }

    mutating func acknowledgeEscalation(_ sequence: Int) throws(Refusal) {
        guard var escalation = file.matters.escalations.first(where: { $0.sequence == sequence }),
            escalation.acknowledgedAt == nil
        else { throw .nothingOpen(action) }
        guard officer.unit == escalation.unit else { throw .notYourUnit(unit: escalation.unit) }
        if let leader = escalation.leader, leader != officer.id { throw .notTheLeader(leader) }
        escalation.acknowledgedAt = at
        escalation.acknowledgedBy = officer.id
        record(.escalation(escalation))
    }

    /// One of each ground for a unit; false where it is there already.
    @discardableResult
    mutating func addEscalation(_ ground: EscalationGround, to unit: String) -> Bool {
        let escalations = file.matters.escalations
        guard !escalations.contains(where: { $0.ground == ground && $0.unit == unit }) else { return false }
        let leader = rules.leaders[unit]
        record(
            .escalation(
                Escalation(sequence: escalations.count + 1, ground: ground, at: at, unit: unit, leader: leader)
            )
        )
        return true
    }

    /// The lead unit of the present round, or of the last that had one.
    var leadUnit: String? {
        let leads = file.dispatches.filter {
            $0.parent == nil && $0.role == .lead && ($0.end ?? .sentBack) == .sentBack
        }
        return (leads.last { $0.end == nil } ?? leads.last)?.unit
    }
}
