public import WorkOrders
public import WorkingDays

/// What the figures need of one return visit.
public struct VisitFact: Sendable {
    /// The id of the order that its dispatches share.
    public var order: Int
    /// Id in ``FigureNames/units``; nil when the citizen was asked about the hotline itself.
    public var unit: Int?
    /// Only ``VisitAspect/result`` is counted.
    public var aspect: VisitAspect
    /// 次序: decides between visits of the same second.
    public var sequence: Int
    public var visitedAt: Instant
    public var isReached: Bool?
    public var isResolved: Bool?
    /// Nil is 未评价: the visit is not an answered one.
    public var rating: Satisfaction?

    public init(
        order: Int,
        unit: Int?,
        aspect: VisitAspect = .result,
        sequence: Int = 1,
        visitedAt: Instant,
        isReached: Bool? = nil,
        isResolved: Bool? = nil,
        rating: Satisfaction? = nil
    ) {
        self.order = order
        self.unit = unit
        self.aspect = aspect
        self.sequence = sequence
        self.visitedAt = visitedAt
        self.isReached = isReached
        self.isResolved = isResolved
        self.rating = rating
    }
}
