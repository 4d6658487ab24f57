import WorkingDays

/// 审核: by whoever dispatched; a reply that passes makes the dispatch 办结, as of when the unit signed it.
extension Proceeding {
    mutating func review(_ dispatch: Dispatch, _ verdict: ReviewVerdict, _ opinion: String?) throws(Refusal) {
        try requireDispatcher(of: dispatch)
        try requireUnnamed()
        guard !dispatchedRound(of: dispatch) else { throw .ownDispatch }
        guard dispatch.round == 1 || !reviewedBefore(dispatch) else { throw .otherReviewerNeeded }
        if file.stage(of: dispatch) == .awaitingSignature { throw .needsSignature }
        try require(dispatch, .underReview)
        guard var reply = file.lastReply(dispatch.number) else { throw .nothingOpen(action) }
        guard reply.writtenBy != officer.id else { throw .secondPersonNeeded }
        words = opinion
        if verdict == .returned { try require(opinion ?? "", "回退理由") }
        if verdict == .passed { try requireOthersDone(dispatch, leavingOpen: reply.leavingOpen) }
        reply.verdict = verdict
        reply.reviewedAt = max(at, reply.signedAt ?? at)
        reply.opinion = opinion
        record(.reply(reply))
        switch verdict {
        case .returned: change(dispatch) { [officer] in $0.reviewedBy = officer.id }
        case .passed: complete(dispatch, with: reply)
        }
    }

    /// Whether the officer dispatched it, or anything else of the same round beside it.
    private func dispatchedRound(of dispatch: Dispatch) -> Bool {
        file.children(of: dispatch.parent).contains {
            $0.round == dispatch.round && $0.dispatchedBy == officer.id
        }
    }

    private func reviewedBefore(_ dispatch: Dispatch) -> Bool {
        file.children(of: dispatch.parent).contains { earlier in
            earlier.unit == dispatch.unit && earlier.round < dispatch.round && earlier.reviewedBy == officer.id
        }
    }

    private mutating func complete(_ dispatch: Dispatch, with reply: Reply) {
        let (now, reviewer) = (at, officer.id)
        for child in file.descendants(of: dispatch) where child.isOpen {
            stopSuspension(of: child)
            change(child) {
                $0.end = .closedByParent
                $0.endedAt = now
            }
        }
        change(dispatch) { changed in
            changed.completedAt = reply.signedAt ?? reply.at
            changed.result = reply.result
            changed.isFactual = reply.isFactual
            changed.unresolvedReason = reply.unresolvedReason
            changed.reviewedBy = reviewer
        }
        if reply.result == .inProgress, let day = reply.promisedDay, dispatch.parent == nil {
            record(.promise(Promise(dispatch: dispatch.number, day: day, stages: reply.stages ?? "")))
        }
    }

    /// 承诺件: the citizen was called again at the day promised.
    mutating func settlePromise(
        _ number: String,
        _ isKept: Bool,
        _ newDay: CivilDay?,
        _ note: String
    ) throws(Refusal) {
        try requireCentre()
        try require(.handling, .completed)
        try requireUnnamed()
        guard var promise = file.matters.promises.first(where: { $0.dispatch == number }), promise.settledAt == nil
        else { throw .nothingOpen(action) }
        let dispatch = try dispatch(number)
        try require(note, "核验情况")
        words = note
        if isKept {
            promise.settledAt = at
            change(dispatch) {
                $0.result = .resolved
                $0.unresolvedReason = nil
            }
        } else {
            guard let newDay, newDay > at.day else { throw .promiseMissing }
            promise.day = newDay
            promise.postponements += 1
        }
        record(.promise(promise))
    }
}
