public import ChineseText
public import WorkingDays

/// What an order says, as it is indexed and searched: its own words, what citizens added, the public answers.
public struct TextDocument: Hashable, Sendable {
    /// An order's text beyond so many terms isn't indexed; a content of 20,000 characters and an answer of 40,000 fit.
    public static let mostTerms = 60_000
    /// The term of a text so long that PostgreSQL does not keep all places of its terms.
    static let longMark = "№"
    /// PostgreSQL keeps places up to 16,383, and 255 of a term.
    private static let keptPlaces = 16_000
    private static let keptPlacesOfTerm = 250

    public var order: Int
    public var receivedAt: Instant
    /// Title, content, address, subject, what was added and answered; one behind the other.
    public var parts: [String]

    /// Cut into terms; the parts are separated, so that no term begins in one and ends in another.
    public var text: SearchText { SearchText(parts.joined(separator: "\n"), limit: Self.mostTerms) }

    /// The terms as PostgreSQL reads a vector: `'暖气':1 '气停':2`.
    static func vector(_ words: [String]) -> String {
        var counts: [String: Int] = [:]
        var isLong = words.count > keptPlaces
        var vector = ""
        vector.reserveCapacity(words.count * 14)
        for (index, word) in words.enumerated() {
            counts[word, default: 0] += 1
            if counts[word, default: 0] > keptPlacesOfTerm { isLong = true }
            vector += "'\(word)':\(min(index + 1, 16_383)) "
        }
        if isLong { vector += "'\(longMark)'" }
        return vector
    }
}

extension Connection {
    /// What orders say, by their ids, at most ``TextWaiting/batch`` of them; ids that are none are left out.
    ///
    /// Three statements: look-ups by primary key, and the ranges of the orders' dispatches and contacts.
    public func textDocuments(ofOrders ids: [Int]) throws -> [TextDocument] {
        guard let list = TextWaiting.list(ids) else { return [] }
        var documents: [Int: TextDocument] = [:]
        try forEachRow(
            "SELECT id, received_at, title, content, address, subject FROM work_order WHERE id IN (\(list))"
        ) { row in
            guard let id = row.integer(0), let at = row.integer(1) else { return }
            let parts = (2...5).compactMap(row.text)
            documents[id] = TextDocument(order: id, receivedAt: Instant(secondsSinceEpoch: at), parts: parts)
        }
        try forEachRow(
            """
            SELECT order_id, content FROM follow_up_contact WHERE order_id IN (\(list)) AND content IS NOT NULL
            ORDER BY order_id, contacted_at, kind
            """
        ) { row in
            if let id = row.integer(0), let text = row.text(1) { documents[id]?.parts.append(text) }
        }
        try forEachRow(
            """
            SELECT d.order_id, r.public_answer FROM dispatch d JOIN reply r ON r.dispatch_id = d.id
            WHERE d.order_id IN (\(list)) AND r.public_answer IS NOT NULL ORDER BY d.order_id, r.replied_at, d.id
            """
        ) { row in
            if let id = row.integer(0), let text = row.text(1) { documents[id]?.parts.append(text) }
        }
        return ids.compactMap { documents.removeValue(forKey: $0) }
    }
}
