import WorkOrders
import WorkingDays

/// 回访, 承诺件, 重办, 结案, 申诉.
extension OrderLife {
    mutating func planCompletion() {
        guard file.order.leader == nil, let completedAt = file.order.completedAt else { return }
        planPromises()
        var isVisited = true
        if !file.order.isAnonymous {
            for dispatch in file.presentDispatches where rules.visits.isDrawn(file, unit: dispatch.unit) {
                if planVisit(of: dispatch, completedAt) { isVisited = false }
            }
        }
        guard isVisited else { return }
        if wantsRework { planRework() } else if mayClose { planClosing(completedAt) }
    }

    private func visits(of unit: String) -> [ReturnVisit] {
        file.visits.filter { $0.unit == unit && $0.round == file.order.round && $0.aspect == .result }
    }

    /// The next attempt to ask about a unit; false where all is asked.
    private mutating func planVisit(of dispatch: Dispatch, _ completedAt: Instant) -> Bool {
        let asked = visits(of: dispatch.unit)
        let key = "visit \(dispatch.number) \(asked.count)"
        if let first = asked.first(where: { $0.rating != nil }) {
            guard fate == .changedAnswer, !isDone(key), first.changedRating == nil else { return false }
            var changed = VisitRecord(unit: dispatch.unit, method: "电话", isReached: true, result: .dissatisfied)
            changed.reasonCode = "01"
            add(key, at: laterDay(first.visitedAt, 1, key), by: "回访员", .visit(changed), other: 1)
            return true
        }
        guard asked.count < rules.terms.visitAttempts, !isDone(key) else { return false }
        let last = max(completedAt, asked.last?.visitedAt ?? completedAt)
        let record = record(of: dispatch, attempt: asked.count)
        add(key, at: laterDay(last, 1, key), by: "回访员", .visit(record), other: 1)
        return true
    }

    private func record(of dispatch: Dispatch, attempt: Int) -> VisitRecord {
        let isReached = fate != .unvisited && !isLucky(attempt == 0 ? 15 : 40, "reached \(dispatch.number) \(attempt)")
        var record = VisitRecord(unit: dispatch.unit, method: "电话", isReached: isReached)
        guard isReached else { return record }
        let rating = rating(of: dispatch)
        record.result = rating
        record.process = isLucky(50, "process " + dispatch.number) ? rating : nil
        record.hotline = isLucky(30, "hotline " + dispatch.number) ? .verySatisfied : nil
        record.isResolved = rating.isSatisfied && dispatch.result == .resolved
        record.wasContacted = dispatch.contactedAt != nil
        if !rating.isSatisfied { record.reasonCode = "0\(order.serial % 4 + 1)" }
        return record
    }

    private func rating(of dispatch: Dispatch) -> Satisfaction {
        let round = file.order.round
        switch fate {
        case .dissatisfiedOnce, .objectionUpheld, .objectionRefused, .closedDespite:
            if round == 1, dispatch.role == .lead { return .dissatisfied }
        case .dissatisfiedTwice: if round < 3, dispatch.role == .lead { return .veryDissatisfied }
        default: break
        }
        var chance = order.chance("rating " + dispatch.number)
        return Satisfaction.allCases[chance.index(weighted: [45, 38, 14, 2, 1])]
    }

    private var dissatisfied: [Dispatch] {
        file.presentDispatches.filter { dispatch in
            visits(of: dispatch.unit).first { $0.rating != nil }?.rating?.isSatisfied == false
        }
    }

    private var wantsRework: Bool {
        !dissatisfied.isEmpty && file.order.round < 3 && fate != .closedDespite && fate != .objectionUpheld
            && fate != .objectionRefused
    }

    /// Whoever reopens it dispatches it: another visits.
    private mutating func planRework() {
        let last = dissatisfied.compactMap { visits(of: $0.unit).last?.visitedAt }.max() ?? begin
        let key = "rework \(file.order.round)"
        // What is complained of can't go round again alone.
        let again = fate == .conflict ? file.presentDispatches : dissatisfied
        let action = Action.reopen(units: again.map(\.unit), reason: "诉求人不满意，问题未解决，重新办理")
        add(key, at: atWork(last, 30...200, key), by: "回访员", action)
    }

    private mutating func planPromises() {
        for promise in file.matters.promises where promise.settledAt == nil {
            let isKept = fate != .promisePostponed || promise.postponements > 0
            let key = "promise \(promise.dispatch) \(promise.postponements)"
            let at = Instant(day: promise.day, secondOfDay: number(9 * 3_600...17 * 3_600, key))
            let note = isKept ? "诉求人确认已完工" : "因降雨停工，延后三日"
            let newDay = isKept ? nil : max(promise.day, file.lastEventAt?.day ?? promise.day).advanced(by: 3)
            let action = Action.settlePromise(dispatch: promise.dispatch, isKept: isKept, newDay: newDay, note: note)
            add(key, at: at, by: "回访员", action)
        }
    }

    /// Nothing else of the order waits for its end.
    private var mayClose: Bool {
        !hasOpenAlert && file.matters.promises.allSatisfy { $0.settledAt != nil }
            && file.matters.escalations.allSatisfy { $0.acknowledgedAt != nil }
            && file.supervisions.allSatisfy { $0.completedAt != nil }
            && file.matters.instructions.allSatisfy(\.isClosed)
            && file.matters.relays.allSatisfy { $0.answer != nil }
    }

    private mutating func planClosing(_ completedAt: Instant) {
        let reason = dissatisfied.isEmpty ? nil : "已依法依规办结，政策解释到位，无法进一步满足"
        let last = max(file.visits.last?.visitedAt ?? completedAt, file.lastEventAt ?? completedAt)
        let key = "close \(file.order.round)"
        add(key, at: atWork(last, 60...300, key), by: "回访员", .close(reason: reason))
    }

    mutating func planObjections() {
        for objection in file.matters.objections where objection.isUpheld == nil {
            let isUpheld = fate == .objectionUpheld || objection.votes.isEmpty
            let key = "vote \(objection.sequence) \(objection.votes.count)"
            let action = Action.ruleOnObjection(
                sequence: objection.sequence,
                isUpheld: isUpheld,
                opinion: isUpheld ? "证据充分，评价与事实不符" : "办理确有不足，维持评价"
            )
            let role = objection.votes.isEmpty ? "督办" : "值班领导"
            add(key, at: atWork(objection.at, 60...200, key, days: objection.votes.count), by: role, action)
        }
        guard fate == .objectionUpheld || fate == .objectionRefused, file.matters.objections.isEmpty,
            let visit = file.visits.first(where: { $0.aspect == .result && $0.rating?.isSatisfied == false }),
            let unit = visit.unit
        else { return }
        let action = Action.object(unit: unit, reasonCode: "02", evidence: "现场照片和验收单")
        add("object", at: atWork(visit.visitedAt, 60...200, "object"), by: OfficerRoster.officer(of: unit, 0), action)
    }
}
