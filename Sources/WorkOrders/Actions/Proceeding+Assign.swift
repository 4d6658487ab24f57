import WorkingDays

/// What every way of giving an order to a unit has in common.
extension Proceeding {
    func requireUnits(_ assignments: [Assignment]) throws(Refusal) {
        guard !assignments.isEmpty else { throw .missing("承办单位") }
        var seen: Set<String> = []
        for assignment in assignments {
            guard let unit = rules.units[assignment.unit] else { throw .noSuchUnit(assignment.unit) }
            guard !unit.isEnded(on: at.day) else { throw .unitEnded(assignment.unit) }
            guard !rules.terms.discipline.contains(where: { assignment.unit.contains($0) }) else {
                throw .handedOverWithoutText(unit: assignment.unit)
            }
            guard seen.insert(assignment.unit).inserted else { throw .unitTwice(assignment.unit) }
        }
    }

    func requireOneLead(_ assignments: [Assignment]) throws(Refusal) {
        let leads = assignments.count { $0.role == .lead }
        guard leads > 0 else { throw .noLead }
        guard leads == 1 else { throw .severalLeads }
    }

    func requireNotThere(_ assignment: Assignment, under parent: Dispatch?) throws(Refusal) {
        let siblings = file.children(of: parent?.number)
        let isThere = siblings.contains { sibling in
            sibling.unit == assignment.unit && sibling.end == nil
                && (sibling.isOpen || sibling.round == (parent == nil ? order.round : sibling.round))
        }
        if isThere { throw .unitAlreadyHas(assignment.unit) }
    }

    /// 回避: what complains of a unit doesn't go to it, or to a unit below it, as the lead (domain.md §2).
    ///
    /// What a unit passes on is looked at below that unit only: how it came by the order was decided above.
    func requireNoConflict(
        _ assignments: [Assignment],
        below unit: String? = nil,
        override: String? = nil
    ) throws(Refusal) {
        guard let subject = order.subject, order.kind == .complaint || order.kind == .tipOff else { return }
        for lead in assignments where lead.role == .lead {
            let line = rules.units.line(of: lead.unit).prefix { $0 != unit }
            guard let named = line.first(where: { rules.isNamed($0, in: subject) }) else { continue }
            guard let override, override.contains(where: { !$0.isWhitespace }) else {
                throw .conflictOfInterest(unit: named, superior: rules.units[named]?.parent)
            }
        }
    }

    /// Records a new dispatch to a unit.
    mutating func add(
        _ assignment: Assignment,
        under parent: Dispatch?,
        round: Int? = nil,
        isDesignated: Bool = false
    ) throws(Refusal) {
        let round = round ?? parent.map { _ in 1 } ?? order.round
        let clock = clock(of: assignment.unit, under: parent, isRework: round > 1)
        guard clock.deadline > at else { throw .deadlineTooEarly }
        var dispatch = Dispatch(
            number: freeNumber,
            order: order.number,
            unit: assignment.unit,
            role: assignment.role,
            round: round,
            parent: parent?.number,
            dispatchedAt: at,
            deadline: clock.deadline
        )
        dispatch.limit = clock.limit
        if let wanted = assignment.deadline {
            guard wanted > at else { throw .deadlineTooEarly }
            guard wanted <= clock.deadline else { throw .deadlineAfterLimit(clock.deadline) }
            if wanted < clock.deadline { (dispatch.deadline, dispatch.limit) = (wanted, nil) }
        }
        dispatch.dispatchedBy = officer.id
        dispatch.isDesignated = isDesignated
        record(.dispatch(dispatch))
    }

    /// The next dispatch number of the order; a source of imported ones may have used it.
    private var freeNumber: String {
        var count = file.dispatches.count + 1
        while file.dispatch("\(order.number)-\(count)") != nil { count += 1 }
        return "\(order.number)-\(count)"
    }

    /// The deadline of a new dispatch, and the limit that gave it; nil where its parent's deadline did.
    private func clock(
        of unit: String,
        under parent: Dispatch?,
        isRework: Bool
    ) -> (
        deadline: Instant, limit: HandlingLimit?
    ) {
        let limit =
            isRework
            ? rules.terms.rework
            : rules.limits.limit(
                kind: order.kind,
                channel: order.channel,
                urgency: order.urgency,
                tags: order.tags,
                unit: unit,
                on: at.day
            )
        let deadline = rules.calendar.deadline(from: at, limit: limit)
        guard let parent else { return (deadline, limit) }
        guard parent.deadline > at else {
            return (rules.calendar.deadline(from: at, limit: rules.terms.lateChild), rules.terms.lateChild)
        }
        let cap = rules.latest(under: parent, at: at)
        return cap < deadline ? (cap, nil) : (deadline, limit)
    }
}

extension Rules {
    /// Whether a text names a unit or one of its officers.
    func isNamed(_ unit: String, in subject: String) -> Bool {
        units.isNamed(unit, in: subject) || (officers[unit] ?? []).contains { !$0.isEmpty && subject.contains($0) }
    }

    /// The latest deadline of a child: some working days before its parent's, but the parent's own where that is past.
    func latest(under parent: Dispatch, at: Instant) -> Instant {
        let day = calendar.day(-terms.childMargin, workingDaysAfter: parent.deadline.day)
        let cap = Instant(day: day, secondOfDay: parent.deadline.secondOfDay)
        return terms.childMargin > 0 && cap > at ? cap : parent.deadline
    }
}

extension UnitTree {
    /// A unit and everything above it, from the unit up.
    func line(of unit: String) -> [String] {
        var line: [String] = []
        var name: String? = unit
        while let current = name {
            line.append(current)
            name = self[current]?.parent
        }
        return line
    }
}
