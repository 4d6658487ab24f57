import WorkOrders
import WorkingDays

@testable import Bulletins

/// What storage would hand over beside dispatches, by its definition.
extension FactSet {
    func addCourse(to tally: inout FigureTally, _ period: Period) {
        addEvents(to: &tally)
        let days = period.range
        for dispatch in first(openAt: min(days.upperBound, tally.cutOff)) where dispatch.dispatchedAt < days.lowerBound
        {
            tally.add(CarriedFact(unit: dispatch.unit, count: 1))
        }
        for dispatch in first(openAt: tally.cutOff) {
            tally.add(BacklogFact(day: dispatch.dispatchedAt.day, count: 1))
        }
    }

    /// What happened to dispatches on their way.
    func addEvents(to tally: inout some CourseTaking) {
        for record in records { tally.addRecord(record) }
        for sendBack in sendBacks { tally.add(sendBack) }
        for extended in extensions { tally.add(extended) }
        for dispatch in dispatches where dispatch.isFirstLevel && dispatch.round > 1 {
            tally.add(ReworkFact(order: dispatch.order, unit: dispatch.unit, dispatchedAt: dispatch.dispatchedAt))
        }
        for (order, at) in repeats {
            // Orders are numbered by their place; tests write dispatches of orders that they don't list.
            let known = orders.indices.contains(order) && orders[order].ending != .invalid ? orders[order] : nil
            tally.add(RepeatFact(order: order, at: at, receivedAt: known?.receivedAt))
        }
    }

    /// First-level dispatches of the first round made before an instant and not completed before it.
    private func first(openAt instant: Instant) -> [DispatchFact] {
        dispatches.filter { dispatch in
            dispatch.isFirstLevel && dispatch.round == 1 && dispatch.dispatchedAt < instant
                && (dispatch.completedAt.map { $0 >= instant } ?? true)
        }
    }

    mutating func sendBack(
        _ dispatch: Int,
        asked: String,
        _ ruling: SendBackRuling? = nil,
        ruled: String = ""
    ) {
        sendBacks.append(
            SendBackFact(
                dispatch: dispatch,
                requestedAt: moment(asked),
                ruling: ruling,
                ruledAt: optionalMoment(ruled)
            )
        )
    }

    mutating func extended(_ dispatch: Int, asked: String, granted: String) {
        extensions.append(
            GrantedExtensionFact(dispatch: dispatch, requestedAt: moment(asked), grantedAt: moment(granted))
        )
    }
}
