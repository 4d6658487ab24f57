import Bulletins
import ChineseText
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// The list of orders by any filter.
struct OrderListPage: TemplateModel {
    let frame: Frame
    let form: FilterForm
    var total = ""
    /// The same list counted to its end, where it was not.
    var exact: String?
    var rows: [Row] = []
    var next: String?
    var first: String?
    var isEmpty = false
    var asOf: String?
    /// Whether words were looked for.
    var isSearch = false
    /// Whether the words of a phrase stand apart in what was found: 近似.
    var isLoose = false

    static let names: Names<Self> = [
        .group("frame", \.frame), .group("form", \.form), .text("total", \.total), .text("exact", \.exact),
        .list("rows", \.rows),
        .flag("has-rows") { !$0.rows.isEmpty },
        .text("next", \.next), .text("first", \.first), .flag("is-empty", \.isEmpty), .text("as-of", \.asOf),
        .flag("is-search", \.isSearch), .flag("is-loose", \.isLoose),
    ]

    /// An order in the list.
    struct Row: TemplateModel {
        let order: OrderListRow
        let path: String
        /// What was looked for, marked in what the order says; nil where nothing was.
        var found: FoundText?

        static let names: Names<Self> = [
            .list("pieces") { $0.found?.pieces ?? [] }, .flag("has-pieces") { $0.found != nil },
            .flag("is-matter") { $0.found == nil },
            .text("path", \.path), .text("number", \.order.number), .text("received", \.order.receivedAt.minuteText),
            .text("channel", \.order.channel), .text("kind", \.order.kind.title), .text("category", \.order.category),
            .text("matter", \.matter), .text("place", \.place), .text("ending", \.order.ending.title),
            .text("status", \.order.status.title), .flag("is-confidential", \.order.isConfidential),
            .flag("is-open") { $0.order.status == .handling || $0.order.status == .registered },
            .text("urgency") { $0.order.urgency == .normal ? nil : $0.order.urgency.title },
        ]

        private var matter: String {
            Matter.text(title: order.title, excerpt: order.excerpt, isConfidential: order.isConfidential)
        }

        private var place: String? { order.isConfidential ? nil : order.address.map { NumberMask.masked($0) } }
    }
}

/// What an order is about, in a line.
enum Matter {
    static let confidential = "保密工单，登录后按权限查看"
    /// Where lists cut the text of an order.
    private static let excerptLength = 60

    static func text(title: String?, excerpt: String, isConfidential: Bool) -> String {
        guard !isConfidential else { return confidential }
        if let title, !title.isEmpty { return NumberMask.masked(title) }
        let isCut = excerpt.unicodeScalars.count >= excerptLength
        return NumberMask.masked(excerpt, isCut: isCut) + (isCut ? "…" : "")
    }
}

extension Website {
    /// Answers `GET /work-orders?…`.
    ///
    /// A unit's orders are its dispatches.
    @Sendable func orderList(_ request: Request) async throws -> Response {
        if ownUnit != nil { return redirect(to: paths.dispatches) }
        var items = try RequestItems(request)
        if let asked = items.take("ask") { return try await answer(asked) }
        let after = items.take("after")
        let isExact = try ListTotal.isAsked(items.take(ListTotal.item))
        let reading = FilterReading(items.items) { items throws(QueryError) in _ = try OrderQuery(items: items) }
        if items.hasBlanks, reading.isGood { return redirect(to: paths.workOrders + paths.query(reading.items)) }
        guard reading.isGood, let query = try? OrderQuery(items: reading.items) else {
            return html(templates.orders.render(try await refusedOrders(reading)), status: .badRequest)
        }
        let page = try await orderPage(query, reading, isExact: isExact, after: try listKey(after))
        return html(templates.orders.render(page))
    }

    /// A question in words goes on to the list that it asks for, whose conditions stand in the address.
    private func answer(_ asked: String) async throws -> Response {
        let now = now()
        let words = try await database.read { [self] connection in
            let lists = try cityLists.lists(now: now, connection)
            return lists.questions.of(lists)
        }
        let question = Question(asked, words: words, today: now.day)
        return redirect(to: paths.workOrders + paths.query(question.items))
    }

    /// The key in the address of a further page.
    func listKey(_ text: String?) throws(PageError) -> ListKey? {
        guard let text else { return nil }
        guard let key = ListKey(text) else { throw .badRequest("网址中的页码有误，请回到清单第一页。") }
        return key
    }

    private func orderPage(
        _ query: OrderQuery,
        _ reading: FilterReading,
        isExact: Bool,
        after: ListKey?
    ) async throws -> OrderListPage {
        let now = now()
        return try await database.read { [self] connection in
            let search = try connection.ordersByFilters(query, now: now, calendar: calendar, after: after)
            let found = search.page
            let texts = try connection.foundTexts(search)
            let total = try ListTotal(exactly: isExact) { limit in
                try connection.orderCount(query, now: now, calendar: calendar, atMost: limit)
            }
            return OrderListPage(
                frame: frame("工单", .orders),
                form: orderForm(reading, try cityLists.lists(now: now, connection)),
                total: total.text,
                exact: total.isExact ? nil : paths.workOrders(query, isExact: true),
                rows: found.rows.map { order in
                    OrderListPage.Row(order: order, path: paths.workOrder(order.number), found: texts[order.id])
                },
                next: found.next.map { paths.workOrders(query, isExact: isExact, after: $0.text) },
                first: after == nil ? nil : paths.workOrders(query, isExact: isExact),
                isEmpty: found.rows.isEmpty,
                asOf: query.asOf.map { "\($0) 零时" },
                isSearch: query.text != nil,
                isLoose: search.search?.isLoose ?? false
            )
        }
    }

    private func refusedOrders(_ reading: FilterReading) async throws -> OrderListPage {
        let now = now()
        return try await database.read { [self] connection in
            OrderListPage(
                frame: frame("工单", .orders),
                form: orderForm(reading, try cityLists.lists(now: now, connection))
            )
        }
    }

    private func orderForm(_ reading: FilterReading, _ lists: CityLists) -> FilterForm {
        filterForm(paths.workOrders, shown: 9, reading, lists, fields: Self.orderFields)
    }
}
