public import WorkOrders
public import WorkingDays

/// Which orders a list shows, or a figure counts: every figure can be opened to them.
///
/// An empty query is every order. Names are those of the city's lists; the conditions are joined by AND.
public struct OrderQuery: Hashable, Sendable {
    /// Received in this period.
    public var received: Period?
    /// With a first-level, first-round dispatch made in this period: 实际转办件数.
    public var dispatched: Period?
    /// With such a dispatch in ``dispatched`` made within this after 受理: 派单及时; nothing without a period.
    public var dispatchedWithin: HandlingLimit?
    /// What happened at or after this day's 00:00 does not exist; nil is now.
    public var asOf: CivilDay?
    /// Leaves 无效 out, as 受理总量 does.
    public var countsOnlyValid = false
    public var channel: String?
    public var kind: RequestKind?
    /// The names from the first level down; fewer names include what is below.
    public var category: CategoryPath?
    public var county: String?
    public var urgency: Urgency?
    public var ending: Ending?
    public var status: WorkOrderStatus?
    public var tag: String?
    /// Received at this hour of the day, 0–23.
    public var hour: Int?
    /// What the citizen last answered when asked about the hotline itself; each order is listed once.
    public var rating: RatingQuery?
    /// With 再次反映.
    public var isRepeated = false
    /// By how many units had it before the cut-off, on any level and in any round; 4 is four or more.
    public var unitCount: Int?
    /// The beginning of the number.
    public var number: String?
    /// What the order says or was answered, as somebody types it: `暖气 停`; orders that are confidential don't match.
    public var text: String?

    public init() {}
}
