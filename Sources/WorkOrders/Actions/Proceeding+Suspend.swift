import WorkingDays

/// 挂起 and 恢复: the clock of a dispatch, and of all below it, stands still for the time between.
extension Proceeding {
    mutating func suspend(
        _ dispatch: Dispatch,
        _ ground: SuspensionGround,
        _ document: String,
        _ until: CivilDay
    ) throws(Refusal) {
        try requireCentre()
        guard dispatch.parent == nil else { throw .firstLevelOnly(action) }
        try require(dispatch, .handling)
        try require(document, ground == .awaitingCitizen ? "需要补充的内容" : "依据文件")
        guard until > at.day else { throw .deadlineTooEarly }
        let latest = rules.calendar.day(rules.terms.suspensionDays, workingDaysAfter: at.day)
        guard until <= latest else { throw .suspensionTooLong(latest) }
        words = document
        for one in [dispatch] + file.descendants(of: dispatch) where one.isOpen {
            guard file.openSuspension(one.number) == nil else { continue }
            let from = free { time in
                file.matters.suspensions.contains { $0.dispatch == one.number && $0.from == time }
            }
            record(
                .suspension(
                    Suspension(dispatch: one.number, ground: ground, document: document, from: from, until: until)
                )
            )
        }
    }

    mutating func resume(_ dispatch: Dispatch) throws(Refusal) {
        try requireCentre()
        guard dispatch.parent == nil else { throw .firstLevelOnly(action) }
        guard file.openSuspension(dispatch.number) != nil else { throw .nothingOpen(action) }
        for one in [dispatch] + file.descendants(of: dispatch) where one.isOpen { resumeClock(of: one) }
    }

    private mutating func resumeClock(of dispatch: Dispatch) {
        guard var suspension = file.openSuspension(dispatch.number) else { return }
        suspension.resumedAt = max(at, suspension.from)
        record(.suspension(suspension))
        let moved = rules.moved(dispatch, past: suspension, to: at)
        change(dispatch) { changed in
            changed.deadline = moved.deadline
            changed.paused += moved.paused
            changed.warning = 0
        }
    }
}

extension Rules {
    /// The deadline after a suspension, and how much later it is: working days, or seconds of a limit in minutes.
    ///
    /// Nothing is added for the time after the last day granted, however late somebody notices.
    func moved(_ dispatch: Dispatch, past suspension: Suspension, to at: Instant) -> (deadline: Instant, paused: Int) {
        let end = min(at, suspension.until.advanced(by: 1).start.advanced(bySeconds: -1))
        if case .minutes? = dispatch.limit {
            let seconds = max(0, end.secondsSinceEpoch - suspension.from.secondsSinceEpoch)
            return (dispatch.deadline.advanced(bySeconds: seconds), seconds)
        }
        let days = max(0, calendar.workingDays(from: suspension.from.day, to: end.day))
        guard days > 0 else { return (dispatch.deadline, 0) }
        let day = calendar.day(days, workingDaysAfter: dispatch.deadline.day)
        return (Instant(day: day, secondOfDay: dispatch.deadline.secondOfDay), days)
    }
}

extension CaseFile {
    /// Everything below a dispatch, parents before their children.
    func descendants(of dispatch: Dispatch) -> [Dispatch] {
        children(of: dispatch.number).flatMap { [$0] + descendants(of: $0) }
    }
}
