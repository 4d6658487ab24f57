public import WorkOrders

/// What a unit's officer looks at of his work: which of his tabs, and whose of the units below him.
public struct UnitQuery: Hashable, Sendable {
    /// Nil is the first tab.
    public var tab: UnitTab?
    /// One unit below; nil is the officer's own.
    public var unit: String?
    /// 含下级: his unit with all below it.
    public var includesBelow = false
    /// 诉求类型.
    public var kind: RequestKind?

    public init(_ tab: UnitTab? = nil) { self.tab = tab }

    private static let fields: [QueryField<UnitQuery>] = [
        .raw("tab", \.tab),
        .text("unit", \.unit),
        .flag("below", \.includesBelow),
        .titled("kind", \.kind),
    ]

    /// The conditions as items of a URL, always in the same order: `tab=overdue&below=1`.
    public var items: [QueryItem] { QueryField.items(self, Self.fields) }

    /// The query of a URL's items; a name or value that isn't one of the query's is refused.
    public init(items: [QueryItem]) throws(QueryError) {
        self.init()
        try QueryField.read(items, into: &self, Self.fields)
    }
}

/// The tabs of 单位工作台.
public enum UnitTab: String, Sendable, CaseIterable {
    case waiting
    /// Taken on and not done, wherever it stands: a send-back that waits for its ruling is among them.
    case handling
    /// Due today or on the next working day.
    case soon
    case overdue
    /// 退回重写: the reviewer or the unit's own leader gave the reply back.
    case returned
    /// 待签发: replies for the unit's leader.
    case unsigned
    /// 承诺件: completed as 正在推进, and not yet found kept.
    case promised
    case completed
    /// 退单 and 延期 of those to whom the unit passed orders on.
    case rulings
    /// Their replies.
    case reviews
    /// Those of them that are done and not visited.
    case visits

    /// The name on every page.
    public var title: String {
        switch self {
        case .waiting: "待签收"
        case .handling: "办理中"
        case .soon: "临期"
        case .overdue: "逾期"
        case .returned: "退回重写"
        case .unsigned: "待签发"
        case .promised: "承诺件"
        case .completed: "已办结"
        case .rulings: "下级待裁定"
        case .reviews: "下级待审核"
        case .visits: "下级待回访"
        }
    }

    /// Whether it is about what the unit passed on: for units with a desk of their own.
    public var isOfChildren: Bool {
        switch self {
        case .rulings, .reviews, .visits: true
        case .waiting, .handling, .soon, .overdue, .returned, .unsigned, .promised, .completed: false
        }
    }
}
