import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders

/// Which columns the list of orders is shown in, in which order, and how many stay at the side.
struct ColumnsPage: TemplateModel {
    let frame: Frame
    let action: String
    let list: String
    let back: String
    let csrf: String
    let columns: [Column]
    let frozen: [FilterOption]
    /// The view that the columns are for; nil for the officer's own list.
    let view: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("action", \.action), .text("list", \.list), .text("back", \.back),
        .text("csrf", \.csrf), .list("columns", \.columns), .list("frozen", \.frozen), .text("view", \.view),
    ]

    /// One column that can be chosen.
    struct Column: TemplateModel {
        let name: String
        let title: String
        let place: Int
        let isChosen: Bool
        /// Whether it is always there.
        let isFixed: Bool

        static let names: Names<Self> = [
            .text("name", \.name), .text("title", \.title), .number("place", \.place), .flag("is-chosen", \.isChosen),
            .flag("is-fixed", \.isFixed),
        ]
    }

    /// What the list shows where nobody chose, by the columns that come nearest to it.
    static let usual: [OrderColumn] = [
        .number, .received, .title, .kind, .category, .address, .channel, .ending, .status,
    ]

    /// The chosen ones first in their order, then all others in the usual one.
    fileprivate static func columns(_ choice: ColumnChoice) -> [Column] {
        let chosen = choice.isStandard ? usual : choice.orderColumns
        let all = chosen + OrderColumn.open.filter { !chosen.contains($0) }
        return all.enumerated().map { index, column in
            Column(
                name: column.rawValue,
                title: column == .title ? "诉求（标题或内容开头）" : column.title,
                place: index + 1,
                isChosen: chosen.contains(column),
                isFixed: column == .number
            )
        }
    }

    /// Reads what the form says: the ticked ones by their places, those of equal places as they stand.
    static func choice(_ items: FormItems) -> ColumnChoice {
        var chosen = items.all("column").compactMap(OrderColumn.init(rawValue:)).filter { !$0.isIdentity }
        if !chosen.contains(.number) { chosen.insert(.number, at: 0) }
        let places = chosen.enumerated().map { index, column in
            (place: Int(items["at-\(column.rawValue)"]) ?? index, index: index, name: column.rawValue)
        }
        let names = places.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.name)
        return ColumnChoice(names, frozen: Int(items["frozen"]) ?? 1)
    }
}

extension ListViews {
    /// The columns of a list: those of the open view, else those that the officer remembers.
    func columns(_ mark: ViewMark) -> ColumnChoice {
        guard let view = view(mark.id)?.view, !view.columns.isStandard else { return remembered.columns }
        return view.columns
    }
}

extension Website {
    /// Answers `GET /columns?list=…`.
    @Sendable func showColumns(_ request: Request) async throws -> Response {
        if ownUnit != nil { return redirect(to: paths.dispatches) }
        let list = try RequestItems(request).value("list")
        let asked = try listItems(list)
        guard let visitor, let views = try await database.read({ [self] in try listViews($0) }) else {
            throw PageError.signInNeeded
        }
        let choice = views.columns(asked.mark)
        let text = String(paths.query(asked.items + asked.mark.items).dropFirst())
        let page = ColumnsPage(
            frame: frame("选择列", .orders),
            action: paths.columns,
            list: text,
            back: paths.workOrders + paths.query(asked.items + asked.mark.items),
            csrf: visitor.csrf,
            columns: ColumnsPage.columns(choice),
            frozen: (0...ColumnChoice.mostFrozen).map { count in
                FilterOption("\(count)", count == 0 ? "不冻结" : "前 \(count) 列", isChosen: count == choice.frozen)
            },
            view: views.view(asked.mark.id).flatMap { views.owns($0) ? $0.view.name : nil }
        )
        return html(templates.columns.render(page))
    }

    /// Answers `POST /columns`: remembers them for the open view where it is his own, else for him.
    @Sendable func changeColumns(_ request: Request, _ items: FormItems) async throws -> Response {
        guard ownUnit == nil else { throw PageError.forbidden }
        guard let officer = visitor?.officer else { throw PageError.signInNeeded }
        let asked = try listItems(items["list"])
        let choice = items["act"] == "standard" ? .standard : ColumnsPage.choice(items)
        let views = try await database.read { [self] in try listViews($0) }
        if items["for"] == "view", let views, let open = views.view(asked.mark.id), views.owns(open) {
            try await viewDesk.change(open.view.id, by: officer, mayShare: mayShareViews, at: now()) {
                $0.columns = choice
            }
        } else {
            try await viewDesk.remember(choice, of: OrderListPage.list, by: officer)
        }
        return redirect(to: paths.workOrders + paths.query(asked.items + asked.mark.items))
    }
}
