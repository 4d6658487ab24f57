import WorkingDays

/// 签收 and 先行联系. The clock has been running since the dispatch.
extension Proceeding {
    mutating func acknowledge(_ dispatch: Dispatch) throws(Refusal) {
        try requireHolder(dispatch)
        try require(dispatch, .waiting)
        let now = at
        change(dispatch) { $0.acknowledgedAt = now }
    }

    mutating func recordAttempt(_ dispatch: Dispatch, _ isReached: Bool, _ note: String?) throws(Refusal) {
        try requireHolder(dispatch)
        if !keepsContact(dispatch) { try require(dispatch, .handling, .suspended) }
        let time = free { time in file.attempts.contains { $0.dispatch == dispatch.number && $0.at == time } }
        var attempt = ContactAttempt(dispatch: dispatch.number, at: time, isReached: isReached)
        attempt.by = officer.id
        attempt.note = note
        words = note
        record(.attempt(attempt))
        if isReached, dispatch.contactedAt == nil { change(dispatch) { $0.contactedAt = time } }
    }

    /// 首接负责制: who sends an order back keeps contact until another has acknowledged it (domain.md §2).
    private func keepsContact(_ dispatch: Dispatch) -> Bool {
        if file.stage(of: dispatch) == .sendBackRequested { return true }
        guard dispatch.end == .sentBack, order.status == .handling else { return false }
        return !file.children(of: dispatch.parent).contains {
            $0.round == dispatch.round && $0.number != dispatch.number && $0.end == nil && $0.acknowledgedAt != nil
        }
    }

    /// 代联系: the centre asks a citizen whom the unit may not know.
    mutating func askCitizen(_ dispatch: Dispatch, _ question: String) throws(Refusal) {
        try requireHolder(dispatch)
        try require(dispatch, .handling, .suspended)
        try require(question, "想问的内容")
        words = question
        let sequence = file.matters.relays.count + 1
        record(.relay(Relay(sequence: sequence, dispatch: dispatch.number, at: at, question: question)))
    }

    mutating func relayAnswer(_ sequence: Int, _ answer: String) throws(Refusal) {
        try requireCentre()
        guard var relay = file.matters.relays.first(where: { $0.sequence == sequence }), relay.answer == nil else {
            throw .nothingOpen(action)
        }
        try require(answer, "诉求人的答复")
        words = answer
        relay.answer = answer
        relay.answeredAt = at
        record(.relay(relay))
    }
}
