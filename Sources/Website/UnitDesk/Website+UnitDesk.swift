import Accounts
import Bulletins
import Casework
import Hummingbird
import Templates
import WorkOrders

extension Website {
    /// 单位工作台.
    var unitDeskRoutes: [Route] {
        [
            .get("/unit-desk", .right(.workForUnit), Website.showUnitDesk),
            .post("/unit-desk/acknowledge", .right(.workForUnit), Website.acknowledgeTogether),
            .post("/unit-desk/:number/identity", .right(.workForUnit), Website.showIdentityAtUnitDesk),
            .post("/unit-desk/:number/actions/:name", .right(.workForUnit), Website.actAtUnitDesk),
        ]
    }

    /// Answers `GET /unit-desk?…`; a script gets what stands beside the list alone.
    @Sendable func showUnitDesk(_ request: Request) async throws -> Response {
        let items = try RequestItems(request)
        let view = try UnitDeskView(items)
        if items.hasBlanks, view.reading.isGood {
            return redirect(to: paths.unitDesk + paths.query(view.listItems))
        }
        var page = try await unitDeskPage(view)
        if request.headers[.part] != nil {
            guard let panel = page.panel else { throw PageError.notFound("清单里没有待办了。") }
            return html(templates.unitDeskPanel.render(panel))
        }
        page.done = ActionName(title: view.done).map { name in
            view.about.isEmpty ? "已完成“\(name.title)”。" : "已完成“\(name.title)”，工单 \(view.about)。"
        }
        return html(templates.unitDesk.render(page), status: view.reading.isGood ? .ok : .badRequest)
    }

    /// Answers `POST /unit-desk/:number/actions/:name`: does it, and opens the next of the list.
    @Sendable func actAtUnitDesk(_ request: Request, _ items: FormItems) async throws -> Response {
        let opened = try await opened(request)
        var view = try UnitDeskView(try RequestItems(query: items["list"]))
        let form = try await page(opened, items["dispatch"])
        do {
            try await carryOut(opened, form, items)
        } catch let error as FormError {
            return try await refused(opened, items, &view, .unprocessableContent) { $0.fill(items, error) }
        } catch let error as DeskError {
            if case .unknownOrder = error { throw error }
            return try await refused(opened, items, &view, .conflict) { $0.fill(items, error.sentence, field: nil) }
        }
        let number = opened.file.order.number
        let done = [
            QueryItem("done", opened.name.title), QueryItem("about", number),
            QueryItem("drafted", draft(opened.name, on: number, items.given("dispatch"))),
        ]
        let next = Self.stayingActs.contains(opened.name) ? items.given("open") : items.given("next")
        let open = next.map { [QueryItem("open", $0)] } ?? []
        return redirect(to: paths.unitDesk + paths.query(view.listItems + open + done))
    }

    /// The list with the dispatch open as it is now, and its form as it was typed.
    private func refused(
        _ opened: OpenedOrder,
        _ items: FormItems,
        _ view: inout UnitDeskView,
        _ status: HTTPResponse.Status,
        _ fill: (inout OrderActionPage) -> Void
    ) async throws -> Response {
        let dispatch = items["dispatch"]
        view.open = items.given("open") ?? (dispatch.isEmpty ? opened.file.firstDispatch(of: ownUnit) : dispatch)
        (view.act, view.dispatch) = ("\(opened.name)", dispatch)
        var page = try await unitDeskPage(view)
        var form = try await self.page(opened, dispatch)
        form.action = paths.unitDesk("\(opened.name)", on: opened.file.order.number)
        // The form of an order that has changed meanwhile speaks of how it stands now.
        if let newer = page.panel?.form { form = newer }
        fill(&form)
        page.panel?.form = form
        return html(templates.unitDesk.render(page), status: status)
    }
}

extension CaseFile {
    /// 转办序号 of a unit's newest dispatch; empty where it has none.
    fileprivate func firstDispatch(of unit: String?) -> String { dispatches.last { $0.unit == unit }?.number ?? "" }
}
