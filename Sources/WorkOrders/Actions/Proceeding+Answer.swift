import WorkingDays

/// 直接答复, 转接, 不予受理, 无效: the hotline deals with an appeal itself.
extension Proceeding {
    mutating func answerDirectly(_ answer: String) throws(Refusal) {
        try require(answer, "答复内容", limit: Reply.textLimit)
        try end(.answeredDirectly, answer)
    }

    mutating func transfer(_ transfer: Transfer) throws(Refusal) {
        guard [.threeWayCall, .handedToEmergencyNumber, .handedToOtherHotline].contains(transfer.ending) else {
            throw .missing("转接方式")
        }
        try require(transfer.counterpart, "转接对方", limit: 200)
        if transfer.ending == .handedToEmergencyNumber, transfer.receipt?.isEmpty ?? true { throw .receiptMissing }
        let receipt = transfer.receipt.map { "，回执\($0)" } ?? ""
        // 110 has the call; the hotline's own alert goes on until its final report.
        try end(transfer.ending, "\(transfer.counterpart)\(receipt)", despiteAlert: true)
    }

    mutating func decline(_ ground: String) throws(Refusal) {
        try require(ground, in: rules.reasons.notAccepted)
        try end(.notAccepted, rules.reasons.notAccepted[ground])
    }

    mutating func markInvalid(_ reason: String) throws(Refusal) {
        try require(reason, in: rules.reasons.invalid)
        try end(.invalid, rules.reasons.invalid[reason])
    }

    private mutating func end(_ ending: Ending, _ words: String?, despiteAlert: Bool = false) throws(Refusal) {
        try requireCentre()
        try require(.registered)
        try requireOnItsOwn()
        // Whom a complaint names doesn't turn it away; a call for help is handed on by anybody.
        if !despiteAlert { try requireUnnamed() }
        if !despiteAlert, file.matters.alerts.contains(where: \.isOpen) { throw .openAlert }
        self.words = words
        let now = at
        stopSuspension(of: nil)
        changeState { state in
            state.ending = ending
            state.completedAt = now
            state.closedAt = now
            state.status = .closed
        }
    }

    /// A follower shares its leader's fate.
    func requireOnItsOwn() throws(Refusal) {
        if let leader = order.leader { throw .followsLeader(leader) }
    }
}
