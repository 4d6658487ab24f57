import Accounts
import Bulletins
import Casework
import Hummingbird
import Templates
import WorkOrders

extension Website {
    /// 派单台.
    var dispatchingRoutes: [Route] {
        [
            .get("/dispatching", .right(.dispatchOrders), Website.showDispatching),
            .post("/dispatching/bulk", .right(.dispatchOrders), Website.dispatchInBulk),
            .post("/dispatching/undo", .right(.dispatchOrders), Website.undoBulk),
            .post("/desk/units", .right(.takeCalls), Website.suggestUnits),
            .post("/dispatching/:number/actions/:name", .right(.dispatchOrders), Website.actAtDispatching),
        ]
    }

    /// Answers `GET /dispatching?…`; a script gets what stands beside the list alone.
    @Sendable func showDispatching(_ request: Request) async throws -> Response {
        let items = try RequestItems(request)
        let view = try WaitingView(items)
        if items.hasBlanks, view.reading.isGood {
            return redirect(to: paths.dispatching + paths.query(view.listItems))
        }
        var page = try await dispatchingPage(view)
        if request.headers[.part] != nil {
            guard let panel = page.panel else { throw PageError.notFound("清单里没有待办了。") }
            return html(templates.dispatchingPanel.render(panel))
        }
        try await tell(view, &page)
        return html(templates.dispatching.render(page), status: view.reading.isGood ? .ok : .badRequest)
    }

    /// What was just done, and for some seconds the way back.
    private func tell(_ view: WaitingView, _ page: inout DispatchingPage) async throws {
        guard let name = ActionName(title: view.done), !view.about.isEmpty else { return }
        page.undo = try await undoToast(on: view.about, after: view.done, isAtDesk: false)
        page.undo?.path = paths.dispatching("\(ActionName.undo)", on: view.about)
        page.done = page.undo == nil ? "已完成“\(name.title)”，工单 \(view.about)。" : nil
    }

    /// Answers `POST /dispatching/:number/actions/:name`: does it, and opens the next order of the list.
    @Sendable func actAtDispatching(_ request: Request, _ items: FormItems) async throws -> Response {
        let opened = try await opened(request)
        var view = try WaitingView(try RequestItems(query: items["list"]))
        let form = try await page(opened, items["dispatch"])
        do {
            try await carryOut(opened, form, items)
        } catch let error as FormError {
            return try await refused(opened, items, &view, .unprocessableContent) { $0.fill(items, error) }
        } catch let error as DeskError {
            if case .unknownOrder = error { throw error }
            return try await refused(opened, items, &view, .conflict) {
                $0.fill(items, error.sentence, field: nil)
            }
        }
        let number = opened.file.order.number
        // What was taken back is open again.
        let next = opened.name == .undo ? number : items.given("next")
        let done = [
            QueryItem("done", opened.name.title), QueryItem("about", number),
            QueryItem("drafted", draft(opened.name, on: number, items.given("dispatch"))),
        ]
        let order = next.map { [QueryItem("order", $0)] } ?? []
        return redirect(to: paths.dispatching + paths.query(view.listItems + order + done))
    }

    /// The list with the order open as it is now, and its form as it was typed.
    private func refused(
        _ opened: OpenedOrder,
        _ items: FormItems,
        _ view: inout WaitingView,
        _ status: HTTPResponse.Status,
        _ fill: (inout OrderActionPage) -> Void
    ) async throws -> Response {
        (view.order, view.act, view.dispatch) = (opened.file.order.number, "\(opened.name)", items["dispatch"])
        var page = try await dispatchingPage(view)
        var form = try await self.page(opened, items["dispatch"])
        form.action = paths.dispatching("\(opened.name)", on: opened.file.order.number)
        form.suggested = try await suggested(opened, form)
        // The form of an order that has changed meanwhile speaks of how it stands now.
        if let newer = page.panel?.form { form = newer }
        fill(&form)
        page.panel?.form = form
        return html(templates.dispatching.render(page), status: status)
    }
}
