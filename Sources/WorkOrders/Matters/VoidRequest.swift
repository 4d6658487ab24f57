public import WorkingDays

/// 作废: asked for by one officer, approved by 班长 (domain.md §2).
public struct VoidRequest: Hashable, Codable, Sendable {
    public var ground: VoidGround
    /// 工号.
    public var requestedBy: String
    public var requestedAt: Instant
    /// Nil while it waits.
    public var isGranted: Bool?
    public var ruledBy: String?
    public var opinion: String?

    public init(ground: VoidGround, requestedBy: String, requestedAt: Instant) {
        self.ground = ground
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
    }
}

/// The only grounds on which an order is made void (domain.md §2).
public enum VoidGround: Int, Codable, Sendable, CaseIterable {
    case mistake = 1
    case test = 2
    case duplicate = 3

    /// The name on every page.
    public var title: String {
        switch self {
        case .mistake: "误登"
        case .test: "测试"
        case .duplicate: "重复"
        }
    }
}
