public import WorkingDays

/// What the program does by itself: warnings, and deadlines anew when a notice of holidays arrives.
extension Proceeding {
    mutating func warn(_ dispatch: Dispatch) throws(Refusal) {
        guard dispatch.isOpen, file.openSuspension(dispatch.number) == nil else { throw .nothingOpen(action) }
        let light = DeadlineLight(at: at, yellow: rules.yellowWarning(of: dispatch), deadline: dispatch.deadline)
        let level: Int =
            switch light {
            case .clear: 0
            case .yellow: 1
            case .red: 2
            }
        guard level > dispatch.warning else { throw .nothingOpen(action) }
        change(dispatch) { $0.warning = level }
    }

    /// Open clocks only; what was extended to a day, or set by hand, stays.
    mutating func recomputeDeadlines() throws(Refusal) {
        for dispatch in file.dispatches where dispatch.isOpen {
            let deadline = recomputed(dispatch)
            guard deadline != dispatch.deadline else { continue }
            change(dispatch) {
                $0.deadline = deadline
                $0.warning = 0
            }
        }
        guard !changes.isEmpty else { throw .nothingToChange }
    }

    /// A child whose deadline was not after its parent's stays so; parents come first in the file.
    private func recomputed(_ dispatch: Dispatch) -> Instant {
        let deadline = rules.deadline(of: dispatch) ?? dispatch.deadline
        guard let parent = dispatch.parent.flatMap(file.dispatch), dispatch.dispatchedAt < parent.deadline else {
            return deadline
        }
        return min(deadline, parent.deadline)
    }

    /// 查看身份信息 on an order is an event (domain.md §7).
    mutating func openIdentity(_ reason: String) throws(Refusal) {
        if let unit = officer.unit, !file.dispatches.contains(where: { $0.unit == unit && $0.end == nil }) {
            throw .notHandledBy(unit: unit)
        }
        if officer.unit != nil, order.kind == .tipOff { throw .identityStaysInside }
        try requireUnnamed()
        try require(reason, "查看理由")
        words = reason
    }
}

extension WorkCalendar {
    /// The instant of a dispatch's yellow warning.
    func yellowWarning(of dispatch: Dispatch) -> Instant {
        yellowWarning(
            from: dispatch.dispatchedAt,
            deadline: dispatch.deadline,
            limit: dispatch.limit ?? .workingDays(1)
        )
    }

    /// When an open dispatch is to be warned about next; nil once the red warning was given.
    public func nextWarning(of dispatch: Dispatch) -> Instant? {
        guard dispatch.isOpen else { return nil }
        switch dispatch.warning {
        case 0: return min(yellowWarning(of: dispatch), redWarning(deadline: dispatch.deadline))
        case 1: return redWarning(deadline: dispatch.deadline)
        default: return nil
        }
    }
}

extension Rules {
    /// The instant of a dispatch's yellow warning.
    public func yellowWarning(of dispatch: Dispatch) -> Instant { calendar.yellowWarning(of: dispatch) }

    /// The deadline that limit, calendar and pauses give; nil where it doesn't come from a limit.
    func deadline(of dispatch: Dispatch) -> Instant? {
        guard let limit = dispatch.limit else { return nil }
        switch limit {
        case .minutes:
            return calendar.deadline(from: dispatch.dispatchedAt, limit: limit).advanced(bySeconds: dispatch.paused)
        case .workingDays(let days):
            return calendar.deadline(from: dispatch.dispatchedAt, limit: .workingDays(days + dispatch.paused))
        }
    }
}
