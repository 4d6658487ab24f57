import Accounts
import Bulletins
import Casework
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
    /// 视图; nil where nobody is signed in.
    var views: ViewBar?
    /// The list in chosen columns; nil in the usual ones.
    var sheet: SheetTable?
    /// 批量办理; nil where nothing can be done with several orders.
    var batch: BatchBar?
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

    /// The same list as a file, and as a table; nil where his role may not.
    var export: String?
    var table: String?

    /// The last part of its address, by which views and columns belong to it.
    static let list = "work-orders"

    static let names: Names<Self> = [
        .group("frame", \.frame), .group("form", \.form), .group("views", \.views), .group("batch", \.batch),
        .group("sheet", \.sheet),
        .flag("has-batch") { $0.batch != nil }, .text("total", \.total),
        .text("exact", \.exact),
        .list("rows", \.rows),
        .flag("has-rows") { !$0.rows.isEmpty },
        .text("next", \.next), .text("first", \.first), .flag("is-empty", \.isEmpty), .text("as-of", \.asOf),
        .flag("is-search", \.isSearch), .flag("is-loose", \.isLoose), .text("export", \.export),
        .text("table", \.table),
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
        if items.items.isEmpty, let start = try await startView() { return redirect(to: paths.view(start)) }
        let after = items.take("after")
        let isExact = try ListTotal.isAsked(items.take(ListTotal.item))
        let mark = ViewMark(text: items.take(ViewMark.item))
        let reading = orderReading(items.items)
        if items.hasBlanks, reading.isGood {
            return redirect(to: paths.workOrders + paths.query(reading.items + mark.items))
        }
        let page = try await orderPage(reading.items, mark, isExact: isExact, after: try listKey(after))
        return html(templates.orders.render(page), status: page.form.hasErrors ? .badRequest : .ok)
    }

    private func orderReading(_ items: [QueryItem]) -> FilterReading {
        FilterReading(items) { items throws(QueryError) in _ = try OrderQuery(items: items) }
    }

    /// The view that an officer lets the list open with.
    private func startView() async throws -> SavedView? {
        guard visitor != nil else { return nil }
        return try await database.read { [self] in try listViews($0)?.start?.view }
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

    private func may(_ right: Right) -> Bool { visitor.map { rights.allows($0.grant.role, right) } ?? false }

    /// The key in the address of a further page.
    func listKey(_ text: String?) throws(PageError) -> ListKey? {
        guard let text else { return nil }
        guard let key = ListKey(text) else { throw .badRequest("网址中的页码有误，请回到清单第一页。") }
        return key
    }

    /// The list that items of an address ask for; where they are none of a query, its form with what is wrong.
    func orderPage(
        _ items: [QueryItem],
        _ mark: ViewMark,
        isExact: Bool = false,
        after: ListKey? = nil
    ) async throws -> OrderListPage {
        let (now, reading) = (now(), orderReading(items))
        return try await database.read { [self] connection in
            let lists = try cityLists.lists(now: now, connection)
            var page = OrderListPage(frame: frame("工单", .orders), form: orderForm(reading, mark, lists))
            let views = try listViews(connection)
            page.views = viewBar(views, mark, reading, lists)
            guard reading.isGood, let query = try? OrderQuery(items: reading.items) else { return page }
            page.export = may(.exportOrders) ? paths.newExport(query.items) : nil
            page.table = may(.makeTables) ? paths.table(of: query) : nil
            let address = OrderAddress(items: query.items + mark.items, isExact: isExact, paths: paths)
            let total = try page.fill(by: query, at: address, after: after, now: now, calendar: calendar, connection)
            let permissions = ownUnit == nil ? entrance.desk?.rules.permissions : nil
            page.batch = BatchBar(visitor, permissions, list: address.items, total: total, paths: paths)
            if let choice = views?.columns(mark), !choice.isStandard {
                let columns = choice.orderColumns
                let sheet = try connection.orderSheet(columns, of: page.rows.map(\.order.id), now: now)
                page.sheet = SheetTable(choice, columns, sheet, page.rows)
            }
            return page
        }
    }

    private func viewBar(
        _ views: ListViews?,
        _ mark: ViewMark,
        _ reading: FilterReading,
        _ lists: CityLists
    ) -> ViewBar? {
        guard let visitor, let views else { return nil }
        let missing = mark.id == nil ? [] : lists.missing(in: reading.items, Self.orderFields(lists))
        return ViewBar(
            views,
            mark,
            reading.items,
            missing: missing,
            visitor: visitor,
            mayShare: mayShareViews,
            paths: paths
        )
    }

    private func orderForm(_ reading: FilterReading, _ mark: ViewMark, _ lists: CityLists) -> FilterForm {
        filterForm(paths.workOrders, shown: 9, reading, lists, kept: mark.items, fields: Self.orderFields)
    }
}

/// A list of orders as an address, with what stands in it beside the conditions.
struct OrderAddress {
    let items: [QueryItem]
    let isExact: Bool
    let paths: Paths

    /// The same list from a row on, counted to its end or not.
    func path(isExact: Bool? = nil, after key: ListKey? = nil) -> String {
        let exact = isExact ?? self.isExact ? [QueryItem(ListTotal.item, "1")] : []
        return paths.workOrders + paths.query(items + exact + (key.map { [QueryItem("after", $0.text)] } ?? []))
    }
}

extension OrderListPage {
    /// Reads the rows of a page and how many there are, which it returns.
    fileprivate mutating func fill(
        by query: OrderQuery,
        at address: OrderAddress,
        after: ListKey?,
        now: Instant,
        calendar: WorkCalendar,
        _ connection: any Connection
    ) throws -> ListTotal {
        let search = try connection.ordersByFilters(query, now: now, calendar: calendar, after: after)
        let found = search.page
        let texts = try connection.foundTexts(search)
        let count = try ListTotal(exactly: address.isExact) { limit in
            try connection.orderCount(query, now: now, calendar: calendar, atMost: limit)
        }
        total = count.text
        exact = count.isExact ? nil : address.path(isExact: true)
        rows = found.rows.map { Row(order: $0, path: address.paths.workOrder($0.number), found: texts[$0.id]) }
        next = found.next.map { address.path(after: $0) }
        first = after == nil ? nil : address.path()
        isEmpty = found.rows.isEmpty
        asOf = query.asOf.map { "\($0) 零时" }
        isSearch = query.text != nil
        isLoose = search.search?.isLoose ?? false
        return count
    }
}
