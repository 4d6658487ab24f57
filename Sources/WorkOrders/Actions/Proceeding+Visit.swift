import WorkingDays

/// 回访: each unit of an order apart; within a round the first answer counts.
extension Proceeding {
    mutating func visit(_ record: VisitRecord) throws(Refusal) {
        guard !order.isAnonymous else { throw .anonymousNotVisited }
        if let own = officer.unit {
            try requireImpartial(children(of: own))
            try requireHandled(by: record.unit, below: own)
        } else {
            try require(.completed)
            try requireImpartial(file.children(of: nil))
            try requireHandled(by: record.unit)
        }
        try require(record.method, "回访方式", limit: 20)
        try requireAnswers(record)
        let asked = file.visits.filter { $0.unit == record.unit && $0.round == order.round && $0.aspect == .result }
        if let first = asked.first(where: { $0.rating != nil }) { return try changeAnswer(first, record) }
        if let last = asked.last, last.visitedAt.halfDay == at.halfDay { throw .visitTooSoon }
        for (aspect, rating) in record.answers { add(record, aspect, rating, sequence: asked.count + 1) }
        escalateDissatisfaction(of: record.unit)
    }

    /// A visitor never visits an order that he dispatched or reviewed, nor one that names him.
    private func requireImpartial(_ dispatches: [Dispatch]) throws(Refusal) {
        try requireUnnamed()
        if dispatches.contains(where: { $0.dispatchedBy == officer.id }) { throw .ownDispatch }
        if dispatches.contains(where: { $0.reviewedBy == officer.id }) { throw .ownReview }
    }

    /// What a unit passed on in any round.
    private func children(of unit: String) -> [Dispatch] {
        file.dispatches.filter { $0.parent.flatMap(file.dispatch)?.unit == unit }
    }

    /// A unit with a desk of its own visits for its children that are done, while its own part is at work.
    private func requireHandled(by unit: String?, below own: String) throws(Refusal) {
        guard let unit else { throw .centreOnly(action) }
        try require(.handling)
        let isDone = children(of: own).contains { child in
            let parent = child.parent.flatMap(file.dispatch)
            return child.unit == unit && child.completedAt != nil && parent?.isOpen == true
        }
        guard isDone else { throw .notHandledBy(unit: unit) }
    }

    /// A follower was handled by its leader's units, which its own file doesn't know.
    private func requireHandled(by unit: String?) throws(Refusal) {
        guard let unit, order.leader == nil else { return }
        guard file.presentDispatches.contains(where: { $0.unit == unit && $0.completedAt != nil }) else {
            throw .notHandledBy(unit: unit)
        }
    }

    private func requireAnswers(_ record: VisitRecord) throws(Refusal) {
        if let code = record.reasonCode { try require(code, in: rules.reasons.dissatisfaction) }
        let ratings = [record.hotline, record.process, record.result].compactMap(\.self)
        guard record.isReached || ratings.isEmpty else { throw .missing("是否联系上") }
        guard ratings.allSatisfy(\.isSatisfied) || record.reasonCode != nil else { throw .reasonNeeded }
    }

    private mutating func add(_ record: VisitRecord, _ aspect: VisitAspect, _ rating: Satisfaction?, sequence: Int) {
        var visit = ReturnVisit(order: order.number, unit: record.unit, visitedAt: at, rating: rating)
        visit.aspect = aspect
        visit.sequence = sequence
        // A round that ends in the second it began in would take the place of the one before.
        while file.visits.contains(where: { $0.isSameRecord(as: visit) }) { visit.sequence += 1 }
        visit.method = record.method
        visit.isReached = record.isReached
        visit.isResolved = aspect == .result ? record.isResolved : nil
        visit.wasContacted = aspect == .process ? record.wasContacted : nil
        visit.reason = rating.map(\.isSatisfied) == false ? record.reasonCode : nil
        visit.round = order.round
        visit.by = officer.id
        self.record(.visit(visit))
    }

    /// A change of mind within some days stands beside the first answer, which counts.
    private mutating func changeAnswer(_ first: ReturnVisit, _ record: VisitRecord) throws(Refusal) {
        let last = first.visitedAt.day.advanced(by: rules.terms.changedAnswerDays)
        guard let rating = record.result, at.day <= last, first.changedRating == nil else { throw .answeredAlready }
        var changed = first
        changed.changedRating = rating
        self.record(.visit(changed))
    }

    private mutating func escalateDissatisfaction(of unit: String?) {
        guard let unit else { return }
        let dissatisfied = file.ratings(of: unit).count { $0.rating?.isSatisfied == false }
        if dissatisfied >= rules.terms.dissatisfiedToEscalate { addEscalation(.dissatisfiedTwice, to: unit) }
    }
}

extension VisitRecord {
    /// One row for each aspect asked; an attempt without an answer leaves one about the result.
    fileprivate var answers: [(VisitAspect, Satisfaction?)] {
        let given: [(VisitAspect, Satisfaction?)] = [(.hotline, hotline), (.process, process)].filter { $0.1 != nil }
        return given + [(.result, result)]
    }
}

extension Instant {
    /// Mornings and afternoons counted through, for attempts in different half-days.
    fileprivate var halfDay: Int { day.daysSinceEpoch * 2 + (hour < 12 ? 0 : 1) }
}
