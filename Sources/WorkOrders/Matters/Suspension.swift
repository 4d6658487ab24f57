public import WorkingDays

/// 挂起: a stretch in which the clock of a dispatch stands still, granted by the centre with an end (domain.md §2).
public struct Suspension: Hashable, Codable, Sendable {
    /// 转办序号; nil for an order that waits for its citizen before it is dispatched (待补充).
    public var dispatch: String?
    public var ground: SuspensionGround
    /// 依据文号 or what is asked of the citizen.
    public var document: String
    public var from: Instant
    /// Last day of the suspension.
    public var until: CivilDay
    /// 恢复时间; nil while the clock stands still.
    public var resumedAt: Instant?

    public init(dispatch: String?, ground: SuspensionGround, document: String, from: Instant, until: CivilDay) {
        self.dispatch = dispatch
        self.ground = ground
        self.document = document
        self.from = from
        self.until = until
    }
}

/// The only grounds on which a clock stands still (domain.md §2).
public enum SuspensionGround: Int, Codable, Sendable, CaseIterable {
    case awaitingCitizen = 1
    case expertise = 2
    case forceMajeure = 3

    /// The name on every page.
    public var title: String {
        switch self {
        case .awaitingCitizen: "待诉求人补充"
        case .expertise: "鉴定、司法或招标"
        case .forceMajeure: "不可抗力"
        }
    }
}
