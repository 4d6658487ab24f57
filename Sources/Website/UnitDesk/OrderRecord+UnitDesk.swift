import WorkOrders
import WorkingDays

/// What stands beside a unit's list of an order, from the whole file.
extension OrderRecord {
    /// 联系记录 of some dispatches, oldest first.
    func contactLines(of numbers: Set<String>) -> [UnitDeskPanel.Line] {
        attempts.filter { numbers.contains($0.dispatch) }.sorted { $0.at < $1.at }.enumerated().map { index, attempt in
            UnitDeskPanel.Line(
                head: "第 \(index + 1) 次 · \(attempt.at.minuteText) · \(unit(attempt.dispatch))",
                text: [attempt.isReached ? "联系上了" : "没有联系上", shown(attempt.note)].compactMap(\.self)
                    .joined(separator: "：")
            )
        }
    }

    /// 答复 of some dispatches in all rounds, the newest first.
    func answerLines(of numbers: Set<String>) -> [UnitDeskPanel.Answer] {
        replies.filter { numbers.contains($0.dispatch) }.sorted { $0.at > $1.at }.map { reply in
            let round = dispatches.first { $0.number == reply.dispatch }?.round ?? 1
            let parts: [String?] = [
                unit(reply.dispatch), round > 1 ? "第 \(round) 轮" : nil, reply.at.minuteText, reply.result?.title,
                reply.standing,
            ]
            return UnitDeskPanel.Answer(
                head: parts.compactMap(\.self).joined(separator: " · "),
                publicAnswer: shown(reply.publicAnswer),
                internalAccount: shown(reply.internalAccount),
                opinion: shown(reply.opinion)
            )
        }
    }

    /// What a unit is to know before it writes: why its reply came back, what binds it, what the citizen asked since.
    func unitWarnings(_ dispatch: Dispatch) -> [String] {
        let reply = file.lastReply(dispatch.number)
        var warnings: [String] = []
        if dispatch.isOpen, let reply, reply.verdict == .returned {
            let who = reply.reviewedAt == nil ? "负责人退回修改" : "审核回退"
            warnings.append("\(who)：\(shown(reply.opinion) ?? "未写意见")")
        }
        if dispatch.isOpen, dispatch.isDesignated { warnings.append("热线指定由\(dispatch.unit)承办，不能再退单。") }
        if let wait = file.openSuspension(dispatch.number) {
            warnings.append("已挂起：\(wait.ground.title)，依据\(NumberMask.masked(wait.document))，至 \(wait.until)。")
        }
        if let wait = file.openExtension(dispatch.number) {
            warnings.append("\(wait.requestedAt.minuteText) 申请延期，等待审批；审批之前时限不变。")
        }
        return warnings + contactWarnings(since: dispatch.dispatchedAt) + supervisionWarnings(dispatch.unit)
    }

    /// 催办, 追加, 再次反映 that were passed on, the newest three.
    private func contactWarnings(since start: Instant) -> [String] {
        contacts.filter { $0.isForwarded && $0.at >= start }.sorted { $0.at < $1.at }.suffix(3).map { contact in
            let said = shown(contact.content).map { "：\($0)" } ?? ""
            return "诉求人\(contact.kind.title)（\(contact.at.minuteText)）\(said)"
        }
    }

    private func supervisionWarnings(_ unit: String) -> [String] {
        supervisions.filter { $0.completedAt == nil && $0.answeredAt == nil && $0.addressee == unit }.map { one in
            let limit = one.deadline.map { "，请在 \($0.minuteText) 前回复" } ?? ""
            return "\(one.level.title)：\(shown(one.ground) ?? "见工单")\(limit)"
        }
    }
}

extension Reply {
    /// Where a reply stands, in words.
    fileprivate var standing: String {
        if let verdict { return reviewedAt == nil && verdict == .returned ? "未签发" : verdict.title }
        return signedAt == nil ? "待签发" : "待审核"
    }
}
