import WorkOrders
import WorkingDays

/// Counts the dispatches of one cohort by unit.
struct CohortTally: Sendable {
    let cohort: FigureCohort
    /// By unit slot.
    private(set) var units: [DispatchCounts]
    /// The order × unit of each dispatch, doubled, and one more where it was made too late (派单及时率).
    private var pairs: [Int] = []

    init(_ cohort: FigureCohort, unitCount: Int) {
        self.cohort = cohort
        units = [DispatchCounts](repeating: DispatchCounts(), count: unitCount)
    }

    mutating func add(_ dispatch: SeenDispatch, _ limits: ResponseLimits) {
        guard dispatch.belongs(to: cohort) else { return }
        pairs.append(dispatch.pair << 1 | (limits.isPrompt(dispatch.fact) ? 0 : 1))
        units[dispatch.slot].add(dispatch, limits)
    }

    /// Joins the dispatches with the visits on them.
    ///
    /// One sort finds both the distinct order × unit and, as those of an order lie together, the distinct orders.
    func joined(with visits: [Int: VisitAnswer]) -> CohortCounts {
        var counts = CohortCounts(units: units)
        var last: (pair: Int, order: Int, isPrompt: Bool)?
        for value in pairs.sorted() where value >> 1 != last?.pair {
            let pair = value >> 1
            let (order, slot) = pair.quotientAndRemainder(dividingBy: units.count)
            let known = last.flatMap { $0.order == order ? $0 : nil }
            // The first dispatch of an order is prompt where any is; of equal pairs a prompt one comes first.
            let isPrompt = value & 1 == 0 || known?.isPrompt ?? false
            if known == nil { counts.orders += 1 }
            if isPrompt, known?.isPrompt != true { counts.promptOrders += 1 }
            visits[pair]?.count(into: &counts.ratings[slot])
            last = (pair, order, isPrompt)
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
    /// Of those, dispatched within the limit after they came.
    var promptOrders = 0

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
    let dispatching: HandlingLimit
    let calendar: WorkCalendar

    /// 派单及时.
    ///
    /// Nearly every order is dispatched on the day that it came, which a limit in working days always allows.
    func isPrompt(_ fact: DispatchFact) -> Bool {
        if case .workingDays = dispatching, fact.dispatchedAt.day == fact.receivedAt.day { return true }
        return fact.dispatchedAt <= calendar.deadline(from: fact.receivedAt, limit: dispatching)
    }

    func verdict(_ answer: Instant?, since start: Instant, _ limit: HandlingLimit, cutOff: Instant) -> Bool? {
        let deadline = calendar.deadline(from: start, limit: limit)
        if let answer { return answer <= deadline }
        return deadline < cutOff ? false : nil
    }
}

extension DispatchCounts {
    mutating func add(_ dispatch: SeenDispatch, _ limits: ResponseLimits) {
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
