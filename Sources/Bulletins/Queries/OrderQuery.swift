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
    /// Of these channels; of a list with several names or codes each order has one, and none is any.
    public var channels: [String] = []
    public var kinds: [RequestKind] = []
    /// The names from the first level down; fewer names include what is below.
    public var categories: [CategoryPath] = []
    public var counties: [String] = []
    /// A street or community, with the county it lies in.
    public var places: [AreaPath] = []
    public var urgencies: [Urgency] = []
    public var endings: [Ending] = []
    public var statuses: [WorkOrderStatus] = []
    /// With one of these at least.
    public var tags: [String] = []
    public var callerKind: CallerKind?
    /// Received at this hour of the day, 0–23.
    public var hour: Int?
    /// Received on this day of the week, 1 Monday to 7 Sunday.
    public var weekday: Int?
    /// What the citizen last answered when asked about the hotline itself; each order is listed once.
    public var rating: RatingQuery?
    /// With 再次反映.
    public var isRepeated = false
    /// By how many units had it before the cut-off, on any level and in any round; 4 is four or more.
    public var unitCount: Int?
    /// With a dispatch to this unit or one below it, on any level and in any round; those that don't count as 转办 aside.
    public var unit: String?
    /// With such a dispatch to a unit of this 分组.
    public var group: String?
    /// Where such a dispatch stands; with ``unit`` or ``group`` one to those.
    public var handling: DispatchState?
    /// What happened to such a dispatch.
    public var course: DispatchCourse?
    /// With such a dispatch due in this period and not completed before the cut-off.
    public var due: Period?
    /// 办结 of the order as a whole in this period.
    public var completed: Period?
    /// With a follow-up of this kind: 催办, 追加, 再次反映 and so on.
    public var contact: FollowUpKind?
    /// 工号 of who registered it.
    public var registeredBy: String?
    /// 工号 of who dispatched it, in any round.
    public var dispatchedBy: String?
    /// 工号 of somebody who did anything about it.
    public var officer: String?
    /// The platform it came from, and the number it has there.
    public var platform: String?
    public var external: String?
    /// The number of the order that this one was merged into: 从单.
    public var leader: String?
    /// The beginning of the number.
    public var number: String?
    /// What the order says or was answered, as somebody types it: `暖气 停`; orders that are confidential don't match.
    public var text: String?

    public init() {}
}

/// The conditions that take several values, where one is meant; nil where there are none or several.
extension OrderQuery {
    public var channel: String? {
        get { channels.only }
        set { channels = Array(newValue) }
    }
    public var kind: RequestKind? {
        get { kinds.only }
        set { kinds = Array(newValue) }
    }
    public var category: CategoryPath? {
        get { categories.only }
        set { categories = Array(newValue) }
    }
    public var county: String? {
        get { counties.only }
        set { counties = Array(newValue) }
    }
    public var place: AreaPath? {
        get { places.only }
        set { places = Array(newValue) }
    }
    public var urgency: Urgency? {
        get { urgencies.only }
        set { urgencies = Array(newValue) }
    }
    public var ending: Ending? {
        get { endings.only }
        set { endings = Array(newValue) }
    }
    public var status: WorkOrderStatus? {
        get { statuses.only }
        set { statuses = Array(newValue) }
    }
    public var tag: String? {
        get { tags.only }
        set { tags = Array(newValue) }
    }
}

extension Array {
    fileprivate init(_ one: Element?) { self = one.map { [$0] } ?? [] }

    fileprivate var only: Element? { count == 1 ? self[0] : nil }
}
