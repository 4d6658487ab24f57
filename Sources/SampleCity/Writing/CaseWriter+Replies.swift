import WorkOrders
import WorkingDays

extension CaseWriter {
    /// 答复 with its review: one in twelve says nothing, and two of three such come back to be written anew.
    mutating func reply(to index: Int, isReworked: Bool) {
        let dispatch = draft.dispatches[index]
        guard let completedAt = dispatch.completedAt else { return }
        let gap = max(2, min(dispatch.seconds / 6, scene.chance.number(20...230) * 60))
        let middle = completedAt.advanced(bySeconds: -dispatch.seconds / 2)
        let at = office.daytime(completedAt.advanced(bySeconds: -gap), after: middle, with: &scene.chance)
        let isPoor = scene.chance.chance(isReworked ? 45 : 8)
        if isPoor {
            let isReturned = scene.chance.chance(66)
            let before = office.daytime(
                at.advanced(bySeconds: -gap),
                after: at.advanced(bySeconds: -2 * gap),
                with: &scene.chance
            )
            if isReturned { write(poorReply(dispatch), at: before, .returned) }
            write(isReturned ? goodReply(dispatch) : poorReply(dispatch), at: at, .passed)
        } else {
            write(goodReply(dispatch), at: at, .passed)
        }
    }

    private mutating func write(_ reply: Reply, at instant: Instant, _ verdict: ReviewVerdict) {
        var reply = reply
        reply.at = instant
        reply.verdict = verdict
        draft.replies.append(reply)
    }

    private mutating func goodReply(_ dispatch: Dispatch) -> Reply {
        var reply = Reply(dispatch: dispatch.number, at: dispatch.dispatchedAt)
        if let completedAt = dispatch.completedAt { scene.now = completedAt }
        reply.internalAccount = scene.text(of: scene.chance.element(of: ReplyTexts.accounts))
        let answers = ReplyTexts.answers(dispatch.result ?? .explained, to: outline.kind, about: scene.leaf)
        reply.publicAnswer = scene.text(of: scene.chance.element(of: answers))
        return reply
    }

    private mutating func poorReply(_ dispatch: Dispatch) -> Reply {
        var reply = Reply(dispatch: dispatch.number, at: dispatch.dispatchedAt)
        reply.internalAccount = "已办理"
        reply.publicAnswer = scene.text(of: scene.chance.element(of: ReplyTexts.poor))
        return reply
    }
}
