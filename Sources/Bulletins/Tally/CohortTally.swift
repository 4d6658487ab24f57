import WorkOrders
import WorkingDays

/// Counts the dispatches of one cohort by unit.
struct CohortTally: Sendable {
    let cohort: FigureCohort
    /// By unit slot.
    private(set) var units: [DispatchCounts]
    private var orders: [Int] = []
    private var pairs: [Int] = []

    init(_ cohort: FigureCohort, unitCount: Int) {
        self.cohort = cohort
        units = [DispatchCounts](repeating: DispatchCounts(), count: unitCount)
    }

    mutating func add(_ dispatch: SeenDispatch, _ limits: ResponseLimits) {
        guard dispatch.belongs(to: cohort) else { return }
        orders.append(dispatch.fact.order)
        pairs.append(dispatch.pair)
        units[dispatch.slot].add(dispatch, limits)
    }

    /// 实际转办件数: an order at two units is one.
    var distinctOrders: Int { Self.distinct(orders).count }

    /// What citizens answered about these dispatches, by unit slot.
    func ratings(_ visits: [Int: VisitAnswer]) -> [RatingCounts] {
        var ratings = [RatingCounts](repeating: RatingCounts(), count: units.count)
        for pair in Self.distinct(pairs) { visits[pair]?.count(into: &ratings[pair % units.count]) }
        return ratings
    }

    /// Sorting beats a set here: the rows come nearly in order, and nothing is allocated per row.
    private static func distinct(_ numbers: [Int]) -> [Int] {
        var result: [Int] = []
        for number in numbers.sorted() where number != result.last { result.append(number) }
        return result
    }
}

/// A dispatch as the cut-off lets it be seen.
struct SeenDispatch {
    let fact: DispatchFact
    let slot: Int
    /// Names the order × unit.
    let pair: Int
    let period: Range<Instant>
    let cutOff: Instant

    /// 办结时间, if that was before the cut-off.
    var completedAt: Instant? { seen(fact.completedAt) }

    var isOverdue: Bool {
        if let completedAt { return completedAt > fact.deadline }
        return fact.deadline < cutOff
    }

    func seen(_ instant: Instant?) -> Instant? {
        guard let instant, instant < cutOff else { return nil }
        return instant
    }

    func belongs(to cohort: FigureCohort) -> Bool {
        switch cohort {
        case .received: period.contains(fact.receivedAt)
        case .dispatched: period.contains(fact.dispatchedAt)
        case .due: period.contains(fact.deadline) && fact.deadline < cutOff
        case .completed: completedAt.map { period.contains($0) } ?? false
        }
    }
}

/// By when 签收 and 先行联系 are in time.
struct ResponseLimits: Sendable {
    let acknowledgement: HandlingLimit
    let contact: HandlingLimit
    let calendar: WorkCalendar

    func verdict(_ answer: Instant?, since start: Instant, _ limit: HandlingLimit, cutOff: Instant) -> Bool? {
        let deadline = calendar.deadline(from: start, limit: limit)
        if let answer { return answer <= deadline }
        return deadline < cutOff ? false : nil
    }
}

extension DispatchCounts {
    fileprivate mutating func add(_ dispatch: SeenDispatch, _ limits: ResponseLimits) {
        dispatched += 1
        if dispatch.completedAt != nil { completed += 1 }
        if dispatch.isOverdue { overdue += 1 }
        let (start, cutOff) = (dispatch.fact.dispatchedAt, dispatch.cutOff)
        let acknowledgedAt = dispatch.seen(dispatch.fact.acknowledgedAt)
        if acknowledgedAt != nil { acknowledged += 1 }
        if let inTime = limits.verdict(acknowledgedAt, since: start, limits.acknowledgement, cutOff: cutOff) {
            acknowledgementDue += 1
            if inTime { acknowledgedInTime += 1 }
        }
        let contactedAt = dispatch.seen(dispatch.fact.contactedAt)
        if contactedAt != nil { contacted += 1 }
        if let inTime = limits.verdict(contactedAt, since: start, limits.contact, cutOff: cutOff) {
            contactDue += 1
            if inTime { contactedInTime += 1 }
        }
    }
}
