public import WorkOrders

/// What waits for a dispatcher: which of his queues, and what of it.
public struct WaitingQuery: Hashable, Sendable {
    /// Nil is the first queue.
    public var queue: WaitingQueue?
    public var urgency: Urgency?
    /// 诉求类型.
    public var kind: RequestKind?
    public var category: CategoryPath?
    public var county: String?

    public init(_ queue: WaitingQueue? = nil) { self.queue = queue }

    private static let fields: [QueryField<WaitingQuery>] = [
        .raw("queue", \.queue),
        .titled("urgency", \.urgency),
        .titled("kind", \.kind),
        .category("category", \.category),
        .text("county", \.county),
    ]

    /// The conditions as items of a URL, always in the same order: `queue=send-backs&urgency=紧急`.
    public var items: [QueryItem] { QueryField.items(self, Self.fields) }

    /// The query of a URL's items; a name or value that isn't one of the query's is refused.
    public init(items: [QueryItem]) throws(QueryError) {
        self.init()
        try QueryField.read(items, into: &self, Self.fields)
    }
}

/// The queues of 派单台.
public enum WaitingQueue: String, Sendable, CaseIterable {
    /// 待派单.
    case orders
    /// 退单 to be ruled on; a dispute is settled there by 会商.
    case sendBacks = "send-backs"
    /// 延期 to be ruled on.
    case extensions
    /// Dispatched and not acknowledged: what may still be recalled.
    case unacknowledged

    /// The name on every page.
    public var title: String {
        switch self {
        case .orders: "待派单"
        case .sendBacks: "退单待裁定"
        case .extensions: "延期待审批"
        case .unacknowledged: "待签收"
        }
    }
}
