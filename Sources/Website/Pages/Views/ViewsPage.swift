import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders

/// 管理视图: an officer's own views, to name, share, order and remove; and those that are shared with him.
struct ViewsPage: TemplateModel {
    let frame: Frame
    let own: [Line]
    let shared: [Line]
    let action: String
    let orders: String
    let csrf: String
    /// One that was just removed, and may be brought back.
    var removed: String?
    var problem: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("own", \.own), .list("shared", \.shared), .text("action", \.action),
        .text("orders", \.orders), .text("csrf", \.csrf), .text("removed", \.removed), .text("problem", \.problem),
        .flag("has-none") { $0.own.isEmpty }, .flag("has-own") { !$0.own.isEmpty },
        .flag("has-shared") { !$0.shared.isEmpty },
    ]

    /// One view.
    struct Line: TemplateModel {
        let id: Int
        let name: String
        let path: String
        let audiences: [FilterOption]
        let isStart: Bool
        /// Whose it is, of one that is shared.
        let owner: String?
        /// What it asks for, in words.
        let words: String
        let isFirst: Bool
        let isLast: Bool

        static let names: Names<Self> = [
            .number("id", \.id), .text("name", \.name), .text("path", \.path), .list("audiences", \.audiences),
            .flag("may-share") { $0.audiences.count > 1 }, .flag("is-start", \.isStart), .text("owner", \.owner),
            .text("words", \.words), .flag("is-first", \.isFirst), .flag("is-last", \.isLast),
        ]
    }
}

extension Website {
    /// Answers `GET /views`; a unit's officer has no list of orders to keep.
    @Sendable func showViews(_ request: Request) async throws -> Response {
        if ownUnit != nil { return redirect(to: paths.dispatches) }
        var page = try await viewsPage()
        page.removed = try RequestItems(request).items.first { $0.name == "removed" }.flatMap { Int($0.value) }
            .map(String.init)
        return html(templates.views.render(page))
    }

    func viewsPage() async throws -> ViewsPage {
        let now = now()
        let found = try await database.read { [self] connection in
            (views: try listViews(connection), lists: try cityLists.lists(now: now, connection))
        }
        guard let views = found.views, let visitor else { throw PageError.signInNeeded }
        let own = views.open.filter(views.owns)
        let fields = Self.orderFields(found.lists)
        let line = { (open: OpenView) in
            ViewsPage.Line(
                id: open.view.id,
                name: open.view.name,
                path: paths.view(open.view),
                audiences: views.owns(open) ? audiences(open.view, visitor.officer) : [],
                isStart: open.view.id == views.start?.view.id,
                owner: views.owns(open) ? nil : open.ownerName ?? open.view.owner,
                words: open.view.words(fields),
                isFirst: open == own.first,
                isLast: open == own.last
            )
        }
        return ViewsPage(
            frame: frame("管理视图", .orders),
            own: own.map(line),
            shared: views.open.filter { !views.owns($0) }.map(line),
            action: paths.views,
            orders: paths.workOrders,
            csrf: visitor.csrf
        )
    }

    /// Whom a view may be shared with; one that is shared stays so for who has lost the right.
    private func audiences(_ view: SavedView, _ officer: Officer) -> [FilterOption] {
        let allowed = ViewDesk.audiences(for: officer, mayShare: mayShareViews)
        let all = allowed + [view.audience].filter { !allowed.contains($0) }
        return all.map { FilterOption("\($0.rawValue)", $0.title, isChosen: $0 == view.audience) }
    }
}

extension SavedView {
    /// What it asks for: `状态：办理中，来源渠道：电话`.
    func words(_ fields: [FilterField]) -> String {
        let words = items.map { item in
            guard var field = fields.first(where: { $0.name == item.name }) else { return item.value }
            field.value = item.value
            let shown = field.shownValues.joined()
            return shown.isEmpty ? field.label : "\(field.label)：\(shown)"
        }
        return words.isEmpty ? "全部工单" : words.joined(separator: "，")
    }
}
