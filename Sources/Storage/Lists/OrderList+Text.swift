public import Bulletins
public import ChineseText
public import WorkingDays

/// A page of orders found by what they say.
public struct TextPage: Sendable {
    public var page: ListPage<OrderListRow>
    /// What was looked for in the end: loosened where nothing had the words together; nil where nothing was typed.
    public var search: SearchQuery?

    public init(page: ListPage<OrderListRow>, search: SearchQuery? = nil) {
        self.page = page
        self.search = search
    }
}

/// Lists of orders by what they say: the index, and the texts that wait for it.
extension Connection {
    /// One page of the orders whose text a query asks for, newest first.
    public func ordersByText(
        _ query: OrderQuery,
        now: Instant,
        calendar: WorkCalendar = .standard,
        after key: ListKey? = nil,
        limit: Int = 50
    ) throws -> TextPage {
        guard let answer = try textAnswer(query, now, calendar, wanted: key == nil ? limit + 1 : 1) else {
            return TextPage(page: ListPage([], limit: limit, key: \.key), search: nil)
        }
        let rows = try answer.rows(after: key, limit: limit + 1)
        return TextPage(page: ListPage(rows, limit: limit) { TextPlace($0).key }, search: answer.search.search)
    }

    func orderCountByText(
        _ query: OrderQuery,
        now: Instant,
        calendar: WorkCalendar,
        atMost limit: Int?
    ) throws -> Int {
        try textAnswer(query, now, calendar, wanted: 1)?.count(atMost: limit) ?? 0
    }

    /// The statement behind a page from the index; for tests of its plan.
    package func textPageStatement(_ query: OrderQuery, now: Instant) throws -> Statement {
        guard let search = query.text.flatMap(SearchQuery.init) else { return "SELECT 1" }
        let match = TextMatch(query: search, engine: engine)
        let listing = try OrderListing(query, now: now, calendar: .standard, text: match, on: self)
        return listing?.page(after: nil, limit: 51) ?? "SELECT 1"
    }

    /// `wanted` is how many of the newest orders are asked for.
    private func textAnswer(
        _ query: OrderQuery,
        _ now: Instant,
        _ calendar: WorkCalendar,
        wanted: Int
    ) throws -> TextAnswer? {
        guard let typed = query.text.flatMap(SearchQuery.init) else { return nil }
        let waiting = try textWaiting()
        func search(_ search: SearchQuery) -> TextSearch {
            TextSearch(connection: self, query: query, now: now, calendar: calendar, search: search, waiting: waiting)
        }
        return try TextAnswer(to: search(typed), loosened: typed.loosened.map(search), wanted: wanted)
    }
}

/// What is shown for a query: the orders that have its words together or, where none has, those that have them apart.
private struct TextAnswer {
    /// So many orders with the terms of all words are asked for the words themselves, which is quicker than to have the
    /// index compare places: most have them, so that the index is rarely asked.
    private static let few = 100

    /// The search that answers.
    let search: TextSearch
    /// The newest orders of it, found while that was decided.
    private let head: [OrderListRow]
    /// Whether these are all.
    private let isWhole: Bool

    /// `loosened` has the terms of the words each for itself, and so finds whatever `exact` finds; nil where that is the
    /// same.
    init(to exact: TextSearch, loosened: TextSearch?, wanted: Int) throws {
        (search, head, isWhole) = try loosened.map { try Self.decide(exact, $0, wanted) } ?? (exact, [], false)
    }

    private static func decide(
        _ exact: TextSearch,
        _ loosened: TextSearch,
        _ wanted: Int
    ) throws -> (TextSearch, [OrderListRow], Bool) {
        let some = try loosened.rows(after: nil, limit: few + 1)
        let ids = try exact.matching(some.map(\.id))
        let kept = some.filter { ids.contains($0.id) }
        guard some.count > few else {
            // Where there is nothing at all nothing is 近似 either.
            return kept.isEmpty && !some.isEmpty ? (loosened, some, true) : (exact, kept, true)
        }
        if kept.count >= wanted { return (exact, kept, false) }
        let head = try exact.rows(after: nil, limit: wanted)
        return head.isEmpty ? (loosened, some, false) : (exact, head, head.count < wanted)
    }

    /// Orders behind `key`, newest first.
    func rows(after key: ListKey?, limit: Int) throws -> [OrderListRow] {
        if isWhole || key == nil && head.count >= limit {
            let rows = key.map { key in head.filter { TextPlace($0) < TextPlace(key) } } ?? head
            return Array(rows.prefix(limit))
        }
        return try search.rows(after: key, limit: limit)
    }

    func count(atMost limit: Int?) throws -> Int {
        isWhole ? min(head.count, limit ?? .max) : try search.count(atMost: limit)
    }
}
