/// What the rows or columns of a table stand for.
public enum TableDimension: String, Sendable, CaseIterable {
    case group
    case unit
    case county
    case street
    case community
    case category
    case subcategory
    /// 三级类别.
    case detail
    case kind
    case channel
    case tag
    case urgency
    case ending
    case status
    case hour
    case weekday
    case day
    case week
    case month
    /// Who registered the order, or made the dispatch.
    case officer

    /// The name on every page.
    public func title(of subject: TableSubject) -> String {
        switch self {
        case .group: "单位分组"
        case .unit: "承办单位"
        case .county: "县区"
        case .street: "街道乡镇"
        case .community: "社区村"
        case .category: "一级类别"
        case .subcategory: "二级类别"
        case .detail: "三级类别"
        case .kind: "诉求类型"
        case .channel: "来源渠道"
        case .tag: "标签"
        case .urgency: "紧急程度"
        case .ending: "办理方式"
        case .status: "当前状态"
        case .hour: "受理时段"
        case .weekday: "星期"
        case .day: "日"
        case .week: "周"
        case .month: "月"
        case .officer: subject == .orders ? "登记人" : "派单人"
        }
    }

    /// Whether something of the subject has it.
    public func applies(to subject: TableSubject) -> Bool {
        switch self {
        case .ending, .status, .hour, .weekday, .tag: subject == .orders
        default: true
        }
    }

    /// Whether one order may stand in several rows, so that the total is less than their sum.
    public func overlaps(_ subject: TableSubject) -> Bool {
        switch self {
        case .tag: true
        case .unit, .group: subject == .orders
        default: false
        }
    }

    /// Whether it is a part of the order, which a table of dispatches has to look up.
    var isOfOrder: Bool {
        switch self {
        case .county, .street, .community, .category, .subcategory, .detail, .channel, .urgency: true
        default: false
        }
    }

    /// The spans of time, whose lists have a shorter period.
    var isSpan: Bool { self == .day || self == .week || self == .month }

    /// The dimensions that may stand before it in a table of two levels: the wider ones of its kind come first.
    public static func offered(for subject: TableSubject) -> [TableDimension] {
        allCases.filter { $0.applies(to: subject) }
    }
}
