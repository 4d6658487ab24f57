public import WorkingDays

/// 工单: one appeal on its way from the call to the archive.
///
/// The fields are those of domain.md §1; what may be done with it when is the rule's, not this file's.
public struct WorkOrder: Hashable, Codable, Sendable {
    /// 工单编号.
    public var number: String
    /// 来源渠道, a name of the city's list.
    public var channel: String
    /// 受理时间.
    public var receivedAt: Instant
    public var kind: RequestKind
    public var category: CategoryPath
    public var title: String?
    /// 诉求内容, at most ``contentLimit`` characters.
    public var content: String
    /// 事发时间.
    public var occurredAt: Instant?
    public var place: Place
    /// 被反映对象: a unit, company, estate or person.
    public var subject: String?
    public var callerKind: CallerKind?
    public var citizen: Citizen
    /// 是否匿名.
    public var isAnonymous: Bool
    /// 是否保密.
    public var isConfidential: Bool
    /// 是否公开; nil where nobody asked.
    public var isPublic: Bool?
    public var urgency: Urgency
    /// 标签, without order or repeats.
    public var tags: Set<String>
    public var external: ExternalReference?
    /// 通话编号.
    public var callNumber: String?
    /// 办理方式.
    public var ending: Ending
    /// 办结时间: when the hotline or the last unit was done.
    public var completedAt: Instant?
    /// 结案时间.
    public var closedAt: Instant?
    /// 轮次: 1, and one more with each 重办.
    public var round: Int
    /// 主单: the order whose dispatch, deadline and result this one shares (并单); nil for one on its own.
    public var leader: String?
    /// 原单: the closed order that this one takes up again (反复), or was split from (拆单).
    public var origin: String?
    /// The status as the rule settled it; nil for an imported order, whose status follows from ending and completion.
    public var settledStatus: WorkOrderStatus?
    /// Columns of an import that the system has no field for, by name.
    public var notes: [String: String]
    /// Rises by one with each change; storage refuses a save that is not based on the newest.
    public var revision: Int

    /// Longer texts go to an attachment (architecture.md, "Text and search").
    public static let contentLimit = 20_000

    public init(
        number: String,
        channel: String,
        receivedAt: Instant,
        kind: RequestKind,
        category: CategoryPath,
        content: String,
        ending: Ending
    ) {
        self.number = number
        self.channel = channel
        self.receivedAt = receivedAt
        self.kind = kind
        self.category = category
        self.content = content
        self.ending = ending
        place = Place()
        citizen = Citizen()
        isAnonymous = false
        isConfidential = false
        urgency = .normal
        tags = []
        notes = [:]
        round = 1
        revision = 0
    }

    /// Where the order stands.
    public var status: WorkOrderStatus {
        if let settledStatus { return settledStatus }
        guard ending == .dispatched else { return .closed }
        return completedAt == nil ? .handling : .completed
    }
}

/// 外部平台, 外部编号, 外部时限 of an order that another platform sent.
public struct ExternalReference: Hashable, Codable, Sendable {
    public var platform: String
    public var number: String?
    public var deadline: Instant?

    public init(platform: String, number: String? = nil, deadline: Instant? = nil) {
        self.platform = platform
        self.number = number
        self.deadline = deadline
    }
}

/// Where an order stands.
///
/// 办结, 解决 and 结案 are three facts (architecture.md, glossary).
public enum WorkOrderStatus: Int, Codable, Sendable, CaseIterable {
    case registered = 1
    case handling = 2
    case completed = 3
    case closed = 4
    case withdrawn = 5
    case void = 6

    /// Whether it is an end that doesn't follow from the order's dispatches.
    public var endsOutright: Bool { self == .withdrawn || self == .void }

    /// The name on every page.
    public var title: String {
        switch self {
        case .registered: "待派单"
        case .handling: "办理中"
        case .completed: "已办结"
        case .closed: "已结案"
        case .withdrawn: "已撤诉"
        case .void: "已作废"
        }
    }
}
