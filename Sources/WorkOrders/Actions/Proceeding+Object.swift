import WorkingDays

/// 申诉: a unit contests a rating within some days; two people decide, and both figures are kept.
extension Proceeding {
    mutating func object(_ unit: String, _ reasonCode: String, _ evidence: String) throws(Refusal) {
        guard officer.unit == unit else { throw .notYourUnit(unit: unit) }
        guard order.status != .void else { throw .orderStatus(action, order.status) }
        guard let rating = file.ratings(of: unit).last, rating.rating?.isSatisfied == false else {
            throw .nothingOpen(action)
        }
        let last = rules.calendar.day(rules.terms.objectionDays, workingDaysAfter: rating.visitedAt.day)
        let deadline = rules.calendar.deadline(on: last)
        guard at <= deadline else { throw .tooLate(action, deadline: deadline) }
        // One objection to a rating: a second would only ask the same people again.
        let since = file.matters.objections.last { $0.unit == unit }?.at
        if let since, since >= rating.visitedAt { throw .alreadyDone(action) }
        try require(reasonCode, in: rules.reasons.objection)
        try require(evidence, "申诉证据")
        words = evidence
        let sequence = file.matters.objections.count + 1
        record(
            .objection(
                Objection(sequence: sequence, unit: unit, at: at, reasonCode: reasonCode, evidence: evidence)
            )
        )
    }

    mutating func ruleOnObjection(_ sequence: Int, _ isUpheld: Bool, _ opinion: String) throws(Refusal) {
        try requireCentre()
        try requireUnnamed()
        guard var objection = file.matters.objections.first(where: { $0.sequence == sequence }),
            objection.isUpheld == nil
        else { throw .nothingOpen(action) }
        guard !objection.votes.contains(where: { $0.by == officer.id }) else { throw .secondPersonNeeded }
        try require(opinion, "裁定意见")
        words = opinion
        objection.votes.append(ObjectionVote(by: officer.id, at: at, isUpheld: isUpheld, opinion: opinion))
        record(.objection(objection))
        guard objection.isUpheld == true,
            var rating = file.ratings(of: objection.unit).last(where: { $0.visitedAt <= objection.at })
        else { return }
        rating.isExcluded = true
        record(.visit(rating))
    }
}
