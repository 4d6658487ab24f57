import WorkingDays

/// 作废: asked for by one, approved by another; a void order counts nowhere.
extension Proceeding {
    mutating func requestVoid(_ ground: VoidGround) throws(Refusal) {
        try requireCentre()
        try require(.registered, .handling, .completed, .closed)
        if let request = file.matters.voidRequest, request.isGranted == nil { throw .alreadyDone(action) }
        if file.matters.alerts.contains(where: \.isOpen) { throw .openAlert }
        record(.voidRequest(VoidRequest(ground: ground, requestedBy: officer.id, requestedAt: at)))
    }

    mutating func ruleOnVoid(_ isGranted: Bool, _ opinion: String) throws(Refusal) {
        try requireCentre()
        try require(.registered, .handling, .completed, .closed)
        guard var request = file.matters.voidRequest, request.isGranted == nil else { throw .nothingOpen(action) }
        guard request.requestedBy != officer.id else { throw .secondPersonNeeded }
        try requireUnnamed()
        try require(opinion, "审批意见")
        words = opinion
        request.isGranted = isGranted
        request.ruledBy = officer.id
        request.opinion = opinion
        record(.voidRequest(request))
        guard isGranted else { return }
        endDispatches(.void, openOnly: false)
        changeState { $0.status = .void }
    }

    /// Ends the order's dispatches otherwise than by 办结.
    mutating func endDispatches(_ end: DispatchEnd, openOnly: Bool) {
        let now = at
        stopSuspension(of: nil)
        for dispatch in file.dispatches where dispatch.isOpen || !openOnly {
            stopSuspension(of: dispatch)
            change(dispatch) { changed in
                changed.end = end
                if changed.completedAt == nil { changed.endedAt = changed.endedAt ?? now }
            }
        }
    }

    /// What ends waits for nothing any more: a dispatch, or for nil the order itself.
    mutating func stopSuspension(of dispatch: Dispatch?) {
        guard var suspension = file.openSuspension(dispatch?.number) else { return }
        suspension.resumedAt = max(at, suspension.from)
        record(.suspension(suspension))
    }
}
