import Bulletins
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// The list of dispatches (order × unit) by any filter.
struct DispatchListPage: TemplateModel {
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

    static let names: Names<Self> = [
        .group("frame", \.frame), .group("form", \.form), .text("total", \.total), .text("exact", \.exact),
        .list("rows", \.rows),
        .flag("has-rows") { !$0.rows.isEmpty },
        .text("next", \.next), .text("first", \.first), .flag("is-empty", \.isEmpty), .text("as-of", \.asOf),
    ]

    /// A dispatch in the list.
    struct Row: TemplateModel {
        let row: DispatchListRow
        let path: String
        let status: DispatchStatus
        let deadline: String
        let left: TimeLeft

        static let names: Names<Self> = [
            .text("path", \.path), .text("order", \.row.dispatch.order), .text("unit", \.row.dispatch.unit),
            .text("role", \.row.dispatch.role.title), .text("round") { Self.round($0.row.dispatch) },
            .text("kind", \.row.kind.title), .text("matter", \.matter),
            .text("dispatched", \.row.dispatch.dispatchedAt.minuteText),
            .text("deadline", \.deadline), .text("status", \.status.title),
            .text("left", \.left.text), .text("tone", \.left.tone.rawValue),
        ]

        private var matter: String {
            Matter.text(title: row.orderTitle, excerpt: row.excerpt, isConfidential: row.isConfidential)
        }

        private static func round(_ dispatch: Dispatch) -> String? {
            let parts = [dispatch.round > 1 ? "第 \(dispatch.round) 轮" : nil, dispatch.parent == nil ? nil : "下派"]
            let text = parts.compactMap(\.self).joined(separator: " · ")
            return text.isEmpty ? nil : text
        }
    }
}

extension Website {
    /// Answers `GET /dispatches?…`.
    @Sendable func dispatchList(_ request: Request) async throws -> Response {
        var items = try RequestItems(request)
        let after = items.take("after")
        let isExact = try ListTotal.isAsked(items.take(ListTotal.item))
        let reading = FilterReading(items.items) { items throws(QueryError) in _ = try DispatchQuery(items: items) }
        if items.hasBlanks, reading.isGood { return redirect(to: paths.dispatches + paths.query(reading.items)) }
        guard reading.isGood, let query = try? DispatchQuery(items: reading.items) else {
            return html(templates.dispatches.render(try await refusedDispatches(reading)), status: .badRequest)
        }
        let page = try await dispatchPage(try limited(query), reading, isExact: isExact, after: try listKey(after))
        return html(templates.dispatches.render(page))
    }

    private func dispatchPage(
        _ query: DispatchQuery,
        _ reading: FilterReading,
        isExact: Bool,
        after: ListKey?
    ) async throws -> DispatchListPage {
        let now = now()
        return try await database.read { [self] connection in
            let found = try connection.dispatches(query, now: now, calendar: calendar, after: after)
            let total = try ListTotal(exactly: isExact) { limit in
                try connection.dispatchCount(query, now: now, calendar: calendar, atMost: limit)
            }
            return DispatchListPage(
                frame: frame("转办件", .dispatches),
                form: dispatchForm(reading, try cityLists.lists(now: now, connection)),
                total: total.text,
                exact: total.isExact ? nil : paths.dispatches(query, isExact: true),
                rows: found.rows.map { row(of: $0, cutOff: query.asOf?.start ?? now) },
                next: found.next.map { paths.dispatches(query, isExact: isExact, after: $0.text) },
                first: after == nil ? nil : paths.dispatches(query, isExact: isExact),
                isEmpty: found.rows.isEmpty,
                asOf: query.asOf.map { "\($0) 零时" }
            )
        }
    }

    private func row(of row: DispatchListRow, cutOff: Instant) -> DispatchListPage.Row {
        DispatchListPage.Row(
            row: row,
            path: paths.workOrder(row.dispatch.order),
            status: row.dispatch.status(at: cutOff),
            deadline: row.dispatch.deadlineText(at: cutOff, calendar: calendar),
            left: TimeLeft(row.dispatch, at: cutOff, calendar: calendar)
        )
    }

    private func refusedDispatches(_ reading: FilterReading) async throws -> DispatchListPage {
        let now = now()
        return try await database.read { [self] connection in
            DispatchListPage(
                frame: frame("转办件", .dispatches),
                form: dispatchForm(reading, try cityLists.lists(now: now, connection))
            )
        }
    }

    private func dispatchForm(_ reading: FilterReading, _ lists: CityLists) -> FilterForm {
        filterForm(paths.dispatches, shown: 6, reading, lists, fields: Self.dispatchFields)
    }

    /// Every condition of a ``DispatchQuery``; the first six are always seen.
    static func dispatchFields(_ lists: CityLists) -> [FilterField] {
        let levels = (1...4).map { FilterOption("\($0)", "第\($0)级") }
        return [
            FilterField(name: "dispatched", label: "转办时间", control: .text(hint: "如 2022-02、2022-02-28")),
            FilterField(name: "unit", label: "承办单位", control: .names(lists.units.map(\.name))),
            FilterField(name: "group", label: "单位分组", control: .names(lists.groups)),
            FilterField(name: "state", label: "办理状态", control: .states),
            FilterField(name: "kind", label: "诉求类型", control: .titled(RequestKind.self)),
            FilterField(name: "rating", label: "对单位评价", control: .ratings),
            FilterField(name: "received", label: "受理时间", control: .text(hint: "如 2022-02")),
            FilterField(name: "completed", label: "办结时间", control: .text(hint: "如 2022-02")),
            FilterField(name: "due", label: "到期时间", control: .text(hint: "如 2022-02")),
            FilterField(name: "course", label: "办理过程", control: .courses),
            FilterField(name: "open-at", label: "此日零时在办", control: .day),
            FilterField(name: "level", label: "层级", control: .choice(levels)),
            FilterField(name: "response", label: "签收、联系及时", control: .text(hint: "如 acknowledged:in-time:1个工作日")),
            FilterField(name: "channel", label: "来源渠道", control: .names(lists.channels)),
            FilterField(name: "category", label: "诉求类别", control: .choice(lists.categoryOptions)),
            FilterField(name: "county", label: "县区", control: .names(lists.counties)),
            FilterField(name: "place", label: "街道社区", control: .text(hint: "如 相山区/东街道")),
            FilterField(name: "urgency", label: "紧急程度", control: .titled(Urgency.self)),
            FilterField(name: "tag", label: "标签", control: .names(lists.tags)),
            FilterField(name: "hour", label: "转办时段", control: .choice(Self.hours)),
            FilterField(name: "weekday", label: "转办星期", control: .weekdays),
            FilterField(name: "dispatched-by", label: "派单人工号", control: .text(hint: "如 D001")),
            FilterField(name: "as-of", label: "数据截止（零时）", control: .day),
            FilterField(name: "first", label: "只看首轮一级转办", control: .check),
        ]
    }
}
