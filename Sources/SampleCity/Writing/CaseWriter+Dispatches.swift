import WorkOrders
import WorkingDays

extension CaseWriter {
    /// A first-level dispatch with all that comes of it.
    mutating func writeDispatch(_ outlined: DispatchOutline) {
        let index = draft.dispatches.count
        var dispatch = Dispatch(
            number: draft.order.number + "-\(outline.dispatches.count > 1 ? position() : 1)",
            order: draft.order.number,
            unit: FirstLevelUnit.table[outlined.unit].name,
            role: draft.dispatches.isEmpty ? .lead : .assisting,
            dispatchedAt: outlined.dispatchedAt,
            deadline: outlined.deadline
        )
        dispatch.acknowledgedAt = outlined.acknowledgedAt
        dispatch.completedAt = outlined.completedAt
        dispatch.sendBackCount = outlined.sendBacks
        conclude(&dispatch, rating: outlined.rework == .better ? .dissatisfied : outlined.rating)
        draft.dispatches.append(dispatch)
        writeSendBacks(outlined, of: dispatch)
        writeExtension(outlined, of: index)
        contact(index)
        passOn(index, unit: outlined.unit)
        reply(to: index, isReworked: outlined.rework != .none)
        visit(outlined, of: dispatch)
        supervise(outlined, dispatch)
    }

    /// 1 for the order's first first-level dispatch.
    private func position() -> Int {
        draft.dispatches.lazy.filter { $0.parent == nil && $0.round == 1 }.count + 1
    }

    /// 办理结果 and 是否属实, in keeping with what the citizen will say.
    mutating func conclude(_ dispatch: inout Dispatch, rating: Satisfaction?) {
        let isUnhappy = rating.map { !$0.isSatisfied } ?? false
        var weights = isUnhappy ? Self.unhappyResults : outline.kind == .inquiry ? Self.inquiryResults : Self.results
        if dispatch.days < 2 || rating != nil { weights[4] = 0 }
        if rating != nil { weights[5] = 0 }
        let result = CompletionResult.allCases[scene.chance.index(weighted: weights)]
        dispatch.result = result
        if outline.kind == .complaint || outline.kind == .tipOff {
            dispatch.isFactual = result == .unfounded ? false : scene.chance.chance(88)
        }
    }

    /// By ``CompletionResult/allCases``.
    private static let results = [580, 70, 220, 42, 24, 10, 36, 18]
    private static let inquiryResults = [120, 10, 820, 0, 20, 5, 0, 25]
    private static let unhappyResults = [0, 30, 40, 10, 0, 0, 15, 5]

    private mutating func writeSendBacks(_ outlined: DispatchOutline, of dispatch: Dispatch) {
        var earlier = outlined.dispatchedAt
        for (number, ruledAt) in outlined.rulings.enumerated() {
            let isLast = number == outlined.rulings.count - 1
            let span = ruledAt.secondsSinceEpoch - earlier.secondsSinceEpoch
            let asked = ruledAt.advanced(bySeconds: -min(span / 2, scene.chance.number(15...140) * 60))
            let reason = scene.chance.element(of: ReplyTexts.sendBackReasons)
            var sendBack = SendBack(dispatch: dispatch.number, requestedAt: asked, reasonCode: reason.code)
            sendBack.basis = reason.basis
            // The third time the centre designates the unit, and that ruling binds.
            sendBack.ruling = number == 2 ? .consultation : .granted
            sendBack.ruledAt = ruledAt
            sendBack.redirectedTo = isLast ? dispatch.unit : otherUnit(than: outlined.unit)
            draft.sendBacks.append(sendBack)
            earlier = ruledAt
        }
    }

    private mutating func otherUnit(than unit: Int) -> String {
        let units = scene.leaf.units.filter { $0 != unit && $0 >= FirstLevelUnit.countyCount }
        return units.isEmpty ? "市城市管理局(行政执法局)" : FirstLevelUnit.table[scene.chance.element(of: units)].name
    }

    private mutating func writeExtension(_ outlined: DispatchOutline, of index: Int) {
        guard outlined.extending != .none else { return }
        let start = outlined.acknowledgedAt
        let end = min(outlined.firstDeadline, outlined.completedAt)
        let span = end.secondsSinceEpoch - start.secondsSinceEpoch
        let asked = start.advanced(bySeconds: span * scene.chance.number(50...80) / 100)
        let ruledAt = asked.advanced(bySeconds: min(span / 6, scene.chance.number(12...170) * 60))
        // Not yet ruled on when the sample ends: the first deadline still holds.
        if ruledAt >= City.end { draft.dispatches[index].deadline = outlined.firstDeadline }
        var asking = DeadlineExtension(dispatch: draft.dispatches[index].number, requestedAt: asked)
        asking.reason = scene.chance.element(of: ReplyTexts.extensionReasons)
        let day = office.calendar.day(City.extensionDays, workingDaysAfter: outlined.firstDeadline.day)
        asking.newDeadline = office.calendar.deadline(on: day)
        asking.ruling = outlined.extending == .granted ? .granted : .refused
        asking.ruledAt = ruledAt
        draft.extensions.append(asking)
    }
}

extension Dispatch {
    /// Whole natural days from 签收 to 办结.
    fileprivate var days: Int { seconds / 86_400 }

    /// Seconds from 签收 to 办结.
    var seconds: Int {
        guard let completedAt, let acknowledgedAt else { return 0 }
        return completedAt.secondsSinceEpoch - acknowledgedAt.secondsSinceEpoch
    }
}
