public import WorkingDays

/// Everything that may be done with an order once it is registered (domain.md §2).
///
/// ``CaseFile/carryOut(_:by:at:under:)`` says who may do it and when; each has a file of its own in `Actions`.
public enum Action: Hashable, Codable, Sendable {
    // 受理
    case answerDirectly(answer: String)
    case transfer(Transfer)
    case decline(ground: String)
    case markInvalid(reason: String)
    case requestSupplement(question: String)
    case supplement(text: String)
    case amend(Amendment)
    case requestVoid(VoidGround)
    case ruleOnVoid(isGranted: Bool, opinion: String)
    case markHarassment(calls: [String])
    case confirmHarassment(isConfirmed: Bool)

    // 派单
    case dispatch([Assignment], Handover)
    case recall(dispatch: String, reason: String)
    case addUnit(Assignment, Handover)
    case changeLead(dispatch: String, reason: String)
    case suspend(dispatch: String, SuspensionGround, document: String, until: CivilDay)
    case resume(dispatch: String)
    case ruleOnSendBack(dispatch: String, SendBackDecision)
    case ruleOnExtension(dispatch: String, isGranted: Bool, opinion: String)

    // 并单, 集中事件
    case merge(Leader)
    case unmerge(reason: String)
    case split(into: String)
    case declareIncident(statement: String)
    case joinIncident(Leader)
    case inheritResult(completedAt: Instant, isClosed: Bool)

    // 单位
    case acknowledge(dispatch: String)
    case requestSendBack(dispatch: String, reasonCode: String, basis: String)
    case recordAttempt(dispatch: String, isReached: Bool, note: String?)
    case requestExtension(dispatch: String, until: CivilDay, reason: String, isCitizenTold: Bool)
    case passOn(dispatch: String, [Assignment])
    case reopenChild(dispatch: String, reason: String)
    case reply(dispatch: String, ReplyDraft)
    case sign(dispatch: String, isSigned: Bool, opinion: String?)
    case askCitizen(dispatch: String, question: String)
    case object(unit: String, reasonCode: String, evidence: String)

    // 审核, 回访, 结案
    case review(dispatch: String, ReviewVerdict, opinion: String?)
    case relayAnswer(sequence: Int, answer: String)
    case visit(VisitRecord)
    case reopen(units: [String], reason: String)
    case close(reason: String?)
    case settlePromise(dispatch: String, isKept: Bool, newDay: CivilDay?, note: String)
    case ruleOnObjection(sequence: Int, isUpheld: Bool, opinion: String)
    case answerUpward(text: String, receipt: String?, isFinal: Bool)

    // 关于旧单的来电
    case contact(FollowUpKind, channel: String, content: String?)

    // 督办
    case escalate(unit: String, reason: String)
    case acknowledgeEscalation(sequence: Int)
    case supervise(SupervisionLevel, addressee: String, limit: HandlingLimit?, ground: String)
    case answerSupervision(SupervisionLevel, issuedAt: Instant, answer: String)
    case closeSupervision(SupervisionLevel, issuedAt: Instant)
    case instruct(leader: String, words: String, tasks: [InstructionTask])
    case reportOnInstruction(sequence: Int, task: Int, report: String)
    case inspect(notes: String, isSolved: Bool, point: Point?, photos: [String])

    // 紧急与敏感
    case raiseAlert(AlertKind, note: String?)
    case confirmAlert(sequence: Int)
    case passAlertOn(sequence: Int)
    case reportOnAlert(sequence: Int, AlertPhase, words: String)

    // 撤销; what it takes back is the desk's to find
    case undo(Undone?)

    // 身份与时限
    case openIdentity(reason: String)
    case warn(dispatch: String)
    case recomputeDeadlines
}

/// One unit that an order goes to.
public struct Assignment: Hashable, Codable, Sendable {
    /// 承办单位.
    public var unit: String
    public var role: DispatchRole
    /// A deadline earlier than the limit gives; nil for the limit's own.
    public var deadline: Instant?

    public init(_ unit: String, role: DispatchRole = .lead, deadline: Instant? = nil) {
        self.unit = unit
        self.role = role
        self.deadline = deadline
    }
}

/// What is said with a dispatch.
public struct Handover: Hashable, Codable, Sendable {
    /// 派单意见.
    public var note: String?
    /// 电话交办: whom the centre told by phone before the order was written, by name and minute.
    public var phoned: PhoneHandover?
    /// Why 回避 is set aside; nil where it isn't.
    public var override: String?

    public init(note: String? = nil, phoned: PhoneHandover? = nil, override: String? = nil) {
        self.note = note
        self.phoned = phoned
        self.override = override
    }
}

/// 电话交办.
public struct PhoneHandover: Hashable, Codable, Sendable {
    /// 接听人.
    public var person: String
    public var at: Instant

    public init(person: String, at: Instant) {
        self.person = person
        self.at = at
    }
}

/// 三方通话, 转110/119/120, 转其他热线 or 移交.
public struct Transfer: Hashable, Codable, Sendable {
    /// One of the endings that hand the caller on.
    public var ending: Ending
    /// 对方: number or office.
    public var counterpart: String
    /// 回执: the counterpart's own number of the matter; required by emergency numbers.
    public var receipt: String?

    public init(ending: Ending, counterpart: String, receipt: String? = nil) {
        self.ending = ending
        self.counterpart = counterpart
        self.receipt = receipt
    }
}

/// 更正: what is wrong in an order's fields; nil leaves a field as it is.
public struct Amendment: Hashable, Codable, Sendable {
    public var kind: RequestKind?
    public var category: CategoryPath?
    public var place: Place?
    public var subject: String?
    public var title: String?
    public var urgency: Urgency?
    public var tags: Set<String>?
    public var isConfidential: Bool?
    /// Why; always required, because it stays on record.
    public var reason: String

    public init(reason: String) { self.reason = reason }

    /// Whether nothing is to be changed.
    public var isEmpty: Bool {
        var empty = self
        empty.reason = ""
        return empty == Amendment(reason: "")
    }
}

/// 裁定 of a send-back.
public struct SendBackDecision: Hashable, Codable, Sendable {
    public var ruling: SendBackRuling
    /// 改派: the units that the order goes to instead; of 会商 those that were agreed on, with lead and assisting.
    public var assignments: [Assignment]
    public var opinion: String
    /// Why 回避 is set aside; nil where it isn't.
    public var override: String?

    public init(_ ruling: SendBackRuling, assignments: [Assignment] = [], opinion: String, override: String? = nil) {
        self.ruling = ruling
        self.assignments = assignments
        self.opinion = opinion
        self.override = override
    }
}

/// 答复 as a unit writes it.
public struct ReplyDraft: Hashable, Codable, Sendable {
    /// 内部办理情况.
    public var internalAccount: String
    /// 公开答复.
    public var publicAnswer: String
    /// 办理结果.
    public var result: CompletionResult
    /// 是否属实.
    public var isFactual: Bool?
    /// 代码 of 未解决原因; required where the matter isn't solved.
    public var unresolvedReason: String?
    /// 承诺办结日 and 分阶段安排 of 正在推进.
    public var promisedDay: CivilDay?
    public var stages: String?
    /// Why it is answered before its children, or before the assisting units; nil where all are done.
    public var leavingOpen: String?

    public init(internalAccount: String, publicAnswer: String, result: CompletionResult) {
        self.internalAccount = internalAccount
        self.publicAnswer = publicAnswer
        self.result = result
    }
}

/// 回访 as the visitor fills it in: one attempt, with up to three answers about one unit or the hotline.
public struct VisitRecord: Hashable, Codable, Sendable {
    /// 承办单位; nil for the hotline itself.
    public var unit: String?
    public var method: String
    public var isReached: Bool
    /// 对热线服务 (of the hotline itself), 对办理过程, 对办理结果.
    public var hotline: Satisfaction?
    public var process: Satisfaction?
    public var result: Satisfaction?
    public var isResolved: Bool?
    public var wasContacted: Bool?
    /// 代码 of 不满意原因.
    public var reasonCode: String?

    public init(unit: String?, method: String, isReached: Bool, result: Satisfaction? = nil) {
        self.unit = unit
        self.method = method
        self.isReached = isReached
        self.result = result
    }
}

/// 主单 as the order that joins it sees it; the desk reads it in the same transaction.
public struct Leader: Hashable, Codable, Sendable {
    public var number: String
    public var status: WorkOrderStatus
    /// Whether it has an alert, or follows another order itself.
    public var isBarred: Bool
    /// Whether it leads a 集中事件.
    public var isIncident: Bool

    public init(number: String, status: WorkOrderStatus, isBarred: Bool, isIncident: Bool) {
        self.number = number
        self.status = status
        self.isBarred = isBarred
        self.isIncident = isIncident
    }

    /// The order of a file as a leader.
    public init(_ file: CaseFile) {
        number = file.order.number
        status = file.order.status
        isBarred = !file.matters.alerts.isEmpty || file.order.leader != nil
        isIncident = file.matters.incident != nil
    }
}
