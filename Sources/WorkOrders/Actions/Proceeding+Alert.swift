import WorkingDays

/// 紧急与敏感: flagged from the text or by hand, told to the duty chain until somebody confirms.
extension Proceeding {
    /// Looks through what somebody wrote or said; kinds that are being dealt with stay as they are.
    mutating func raiseAlerts(from text: String) {
        for (kind, words) in rules.alertWords.matches(in: text)
        where !file.matters.alerts.contains(where: { $0.kind == kind && $0.isOpen }) {
            addAlert(kind, words)
        }
    }

    mutating func raiseAlert(_ kind: AlertKind, _ note: String?) throws(Refusal) {
        try require(.registered, .handling, .completed)
        try requireOnItsOwn()
        guard !file.matters.alerts.contains(where: { $0.kind == kind && $0.isOpen }) else { throw .alreadyDone(action) }
        words = note
        addAlert(kind, [])
    }

    private mutating func addAlert(_ kind: AlertKind, _ words: [String]) {
        let told = Array(rules.duty.chain(kind, at: at).prefix(rules.terms.toldAtOnce))
        let sequence = file.matters.alerts.count + 1
        record(.alert(Alert(sequence: sequence, kind: kind, at: at, words: words, told: told)))
        var narrowed = order
        narrowed.citizen = Citizen()
        let urgency = rules.alertWords.urgency[kind] ?? .normal
        if urgency.rawValue > narrowed.urgency.rawValue { narrowed.urgency = urgency }
        if rules.alertWords.narrowing.contains(kind) { narrowed.isConfidential = true }
        if narrowed.urgency != order.urgency || narrowed.isConfidential != order.isConfidential {
            record(.order(narrowed))
        }
    }

    mutating func confirmAlert(_ sequence: Int) throws(Refusal) {
        var alert = try alert(sequence)
        guard alert.confirmedAt == nil else { throw .alreadyDone(action) }
        guard alert.told.isEmpty || alert.told.contains(officer.id) else {
            throw .notTold(alert.told)
        }
        alert.confirmedBy = officer.id
        alert.confirmedAt = at
        record(.alert(alert))
    }

    /// The next of the chain is told when nobody has confirmed for some minutes.
    mutating func passAlertOn(_ sequence: Int) throws(Refusal) {
        var alert = try alert(sequence)
        let due = alert.lastToldAt.advanced(bySeconds: rules.terms.confirmationMinutes * 60)
        let chain = rules.duty.chain(alert.kind, at: alert.at)
        guard alert.confirmedAt == nil, at >= due, let next = chain.first(where: { !alert.told.contains($0) }) else {
            throw .nothingOpen(action)
        }
        alert.told.append(next)
        alert.lastToldAt = at
        record(.alert(alert))
    }

    mutating func reportOnAlert(_ sequence: Int, _ phase: AlertPhase, _ words: String) throws(Refusal) {
        var alert = try alert(sequence)
        guard alert.isOpen else { throw .nothingOpen(action) }
        guard alert.reports.isEmpty == (phase == .first) else {
            throw .reportPhase(alert.reports.isEmpty ? .first : .further)
        }
        if let unit = officer.unit, !file.dispatches.contains(where: { $0.unit == unit }) {
            throw .notHandledBy(unit: unit)
        }
        try require(words, "报告内容")
        self.words = words
        alert.reports.append(AlertReport(phase: phase, at: at, by: officer.id, words: words))
        record(.alert(alert))
    }

    private func alert(_ sequence: Int) throws(Refusal) -> Alert {
        guard let alert = file.matters.alerts.first(where: { $0.sequence == sequence }) else {
            throw .nothingOpen(action)
        }
        return alert
    }
}
