import Bulletins
import ChineseText
import WorkingDays

/// One search for texts in one state of the database.
struct TextSearch {
    /// So many waiting orders are looked at all at once; of more only as many as a page needs.
    private static let fewWaiting = 2_000
    /// Rows of a walk over waiting orders that are read at once.
    private static let walked = 200
    /// PostgreSQL tests so many of the newest documents one by one, before it asks its index.
    private static let newest = 2_000

    let connection: any Connection
    let query: OrderQuery
    let now: Instant
    let calendar: WorkCalendar
    let search: SearchQuery
    let waiting: TextWaiting

    /// Orders behind `key`, newest first.
    func rows(after key: ListKey?, limit: Int) throws -> [OrderListRow] {
        guard !waiting.isEmpty else { return try indexedRows(after: key, limit: limit) }
        return merged(
            try settledRows(after: key, limit: limit),
            try waitingRows(after: key, limit: limit),
            limit: limit
        )
    }

    /// From the index, without orders that wait: those are asked what they say now.
    private func settledRows(after key: ListKey?, limit: Int) throws -> [OrderListRow] {
        var settled: [OrderListRow] = []
        var last = key
        while settled.count < limit {
            let rows = try indexedRows(after: last, limit: limit)
            settled += rows.filter { !waiting.contains($0.id) }
            guard rows.count == limit, let end = rows.last else { break }
            last = TextPlace(end).key
        }
        return settled
    }

    /// How many there are; ends at `limit`.
    func count(atMost limit: Int?) throws -> Int {
        let indexed = try listing(by: search).map { try indexedCount($0, atMost: limit) } ?? 0
        guard !waiting.isEmpty, limit.map({ indexed < $0 }) ?? true else { return indexed }
        let fresh = try waitingRows(after: nil, limit: limit ?? .max - 1).map(\.id)
        // Of many that wait those that no longer have the text, though the index says so, are counted along.
        let asked = waiting.count <= Self.fewWaiting ? waiting.ranges.flatMap(Array.init) : fresh
        var known = 0
        for start in stride(from: 0, to: asked.count, by: Self.fewWaiting) {
            let ids = Array(asked[start...].prefix(Self.fewWaiting))
            known += try listing(by: search, among: ids).map { try connection.id($0.count(atMost: nil)) ?? 0 } ?? 0
        }
        return min(indexed + fresh.count - known, limit ?? .max)
    }

    private func listing(by search: SearchQuery?, among ids: [Int]? = nil) throws -> OrderListing? {
        var listing = try OrderListing(
            query,
            now: now,
            calendar: calendar,
            text: search.map { TextMatch(query: $0, engine: connection.engine) },
            among: ids,
            on: connection
        )
        if search == nil { listing?.conditions.append("w.is_confidential = 0") }
        return listing
    }

    private func indexedRows(after key: ListKey?, limit: Int) throws -> [OrderListRow] {
        guard let listing = try listing(by: search) else { return [] }
        guard listing.text?.leads == true else { return try fewRows(listing, after: key, limit: limit) }
        guard connection.engine == .postgres else {
            return try connection.orderRows(listing, after: key, limit: limit)
        }
        let steps = try self.steps(listing, after: key)
        for step in steps.dropLast() {
            let rows = try connection.orderRows(step, after: key, limit: limit)
            if rows.count == limit { return rows }
        }
        return try steps.last.map { try connection.orderRows($0, after: key, limit: limit) } ?? []
    }

    /// PostgreSQL's index gives all or nothing, so a list is asked for among the newest documents first, then among more
    /// and more of them: what is frequent fills a page from few, what is rare is few in all.
    private func steps(_ listing: OrderListing, after key: ListKey?) throws -> [OrderListing] {
        guard var row = try connection.rows(listing.newestDocuments(Self.newest, after: key)).first,
            let first = try row.optionalInteger(), let last = try row.optionalInteger()
        else { return [] }
        let slices = listing.slices(beyond: first...last).map { listing.throughIndex(days: $0) }
        return [listing.walked(to: last)] + slices + [listing.throughIndex()]
    }

    private func indexedCount(_ listing: OrderListing, atMost limit: Int?) throws -> Int {
        guard connection.engine == .postgres, listing.text?.leads == true else {
            return try connection.id(listing.count(atMost: limit)) ?? 0
        }
        // The newest documents alone are too few to be worth a look.
        let steps = limit == nil ? [listing.throughIndex()] : try steps(listing, after: nil).dropFirst()
        var count = 0
        for step in steps {
            count = try connection.id(step.count(atMost: limit)) ?? 0
            if count == limit { break }
        }
        return count
    }

    /// Where another filter leads there are few: they are put into the order of the index here.
    private func fewRows(_ listing: OrderListing, after key: ListKey?, limit: Int) throws -> [OrderListRow] {
        let all = try connection.orderRows(listing, after: nil, limit: OrderListing.fewOrders)
            .sorted { TextPlace($0) > TextPlace($1) }
        guard let key else { return Array(all.prefix(limit)) }
        return Array(all.filter { TextPlace($0) < TextPlace(key) }.prefix(limit))
    }

    private func waitingRows(after key: ListKey?, limit: Int) throws -> [OrderListRow] {
        let key = key.map { TextPlace($0).waitingKey }
        guard waiting.count <= Self.fewWaiting else { return try walkedRows(after: key, limit: limit) }
        let found = try matching(waiting.ranges.flatMap(Array.init))
        guard !found.isEmpty, let listing = try listing(by: nil, among: found.sorted()) else { return [] }
        return try connection.orderRows(listing, after: key, limit: limit)
    }

    /// All orders of the other conditions, newest first, and of those that wait the texts.
    private func walkedRows(after key: ListKey?, limit: Int) throws -> [OrderListRow] {
        guard let listing = try listing(by: nil) else { return [] }
        var found: [OrderListRow] = []
        var last = key
        while found.count < limit {
            let rows = try connection.orderRows(listing, after: last, limit: Self.walked)
            let matching = try matching(rows.map(\.id).filter(waiting.contains))
            found += rows.filter { matching.contains($0.id) }
            guard rows.count == Self.walked, let end = rows.last else { break }
            last = end.key
        }
        return Array(found.prefix(limit))
    }

    /// Which of these orders say what is looked for, now.
    func matching(_ ids: [Int]) throws -> Set<Int> {
        var found: Set<Int> = []
        for start in stride(from: 0, to: ids.count, by: TextWaiting.batch) {
            let batch = Array(ids[start...].prefix(TextWaiting.batch))
            for document in try connection.textDocuments(ofOrders: batch) where search.matches(document.text) {
                found.insert(document.order)
            }
        }
        return found
    }

    /// Both lists as one; an order that is in both once.
    private func merged(_ first: [OrderListRow], _ second: [OrderListRow], limit: Int) -> [OrderListRow] {
        var (first, second) = (first[...], second[...])
        var rows: [OrderListRow] = []
        var known: Set<Int> = []
        while rows.count < limit {
            let takesFirst: Bool
            switch (first.first.map(TextPlace.init), second.first.map(TextPlace.init)) {
            case (nil, nil): return rows
            case (.some, nil): takesFirst = true
            case (nil, .some): takesFirst = false
            case (let a?, let b?): takesFirst = a > b
            }
            let row = takesFirst ? first.removeFirst() : second.removeFirst()
            if known.insert(row.id).inserted { rows.append(row) }
        }
        return rows
    }
}
