public import WorkOrders

/// Which of the replies that wait for the centre's review somebody looks at.
public struct ReviewQuery: Hashable, Sendable {
    /// Nil is the first queue.
    public var queue: ReviewQueue?
    /// 诉求类型.
    public var kind: RequestKind?

    public init(_ queue: ReviewQueue? = nil) { self.queue = queue }

    private static let fields: [QueryField<ReviewQuery>] = [.raw("queue", \.queue), .titled("kind", \.kind)]

    /// The conditions as items of a URL, always in the same order: `queue=others&kind=投诉`.
    public var items: [QueryItem] { QueryField.items(self, Self.fields) }

    /// The query of a URL's items; a name or value that isn't one of the query's is refused.
    public init(items: [QueryItem]) throws(QueryError) {
        self.init()
        try QueryField.read(items, into: &self, Self.fields)
    }
}

/// The queues of 审核台.
public enum ReviewQueue: String, Sendable, CaseIterable {
    /// What the officer may review.
    case own
    /// What he dispatched, wrote, or reviewed in the round before: another's to review.
    case others

    /// The name on every page.
    public var title: String {
        switch self {
        case .own: "待审核"
        case .others: "须他人审核"
        }
    }
}
