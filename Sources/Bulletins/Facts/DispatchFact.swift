public import WorkOrders
public import WorkingDays

/// What the figures need of one dispatch (order × unit).
public struct DispatchFact: Sendable {
    /// Any id of its own that its send-backs and extensions share.
    public var id: Int
    /// Any id of the order that its visits share.
    public var order: Int
    /// Id in ``FigureNames/units``.
    public var unit: Int
    /// 诉求类型 of the order: 咨询 has a mean of its own.
    public var kind: RequestKind
    /// 受理时间 of the order; only the cohort ``FigureCohort/received`` asks for it.
    public var receivedAt: Instant
    /// A child's work counts as its parent's; only first-level dispatches are counted.
    public var isFirstLevel: Bool
    /// 轮次; later rounds are 重办 and not counted again.
    public var round: Int
    public var dispatchedAt: Instant
    /// 办结时限: the last second that is on time.
    public var deadline: Instant
    public var acknowledgedAt: Instant?
    /// 先行联系时间.
    public var contactedAt: Instant?
    public var completedAt: Instant?
    /// 是否属实; nil where nobody said.
    public var isFactual: Bool?
    /// 终止时间 of one that ended otherwise than by 办结 (sent back, withdrawn): neither open nor late from then on.
    public var endedAt: Instant?

    public init(
        id: Int = 0,
        order: Int,
        unit: Int,
        kind: RequestKind,
        receivedAt: Instant,
        isFirstLevel: Bool = true,
        round: Int = 1,
        dispatchedAt: Instant,
        deadline: Instant,
        acknowledgedAt: Instant? = nil,
        contactedAt: Instant? = nil,
        completedAt: Instant? = nil,
        isFactual: Bool? = nil,
        endedAt: Instant? = nil
    ) {
        self.id = id
        self.order = order
        self.unit = unit
        self.kind = kind
        self.receivedAt = receivedAt
        self.isFirstLevel = isFirstLevel
        self.round = round
        self.dispatchedAt = dispatchedAt
        self.deadline = deadline
        self.acknowledgedAt = acknowledgedAt
        self.contactedAt = contactedAt
        self.completedAt = completedAt
        self.isFactual = isFactual
        self.endedAt = endedAt
    }
}
