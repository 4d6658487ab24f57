public import WorkingDays

/// Who did something with an order, and when.
public struct EventAuthor: Hashable, Sendable {
    public var at: Instant
    /// 工号.
    public var officer: String
    /// The whole event where it was done in somebody's place (代办); nil for all others.
    public var substituted: String?
}

extension Connection {
    /// The authors of an order's events from the first on, without the events: one range of the primary key.
    public func eventAuthors(ofOrder id: Int) throws -> [EventAuthor] {
        // Inside a text of the event the quotation marks would be escaped.
        let content: Statement = "CASE WHEN content LIKE \(#"%"onBehalfOf":%"#) THEN content END"
        return try rows(
            "SELECT happened_at, officer, \(content) FROM event WHERE order_id = \(id) ORDER BY sequence"
        ).map { row throws(StorageError) in
            var row = row
            return EventAuthor(
                at: try row.instant(),
                officer: try row.text(),
                substituted: try row.optionalText()
            )
        }
    }
}
