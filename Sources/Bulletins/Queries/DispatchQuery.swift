public import WorkOrders
public import WorkingDays

/// Which dispatches (order × unit) a list shows, or a figure counts.
public struct DispatchQuery: Hashable, Sendable {
    /// Of orders received in this period.
    public var received: Period?
    /// Made in this period.
    public var dispatched: Period?
    /// Completed in this period, whenever made: 平均办结时长.
    public var completed: Period?
    /// Due in this period.
    public var due: Period?
    /// What happened at or after this day's 00:00 does not exist; nil is now.
    ///
    /// With ``due`` only deadlines that have passed are listed: nothing is on time before that.
    public var asOf: CivilDay?
    /// Only first-level dispatches of the first round, those that 转办 counts.
    public var countsOnlyFirst = false
    public var unit: String?
    /// 分组 of the unit.
    public var group: String?
    /// 诉求类型 of the order.
    public var kind: RequestKind?
    public var state: DispatchState?
    /// Made before this day's 00:00 and not completed before it: 结转, 期末在办.
    public var openAt: CivilDay?
    /// What happened to it.
    public var course: DispatchCourse?
    /// Whether 签收 or 先行联系 came in time.
    public var response: ResponseQuery?
    /// 1 for a first-level dispatch, 2 for 下派 of one, up to 4.
    public var level: Int?
    /// What the citizen last answered about this unit on this order; each order × unit is listed once.
    public var rating: RatingQuery?
    /// Conditions on its order.
    public var channel: String?
    public var category: CategoryPath?
    public var county: String?
    /// A street or community, with the county it lies in.
    public var place: AreaPath?
    public var urgency: Urgency?
    public var tag: String?
    /// Made at this hour of the day, 0–23.
    public var hour: Int?
    /// Made on this day of the week, 1 Monday to 7 Sunday.
    public var weekday: Int?
    /// 工号 of who made it.
    public var dispatchedBy: String?

    public init() {}
}

/// Where a dispatch stands at the cut-off, as the figures see it.
public enum DispatchState: String, Sendable, CaseIterable {
    /// Not completed.
    case open
    case completed
    /// Completed after the deadline, or open past it.
    case overdue
    /// Not overdue: completed by the deadline, or open and not past it.
    case onTime = "on-time"
}

/// What the last answered visit says.
public enum RatingQuery: String, Sendable, CaseIterable {
    /// With a visit at all.
    case visited
    /// 联系上.
    case reached
    case evaluated
    case satisfied
    case dissatisfied
    /// The citizen said whether the matter is resolved: the last visit with that answer counts.
    case asked
    /// The citizen said that it is.
    case resolved
    /// The citizen said that it is not.
    case unresolved
}
