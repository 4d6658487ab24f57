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
            conditions += [match.condition, "x.document = -f.rowid", "w.id = x.order_id"]
        } else {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM text_document x CROSS JOIN text_index f
                    WHERE x.order_id = w.id AND f.rowid = -x.document AND \(match.tested))
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
        let numbers = (begin.map(DocumentNumber.first(at:)) ?? 0)..<max(1, DocumentNumber.end(before: end))
        textNumbers = numbers
        conditions.append("f.rowid > \(-numbers.upperBound)")
        if begin != nil { conditions.append("f.rowid <= \(-numbers.lowerBound)") }
    }

    /// Where the next page of a walk over the index begins.
    func textBeginning(after last: ListKey) -> Statement { "f.rowid > \(-TextPlace(last).firstDocumentBefore)" }
}

/// How PostgreSQL finds texts: its planner takes the index for whatever isn't rare, and fetches all of it.
extension OrderListing {
    /// The first and the last `rowid` of so many of the newest documents that the list may have; one row.
    func newestDocuments(_ count: Int, after last: ListKey?) -> Statement {
        let end = min(textNumbers.upperBound, last.map { TextPlace($0).firstDocumentBefore } ?? .max)
        let newest: Statement =
            "SELECT f.rowid AS rowid FROM text_index f WHERE f.rowid > \(-end) ORDER BY f.rowid LIMIT \(count)"
        return "SELECT MIN(n.rowid), MAX(n.rowid) FROM (\(newest)) AS n"
    }

    /// The same list among documents up to one, each tested as it comes: a walk by their number.
    func walked(to last: Int) -> OrderListing {
        guard let text, text.leads else { return self }
        var listing = self
        listing.conditions.removeAll { $0.text == text.match.condition.text }
        listing.conditions += [text.match.tested, "f.rowid <= \(last)"]
        return listing
    }

    /// The same list through the index for texts, of some days or of all that the list may have.
    func throughIndex(days: ClosedRange<Int>? = nil) -> OrderListing {
        guard let text, text.leads else { return self }
        var listing = self
        listing.conditions.removeAll { $0.text == text.match.condition.text }
        let days = days ?? Self.slice(textNumbers.lowerBound, textNumbers.upperBound)
        let hits: Statement = "SELECT h.rowid FROM text_index h WHERE \(text.match.condition(of: "h", among: days))"
        listing.prefix = "WITH f AS MATERIALIZED (\(hits)) "
        listing.source = "f CROSS JOIN text_document x CROSS JOIN work_order w"
        return listing
    }

    /// Slices of the index from its newest document on, each some times as long as the one before; `newest` are the
    /// `rowid`s of the documents that were looked at already.
    func slices(beyond newest: ClosedRange<Int>) -> [ClosedRange<Int>] {
        [8, 64].compactMap { factor in
            let reach = newest.lowerBound + (newest.upperBound - newest.lowerBound) * factor
            return -reach > textNumbers.lowerBound ? Self.slice(-reach, -newest.lowerBound) : nil
        }
    }

    /// The days from one number to another; nil for so many that to name them costs more than it saves.
    private static func slice(_ first: Int, _ last: Int) -> ClosedRange<Int>? {
        let days = DocumentNumber.day(of: max(0, first))...DocumentNumber.day(of: max(0, first, last))
        return days.count <= 400 ? days : nil
    }
}
