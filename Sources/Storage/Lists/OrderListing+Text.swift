import WorkingDays

/// How a list of orders is found by what they say.
extension OrderListing {
    /// With fewer rows than this another filter leads, and each of its orders is asked for the text.
    static let fewOrders = 500

    /// Adds the text; true where its index is walked, newest document first.
    ///
    /// Confidential texts are in no list, so they must not be found by asking for their words either.
    mutating func addText(
        _ match: TextMatch,
        beside filters: [IndexedFilter],
        _ connection: any Connection
    ) throws -> Bool {
        conditions.append("w.is_confidential = 0")
        let leads = try Self.leads(match, filters, connection)
        text = (match, leads)
        if leads {
            // CROSS JOIN keeps SQLite from beginning with the orders.
            source = "text_index f CROSS JOIN text_document x CROSS JOIN work_order w"
            conditions += [match.condition, "x.document = f.rowid", "w.id = x.order_id"]
        } else {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM text_document x CROSS JOIN text_index f
                    WHERE x.order_id = w.id AND f.rowid = x.document AND \(match.tested))
                """
            )
        }
        return leads
    }

    /// Whether the text has fewer orders than any other filter, or the others are not few.
    private static func leads(
        _ match: TextMatch,
        _ filters: [IndexedFilter],
        _ connection: any Connection
    ) throws -> Bool {
        var least = fewOrders
        for filter in filters where filter.limit > 0 {
            let found: Statement = "SELECT COUNT(*) FROM (SELECT 1 FROM \(filter.rows) LIMIT \(least)) AS found"
            least = min(least, try connection.id(found) ?? least)
        }
        guard least < fewOrders else { return true }
        let found: Statement = "SELECT 1 FROM text_index f WHERE \(match.condition) LIMIT \(least + 1)"
        return try connection.id("SELECT COUNT(*) FROM (\(found)) AS found") ?? 0 <= least
    }

    /// Bounds the walk by the documents' numbers, which follow the orders' times.
    mutating func boundText(from begin: Instant?, to end: Instant) {
        guard text?.leads == true else { return }
        conditions.append("f.rowid < \(DocumentNumber.end(before: end))")
        if let begin { conditions.append("f.rowid >= \(DocumentNumber.first(at: begin))") }
    }

    /// Where the next page of a walk over the index begins.
    func textBeginning(after last: ListKey) -> Statement { "f.rowid < \(TextPlace(last).firstDocumentBefore)" }

    /// The same list among the newest documents alone, each tested as it comes: PostgreSQL walks them by their number.
    func amongNewest(_ count: Int, after last: ListKey?) -> OrderListing {
        guard let text, text.leads else { return self }
        let begin: Statement = last.map { last -> Statement in "WHERE \(textBeginning(after: last))" } ?? ""
        let oldest: Statement =
            "SELECT f.rowid FROM text_index f \(begin) ORDER BY f.rowid DESC LIMIT 1 OFFSET \(count)"
        var listing = self
        listing.conditions.removeAll { $0.text == text.match.condition.text }
        listing.conditions += [text.match.tested, "f.rowid > COALESCE((\(oldest)), -1)"]
        return listing
    }

    /// How many of the newest documents have the text, whatever else is asked for.
    func sample(_ count: Int, after last: ListKey?) -> Statement {
        let begin: Statement = last.map { last -> Statement in "WHERE \(textBeginning(after: last))" } ?? ""
        let newest: Statement = "SELECT f.terms FROM text_index f \(begin) ORDER BY f.rowid DESC LIMIT \(count)"
        return "SELECT COUNT(*) FROM (\(newest)) AS f WHERE \(text?.match.tested ?? "1 = 0")"
    }

    /// The same list through PostgreSQL's index for texts, whatever its planner expects of it.
    func throughIndex() -> OrderListing {
        guard let text, text.leads else { return self }
        var listing = self
        listing.conditions.removeAll { $0.text == text.match.condition.text }
        let hits: Statement = "SELECT h.rowid FROM text_index h WHERE \(text.match.condition(of: "h"))"
        listing.prefix = "WITH f AS MATERIALIZED (\(hits)) "
        listing.source = "f CROSS JOIN text_document x CROSS JOIN work_order w"
        return listing
    }
}
