public import WorkingDays

/// 来电(关于旧单): a call or message about an existing order; counts as 来电 and stands on its timeline.
public struct FollowUpContact: Hashable, Codable, Sendable {
    /// 工单编号.
    public var order: String
    public var at: Instant
    public var kind: FollowUpKind
    public var channel: String?
    public var citizen: Citizen
    public var content: String?
    /// Whether it was passed on to the units: of reminders one a working day is.
    public var isForwarded: Bool

    public init(order: String, at: Instant, kind: FollowUpKind) {
        self.order = order
        self.at = at
        self.kind = kind
        isForwarded = false
        citizen = Citizen()
    }
}

/// The six kinds of follow-up contact (domain.md §2); only ``repeated`` counts as 重复诉求.
public enum FollowUpKind: Int, Codable, Sendable, CaseIterable {
    case progress = 1
    case reminder = 2
    case addition = 3
    case repeated = 4
    case withdrawal = 5
    case unitFeedback = 6

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .progress: "进度查询"
        case .reminder: "催办"
        case .addition: "追加"
        case .repeated: "再次反映"
        case .withdrawal: "撤诉"
        case .unitFeedback: "单位反馈"
        }
    }
}

/// 联系记录: one attempt of a unit to reach the citizen (先行联系).
public struct ContactAttempt: Hashable, Codable, Sendable {
    /// 转办序号.
    public var dispatch: String
    public var at: Instant
    public var isReached: Bool
    /// Who called.
    public var by: String?
    public var note: String?

    public init(dispatch: String, at: Instant, isReached: Bool) {
        self.dispatch = dispatch
        self.at = at
        self.isReached = isReached
    }
}
