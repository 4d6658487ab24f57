import WorkOrders
import WorkingDays

/// Proposes what to do next with an order: mostly what comes next, often anything, sometimes nonsense.
struct RandomActions {
    var dice: Dice
    static let units = ["市城管局", "市水务局", "濉溪县", "临涣镇", "百善镇", "临涣村", "临涣村一组"]

    init(seed: Int) { dice = Dice(seed) }

    mutating func next(_ file: CaseFile, at: Instant) -> (Officer, Action) {
        if dice.happens(20), let (unit, action) = dice.any(waiting(file, at: at)) {
            let those = Staff.all.filter { Permissions.standard.allows($0.role, action.name) && $0.unit == unit }
            return (dice.any(those) ?? dice.pick(Staff.all), action)
        }
        let action = dice.happens(75) ? onward(file, at: at) : any(file, at: at)
        return (officer(for: action, file), action)
    }

    /// Mostly somebody whose role may and whose unit it is; now and then anybody.
    private mutating func officer(for action: Action, _ file: CaseFile) -> Officer {
        let unit = action.dispatchNumber.flatMap(file.dispatch)?.unit
        let parent = action.dispatchNumber.flatMap(file.dispatch)?.parent.flatMap(file.dispatch)?.unit
        let may = Staff.all.filter { Permissions.standard.allows($0.role, action.name) }
        let near = may.filter { $0.unit == nil || $0.unit == unit || $0.unit == parent }
        return dice.happens(92) ? dice.any(near) ?? dice.pick(Staff.all) : dice.pick(Staff.all)
    }

    /// What the order or one of its dispatches waits for.
    private mutating func onward(_ file: CaseFile, at: Instant) -> Action {
        if file.order.status == .registered {
            return dice.happens(60) ? .dispatch(assignments(), handover()) : orderAction(file, at: at)
        }
        if file.order.status == .completed { return dice.happens(60) ? visit(file) : closing(file) }
        guard let dispatch = dice.any(file.dispatches.filter(\.isOpen)) else { return any(file, at: at) }
        let number = dispatch.number
        switch file.stage(of: dispatch) {
        case .waiting: return .acknowledge(dispatch: number)
        case .sendBackRequested: return .ruleOnSendBack(dispatch: number, decision())
        case .handling: return dice.happens(60) ? .reply(dispatch: number, draft(at)) : unitAction(dispatch, at: at)
        case .suspended: return .resume(dispatch: number)
        case .awaitingSignature: return .sign(dispatch: number, isSigned: dice.happens(85), opinion: words())
        case .underReview:
            return .review(dispatch: number, dice.happens(75) ? .passed : .returned, opinion: words())
        case .completed, .ended: return any(file, at: at)
        }
    }

    private mutating func closing(_ file: CaseFile) -> Action {
        let units = file.presentDispatches.map(\.unit)
        return dice.happens(50)
            ? .close(reason: dice.happens(50) ? "无法再办" : nil)
            : .reopen(units: dice.happens(80) ? units : [unit()], reason: words())
    }

    mutating func number(_ file: CaseFile) -> String {
        dice.happens(95) ? dice.any(file.dispatches)?.number ?? "A1-1" : "A1-99"
    }

    mutating func unit() -> String { dice.happens(98) ? dice.pick(Self.units) : "无此单位" }
    mutating func words() -> String { dice.happens(92) ? dice.pick(["属实", "同意", "请补充", "我要放火"]) : " " }
    mutating func code() -> String { dice.happens(95) ? "01" : "99" }
    mutating func sequence() -> Int { 1 + dice.below(3) }
    mutating func day(_ at: Instant) -> CivilDay { at.day.advanced(by: dice.below(30) - 1) }

    mutating func assignments() -> [Assignment] {
        (0...dice.below(3)).map { index in
            Assignment(unit(), role: index == 0 || dice.happens(5) ? .lead : .assisting)
        }
    }

    /// Units below one, as a desk of its own would choose them.
    mutating func subordinates(of unit: String) -> [Assignment] {
        let below: [String] =
            switch unit {
            case "濉溪县": ["临涣镇", "百善镇"]
            case "临涣镇": ["临涣村"]
            case "临涣村": ["临涣村一组"]
            default: Self.units
            }
        let first = dice.pick(below)
        let others = below.filter { $0 != first && dice.happens(30) }.map { Assignment($0, role: .assisting) }
        return [Assignment(first, role: dice.happens(85) ? .lead : .assisting)] + others
    }

    mutating func handover() -> Handover {
        Handover(note: dice.happens(30) ? "请办理" : nil, override: dice.happens(30) ? "专业执法" : nil)
    }

    mutating func decision() -> SendBackDecision {
        let ruling = dice.pick([SendBackRuling.granted, .granted, .refused, .consultation])
        let assignments = ruling == .refused || dice.happens(5) ? [] : self.assignments()
        return SendBackDecision(
            ruling,
            assignments: assignments,
            opinion: words(),
            override: dice.happens(30) ? "专业执法" : nil
        )
    }

    mutating func draft(_ at: Instant) -> ReplyDraft {
        var draft = ReplyDraft(
            internalAccount: words(),
            publicAnswer: words(),
            result: dice.pick(CompletionResult.allCases + Array(repeating: .resolved, count: 8))
        )
        if dice.happens(60) { draft.unresolvedReason = code() }
        if dice.happens(60) { (draft.promisedDay, draft.stages) = (day(at), "分两步") }
        if dice.happens(25) { draft.leavingOpen = "下级另行答复" }
        return draft
    }

    mutating func visit(_ file: CaseFile) -> Action {
        let unit = dice.happens(90) ? dice.any(file.presentDispatches)?.unit : dice.any(Self.units)
        let isReached = dice.happens(75)
        var record = VisitRecord(unit: unit, method: "电话", isReached: isReached)
        if isReached || dice.happens(3) { record.result = dice.any(Satisfaction.allCases) }
        if dice.happens(30) { record.process = dice.any(Satisfaction.allCases) }
        if dice.happens(80) { record.reasonCode = code() }
        return .visit(record)
    }
}

extension Action {
    /// The dispatch that an action is about.
    var dispatchNumber: String? {
        switch self {
        case .recall(let number, _), .changeLead(let number, _), .suspend(let number, _, _, _), .resume(let number),
            .ruleOnSendBack(let number, _), .ruleOnExtension(let number, _, _), .acknowledge(let number),
            .requestSendBack(let number, _, _), .recordAttempt(let number, _, _),
            .requestExtension(let number, _, _, _), .passOn(let number, _), .reopenChild(let number, _),
            .reply(let number, _), .sign(let number, _, _), .askCitizen(let number, _), .review(let number, _, _),
            .settlePromise(let number, _, _, _), .warn(let number):
            number
        default: nil
        }
    }
}
