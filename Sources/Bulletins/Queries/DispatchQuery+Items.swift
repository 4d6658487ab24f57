extension DispatchQuery {
    private static let fields: [QueryField<DispatchQuery>] = [
        .period("received", \.received),
        .period("dispatched", \.dispatched),
        .period("completed", \.completed),
        .period("due", \.due),
        .day("as-of", \.asOf),
        .flag("first", \.countsOnlyFirst),
        .text("unit", \.unit),
        .text("group", \.group),
        .titled("kind", \.kind),
        .raw("state", \.state),
        .raw("rating", \.rating),
        .day("open-at", \.openAt),
        .raw("course", \.course),
        .response("response", \.response),
        .number("level", \.level, 1...4),
        .text("channel", \.channel),
        .category("category", \.category),
        .text("county", \.county),
        .place("place", \.place),
        .titled("urgency", \.urgency),
        .text("tag", \.tag),
        .hour("hour", \.hour),
        .number("weekday", \.weekday, 1...7),
        .text("dispatched-by", \.dispatchedBy),
    ]

    /// The conditions as items of a URL, always in the same order: `dispatched=2022-02&first=1&state=overdue`.
    public var items: [QueryItem] { QueryField.items(self, Self.fields) }

    /// The query of a URL's items; a name or value that isn't one of the query's is refused.
    public init(items: [QueryItem]) throws(QueryError) {
        self.init()
        try QueryField.read(items, into: &self, Self.fields)
    }
}
