import WorkOrders
import WorkingDays

@testable import Bulletins

/// The lists behind figures by their definition, one condition after the other and nothing clever.
struct NaiveLists {
    let facts: FactSet

    /// How many rows a list shows.
    func count(_ list: ListQuery) -> Int {
        switch list {
        case .orders(let query): facts.orders.indices.filter { matches($0, query) }.count
        case .dispatches(let query): count(query)
        }
    }

    private func matches(_ index: Int, _ query: OrderQuery) -> Bool {
        let order = facts.orders[index]
        let category = facts.names.categories[order.category]?.names ?? []
        return
            (query.received?.contains(order.receivedAt.day) ?? true)
            && exists(order.receivedAt, query.asOf)
            && (!query.countsOnlyValid || order.ending != .invalid)
            && (query.channel.map { facts.names.channels[order.channel] == $0 } ?? true)
            && (query.kind.map { order.kind == $0 } ?? true)
            && (query.category.map { category.starts(with: $0.names) } ?? true)
            && (query.county.map { order.area.flatMap { facts.names.areas[$0] }?.county == $0 } ?? true)
            && (query.urgency.map { order.urgency == $0 } ?? true)
            && (query.ending.map { order.ending == $0 } ?? true)
            && (query.hour.map { order.receivedAt.hour == $0 } ?? true)
            && (query.dispatched.map { isDispatched(index, in: $0, query.asOf) } ?? true)
            && (query.dispatchedWithin == nil || isPrompt(index, query))
            && (query.rating.map { answers(order: index, unit: nil, query.asOf).matches($0) } ?? true)
            && (!query.isRepeated || isRepeated(index, since: order.receivedAt, query.asOf))
    }

    private func isDispatched(_ order: Int, in period: Period, _ asOf: CivilDay?) -> Bool {
        facts.dispatches.contains { dispatch in
            dispatch.order == order && dispatch.isFirstLevel && dispatch.round == 1
                && period.contains(dispatch.dispatchedAt.day) && exists(dispatch.dispatchedAt, asOf)
        }
    }

    private func isPrompt(_ order: Int, _ query: OrderQuery) -> Bool {
        guard let period = query.dispatched, let limit = query.dispatchedWithin else { return false }
        return facts.dispatches.contains { dispatch in
            dispatch.order == order && dispatch.isFirstLevel && dispatch.round == 1
                && period.contains(dispatch.dispatchedAt.day) && exists(dispatch.dispatchedAt, query.asOf)
                && dispatch.dispatchedAt <= WorkCalendar.standard.deadline(from: dispatch.receivedAt, limit: limit)
        }
    }

    private func count(_ query: DispatchQuery) -> Int {
        let matching = facts.dispatches.filter { matches($0, query) }
        guard let rating = query.rating else { return matching.count }
        let pairs = Set(matching.map { Pair(order: $0.order, unit: $0.unit) })
        return pairs.filter { answers(order: $0.order, unit: $0.unit, query.asOf).matches(rating) }.count
    }

    private struct Pair: Hashable {
        let order: Int
        let unit: Int
    }

    private func matches(_ dispatch: DispatchFact, _ query: DispatchQuery) -> Bool {
        let completedAt = dispatch.completedAt.flatMap { exists($0, query.asOf) ? $0 : nil }
        let isPastDeadline = query.asOf.map { dispatch.deadline < $0.start } ?? false
        let unit = facts.names.units[dispatch.unit]
        let isOverdue = completedAt.map { $0 > dispatch.deadline } ?? isPastDeadline
        return
            exists(dispatch.dispatchedAt, query.asOf)
            && (!query.countsOnlyFirst || (dispatch.isFirstLevel && dispatch.round == 1))
            && (query.received?.contains(dispatch.receivedAt.day) ?? true)
            && (query.dispatched?.contains(dispatch.dispatchedAt.day) ?? true)
            && (query.completed.map { period in completedAt.map { period.contains($0.day) } ?? false } ?? true)
            && (query.due.map { $0.contains(dispatch.deadline.day) && isPastDeadline } ?? true)
            && (query.unit.map { unit?.name == $0 } ?? true)
            && (query.course.map { matches(dispatch, $0, query.asOf) } ?? true)
            && (query.response.map { matches(dispatch, $0, query.asOf) } ?? true)
            && (query.openAt.map { isOpen(dispatch, at: $0, query.asOf) } ?? true)
            && (query.group.map { unit?.group == $0 } ?? true)
            && (query.kind.map { dispatch.kind == $0 } ?? true)
            && (query.state.map { state in
                switch state {
                case .open: completedAt == nil
                case .completed: completedAt != nil
                case .overdue: isOverdue
                case .onTime: !isOverdue
                }
            } ?? true)
    }

    private func isRepeated(_ order: Int, since start: Instant, _ asOf: CivilDay?) -> Bool {
        facts.repeats.contains { $0.order == order && $0.at >= start && exists($0.at, asOf) }
    }

    private func matches(_ dispatch: DispatchFact, _ course: DispatchCourse, _ asOf: CivilDay?) -> Bool {
        let sendBacks = facts.sendBacks.filter { back in
            back.dispatch == dispatch.id && back.requestedAt >= dispatch.dispatchedAt && exists(back.requestedAt, asOf)
        }
        let isCompleted = dispatch.completedAt.map { exists($0, asOf) } ?? false
        let isReworked = facts.dispatches.contains { other in
            other.order == dispatch.order && other.unit == dispatch.unit && other.isFirstLevel && other.round > 1
                && other.dispatchedAt >= dispatch.dispatchedAt && exists(other.dispatchedAt, asOf)
        }
        switch course {
        case .sentBack: return !sendBacks.isEmpty
        case .wellPlaced:
            return !sendBacks.contains { $0.ruling == .granted && exists($0.ruledAt ?? $0.requestedAt, asOf) }
        case .extended:
            return facts.extensions.contains { extended in
                extended.dispatch == dispatch.id && extended.requestedAt >= dispatch.dispatchedAt
                    && exists(extended.requestedAt, asOf) && exists(extended.grantedAt, asOf)
            }
        case .reworked: return isReworked
        case .judged: return isCompleted && dispatch.isFactual != nil
        case .factual: return isCompleted && dispatch.isFactual == true
        case .atOnce:
            return isCompleted && sendBacks.isEmpty && !isReworked
                && !isRepeated(dispatch.order, since: dispatch.dispatchedAt, asOf)
        }
    }

    private func matches(_ dispatch: DispatchFact, _ response: ResponseQuery, _ asOf: CivilDay?) -> Bool {
        let answer = response.answer == .acknowledged ? dispatch.acknowledgedAt : dispatch.contactedAt
        let seen = answer.flatMap { exists($0, asOf) ? $0 : nil }
        let deadline = WorkCalendar.standard.deadline(from: dispatch.dispatchedAt, limit: response.limit)
        guard let seen else { return !response.isInTime && (asOf.map { deadline < $0.start } ?? false) }
        return !response.isInTime || seen <= deadline
    }

    private func isOpen(_ dispatch: DispatchFact, at day: CivilDay, _ asOf: CivilDay?) -> Bool {
        let instant = min(day, asOf ?? day).start
        return dispatch.dispatchedAt < instant && (dispatch.completedAt.map { $0 >= instant } ?? true)
    }

    private func exists(_ instant: Instant, _ asOf: CivilDay?) -> Bool { asOf.map { instant < $0.start } ?? true }

    private func answers(order: Int, unit: Int?, _ asOf: CivilDay?) -> Answers {
        let visits = facts.visits.filter { visit in
            visit.order == order && visit.unit == unit && visit.aspect == .result && exists(visit.visitedAt, asOf)
        }
        .sorted { ($0.visitedAt, $0.sequence) < ($1.visitedAt, $1.sequence) }
        return Answers(
            rating: visits.last { $0.rating != nil }?.rating,
            isResolved: visits.last { $0.isResolved != nil }?.isResolved,
            isVisited: !visits.isEmpty,
            isReached: visits.contains { $0.isReached ?? ($0.rating != nil || $0.isResolved != nil) }
        )
    }

    private struct Answers {
        let rating: Satisfaction?
        let isResolved: Bool?
        let isVisited: Bool
        let isReached: Bool

        func matches(_ query: RatingQuery) -> Bool {
            switch query {
            case .visited: isVisited
            case .reached: isReached
            case .evaluated: rating != nil
            case .satisfied: rating?.isSatisfied == true
            case .dissatisfied: rating?.isSatisfied == false
            case .asked: isResolved != nil
            case .resolved: isResolved == true
            case .unresolved: isResolved == false
            }
        }
    }
}
