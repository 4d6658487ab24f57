public import WorkingDays

/// 督办: an object of its own with addressee and limit (domain.md §2).
public struct Supervision: Hashable, Codable, Sendable {
    /// 工单编号.
    public var order: String
    public var level: SupervisionLevel
    public var at: Instant
    /// 对象: the unit or leader addressed.
    public var addressee: String?
    /// 时限.
    public var deadline: Instant?
    /// 依据.
    public var ground: String?
    /// 办结时间.
    public var completedAt: Instant?
    /// 回复 of the addressee.
    public var answer: String?
    public var answeredAt: Instant?

    public init(order: String, level: SupervisionLevel, at: Instant) {
        self.order = order
        self.level = level
        self.at = at
    }

    /// 督办编号: year, order, level and the second it was issued, as `〔2024〕A1-2-0205090000`.
    ///
    /// Told by the supervision's own key, so that no counter has to be waited for and an imported one has a number too.
    public var number: String {
        let digits = at.description.filter(\.isNumber)
        return "〔\(digits.prefix(4))〕\(order)-\(level.rawValue)-\(digits.dropFirst(4))"
    }
}

/// 级别 of a supervision.
public enum SupervisionLevel: Int, Codable, Sendable, CaseIterable {
    case reminder = 1
    case supervision = 2
    case keySupervision = 3
    case onSite = 4

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .reminder: "催办"
        case .supervision: "督办"
        case .keySupervision: "重点督办"
        case .onSite: "现场督办"
        }
    }
}
