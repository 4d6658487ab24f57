import WorkOrders
import WorkingDays

extension CaseWriter {
    /// 回访 about one unit, with the second round where the outline has one.
    mutating func visit(_ outlined: DispatchOutline, of dispatch: Dispatch) {
        guard !draft.order.isAnonymous || outlined.rating != nil else { return }
        var visits = VisitSequence(order: dispatch.order, unit: dispatch.unit)
        guard let rating = outlined.rating else {
            visitInVain(&visits, after: outlined.completedAt)
            return
        }
        let isReworked = outlined.rework != .none
        let first = isReworked && rating.isSatisfied ? .dissatisfied : rating
        let firstAt = ask(&visits, after: outlined.completedAt, rating: first)
        guard isReworked else { return }
        let round = rework(dispatch, after: firstAt)
        _ = ask(&visits, after: round.completedAt ?? firstAt, rating: rating)
        if outlined.rework == .inVain { escalate(round) }
    }

    /// The answered visit, after an unanswered one now and then.
    private mutating func ask(
        _ visits: inout VisitSequence,
        after completedAt: Instant,
        rating: Satisfaction
    ) -> Instant {
        var instant = OfficeTime.visit(after: completedAt, days: 1...2, with: &scene.chance)
        if scene.chance.chance(14) {
            draft.visits.append(visits.unreached(at: instant))
            instant = OfficeTime.visit(after: instant, days: 1...1, with: &scene.chance)
        }
        var visit = visits.next(at: instant)
        visit.method = scene.chance.element(of: Vocabulary.visitMethods)
        visit.isReached = true
        visit.rating = rating
        visit.isResolved = rating.isSatisfied ? scene.chance.chance(93) : scene.chance.chance(8)
        if !rating.isSatisfied { visit.reason = scene.chance.element(of: Vocabulary.dissatisfactions) }
        draft.visits.append(visit)
        if scene.chance.chance(40) { askAboutProcess(visit) }
        return instant
    }

    /// The same call asks about the process too, which counts apart.
    private mutating func askAboutProcess(_ visit: ReturnVisit) {
        var process = visit
        process.aspect = .process
        process.isResolved = nil
        process.reason = nil
        if scene.chance.chance(20) { process.rating = .fairlySatisfied }
        if scene.chance.chance(2) { (process.rating, process.reason) = (.dissatisfied, "没有联系过来电人") }
        draft.visits.append(process)
    }

    /// Three attempts in different half-days, then 未评价; or somebody who answers and doesn't want to rate.
    private mutating func visitInVain(_ visits: inout VisitSequence, after completedAt: Instant) {
        guard scene.chance.chance(45) else { return }
        var instant = completedAt
        for _ in 0..<(scene.chance.chance(60) ? 3 : 1) {
            instant = OfficeTime.visit(after: instant, days: 1...1, with: &scene.chance)
            draft.visits.append(visits.unreached(at: instant))
        }
        guard scene.chance.chance(30) else { return }
        var visit = visits.next(at: OfficeTime.visit(after: instant, days: 1...1, with: &scene.chance))
        (visit.method, visit.isReached) = ("电话", true)
        draft.visits.append(visit)
    }

    /// What callers say about the hotline itself: with its own answer it is the result that is rated.
    mutating func rateHotline() {
        if let rating = outline.hotlineRating {
            let isByKey = scene.chance.chance(60)
            let seconds = isByKey ? scene.chance.number(850...990) : scene.chance.number(1_000...9_000)
            var visit = ReturnVisit(
                order: draft.order.number,
                visitedAt: outline.receivedAt.advanced(bySeconds: seconds),
                rating: rating
            )
            (visit.method, visit.isReached) = (isByKey ? "按键" : "短信", true)
            visit.isResolved = rating.isSatisfied
            if !rating.isSatisfied { visit.reason = "答复不清楚" }
            draft.visits.append(visit)
        } else if outline.ending == .dispatched, scene.chance.chance(12) {
            var visit = ReturnVisit(
                order: draft.order.number,
                visitedAt: outline.receivedAt.advanced(bySeconds: scene.chance.number(400...900)),
                rating: scene.chance.chance(97) ? .satisfied : .dissatisfied
            )
            (visit.method, visit.isReached, visit.aspect) = ("按键", true, .hotline)
            draft.visits.append(visit)
        }
    }
}

/// Numbers the attempts to ask about one unit's result.
struct VisitSequence {
    let order: String
    let unit: String
    private var count = 0

    init(order: String, unit: String) {
        self.order = order
        self.unit = unit
    }

    mutating func next(at instant: Instant) -> ReturnVisit {
        count += 1
        var visit = ReturnVisit(order: order, unit: unit, visitedAt: instant)
        visit.sequence = count
        return visit
    }

    mutating func unreached(at instant: Instant) -> ReturnVisit {
        var visit = next(at: instant)
        (visit.method, visit.isReached) = ("电话", false)
        return visit
    }
}
