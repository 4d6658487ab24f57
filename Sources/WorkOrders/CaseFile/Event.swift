public import WorkingDays

/// 流转记录: what somebody did, and everything that it changed.
///
/// The changes carry whole values, so that applying an event needs neither rule nor calendar.
public struct Event: Hashable, Codable, Sendable {
    /// From 1 without gaps within its order; equal to the order's revision after it.
    public var sequence: Int
    public var at: Instant
    public var by: Officer.Stamp
    public var action: ActionName
    /// What was said with it: ground, opinion, note.
    public var words: String?
    public var changes: [Change]

    public init(
        sequence: Int,
        at: Instant,
        by: Officer.Stamp,
        action: ActionName,
        words: String? = nil,
        changes: [Change]
    ) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.action = action
        self.words = words
        self.changes = changes
    }
}

/// One value that an event added or changed.
///
/// Never carries the identity of a citizen: storage keeps that sealed beside the row it belongs to.
public enum Change: Hashable, Codable, Sendable {
    /// The whole order, at registration, at 更正, and when a file without events gets its first.
    case order(WorkOrder)
    /// What the order's life settled.
    case state(OrderState)
    case dispatch(Dispatch)
    case sendBack(SendBack)
    case deadlineExtension(DeadlineExtension)
    case attempt(ContactAttempt)
    case reply(Reply)
    case visit(ReturnVisit)
    case contact(FollowUpContact)
    case supervision(Supervision)
    case suspension(Suspension)
    case escalation(Escalation)
    case instruction(LeaderInstruction)
    case inspection(SiteInspection)
    case promise(Promise)
    case objection(Objection)
    case alert(Alert)
    case relay(Relay)
    case harassment(HarassmentMark)
    case incident(Incident)
    case voidRequest(VoidRequest)
    case upward(UpwardDuty)
}

/// What of an order changes during its life.
public struct OrderState: Hashable, Codable, Sendable {
    public var status: WorkOrderStatus
    public var ending: Ending
    public var completedAt: Instant?
    public var closedAt: Instant?
    public var round: Int
    public var leader: String?

    /// The state that an order is in.
    public init(_ order: WorkOrder) {
        status = order.status
        ending = order.ending
        completedAt = order.completedAt
        closedAt = order.closedAt
        round = order.round
        leader = order.leader
    }
}
