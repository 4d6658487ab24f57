import WorkOrders
import WorkingDays

extension CaseWriter {
    /// 先行联系 of a first-level dispatch: mostly one call soon after 签收, three on several days where nobody answers.
    mutating func contact(_ index: Int) {
        let dispatch = draft.dispatches[index]
        guard let acknowledgedAt = dispatch.acknowledgedAt, !draft.order.isAnonymous else { return }
        let span = dispatch.seconds
        if dispatch.result == .unreachable {
            for attempt in 1...3 {
                tryContact(dispatch, at: acknowledgedAt.advanced(bySeconds: span * attempt / 4), false)
            }
            return
        }
        guard !scene.chance.chance(7) else { return }
        let first = acknowledgedAt.advanced(bySeconds: min(span / 3, scene.chance.number(9...260) * 60))
        var reachedAt = first
        if scene.chance.chance(12) {
            tryContact(dispatch, at: first, false)
            reachedAt = first.advanced(bySeconds: min(span / 4, scene.chance.number(60...300) * 60))
        }
        tryContact(dispatch, at: reachedAt, true)
        draft.dispatches[index].contactedAt = reachedAt
    }

    private mutating func tryContact(_ dispatch: Dispatch, at instant: Instant, _ isReached: Bool) {
        var attempt = ContactAttempt(dispatch: dispatch.number, at: instant, isReached: isReached)
        attempt.by = scene.chance.element(of: Vocabulary.surnames) + "工"
        attempt.note = isReached ? "已说明接单情况，约定现场查看时间" : "无人接听"
        draft.contactAttempts.append(attempt)
    }
}

extension CaseWriter {
    /// 下派: county governments pass three in four orders on to a street or town, now and then to two.
    mutating func passOn(_ index: Int, unit: Int) {
        guard let area = City.areaOfUnit(unit), draft.dispatches[index].seconds > 5 * 3_600, scene.chance.chance(76)
        else { return }
        let streets = City.areas[area].streets
        let own = scene.county == City.areas[area] ? scene.street : scene.chance.element(of: streets)
        passOn(index, to: own, number: 1)
        if scene.chance.chance(6) {
            passOn(index, to: scene.chance.element(of: streets.filter { $0 != own }), number: 2)
        }
    }

    private mutating func passOn(_ index: Int, to street: City.Street, number: Int) {
        let parent = draft.dispatches[index]
        guard let from = parent.acknowledgedAt, let end = parent.completedAt else { return }
        let sixth = parent.seconds / 6
        let sent = from.advanced(bySeconds: min(sixth, scene.chance.number(4...200) * 60))
        var child = Dispatch(
            number: "\(parent.number)-\(number)",
            order: parent.order,
            unit: street.name,
            role: number == 1 ? .lead : .assisting,
            round: parent.round,
            parent: parent.number,
            dispatchedAt: sent,
            deadline: childDeadline(parent, dispatchedAt: sent)
        )
        let soon = office.response(to: sent, within: 3...90, with: &scene.chance)
        let latest = from.advanced(bySeconds: sixth * 3)
        child.acknowledgedAt = soon < latest ? soon : sent.advanced(bySeconds: sixth / 2)
        let done = end.advanced(bySeconds: -min(sixth, scene.chance.number(15...700) * 60))
        child.completedAt = office.daytime(done, after: latest, with: &scene.chance)
        child.result = parent.result
        child.isFactual = parent.isFactual
        if scene.chance.chance(3) { sendBackToParent(&child) }
        draft.dispatches.append(child)
        reply(to: draft.dispatches.count - 1, isReworked: false)
    }

    /// One working day before the parent's; never after it.
    private func childDeadline(_ parent: Dispatch, dispatchedAt: Instant) -> Instant {
        if outline.urgency != .normal { return parent.deadline.advanced(bySeconds: -1_800) }
        let day = office.calendar.day(-1, workingDaysAfter: parent.deadline.day)
        let earlier = office.calendar.deadline(on: day)
        return earlier > dispatchedAt ? earlier : parent.deadline
    }

    /// A town says it isn't its business; the county's desk rules, mostly against it.
    private mutating func sendBackToParent(_ child: inout Dispatch) {
        guard let until = child.acknowledgedAt else { return }
        let span = until.secondsSinceEpoch - child.dispatchedAt.secondsSinceEpoch
        let reason = scene.chance.element(of: ReplyTexts.sendBackReasons)
        var sendBack = SendBack(
            dispatch: child.number,
            requestedAt: child.dispatchedAt.advanced(bySeconds: span / 3),
            reasonCode: reason.code
        )
        sendBack.basis = reason.basis
        sendBack.ruling = .refused
        sendBack.ruledAt = child.dispatchedAt.advanced(bySeconds: span * 2 / 3)
        child.sendBackCount = 1
        draft.sendBacks.append(sendBack)
    }
}
