import WorkingDays

/// 更正, 待补充, 补充: the fields of an order, before and after it is dispatched; every change stays on record.
extension Proceeding {
    mutating func amend(_ amendment: Amendment) throws(Refusal) {
        try requireCentre()
        try require(.registered, .handling, .completed)
        try require(amendment.reason, "更正理由")
        if let title = amendment.title { try require(title, "标题", limit: 200) }
        if let unknown = rules.names.stranger(in: amendment) { throw .unknownName(unknown) }
        var amended = order
        amended.take(amendment)
        guard amended != order else { throw .nothingToChange }
        amended.citizen = Citizen()
        words = amendment.reason
        record(.order(amended))
    }

    mutating func requestSupplement(_ question: String) throws(Refusal) {
        try requireCentre()
        try require(.registered)
        try requireOnItsOwn()
        try require(question, "需要补充的内容")
        guard file.openSuspension(nil) == nil else { throw .alreadyDone(action) }
        let until = rules.calendar.day(rules.terms.suspensionDays, workingDaysAfter: at.day)
        let from = free { time in file.matters.suspensions.contains { $0.dispatch == nil && $0.from == time } }
        words = question
        record(
            .suspension(
                Suspension(dispatch: nil, ground: .awaitingCitizen, document: question, from: from, until: until)
            )
        )
    }

    mutating func supplement(_ text: String) throws(Refusal) {
        try requireCentre()
        try require(.registered)
        try require(text, "补充内容")
        var amended = order
        amended.citizen = Citizen()
        amended.content += "\n【补充】\(text)"
        try require(amended.content, "诉求内容", limit: WorkOrder.contentLimit)
        stopSuspension(of: nil)
        record(.order(amended))
        raiseAlerts(from: text)
    }
}

extension WorkOrder {
    fileprivate mutating func take(_ amendment: Amendment) {
        if let new = amendment.kind { kind = new }
        if let new = amendment.category { category = new }
        if let new = amendment.place { place = new }
        if let new = amendment.subject { subject = new }
        if let new = amendment.title { title = new }
        if let new = amendment.urgency { urgency = new }
        if let new = amendment.tags { tags = new }
        if let new = amendment.isConfidential { isConfidential = new }
    }
}
