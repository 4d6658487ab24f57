import WorkingDays

/// 回复上级: an order that came from a platform above is answered there as well.
extension Proceeding {
    mutating func answerUpward(_ text: String, _ receipt: String?, _ isFinal: Bool) throws(Refusal) {
        try requireCentre()
        guard var duty = file.matters.upward, duty.isOpen else { throw .nothingOpen(action) }
        if isFinal { try require(.completed, .closed, .withdrawn) } else { try requireNotVoid() }
        try require(text, "回复内容", limit: Reply.textLimit)
        if let receipt { try require(receipt, "回执编号", limit: 100) }
        words = text
        duty.answers.append(UpwardAnswer(at: at, by: officer.id, text: text, receipt: receipt, isFinal: isFinal))
        duty.isOpen = !isFinal
        record(.upward(duty))
    }

    private func requireNotVoid() throws(Refusal) {
        guard order.status != .void else { throw .orderStatus(action, order.status) }
    }

    /// What an order that came from above owes, from its registration on.
    mutating func oweUpward() {
        if let duty = order.upwardDuty { record(.upward(duty)) }
    }

    /// An order that is worked on again owes a new answer.
    mutating func oweUpwardAgain() {
        guard var duty = file.matters.upward, !duty.isOpen else { return }
        duty.isOpen = true
        record(.upward(duty))
    }
}
