import WorkingDays

/// 答复 and 单位内审签发: what the unit did, what the citizen reads, and how it ended.
extension Proceeding {
    mutating func reply(_ dispatch: Dispatch, _ draft: ReplyDraft) throws(Refusal) {
        try requireHolder(dispatch)
        try require(dispatch, .handling)
        try require(draft.internalAccount, "内部办理情况", limit: Reply.textLimit)
        try require(draft.publicAnswer, "公开答复", limit: Reply.textLimit)
        try requireResult(draft, dispatch)
        try requireOthersDone(dispatch, leavingOpen: draft.leavingOpen)
        let time = free { time in file.replies.contains { $0.dispatch == dispatch.number && $0.at == time } }
        var reply = Reply(dispatch: dispatch.number, at: time)
        reply.take(draft)
        reply.writtenBy = officer.id
        // What the centre writes for a unit (代办) was released by the unit on the phone.
        if !rules.terms.unitsSign || onBehalfOf != nil { (reply.signedAt, reply.signedBy) = (time, officer.id) }
        record(.reply(reply))
    }

    private func requireResult(_ draft: ReplyDraft, _ dispatch: Dispatch) throws(Refusal) {
        if let code = draft.unresolvedReason { try require(code, in: rules.reasons.unresolved) }
        switch draft.result {
        case .unreachable: try requireAttempts(dispatch)
        case .inProgress:
            guard let day = draft.promisedDay, day > at.day, draft.stages?.isEmpty == false else {
                throw .promiseMissing
            }
            fallthrough
        case .partlyResolved, .beyondDuty:
            guard draft.unresolvedReason != nil else { throw .unresolvedReasonMissing }
        case .resolved, .explained, .unfounded, .withdrawn: break
        }
    }

    /// 联系不上 takes attempts on different days, by the unit or those below it (domain.md §2).
    private func requireAttempts(_ dispatch: Dispatch) throws(Refusal) {
        let family = Set([dispatch.number] + file.descendants(of: dispatch).map(\.number))
        let attempts = file.attempts.filter { family.contains($0.dispatch) && !$0.isReached }
        let terms = rules.terms
        guard attempts.count >= terms.unreachableAttempts, Set(attempts.map(\.at.day)).count >= terms.unreachableDays
        else { throw .attemptsMissing(attempts: terms.unreachableAttempts, days: terms.unreachableDays) }
    }

    /// A parent is done after its children, a lead after those that assist, unless it says why not.
    func requireOthersDone(_ dispatch: Dispatch, leavingOpen: String?) throws(Refusal) {
        guard leavingOpen?.isEmpty ?? true else { return }
        let children = file.children(of: dispatch.number).filter(\.isOpen)
        guard children.isEmpty else { throw .childrenOpen(children.map(\.unit)) }
        guard dispatch.role == .lead else { return }
        let assisting = file.children(of: dispatch.parent).filter {
            $0.isOpen && $0.role == .assisting && (dispatch.parent != nil || $0.round == dispatch.round)
        }
        guard assisting.isEmpty else { throw .assistingOpen(assisting.map(\.unit)) }
    }

    mutating func sign(_ dispatch: Dispatch, _ isSigned: Bool, _ opinion: String?) throws(Refusal) {
        guard officer.unit == dispatch.unit else { throw .notYourUnit(unit: dispatch.unit) }
        try require(dispatch, .awaitingSignature)
        guard var reply = file.lastReply(dispatch.number) else { throw .nothingOpen(action) }
        guard reply.writtenBy != officer.id else { throw .secondPersonNeeded }
        words = opinion
        reply.signedBy = officer.id
        if isSigned {
            reply.signedAt = max(at, reply.at)
        } else {
            try require(opinion ?? "", "不签发的意见")
            reply.verdict = .returned
            reply.opinion = opinion
        }
        record(.reply(reply))
    }
}

extension Reply {
    fileprivate mutating func take(_ draft: ReplyDraft) {
        internalAccount = draft.internalAccount
        publicAnswer = draft.publicAnswer
        result = draft.result
        isFactual = draft.isFactual
        unresolvedReason = draft.unresolvedReason
        promisedDay = draft.promisedDay
        stages = draft.stages
        leavingOpen = draft.leavingOpen
    }
}
