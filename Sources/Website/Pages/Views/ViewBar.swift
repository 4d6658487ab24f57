import Accounts
import Bulletins
import Casework
import Storage
import Templates
import WorkOrders

/// 视图 above a list: those that an officer may open as links, the current one marked, and the way to keep another.
struct ViewBar: TemplateModel {
    /// What is seen at once.
    let tabs: [Tab]
    /// The others, behind 更多视图.
    let more: [Tab]
    /// The current view where it is his own and the conditions are others now.
    let update: Tab?
    /// What is asked for, as items of an address.
    let list: String
    let action: String
    /// Where columns are chosen.
    let columns: String
    /// Whom a new view may be shared with; none where he may share none.
    let audiences: [FilterOption]
    let csrf: String
    /// Names that the current view asks for and the city's lists lack.
    let missing: [String]
    /// What was typed for a new view that can't be kept, with why.
    var typed = ""
    var problem: String?

    /// So many views are tabs: more don't fit beside each other.
    private static let mostTabs = 6

    static let names: Names<Self> = [
        .list("tabs", \.tabs), .list("more", \.more), .flag("has-more") { !$0.more.isEmpty },
        .number("more-count", \.more.count), .group("update", \.update), .text("list", \.list),
        .text("action", \.action), .text("columns", \.columns), .list("audiences", \.audiences),
        .flag("may-share") { $0.audiences.count > 1 },
        .text("csrf", \.csrf), .texts("missing", \.missing), .text("typed", \.typed), .text("problem", \.problem),
    ]

    /// A view as a link.
    struct Tab: TemplateModel {
        let id: Int
        let name: String
        let path: String
        let isCurrent: Bool
        /// Whose it is, of one that is shared.
        var owner: String?

        static let names: Names<Self> = [
            .number("id", \.id), .text("name", \.name), .text("path", \.path), .flag("is-current", \.isCurrent),
            .text("owner", \.owner),
        ]
    }

    init(
        _ views: ListViews,
        _ mark: ViewMark,
        _ items: [QueryItem],
        missing: [String],
        visitor: SignedIn,
        mayShare: Bool,
        paths: Paths
    ) {
        let current = views.view(mark.id)
        let tab = { (view: OpenView) in
            Tab(
                id: view.view.id,
                name: view.view.name,
                path: paths.view(view.view),
                isCurrent: view == current,
                owner: views.owns(view) ? nil : view.ownerName ?? view.view.owner
            )
        }
        let own = views.open.filter(views.owns)
        let first = Array(own.prefix(Self.mostTabs))
        let shown = first + [current].compactMap(\.self).filter { !first.contains($0) }
        let rest = views.open.filter { !shown.contains($0) }
        let whole = views.start == nil ? [] : [QueryItem(ViewMark.item, ViewMark.none)]
        let all = Tab(id: 0, name: "全部工单", path: paths.workOrders + paths.query(whole), isCurrent: current == nil)
        tabs = [all] + shown.map(tab)
        more = rest.map(tab)
        update = current.flatMap { views.owns($0) && $0.view.items != items ? tab($0) : nil }
        list = String(paths.query(items + mark.items).dropFirst())
        action = paths.views
        columns = paths.columns + paths.query([QueryItem("list", list)])
        audiences = ViewDesk.audiences(for: visitor.officer, mayShare: mayShare).map {
            FilterOption("\($0.rawValue)", $0.title)
        }
        csrf = visitor.csrf
        self.missing = current == nil ? [] : missing
    }
}

extension CityLists {
    /// What conditions ask for by a name that is offered no more: `诉求类别“暖气”`.
    func missing(in items: [QueryItem], _ fields: [FilterField]) -> [String] {
        items.compactMap { item in
            guard let field = fields.first(where: { $0.name == item.name }), !offers(item, field) else { return nil }
            return "\(field.label)“\(item.value)”"
        }
    }

    private func offers(_ item: QueryItem, _ field: FilterField) -> Bool {
        // The form has two levels of categories; a figure opens any.
        if let asked = (try? OrderQuery(items: [item]))?.category {
            return openCategories.contains { $0.names.starts(with: asked.names) }
        }
        switch field.control {
        case .choice(let options), .many(let options): return options.contains { $0.value == item.value }
        case .text, .day, .check: return true
        }
    }
}
