public import WorkingDays

/// 转办: one order at one unit, with its own clock.
///
/// 下派 makes a child with a parent.
public struct Dispatch: Hashable, Codable, Sendable {
    /// 转办序号, unique; see ``defaultNumber(order:unit:round:)`` where the source has none.
    public var number: String
    /// 工单编号.
    public var order: String
    /// 承办单位.
    public var unit: String
    public var role: DispatchRole
    /// 轮次: 1 is the first; 重办 makes the next.
    public var round: Int
    /// 上级转办序号; nil for a first-level dispatch, the only ones that 转办 figures count.
    public var parent: String?
    /// 转办时间: where the clock starts, never at 签收.
    public var dispatchedAt: Instant
    /// 签收时间.
    public var acknowledgedAt: Instant?
    /// 先行联系时间: when the citizen was first contacted.
    public var contactedAt: Instant?
    /// 办结时限: the last second that is on time.
    public var deadline: Instant
    /// 办结时间.
    public var completedAt: Instant?
    /// 办理结果.
    public var result: CompletionResult?
    /// 是否属实.
    public var isFactual: Bool?
    /// 退单次数.
    public var sendBackCount: Int
    /// 终止时间 of a dispatch that ended without 办结.
    public var endedAt: Instant?
    /// Why it ended without 办结; nil while it is open and after 办结.
    public var end: DispatchEnd?
    /// The limit that gave ``deadline``; nil where the deadline came with the record or by an extension.
    public var limit: HandlingLimit?
    /// 挂起: how many working days (of a limit in minutes: seconds) the clock has stood still.
    public var paused: Int
    /// Who dispatched it (工号); he doesn't review it.
    public var dispatchedBy: String?
    /// Who reviewed its last reply (工号); another reviews the next round.
    public var reviewedBy: String?
    /// 代码 of 未解决原因.
    public var unresolvedReason: String?
    /// 指定承办: it can't be sent back.
    public var isDesignated: Bool
    /// Which warning was given last: 1 yellow, 2 red; 0 none.
    public var warning: Int
    /// Rises by one with each change.
    public var revision: Int

    public init(
        number: String,
        order: String,
        unit: String,
        role: DispatchRole = .lead,
        round: Int = 1,
        parent: String? = nil,
        dispatchedAt: Instant,
        deadline: Instant
    ) {
        self.number = number
        self.order = order
        self.unit = unit
        self.role = role
        self.round = round
        self.parent = parent
        self.dispatchedAt = dispatchedAt
        self.deadline = deadline
        sendBackCount = 0
        paused = 0
        isDesignated = false
        warning = 0
        revision = 0
    }

    /// The number of a dispatch whose source names none: order, unit and round are its key (exchange.md).
    public static func defaultNumber(order: String, unit: String, round: Int) -> String {
        "\(order)/\(unit)/\(round)"
    }

    /// Whether a unit is still at work on it.
    public var isOpen: Bool { completedAt == nil && endedAt == nil }

    /// Where it stands at `cutOff`; what happened at or after the cut-off does not exist (domain.md §1.5).
    public func status(at cutOff: Instant) -> DispatchStatus {
        if let completedAt, completedAt < cutOff { return .completed }
        if let endedAt, endedAt < cutOff { return .ended }
        if let acknowledgedAt, acknowledgedAt < cutOff { return .handling }
        return .waiting
    }

    /// Completed after the deadline, or open past it at the cut-off (domain.md §5).
    ///
    /// One that was sent back, recalled, withdrawn or made void is not: nobody is late with it.
    public func isOverdue(at cutOff: Instant) -> Bool {
        if let completedAt, completedAt < cutOff { return completedAt > deadline }
        if let endedAt, endedAt < cutOff { return false }
        return deadline < cutOff
    }
}

/// 主协办.
public enum DispatchRole: Int, Codable, Sendable, CaseIterable {
    case lead = 1
    case assisting = 2

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .lead: "主办"
        case .assisting: "协办"
        }
    }
}

/// Why a dispatch ended without 办结.
public enum DispatchEnd: Int, Codable, Sendable, CaseIterable {
    case sentBack = 1
    case recalled = 2
    case withdrawn = 3
    case void = 4
    case closedByParent = 5

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .sentBack: "退单"
        case .recalled: "撤回"
        case .withdrawn: "撤诉"
        case .void: "作废"
        case .closedByParent: "上级终止"
        }
    }

    /// Whether it still counts as 转办: a recalled or void dispatch was a mistake that nobody is charged with.
    public var isCounted: Bool { self != .recalled && self != .void }
}

/// Where a dispatch stands.
public enum DispatchStatus: Int, Codable, Sendable, CaseIterable {
    case waiting = 1
    case handling = 2
    case completed = 3
    case ended = 4

    /// The name on every page.
    public var title: String {
        switch self {
        case .waiting: "待签收"
        case .handling: "办理中"
        case .completed: "已办结"
        case .ended: "已终止"
        }
    }
}

/// 办理结果: how a unit says the matter ended (domain.md §2).
public enum CompletionResult: Int, Codable, Sendable, CaseIterable {
    case resolved = 1
    case partlyResolved = 2
    case explained = 3
    case unfounded = 4
    case unreachable = 5
    case withdrawn = 6
    case inProgress = 7
    case beyondDuty = 8

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .resolved: "已解决"
        case .partlyResolved: "部分解决"
        case .explained: "已解释"
        case .unfounded: "诉求不属实"
        case .unreachable: "联系不上"
        case .withdrawn: "诉求人撤回"
        case .inProgress: "正在推进"
        case .beyondDuty: "超出职责"
        }
    }
}
