import WorkingDays

/// 下派: a unit with a desk of its own dispatches to the units below it, and is their reviewer.
extension Proceeding {
    mutating func passOn(_ dispatch: Dispatch, _ assignments: [Assignment]) throws(Refusal) {
        guard officer.unit == dispatch.unit else { throw .notYourUnit(unit: dispatch.unit) }
        try require(dispatch, .handling)
        guard let unit = rules.units[dispatch.unit] else { throw .noSuchUnit(dispatch.unit) }
        guard unit.isSubordinateCentre else { throw .notASubordinateCentre(unit: unit.name) }
        guard file.level(of: dispatch) < UnitTree.maximumLevel else { throw .tooDeep(limit: UnitTree.maximumLevel) }
        try requireUnits(assignments)
        try requireOneChildLead(assignments, of: dispatch)
        for assignment in assignments {
            guard assignment.unit != unit.name, rules.units.isSubordinate(assignment.unit, of: unit.name) else {
                throw .notSubordinate(unit: assignment.unit, of: unit.name)
            }
            try requireNotThere(assignment, under: dispatch)
        }
        try requireNoConflict(assignments, below: unit.name)
        for assignment in assignments { try add(assignment, under: dispatch) }
    }

    /// At most one leads below; where none does, the unit itself leads and those below assist.
    private func requireOneChildLead(_ assignments: [Assignment], of dispatch: Dispatch) throws(Refusal) {
        let hasLead = file.children(of: dispatch.number).contains { $0.role == .lead && $0.end == nil }
        guard assignments.count(where: { $0.role == .lead }) <= (hasLead ? 0 : 1) else { throw .severalLeads }
    }

    /// The parent has a child do its part again, after the centre sent its own reply back.
    mutating func reopenChild(_ child: Dispatch, _ reason: String) throws(Refusal) {
        guard let parent = child.parent.flatMap(file.dispatch) else { throw .notASubordinateCentre(unit: child.unit) }
        try requireDispatcher(of: child)
        try require(child, .completed)
        try require(parent, .handling)
        let newer = file.children(of: parent.number).contains { $0.unit == child.unit && $0.round > child.round }
        guard !newer else { throw .alreadyDone(action) }
        try require(reason, "退回理由")
        words = reason
        try add(Assignment(child.unit, role: child.role), under: parent, round: child.round + 1)
    }
}
