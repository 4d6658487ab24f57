import WorkingDays

/// 骚扰: marked by the call-taker, confirmed by 班长; ends by itself and never hides an appeal.
extension Proceeding {
    mutating func markHarassment(_ calls: [String]) throws(Refusal) {
        try requireCentre()
        guard order.ending == .invalid else { throw .orderStatus(action, order.status) }
        guard !calls.isEmpty else { throw .missing("骚扰来电清单") }
        guard file.matters.harassment == nil else { throw .alreadyDone(action) }
        record(.harassment(HarassmentMark(markedBy: officer.id, markedAt: at, calls: calls)))
    }

    mutating func confirmHarassment(_ isConfirmed: Bool) throws(Refusal) {
        try requireCentre()
        guard var mark = file.matters.harassment, mark.confirmedBy == nil else { throw .nothingOpen(action) }
        guard mark.markedBy != officer.id else { throw .secondPersonNeeded }
        try requireUnnamed()
        mark.confirmedBy = officer.id
        mark.isRefused = !isConfirmed
        if isConfirmed { mark.until = at.day.advanced(by: rules.terms.harassmentDays) }
        record(.harassment(mark))
    }
}
