public import WorkOrders
public import WorkingDays

/// What the figures need of one order received in the period: one narrow row, names as ids.
public struct OrderFact: Sendable {
    public var kind: RequestKind
    /// Id in ``FigureNames/categories``.
    public var category: Int
    /// Id in ``FigureNames/channels``.
    public var channel: Int
    /// Id in ``FigureNames/areas``; nil where no place was written down.
    public var area: Int?
    public var ending: Ending
    public var receivedAt: Instant
    public var urgency: Urgency

    public init(
        kind: RequestKind,
        category: Int,
        channel: Int,
        area: Int? = nil,
        ending: Ending,
        receivedAt: Instant,
        urgency: Urgency = .normal
    ) {
        self.kind = kind
        self.category = category
        self.channel = channel
        self.area = area
        self.ending = ending
        self.receivedAt = receivedAt
        self.urgency = urgency
    }
}
