import WorkOrders
import WorkingDays

extension CaseWriter {
    /// 重办: the unit's second round, with the shorter limit.
    mutating func rework(_ first: Dispatch, after visitedAt: Instant) -> Dispatch {
        let start = visitedAt.advanced(bySeconds: scene.chance.number(25...150) * 60)
        var dispatch = Dispatch(
            number: first.number + "R2",
            order: first.order,
            unit: first.unit,
            role: first.role,
            round: 2,
            dispatchedAt: start,
            deadline: office.calendar.deadline(from: start, limit: .workingDays(City.reworkDays))
        )
        let acknowledged = office.response(to: start, within: 5...60, with: &scene.chance)
        let day = office.calendar.day(scene.chance.number(1...City.reworkDays), workingDaysAfter: start.day)
        let earliest = acknowledged.advanced(bySeconds: 5_400)
        dispatch.acknowledgedAt = acknowledged
        dispatch.completedAt = max(earliest, Instant(day: day, secondOfDay: OfficeTime.second(with: &scene.chance)))
        dispatch.result = scene.chance.chance(70) ? .resolved : .partlyResolved
        draft.dispatches.append(dispatch)
        let index = draft.dispatches.count - 1
        if let unit = FirstLevelUnit.indices[dispatch.unit] { passOn(index, unit: unit) }
        reply(to: index, isReworked: false)
        return dispatch
    }

    /// 提级: the second 不满意 goes to the unit's leader and is supervised.
    mutating func escalate(_ round: Dispatch) {
        guard let completedAt = round.completedAt else { return }
        let at = OfficeTime.visit(after: completedAt, days: 3...4, with: &scene.chance)
        let level: SupervisionLevel = scene.chance.chance(40) ? .onSite : .keySupervision
        supervise(level, round.unit, at: at, ground: "重办后诉求人仍不满意", limit: 5, completedAt: nil)
    }

    /// 催办 and 督办 of what is late, and of little else.
    mutating func supervise(_ outlined: DispatchOutline, _ dispatch: Dispatch) {
        if outlined.isOverdue {
            let before = outlined.firstDeadline.advanced(bySeconds: -30 * 3_600)
            let after = OfficeTime.visit(after: outlined.deadline, days: 1...1, with: &scene.chance)
            let done = outlined.completedAt
            if before > outlined.dispatchedAt {
                supervise(.reminder, dispatch.unit, at: before, ground: "临近办理时限", limit: 1, completedAt: done)
            }
            if after < done {
                supervise(.supervision, dispatch.unit, at: after, ground: "逾期未办结", limit: 3, completedAt: done)
            }
        } else if outline.story == nil, outline.urgency == .normal, scene.chance.chance(4, of: 1_000) {
            let half = outlined.dispatchedAt.advanced(bySeconds: outlined.seconds / 2)
            let ground = "群众多次反映同一问题"
            supervise(
                .supervision,
                dispatch.unit,
                at: half,
                ground: ground,
                limit: 3,
                completedAt: outlined.completedAt
            )
        }
    }

    private mutating func supervise(
        _ level: SupervisionLevel,
        _ unit: String,
        at instant: Instant,
        ground: String,
        limit: Int,
        completedAt: Instant?
    ) {
        var supervision = Supervision(order: draft.order.number, level: level, at: instant)
        supervision.addressee = unit
        supervision.deadline = office.calendar.deadline(from: instant, limit: .workingDays(limit))
        supervision.ground = ground
        supervision.completedAt = completedAt
        draft.supervisions.append(supervision)
    }
}
