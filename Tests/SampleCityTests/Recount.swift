import WorkOrders
import WorkingDays

/// The figures of a month counted from the rows, plainly and in the words of exchange.md: it shares no code with what
/// made the rows, nor with the product's own figures.
struct Recount {
    struct Ratio: Hashable, CustomStringConvertible {
        var numerator = 0
        var denominator = 0

        var description: String { "\(numerator)/\(denominator)" }

        /// The percentage in hundredths, digits beyond them dropped.
        var hundredths: Int { denominator == 0 ? 0 : numerator * 10_000 / denominator }
    }

    var total = 0
    var byChannel: [String: Int] = [:]
    var categories: [String: Int] = [:]
    var leaves: [String: Int] = [:]
    var endings: [Ending: Int] = [:]
    var dispatched: [String: Int] = [:]
    var dispatchedOrders: Set<String> = []
    var overdue: [String: Int] = [:]
    var satisfied: [String: Ratio] = [:]
    var allSatisfied = Ratio()
    /// Seconds and number of the dispatches completed in the period.
    var durations: [String: Ratio] = [:]

    init(_ cases: [WorkCase], in period: Range<Instant>, cutOff: Instant) {
        for workCase in cases {
            if period.contains(workCase.order.receivedAt) { count(workCase, cutOff) }
            for dispatch in workCase.dispatches where dispatch.parent == nil && dispatch.round == 1 {
                if period.contains(dispatch.dispatchedAt) { count(dispatch, of: workCase, cutOff) }
                if let completedAt = dispatch.completedAt, period.contains(completedAt), completedAt < cutOff {
                    let seconds = completedAt.secondsSinceEpoch - dispatch.dispatchedAt.secondsSinceEpoch
                    durations[dispatch.unit, default: Ratio()].numerator += seconds
                    durations[dispatch.unit, default: Ratio()].denominator += 1
                }
            }
        }
    }

    private mutating func count(_ workCase: WorkCase, _ cutOff: Instant) {
        let order = workCase.order
        endings[order.ending, default: 0] += 1
        guard order.ending != .invalid else { return }
        total += 1
        byChannel[order.channel, default: 0] += 1
        if order.channel == "电话" {
            categories[order.category.top, default: 0] += 1
            leaves[order.category.title, default: 0] += 1
        }
        if let rating = lastRating(workCase.visits, of: nil, cutOff) { add(rating) }
    }

    private mutating func count(_ dispatch: Dispatch, of workCase: WorkCase, _ cutOff: Instant) {
        dispatched[dispatch.unit, default: 0] += 1
        dispatchedOrders.insert(dispatch.order)
        let isOpen = dispatch.completedAt.map { $0 >= cutOff } ?? true
        if isOpen ? dispatch.deadline < cutOff : dispatch.completedAt ?? cutOff > dispatch.deadline {
            overdue[dispatch.unit, default: 0] += 1
        }
        guard let rating = lastRating(workCase.visits, of: dispatch.unit, cutOff) else { return }
        satisfied[dispatch.unit, default: Ratio()].denominator += 1
        if isSatisfied(rating) { satisfied[dispatch.unit, default: Ratio()].numerator += 1 }
        add(rating)
    }

    private mutating func add(_ rating: Satisfaction) {
        allSatisfied.denominator += 1
        if isSatisfied(rating) { allSatisfied.numerator += 1 }
    }

    private func lastRating(_ visits: [ReturnVisit], of unit: String?, _ cutOff: Instant) -> Satisfaction? {
        visits.filter { $0.unit == unit && $0.aspect == .result && $0.visitedAt < cutOff && $0.rating != nil }
            .max { $0.visitedAt < $1.visitedAt }?.rating
    }

    private func isSatisfied(_ rating: Satisfaction) -> Bool {
        switch rating {
        case .verySatisfied, .satisfied, .fairlySatisfied: true
        case .dissatisfied, .veryDissatisfied: false
        }
    }

    /// The mean in thousandths of a day over the units that are meant.
    func mean(_ isMeant: (String) -> Bool = { _ in true }) -> Int {
        let meant = durations.filter { isMeant($0.key) }.values
        let count = meant.reduce(0) { $0 + $1.denominator }
        return count == 0 ? 0 : meant.reduce(0) { $0 + $1.numerator } * 1_000 / 86_400 / count
    }

    /// The units that are meant, the one with the longest mean first.
    func slowest(_ isMeant: (String) -> Bool) -> [String] {
        durations.filter { isMeant($0.key) }
            .sorted { $0.value.numerator * $1.value.denominator > $1.value.numerator * $0.value.denominator }
            .map(\.key)
    }
}

/// What the recount needs of a case.
struct WorkCase {
    let order: WorkOrder
    let dispatches: [Dispatch]
    let visits: [ReturnVisit]
}
