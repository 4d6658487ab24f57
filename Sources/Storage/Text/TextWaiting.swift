/// Orders whose text waits to be indexed: ranges of ids, each from one event or import.
///
/// A row is written in the transaction that changes the text, under a key that no other change has: an indexer that
/// takes it reads the text afterwards, and can't take one that isn't committed yet. So no change is missed.
public struct TextWaiting: Hashable, Sendable {
    /// How many orders are read or indexed at once.
    public static let batch = 200

    /// Disjoint, ascending.
    public private(set) var ranges: [ClosedRange<Int>] = []

    /// How many ids, of which some may be no order's.
    public var count: Int { ranges.reduce(0) { $0 + $1.count } }
    public var isEmpty: Bool { ranges.isEmpty }

    init(_ found: [ClosedRange<Int>]) {
        for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let last = ranges.last, range.lowerBound <= last.upperBound + 1 else {
                ranges.append(range)
                continue
            }
            ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        }
    }

    /// At most ``batch`` ids for an IN, filled up to one length so that there is one statement to prepare; nil for none.
    static func list(_ ids: [Int]) -> Statement? {
        guard let filler = ids.last else { return nil }
        return (0..<batch).map { index -> Statement in "\(index < ids.count ? ids[index] : filler)" }.joined(", ")
    }

    /// Whether an order waits.
    public func contains(_ id: Int) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < id { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(id)
    }
}

extension Connection {
    /// Puts an order whose text was changed by an event into the line; one insert.
    func awaitIndexing(order id: Int, event sequence: Int) throws {
        try enqueue(
            """
            INSERT INTO text_waiting (first_id, last_id, token) VALUES (\(id), \(id), \(sequence))
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// Puts orders of an import into the line, one row for each range of ids.
    ///
    /// `token` is the import's own: the first id that was reserved for it.
    public func awaitIndexing(orders ranges: [ClosedRange<Int>], import token: Int) throws {
        for range in ranges {
            try enqueue(
                """
                INSERT INTO text_waiting (first_id, last_id, token)
                VALUES (\(range.lowerBound), \(range.upperBound), \(-token)) ON CONFLICT DO NOTHING
                """
            )
        }
    }

    /// Puts all orders into the line; a change that isn't committed yet stands under a key of its own.
    public func awaitIndexingOfAll() throws {
        try execute("DELETE FROM text_waiting WHERE token = 0")
        try execute(
            """
            INSERT INTO text_waiting (first_id, last_id, token)
            SELECT MIN(id), MAX(id), 0 FROM work_order HAVING COUNT(*) > 0
            """
        )
    }

    /// Everything that waits; a walk over a table that is nearly always empty.
    public func textWaiting() throws -> TextWaiting {
        var ranges: [ClosedRange<Int>] = []
        try forEachRow("SELECT first_id, last_id FROM text_waiting") { row in
            if let first = row.integer(0), let last = row.integer(1), first <= last { ranges.append(first...last) }
        }
        return TextWaiting(ranges)
    }

    /// Takes at most ``TextWaiting/batch`` orders out of the line, those with the highest ids first.
    ///
    /// What somebody else took meanwhile is left to him.
    func takeWaiting() throws -> [Int] {
        let found = try rows(
            """
            SELECT first_id, last_id, token FROM text_waiting
            ORDER BY first_id DESC, token DESC LIMIT \(TextWaiting.batch)
            """
        )
        var ids: Set<Int> = []
        for var row in found where ids.count < TextWaiting.batch {
            let (first, last, token) = (try row.integer(), try row.integer(), try row.integer())
            let begin = max(first, last - (TextWaiting.batch - ids.count) + 1)
            let key: Statement = "WHERE first_id = \(first) AND token = \(token) AND last_id = \(last)"
            let taken =
                begin > first
                ? try execute("UPDATE text_waiting SET last_id = \(begin - 1) \(key)")
                : try execute("DELETE FROM text_waiting \(key)")
            if taken == 1, begin <= last { ids.formUnion(begin...last) }
        }
        return ids.sorted()
    }
}

extension Connection {
    /// Whether anything waits; one step.
    public func hasWaitingTexts() throws -> Bool { try id("SELECT 1 FROM text_waiting LIMIT 1") != nil }

    /// The orders that have no document, waiting or not; one look-up for each order.
    public func ordersWithoutDocument() throws -> [Int] {
        var ids: [Int] = []
        try forEachRow(
            """
            SELECT w.id FROM work_order w
            WHERE NOT EXISTS (SELECT 1 FROM text_document x WHERE x.order_id = w.id) ORDER BY w.id
            """
        ) { row in
            if let id = row.integer(0) { ids.append(id) }
        }
        return ids
    }
}
