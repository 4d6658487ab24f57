import Bulletins
import ChineseText
import Storage
import Templates
import WorkOrders
import WorkingDays

/// What a found order says around what was looked for; numbers are masked before it is looked for in them.
struct FoundText {
    /// As much of each part as lists show of an order.
    private static let length = 60

    let pieces: [Piece]

    /// A piece of the text, marked or not.
    struct Piece: TemplateModel {
        let text: String
        let isMarked: Bool

        static let names: Names<Self> = [
            .text("text", \.text), .flag("is-marked", \.isMarked), .flag("is-plain") { !$0.isMarked },
        ]
    }

    /// The title or the beginning of the text, and the first other part that has what was looked for.
    init(_ document: TextDocument, for search: SearchQuery) {
        let excerpts = document.parts.filter { !$0.isEmpty }.map { part in
            SearchExcerpt(of: NumberMask.masked(part), for: search, length: Self.length)
        }
        var shown = Array(excerpts.prefix(1))
        if let other = excerpts.dropFirst().first(where: \.isMarked) { shown.append(other) }
        pieces = shown.enumerated().flatMap { index, excerpt in
            (index == 0 ? [] : [Piece(text: "：", isMarked: false)])
                + excerpt.pieces.map { Piece(text: $0.text, isMarked: $0.isMarked) }
        }
    }
}

extension Connection {
    /// A page of orders by any filter, with what was looked for in their texts, if anything.
    func ordersByFilters(
        _ query: OrderQuery,
        now: Instant,
        calendar: WorkCalendar,
        after key: ListKey?
    ) throws -> TextPage {
        guard query.text == nil else { return try ordersByText(query, now: now, calendar: calendar, after: key) }
        return TextPage(page: try orders(query, now: now, calendar: calendar, after: key))
    }

    /// The texts of a page's orders with what was looked for marked; none where nothing was.
    func foundTexts(_ found: TextPage) throws -> [Int: FoundText] {
        guard let search = found.search else { return [:] }
        let documents = try textDocuments(ofOrders: found.page.rows.map(\.id))
        return Dictionary(uniqueKeysWithValues: documents.map { ($0.order, FoundText($0, for: search)) })
    }
}
