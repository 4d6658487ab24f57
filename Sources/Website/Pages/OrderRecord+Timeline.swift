import WorkOrders
import WorkingDays

/// One thing that happened, in a sentence.
struct TimelineEntry: Hashable, Sendable {
    enum Tone: String {
        case plain
        /// Worth a second look.
        case marked
        /// Overdue, and nothing else.
        case overdue
        case done
    }

    let at: Instant
    let text: String
    var tone = Tone.plain

    init(_ at: Instant, _ text: String, _ tone: Tone = .plain) {
        self.at = at
        self.text = text
        self.tone = tone
    }
}

extension OrderRecord {
    /// Everything that happened, oldest first; what happened in the same second in the order of an order's life.
    var timeline: [TimelineEntry] {
        let entries =
            // A ruling stands before the dispatch that follows from it in the same second.
            [receipt] + ending + sendBacks.flatMap(entries) + dispatches.flatMap(entries) + attempts.map(entry)
            + extensions.flatMap(entries) + replies.map(entry) + dispatches.compactMap(completion) + done
            + visits.map(entry) + contacts.map(entry) + supervisions.flatMap(entries)
            + dispatches.compactMap(end) + closing
        let sorted = entries.enumerated().sorted { a, b in
            (a.element.at, a.offset) < (b.element.at, b.offset)
        }
        return sorted.map(\.element)
    }

    /// What somebody wrote, as the end of a sentence.
    private func words(_ text: String?, after mark: String = "：") -> String? {
        guard let text = shown(text), let last = text.last else { return nil }
        return mark + text + ("。！？；…".contains(last) ? "" : "。")
    }

    private var receipt: TimelineEntry {
        TimelineEntry(order.receivedAt, "热线通过\(order.channel)受理，登记为\(order.kind.title)，类别为\(order.category.title)。")
    }

    /// How the hotline dealt with it where it was not dispatched.
    private var ending: [TimelineEntry] {
        let text: String? =
            switch order.ending {
            case .answeredDirectly: "热线直接答复，诉求办结。"
            case .threeWayCall: "热线以三方通话办理，诉求办结。"
            case .handedToEmergencyNumber: "热线转110等紧急服务处置。"
            case .handedToOtherHotline: "热线转其他热线办理。"
            case .notAccepted: "热线不予受理，已告知依据。"
            case .invalid: "登记为无效，不计入受理总量。"
            case .dispatched: nil
            }
        return text.map { [TimelineEntry(order.completedAt ?? order.receivedAt, $0, .done)] } ?? []
    }

    private var done: [TimelineEntry] {
        guard order.ending == .dispatched, let at = order.completedAt else { return [] }
        return [TimelineEntry(at, "工单办结。", .done)]
    }

    /// How the order ended after it was dispatched; what the hotline dealt with itself says so at once.
    private var closing: [TimelineEntry] {
        guard order.ending == .dispatched, let at = order.closedAt else { return [] }
        return [TimelineEntry(at, order.status == .withdrawn ? "因诉求人撤诉，工单终止。" : "工单结案。", .done)]
    }

    /// A dispatch that ended otherwise than by 办结; a send-back is told by its ruling.
    private func end(_ dispatch: Dispatch) -> TimelineEntry? {
        guard let at = dispatch.endedAt, let end = dispatch.end else { return nil }
        let text: String? =
            switch end {
            case .sentBack: nil
            case .recalled: "热线撤回\(dispatch.unit)的转办。"
            case .withdrawn: "因诉求人撤诉，\(dispatch.unit)的办理终止。"
            case .void: "因工单作废，\(dispatch.unit)的办理终止。"
            case .closedByParent: "上级先行办结，\(dispatch.unit)的办理终止。"
            }
        return text.map { TimelineEntry(at, $0) }
    }

    private func entries(_ dispatch: Dispatch) -> [TimelineEntry] {
        let unit = dispatch.unit
        let sender = dispatch.parent.map { "\(self.unit($0))下派" } ?? (dispatch.round > 1 ? "热线重办转" : "热线转")
        let round = dispatch.round > 1 ? "，第 \(dispatch.round) 轮" : ""
        let made = "\(sender)\(unit)办理（\(dispatch.role.title)\(round)），办结时限 \(dispatch.deadline.minuteText)。"
        return [
            TimelineEntry(dispatch.dispatchedAt, made),
            dispatch.acknowledgedAt.map { TimelineEntry($0, "\(unit)签收。") },
            // An attempt of the same second says more.
            dispatch.contactedAt.flatMap { at in
                attempts.contains { $0.dispatch == dispatch.number && $0.at == at }
                    ? nil : TimelineEntry(at, "\(unit)先行联系诉求人。")
            },
        ].compactMap(\.self)
    }

    private func completion(_ dispatch: Dispatch) -> TimelineEntry? {
        guard let at = dispatch.completedAt else { return nil }
        let facts = [dispatch.result.map { "结果为\($0.title)" }, dispatch.isFactual.map { $0 ? "诉求属实" : "诉求不属实" }]
        let isLate = at > dispatch.deadline
        let words = [dispatch.unit + (isLate ? "逾期办结" : "办结")] + facts.compactMap(\.self)
        return TimelineEntry(at, words.joined(separator: "，") + "。", isLate ? .overdue : .done)
    }

    private func entry(_ attempt: ContactAttempt) -> TimelineEntry {
        let note = words(attempt.note) ?? "。"
        let result = attempt.isReached ? "联系诉求人，已联系上" : "联系诉求人，没有联系上"
        return TimelineEntry(attempt.at, unit(attempt.dispatch) + result + note)
    }

    private func entries(_ sendBack: SendBack) -> [TimelineEntry] {
        let unit = unit(sendBack.dispatch)
        let basis = words(sendBack.basis, after: "，依据：") ?? "。"
        let asked = TimelineEntry(
            sendBack.requestedAt,
            "\(unit)申请退单，理由：\(reasons.sendBack[sendBack.reasonCode] ?? sendBack.reasonCode)\(basis)"
        )
        guard let ruling = sendBack.ruling else { return [asked] }
        let redirect = sendBack.redirectedTo.map { "，改派\($0)" } ?? ""
        let text =
            switch ruling {
            case .granted: "热线同意\(unit)退单\(redirect)。"
            case .refused: "热线驳回\(unit)的退单申请。"
            case .consultation: "热线就\(unit)的退单申请组织会商\(redirect)。"
            }
        return [asked, TimelineEntry(sendBack.ruledAt ?? sendBack.requestedAt, text)]
    }

    private func entries(_ extended: DeadlineExtension) -> [TimelineEntry] {
        let unit = unit(extended.dispatch)
        let day = extended.newDeadline.map { "延期至 \($0.minuteText)" } ?? "延期"
        let reason = words(extended.reason, after: "，理由：") ?? "。"
        let asked = TimelineEntry(extended.requestedAt, "\(unit)申请\(day)\(reason)")
        guard let ruling = extended.ruling else { return [asked] }
        let text = ruling == .granted ? "热线批准\(unit)\(day)。" : "热线驳回\(unit)的延期申请。"
        return [asked, TimelineEntry(extended.ruledAt ?? extended.requestedAt, text)]
    }

    private func entry(_ reply: Reply) -> TimelineEntry {
        let review =
            switch reply.verdict {
            case .passed: "，审核通过"
            case .returned: "，审核回退重写"
            case nil: ""
            }
        return TimelineEntry(reply.at, "\(unit(reply.dispatch))提交答复\(review)。")
    }

    private func entry(_ visit: ReturnVisit) -> TimelineEntry {
        let subject = visit.unit.map { "\($0)的办理" } ?? "热线服务"
        let aspect = visit.unit == nil || visit.aspect == .result ? "" : visit.aspect.title
        let isBad = visit.rating.map { !$0.isSatisfied } ?? false
        let facts = [
            visit.isReached == false ? "没有联系上" : nil,
            visit.isResolved.map { $0 ? "诉求人表示已解决" : "诉求人表示没有解决" },
            visit.rating.map { "评价\($0.title)" } ?? (visit.isReached == false ? nil : "没有评价"),
            shown(visit.reason).map { "原因：\(reasons.dissatisfaction[$0] ?? $0)" },
        ]
        let method = visit.method.map { "\($0)回访" } ?? "回访"
        let text = "\(method)（\(subject)\(aspect)）：\(facts.compactMap(\.self).joined(separator: "，"))。"
        return TimelineEntry(visit.visitedAt, text, isBad ? .marked : .plain)
    }

    private func entry(_ contact: FollowUpContact) -> TimelineEntry {
        let who = contact.kind == .unitFeedback ? "承办单位" : "诉求人"
        let channel = contact.channel.map { "通过\($0)" } ?? ""
        let words = words(contact.content) ?? "。"
        return TimelineEntry(contact.at, who + channel + contact.kind.title + words)
    }

    private func entries(_ supervision: Supervision) -> [TimelineEntry] {
        let addressee = supervision.addressee.map { "，对象：\($0)" } ?? ""
        let limit = supervision.deadline.map { "，要求 \($0.minuteText) 前办结" } ?? ""
        let ground = shown(supervision.ground).map { "，依据：\($0)" } ?? ""
        let issued = TimelineEntry(
            supervision.at,
            "热线发出\(supervision.level.title)\(addressee)\(limit)\(ground)。",
            .marked
        )
        let done = supervision.completedAt.map { TimelineEntry($0, "\(supervision.level.title)办结。", .done) }
        return [issued, done].compactMap(\.self)
    }
}
