import WorkingDays

/// 延期: asked before expiry, with reason and new day, the citizen told; once by default.
extension Proceeding {
    mutating func requestExtension(
        _ dispatch: Dispatch,
        _ until: CivilDay,
        _ reason: String,
        _ isCitizenTold: Bool
    ) throws(Refusal) {
        try requireHolder(dispatch)
        try require(dispatch, .handling)
        guard file.openExtension(dispatch.number) == nil else { throw .alreadyDone(action) }
        guard at <= dispatch.deadline else { throw .tooLate(action, deadline: dispatch.deadline) }
        let granted = file.extensions.count { $0.dispatch == dispatch.number && $0.ruling == .granted }
        guard granted < rules.terms.extensions else { throw .extensionsUsed(limit: rules.terms.extensions) }
        try require(reason, "延期理由")
        guard isCitizenTold || order.isAnonymous else { throw .citizenNotTold }
        var wanted = DeadlineExtension(
            dispatch: dispatch.number,
            requestedAt: free { time in
                file.extensions.contains { $0.dispatch == dispatch.number && $0.requestedAt == time }
            }
        )
        wanted.newDeadline = try extended(dispatch, until: until)
        wanted.reason = reason
        words = reason
        record(.deadlineExtension(wanted))
    }

    private func extended(_ dispatch: Dispatch, until: CivilDay) throws(Refusal) -> Instant {
        let new = rules.calendar.deadline(on: until)
        guard new > dispatch.deadline else { throw .extensionNotLater }
        let latest = rules.calendar.day(rules.terms.extensionDays, workingDaysAfter: dispatch.deadline.day)
        guard until <= latest else { throw .extensionTooFar(latest) }
        try requireWithinParent(dispatch, new)
        return new
    }

    /// A child's deadline never moves past its parent's.
    private func requireWithinParent(_ dispatch: Dispatch, _ new: Instant) throws(Refusal) {
        guard let parent = dispatch.parent.flatMap(file.dispatch), new > parent.deadline else { return }
        throw .deadlineAfterLimit(parent.deadline)
    }

    mutating func ruleOnExtension(_ dispatch: Dispatch, _ isGranted: Bool, _ opinion: String) throws(Refusal) {
        try requireDispatcher(of: dispatch)
        try requireUnnamed()
        guard dispatch.isOpen, var wanted = file.openExtension(dispatch.number) else { throw .nothingOpen(action) }
        try require(opinion, "审批意见")
        if isGranted, let new = wanted.newDeadline { try requireWithinParent(dispatch, new) }
        words = opinion
        wanted.ruling = isGranted ? .granted : .refused
        wanted.ruledAt = max(at, wanted.requestedAt)
        wanted.opinion = opinion
        record(.deadlineExtension(wanted))
        // A suspension since may have moved the deadline past the one asked for.
        guard isGranted, let new = wanted.newDeadline, new > dispatch.deadline else { return }
        change(dispatch) { changed in
            changed.deadline = new
            changed.limit = nil
            changed.warning = 0
        }
    }
}
