extension OrderQuery {
    private static let fields: [QueryField<OrderQuery>] = [
        .period("received", \.received),
        .period("dispatched", \.dispatched),
        .limit("dispatched-within", \.dispatchedWithin),
        .day("as-of", \.asOf),
        .flag("valid", \.countsOnlyValid),
        .texts("channel", \.channels),
        .titles("kind", \.kinds),
        .categories("category", \.categories),
        .texts("county", \.counties),
        .places("place", \.places),
        .titles("urgency", \.urgencies),
        .titles("ending", \.endings),
        .titles("status", \.statuses),
        .texts("tag", \.tags),
        .titled("caller", \.callerKind),
        .hour("hour", \.hour),
        .number("weekday", \.weekday, 1...7),
        .raw("rating", \.rating),
        .flag("repeated", \.isRepeated),
        .number("units", \.unitCount, 1...4),
        .text("unit", \.unit),
        .text("group", \.group),
        .raw("handling", \.handling),
        .raw("course", \.course),
        .period("due", \.due),
        .period("completed", \.completed),
        .titled("contact", \.contact),
        .text("registered-by", \.registeredBy),
        .text("dispatched-by", \.dispatchedBy),
        .text("officer", \.officer),
        .text("platform", \.platform),
        .text("external", \.external),
        .text("leader", \.leader),
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
