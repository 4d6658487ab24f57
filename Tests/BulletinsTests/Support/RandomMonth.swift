import WorkOrders
import WorkingDays

@testable import Bulletins

extension FactSet {
    /// A small random month around February 2022 with everything that makes counting hard: rework, children, several
    /// units, late and missing completions, visits again, ids without a name.
    static func random(seed: Int) -> FactSet {
        var numbers = SeededNumbers(seed: seed)
        var facts = FactSet()
        facts.records = Set(CourseRecord.allCases)
        for order in 0..<numbers.number(1..<60) {
            let received = moment("01-20 00:00").advanced(bySeconds: numbers.number(0..<45 * 86_400))
            let fact = OrderFact(
                kind: numbers.pick(RequestKind.allCases),
                category: numbers.pick([1, 2, 3, 4, 5]),
                channel: numbers.pick([1, 1, 1, 2, 3]),
                area: numbers.pick([nil, 1, 2, 3, 4]),
                ending: numbers.pick(Ending.allCases + [.dispatched, .dispatched]),
                receivedAt: received,
                urgency: numbers.pick(Urgency.allCases)
            )
            facts.orders.append(fact)
            if fact.ending == .dispatched { facts.addRandomDispatches(order, fact, &numbers) }
            facts.addRandomVisits(order, unit: nil, after: received, &numbers)
        }
        return facts
    }

    private mutating func addRandomDispatches(_ order: Int, _ fact: OrderFact, _ numbers: inout SeededNumbers) {
        var units = Unit.allCases.shuffled(using: &numbers)
        for _ in 0..<numbers.number(1..<4) {
            let unit = units.removeLast()
            let rounds = numbers.once(in: 4) ? 2 : 1
            for round in 1...rounds { addRandomDispatch(order, fact, unit, round: round, &numbers) }
            addRandomVisits(order, unit: unit.rawValue, after: fact.receivedAt, &numbers)
        }
    }

    private mutating func addRandomDispatch(
        _ order: Int,
        _ fact: OrderFact,
        _ unit: Unit,
        round: Int,
        _ numbers: inout SeededNumbers
    ) {
        let made = fact.receivedAt.advanced(bySeconds: numbers.number(0..<5 * 86_400))
        func later() -> Instant? {
            numbers.once(in: 4) ? nil : made.advanced(bySeconds: numbers.number(0..<20 * 86_400))
        }
        dispatches.append(
            DispatchFact(
                id: dispatches.count,
                order: order,
                unit: unit.rawValue,
                kind: fact.kind,
                receivedAt: fact.receivedAt,
                isFirstLevel: !numbers.once(in: 6),
                round: round,
                dispatchedAt: made,
                deadline: made.advanced(bySeconds: numbers.number(1..<15 * 86_400)),
                acknowledgedAt: later(),
                contactedAt: later(),
                completedAt: later(),
                isFactual: numbers.pick([nil, true, false])
            )
        )
        addRandomCourse(of: dispatches.count - 1, &numbers)
    }

    private mutating func addRandomCourse(of id: Int, _ numbers: inout SeededNumbers) {
        func some(_ start: Instant) -> Instant { start.advanced(bySeconds: numbers.number(-86_400..<9 * 86_400)) }
        let made = dispatches[id].dispatchedAt
        for _ in 0..<numbers.pick([0, 0, 1, 2]) {
            let asked = some(made)
            let ruling: SendBackRuling? = numbers.pick([nil, .granted, .refused, .consultation])
            let ruledAt = numbers.once(in: 3) ? nil : asked.advanced(bySeconds: numbers.number(0..<400_000))
            sendBacks.append(SendBackFact(dispatch: id, requestedAt: asked, ruling: ruling, ruledAt: ruledAt))
        }
        if numbers.once(in: 4) {
            let asked = some(made)
            let granted = asked.advanced(bySeconds: numbers.number(0..<400_000))
            extensions.append(GrantedExtensionFact(dispatch: id, requestedAt: asked, grantedAt: granted))
        }
        if numbers.once(in: 4) { repeats.append((dispatches[id].order, some(made))) }
    }

    private mutating func addRandomVisits(_ order: Int, unit: Int?, after: Instant, _ numbers: inout SeededNumbers) {
        for sequence in 0..<numbers.number(0..<4) {
            visits.append(
                VisitFact(
                    order: order,
                    unit: unit,
                    aspect: numbers.pick([.result, .result, .result, .process]),
                    sequence: sequence + 1,
                    visitedAt: after.advanced(bySeconds: numbers.number(0..<25 * 86_400)),
                    isReached: numbers.pick([nil, true, false]),
                    isResolved: numbers.pick([nil, true, false]),
                    rating: numbers.once(in: 3) ? nil : numbers.pick(Satisfaction.allCases)
                )
            )
        }
    }

    /// Tallied as storage does: visits about the hotline only of orders received in the period that are not 无效.
    func figures(_ period: Period, asOf: CivilDay, _ settings: BulletinSettings) -> MonthFigures {
        var tally = FigureTally(period: period, cutOff: asOf.start, settings: settings, names: names)
        for order in orders { tally.add(order) }
        addCourse(to: &tally, period)
        for dispatch in dispatches { tally.add(dispatch) }
        for visit in visits where visit.unit != nil || isCounted(orders[visit.order], in: period) { tally.add(visit) }
        return tally.figures()
    }

    func isCounted(_ order: OrderFact, in period: Period) -> Bool {
        order.ending != .invalid && period.contains(order.receivedAt.day)
    }
}
