public import WorkingDays

/// 提级: the matter goes to the named leader of a unit, who must acknowledge it (domain.md §2).
public struct Escalation: Hashable, Codable, Sendable {
    /// From 1, in the order they were made.
    public var sequence: Int
    public var ground: EscalationGround
    public var at: Instant
    /// 承办单位 whose leader it goes to.
    public var unit: String
    /// The leader's 工号 of the unit card; nil where the card names none.
    public var leader: String?
    public var acknowledgedAt: Instant?
    public var acknowledgedBy: String?

    public init(sequence: Int, ground: EscalationGround, at: Instant, unit: String, leader: String?) {
        self.sequence = sequence
        self.ground = ground
        self.at = at
        self.unit = unit
        self.leader = leader
    }
}

/// Why an order was escalated.
public enum EscalationGround: Int, Codable, Sendable, CaseIterable {
    case dissatisfiedTwice = 1
    case repeatedRequests = 2
    case supervisor = 3

    /// The name on every page.
    public var title: String {
        switch self {
        case .dissatisfiedTwice: "两次回访不满意"
        case .repeatedRequests: "多次再次反映"
        case .supervisor: "督办人员决定"
        }
    }
}
