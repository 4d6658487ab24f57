import Accounts
import Bulletins
import Casework
import Hummingbird
import Templates
import WorkOrders

extension Website {
    /// 视图 and columns of the list of orders.
    var viewRoutes: [Route] {
        [
            .get("/views", .right(.readOrders), Website.showViews),
            .post("/views", .right(.readOrders), Website.changeViews),
            .get("/columns", .right(.readOrders), Website.showColumns),
            .post("/columns", .right(.readOrders), Website.changeColumns),
        ]
    }

    var viewDesk: ViewDesk { ViewDesk(database: database) }

    var mayShareViews: Bool { visitor.map { rights.allows($0.grant.role, .shareViews) } ?? false }

    /// Answers `POST /views`: does what the pressed button says, and leads back to where it stood.
    @Sendable func changeViews(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let officer = visitor?.officer else { throw PageError.signInNeeded }
        let act = items["act"]
        do {
            switch act {
            case "save": return redirect(to: try await saveView(items, officer))
            case "update": return redirect(to: try await updateView(items, officer))
            default: return redirect(to: try await changeView(act, items, officer))
            }
        } catch let refusal as ViewRefusal {
            guard act == "save" else { return try await refusedViews(refusal.sentence) }
            return try await refusedView(items, refusal.sentence)
        }
    }

    /// Keeps what the list shows as a new view, and opens it.
    private func saveView(_ items: FormItems, _ officer: Officer) async throws -> String {
        var view = SavedView(owner: officer.id, name: items["name"], items: try await keptItems(items))
        view.audience = ViewAudience(rawValue: Int(items["audience"]) ?? 0) ?? .nobody
        view.columns = ColumnChoice(text: items["columns"])
        view.id = try await viewDesk.keep(view, by: officer, mayShare: mayShareViews, at: now())
        return paths.view(view)
    }

    /// Gives a view the conditions that the list shows.
    private func updateView(_ items: FormItems, _ officer: Officer) async throws -> String {
        let kept = try await keptItems(items)
        let id = Int(items["id"]) ?? 0
        try await viewDesk.change(id, by: officer, mayShare: mayShareViews, at: now()) { $0.items = kept }
        return paths.workOrders + paths.query(kept + ViewMark(text: "\(id)").items)
    }

    private func changeView(_ act: String, _ items: FormItems, _ officer: Officer) async throws -> String {
        let (id, desk, now) = (Int(items["id"]) ?? 0, viewDesk, now())
        switch act {
        case "change":
            let (name, audience) = (items["name"], Int(items["audience"]).flatMap(ViewAudience.init(rawValue:)))
            guard Self.isWithoutNumbers([QueryItem("name", name)]) else { throw ViewRefusal.number }
            try await desk.change(id, by: officer, mayShare: mayShareViews, at: now) {
                $0.name = name
                $0.audience = audience ?? $0.audience
            }
        case "up": try await desk.move(id, by: -1, by: officer, at: now)
        case "down": try await desk.move(id, by: 1, by: officer, at: now)
        case "start": try await desk.start(OrderListPage.list, with: id, by: officer)
        case "unstart": try await desk.start(OrderListPage.list, with: nil, by: officer)
        case "restore": try await desk.restore(id, by: officer)
        case "remove":
            try await desk.remove(id, by: officer, at: now)
            return paths.views + paths.query([QueryItem("removed", "\(id)")])
        default: throw PageError.badRequest("没有这个操作，请返回“管理视图”重试。")
        }
        return paths.views
    }

    /// The conditions of a form's `list`, as a view keeps them.
    private func keptItems(_ items: FormItems) async throws -> [QueryItem] {
        let asked = try listItems(items["list"])
        guard let query = try? OrderQuery(items: asked.items) else {
            throw PageError.badRequest("筛选条件有误，不能保存为视图。请返回清单改正后再保存。")
        }
        guard Self.isWithoutNumbers(query.items + [QueryItem("name", items["name"])]) else { throw ViewRefusal.number }
        return query.items
    }

    /// The conditions of a list and the view that it came from, of an address without its path.
    func listItems(_ text: String) throws(PageError) -> (items: [QueryItem], mark: ViewMark) {
        var items = try RequestItems(query: text)
        let mark = ViewMark(text: items.take(ViewMark.item))
        _ = (items.take("after"), items.take(ListTotal.item))
        return (items.items.filter { !$0.value.isEmpty }, mark)
    }

    /// Views aren't sealed: they hold nobody's telephone or identity number.
    private static func isWithoutNumbers(_ items: [QueryItem]) -> Bool {
        items.allSatisfy { $0.name == "number" || FoundNumber.all(in: $0.value).isEmpty }
    }

    /// The list again with the name as it was typed.
    private func refusedView(_ items: FormItems, _ problem: String) async throws -> Response {
        let asked = try listItems(items["list"])
        var page = try await orderPage(asked.items, asked.mark)
        page.views?.typed = items["name"]
        page.views?.problem = problem
        return html(templates.orders.render(page), status: .unprocessableContent)
    }

    private func refusedViews(_ problem: String) async throws -> Response {
        var page = try await viewsPage()
        page.problem = problem
        return html(templates.views.render(page), status: .unprocessableContent)
    }
}
