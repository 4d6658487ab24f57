public import WorkingDays

/// 卷宗: an order with everything that belongs to it; what the rule reads and what events change.
public struct CaseFile: Hashable, Codable, Sendable {
    public var order: WorkOrder
    /// Oldest first; children after their parents.
    public var dispatches: [Dispatch]
    public var sendBacks: [SendBack] = []
    public var extensions: [DeadlineExtension] = []
    public var attempts: [ContactAttempt] = []
    public var replies: [Reply] = []
    public var visits: [ReturnVisit] = []
    public var contacts: [FollowUpContact] = []
    public var supervisions: [Supervision] = []
    /// The objects that few orders have.
    public var matters = Matters()
    /// When the last event happened; the next may not lie before it.
    public var lastEventAt: Instant?

    public init(order: WorkOrder, dispatches: [Dispatch] = []) {
        self.order = order
        self.dispatches = dispatches
    }
}

/// What few orders have, each list in the order it came about.
public struct Matters: Hashable, Codable, Sendable {
    public var suspensions: [Suspension] = []
    public var escalations: [Escalation] = []
    public var instructions: [LeaderInstruction] = []
    public var inspections: [SiteInspection] = []
    public var promises: [Promise] = []
    public var objections: [Objection] = []
    public var alerts: [Alert] = []
    public var relays: [Relay] = []
    public var harassment: HarassmentMark?
    public var incident: Incident?
    public var voidRequest: VoidRequest?
    /// What is owed to the platform that sent the order.
    public var upward: UpwardDuty?

    public init() {}
}

extension CaseFile {
    /// The dispatch of a number; nil where the order has none.
    public func dispatch(_ number: String) -> Dispatch? { dispatches.first { $0.number == number } }

    /// The children of a dispatch, or the first-level dispatches for nil.
    public func children(of parent: String?) -> [Dispatch] { dispatches.filter { $0.parent == parent } }

    /// The first-level dispatches of the order's present round, without those that ended otherwise than by 办结.
    public var presentDispatches: [Dispatch] {
        dispatches.filter { $0.parent == nil && $0.round == order.round && $0.end == nil }
    }

    /// The level of a dispatch, 1 for the first.
    public func level(of dispatch: Dispatch) -> Int {
        var level = 1
        var parent = dispatch.parent
        while let number = parent {
            level += 1
            parent = self.dispatch(number)?.parent
        }
        return level
    }

    /// A dispatch's newest reply.
    public func lastReply(_ dispatch: String) -> Reply? { replies.last { $0.dispatch == dispatch } }

    /// 公开答复 of the present round, the lead's first; each unit's own name before it where there are several.
    public var publicAnswer: String {
        let units = presentDispatches.sorted { $0.role.rawValue < $1.role.rawValue }
        let answers = units.compactMap { dispatch in
            lastReply(dispatch.number)?.publicAnswer.map { (unit: dispatch.unit, text: $0) }
        }
        guard answers.count > 1 else { return answers.first?.text ?? "" }
        return answers.map { "\($0.unit)：\($0.text)" }.joined(separator: "\n")
    }

    /// The send-back that waits for its ruling.
    public func openSendBack(_ dispatch: String) -> SendBack? {
        sendBacks.last { $0.dispatch == dispatch && $0.ruling == nil }
    }

    /// The extension that waits for its ruling.
    public func openExtension(_ dispatch: String) -> DeadlineExtension? {
        extensions.last { $0.dispatch == dispatch && $0.ruling == nil }
    }

    /// The suspension that holds; nil for `dispatch` is the order's own (待补充).
    public func openSuspension(_ dispatch: String?) -> Suspension? {
        matters.suspensions.last { $0.dispatch == dispatch && $0.resumedAt == nil }
    }

    /// The answers that count: the first with a result in each round, of a unit.
    public func ratings(of unit: String?) -> [ReturnVisit] {
        var rounds: Set<Int> = []
        return visits.filter { visit in
            visit.unit == unit && visit.aspect == .result && visit.rating != nil && rounds.insert(visit.round).inserted
        }
    }
}
