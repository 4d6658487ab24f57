import WorkOrders
import WorkingDays

/// Counts the dispatches of one cohort by unit.
struct CohortTally: Sendable {
    let cohort: FigureCohort
    /// By unit slot.
    private(set) var units: [DispatchCounts]
    /// The order × unit of each dispatch.
    private var pairs: [Int] = []

    init(_ cohort: FigureCohort, unitCount: Int) {
        self.cohort = cohort
        units = [DispatchCounts](repeating: DispatchCounts(), count: unitCount)
    }

    mutating func add(_ dispatch: SeenDispatch, _ limits: ResponseLimits) {
        guard dispatch.belongs(to: cohort) else { return }
        pairs.append(dispatch.pair)
        units[dispatch.slot].add(dispatch, limits)
    }

    /// Joins the dispatches with the visits on them.
    ///
    /// One sort finds both the distinct order × unit and, as those of an order lie together, the distinct orders.
    func joined(with visits: [Int: VisitAnswer]) -> CohortCounts {
        var counts = CohortCounts(units: units)
        var last: (pair: Int, order: Int)?
        for pair in pairs.sorted() where pair != last?.pair {
            let (order, slot) = pair.quotientAndRemainder(dividingBy: units.count)
            if order != last?.order { counts.orders += 1 }
            visits[pair]?.count(into: &counts.ratings[slot])
            last = (pair, order)
        }
        return counts
    }
}

/// What is counted of a cohort when all rows are in, by unit slot.
struct CohortCounts {
    let units: [DispatchCounts]
    var ratings: [RatingCounts]
    /// 实际转办件数: an order at two units is one.
    var orders = 0

    init(units: [DispatchCounts]) {
        self.units = units
        ratings = [RatingCounts](repeating: RatingCounts(), count: units.count)
    }
}

/// A dispatch as the cut-off lets it be seen.
struct SeenDispatch {
    let fact: DispatchFact
    let course: Course
    let slot: Int
    /// Names the order × unit.
    let pair: Int
    let period: Range<Instant>
    let cutOff: Instant

    /// 办结时间, if that was before the cut-off.
    var completedAt: Instant? { seen(fact.completedAt) }

    var isOverdue: Bool {
        if let completedAt { return completedAt > fact.deadline }
        return !hasEnded && fact.deadline < cutOff
    }

    /// Sent back or withdrawn before the cut-off.
    var hasEnded: Bool { completedAt == nil && seen(fact.endedAt) != nil }

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
        if dispatch.hasEnded { ended += 1 }
        if dispatch.isOverdue { overdue += 1 }
        let (start, cutOff) = (dispatch.fact.dispatchedAt, dispatch.cutOff)
        let acknowledgedAt = dispatch.seen(dispatch.fact.acknowledgedAt)
        if acknowledgedAt != nil { acknowledged += 1 }
        if let inTime = limits.verdict(acknowledgedAt, since: start, limits.acknowledgement, cutOff: cutOff) {
            acknowledgementDue += 1
            if inTime { acknowledgedInTime += 1 }
        }
        let contactedAt = dispatch.seen(dispatch.fact.contactedAt)
        addCourse(dispatch)
        if contactedAt != nil { contacted += 1 }
        if let inTime = limits.verdict(contactedAt, since: start, limits.contact, cutOff: cutOff) {
            contactDue += 1
            if inTime { contactedInTime += 1 }
        }
    }

    private mutating func addCourse(_ dispatch: SeenDispatch) {
        let course = dispatch.course
        if course.isSentBack { sentBack += 1 }
        if course.isMisplaced { misplaced += 1 }
        if course.isExtended { extended += 1 }
        if course.isReworked { reworked += 1 }
        guard dispatch.completedAt != nil else { return }
        if let isFactual = dispatch.fact.isFactual {
            judged += 1
            if isFactual { factual += 1 }
        }
        if !course.isSentBack, !course.isReworked, !course.isRepeated { completedAtOnce += 1 }
    }
}
