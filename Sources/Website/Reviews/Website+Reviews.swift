import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders

extension Website {
    /// 审核台.
    var reviewRoutes: [Route] {
        [
            .get("/reviews", .right(.reviewReplies), Website.showReviews),
            .post("/reviews/:number/actions/:name", .right(.reviewReplies), Website.actAtReviews),
        ]
    }

    /// Answers `GET /reviews?…`; a script gets what stands beside the list alone.
    @Sendable func showReviews(_ request: Request) async throws -> Response {
        let items = try RequestItems(request)
        let view = try ReviewView(items)
        if items.hasBlanks, view.reading.isGood {
            return redirect(to: paths.reviews + paths.query(view.listItems))
        }
        var page = try await reviewPage(view)
        if request.headers[.part] != nil {
            guard let panel = page.panel else { throw PageError.notFound("清单里没有待审核的答复了。") }
            return html(templates.unitDeskPanel.render(panel))
        }
        if let name = ActionName(title: view.done), !view.about.isEmpty {
            page.done = "已完成“\(name.title)”，工单 \(view.about)。"
        }
        return html(templates.reviews.render(page), status: view.reading.isGood ? .ok : .badRequest)
    }

    /// Answers `POST /reviews/:number/actions/:name`: does it, and opens the next reply of the list.
    @Sendable func actAtReviews(_ request: Request, _ items: FormItems) async throws -> Response {
        let opened = try await opened(request)
        var view = try ReviewView(try RequestItems(query: items["list"]))
        let form = try await page(opened, items["dispatch"])
        do {
            try await carryOut(opened, form, items)
        } catch let error as FormError {
            return try await refused(items, &view, .unprocessableContent) { $0.fill(items, error) }
        } catch let error as DeskError {
            if case .unknownOrder = error { throw error }
            return try await refused(items, &view, .conflict) { $0.fill(items, error.sentence, field: nil) }
        }
        let number = opened.file.order.number
        let done = [
            QueryItem("done", opened.name.title), QueryItem("about", number),
            QueryItem("drafted", draft(opened.name, on: number, items.given("dispatch"))),
        ]
        let open = items.given("next").map { [QueryItem("open", $0)] } ?? []
        return redirect(to: paths.reviews + paths.query(view.listItems + open + done))
    }

    /// The list with the reply open as it is now, and the form as it was typed; where it can't be reviewed any more
    /// the sentence stands above the list.
    private func refused(
        _ items: FormItems,
        _ view: inout ReviewView,
        _ status: HTTPResponse.Status,
        _ fill: (inout OrderActionPage) -> Void
    ) async throws -> Response {
        view.open = items["dispatch"]
        var page = try await reviewPage(view)
        guard var form = page.panel?.form else { throw PageError.refused("这份答复已有人审核，或不由您审核，请回到审核台。") }
        fill(&form)
        page.panel?.form = form
        return html(templates.reviews.render(page), status: status)
    }

    /// How many replies wait for review, whoever may do it; for the live stream.
    func reviewCount() async throws -> Int {
        try await database.read { connection in
            try connection.reviewCount(ReviewQuery(), of: Officer.system.id, atMost: ListTotal.limit + 1)
        }
    }
}
