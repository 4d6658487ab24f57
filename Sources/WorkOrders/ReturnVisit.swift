public import WorkingDays

/// 回访: one attempt to ask the citizen about one aspect of the work of one unit or of the hotline.
public struct ReturnVisit: Hashable, Codable, Sendable {
    /// 工单编号.
    public var order: String
    /// 承办单位; nil for the hotline itself.
    public var unit: String?
    /// 环节: which of the three questions.
    public var aspect: VisitAspect
    /// 次序 of the attempts, from 1.
    public var sequence: Int
    public var visitedAt: Instant
    /// 回访方式: 电话, 短信, 按键, 链接.
    public var method: String?
    /// 是否联系上.
    public var isReached: Bool?
    /// 是否解决.
    public var isResolved: Bool?
    /// 评价; nil is 未评价 and never counts as satisfied.
    public var rating: Satisfaction?
    /// 不满意原因.
    public var reason: String?
    /// 轮次 that it asks about.
    public var round: Int
    /// 是否联系过: whether the unit had been in touch, as the citizen says.
    public var wasContacted: Bool?
    /// Who visited (工号).
    public var by: String?
    /// Another answer within the days allowed; it stands beside the first, which counts.
    public var changedRating: Satisfaction?
    /// 剔除: left out of the second of the two figures, after an objection was upheld.
    public var isExcluded: Bool

    public init(order: String, unit: String? = nil, visitedAt: Instant, rating: Satisfaction? = nil) {
        self.order = order
        self.unit = unit
        self.visitedAt = visitedAt
        self.rating = rating
        aspect = .result
        sequence = 1
        round = 1
        isExcluded = false
    }
}

/// 环节: what a visit asks about; figures of satisfaction count ``result`` only.
public enum VisitAspect: Int, Codable, Sendable, CaseIterable {
    case hotline = 1
    case process = 2
    case result = 3

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .hotline: "热线"
        case .process: "过程"
        case .result: "结果"
        }
    }
}

/// 评价 in five levels.
public enum Satisfaction: Int, Codable, Sendable, CaseIterable {
    case verySatisfied = 1
    case satisfied = 2
    case fairlySatisfied = 3
    case dissatisfied = 4
    case veryDissatisfied = 5

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .verySatisfied: "非常满意"
        case .satisfied: "满意"
        case .fairlySatisfied: "基本满意"
        case .dissatisfied: "不满意"
        case .veryDissatisfied: "非常不满意"
        }
    }

    /// A rating other than 不满意 and 非常不满意 is satisfied (exchange.md).
    public var isSatisfied: Bool { self != .dissatisfied && self != .veryDissatisfied }
}
