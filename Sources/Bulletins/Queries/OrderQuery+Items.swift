extension OrderQuery {
    private static let fields: [QueryField<OrderQuery>] = [
        .period("received", \.received),
        .period("dispatched", \.dispatched),
        .limit("dispatched-within", \.dispatchedWithin),
        .day("as-of", \.asOf),
        .flag("valid", \.countsOnlyValid),
        .text("channel", \.channel),
        .titled("kind", \.kind),
        .category("category", \.category),
        .text("county", \.county),
        .titled("urgency", \.urgency),
        .titled("ending", \.ending),
        .titled("status", \.status),
        .text("tag", \.tag),
        .hour("hour", \.hour),
        .raw("rating", \.rating),
        .flag("repeated", \.isRepeated),
        .number("units", \.unitCount, 1...4),
        .text("number", \.number),
        .text("text", \.text),
    ]

    /// The conditions as items of a URL, always in the same order: `received=2022-02&valid=1&channel=电话`.
    public var items: [QueryItem] { QueryField.items(self, Self.fields) }

    /// The query of a URL's items; a name or value that isn't one of the query's is refused.
    public init(items: [QueryItem]) throws(QueryError) {
        self.init()
        try QueryField.read(items, into: &self, Self.fields)
    }
}
