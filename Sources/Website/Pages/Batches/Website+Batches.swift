import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

extension Website {
    /// 批量办理 from the list of orders.
    var batchRoutes: [Route] {
        [
            .post("/batches", .right(.readOrders), Website.prepareBatch),
            .get("/batches/:id", .right(.readOrders), Website.showBatch),
            .post("/batches/:id", .right(.readOrders), Website.carryOutBatch),
            .post("/batches/:id/undo", .right(.readOrders), Website.undoBatch),
        ]
    }

    private func batchDesk() throws -> (desk: BatchDesk, visitor: SignedIn) {
        guard let desk = entrance.desk, let visitor else { throw PageError.signInNeeded }
        // A unit has no list of orders to choose from.
        guard ownUnit == nil else { throw PageError.forbidden }
        return (BatchDesk(database: database, desk: desk), visitor)
    }

    /// Answers `POST /batches`: freezes what was chosen, and leads to a look at it.
    @Sendable func prepareBatch(_ request: Request, _ items: FormItems) async throws -> Response {
        let (desk, visitor) = try batchDesk()
        do {
            let again = try await retried(items, desk, visitor.officer)
            guard let act = again?.act ?? BatchAct(rawValue: items["act"]) else {
                throw PageError.badRequest("没有这个批量动作，请从清单下面的动作中选择。")
            }
            let numbers: [String]
            if let again { numbers = again.numbers } else { numbers = try await chosenOrders(items) }
            let id = try await desk.prepare(
                act,
                on: numbers,
                from: try again?.list ?? listText(items["list"]),
                by: visitor.officer,
                at: now()
            )
            return redirect(to: paths.batch(id))
        } catch let refusal as BatchRefusal {
            let asked = try listItems(items["list"])
            var page = try await orderPage(asked.items, asked.mark)
            guard page.batch != nil else { throw PageError.refused(refusal.sentence) }
            page.batch?.problem = refusal.sentence
            return html(templates.orders.render(page), status: .unprocessableContent)
        }
    }

    /// What a batch left undone, to be looked at once more; nil where the form names none.
    private func retried(
        _ items: FormItems,
        _ desk: BatchDesk,
        _ officer: Officer
    ) async throws
        -> (act: BatchAct?, numbers: [String], list: String)?
    {
        guard let text = items.given("retry") else { return nil }
        let batch = try await desk.batch(Int(text) ?? 0, of: officer)
        let numbers = batch.items.filter { $0.state == .refused }.map(\.number)
        return (BatchAct(rawValue: batch.act), numbers, batch.list)
    }

    private func listText(_ text: String) throws(PageError) -> String {
        let asked = try listItems(text)
        return String(paths.query(asked.items + asked.mark.items).dropFirst())
    }

    /// The ticked orders, or all of the list as it is now.
    private func chosenOrders(_ items: FormItems) async throws -> [String] {
        guard items["scope"] == "all" else { return items.all("number") }
        guard let query = try? OrderQuery(items: try listItems(items["list"]).items) else {
            throw PageError.badRequest("筛选条件有误，请回到清单改正后再批量办理。")
        }
        let now = now()
        let page = try await database.read { [calendar] connection in
            try connection.orders(query, now: now, calendar: calendar, limit: BatchDesk.most)
        }
        guard page.next == nil else { throw BatchRefusal.tooMany }
        return page.rows.map(\.number)
    }

    /// Answers `GET /batches/:id`: what can be done, or what became of it.
    @Sendable func showBatch(_ request: Request) async throws -> Response {
        let (desk, visitor) = try batchDesk()
        let (batch, act) = try await batch(request, desk, visitor.officer)
        return html(templates.batch.render(try await batchPage(batch, act, visitor)))
    }

    private func batch(
        _ request: Request,
        _ desk: BatchDesk,
        _ officer: Officer
    ) async throws -> (StoredBatch, BatchAct) {
        do {
            let batch = try await desk.batch(Int(try pathPart(1, request)) ?? 0, of: officer)
            guard let act = BatchAct(rawValue: batch.act) else { throw BatchRefusal.unknown }
            return (batch, act)
        } catch let refusal as BatchRefusal {
            throw PageError.notFound(refusal.sentence)
        }
    }

    private func batchPage(_ batch: StoredBatch, _ act: BatchAct, _ visitor: SignedIn) async throws -> BatchPage {
        var page = BatchPage(
            batch,
            act,
            frame: frame("批量\(act.title)", .orders),
            csrf: visitor.csrf,
            paths: paths
        )
        page.form = try await form(of: batch, act)
        page.seconds = try undoSeconds(batch, act)
        return page
    }

    /// For how long what was done may be taken back together.
    private func undoSeconds(_ batch: StoredBatch, _ act: BatchAct) throws -> Int? {
        guard act.isUndoable, let carriedAt = batch.carriedAt, batch.items.contains(where: { $0.state == .done }) else {
            return nil
        }
        let shown = try actingDesk().rules.terms.undoSeconds - UndoToast.secondsOfWay
        let left = carriedAt.secondsSinceEpoch + shown - now().secondsSinceEpoch
        return left > 0 ? left : nil
    }

    /// Answers `POST /batches/:id`: does it with each order that waits, and leads to what became of them.
    @Sendable func carryOutBatch(_ request: Request, _ items: FormItems) async throws -> Response {
        let (desk, visitor) = try batchDesk()
        let (batch, act) = try await batch(request, desk, visitor.officer)
        guard let form = try await form(of: batch, act) else { return redirect(to: paths.batch(batch.id)) }
        do {
            let action = try await action(of: act, form, items)
            _ = try await desk.carryOut(batch.id, by: visitor.officer, at: now, action)
        } catch let error as FormError {
            var page = try await batchPage(batch, act, visitor)
            page.form?.fill(items, error)
            return html(templates.batch.render(page), status: .unprocessableContent)
        }
        try await tellOfWaiting()
        return redirect(to: paths.batch(batch.id))
    }

    /// Answers `POST /batches/:id/undo`: takes back what was done, as far as nobody has gone on with it.
    @Sendable func undoBatch(_ request: Request, _ items: FormItems) async throws -> Response {
        let (desk, visitor) = try batchDesk()
        let (batch, act) = try await batch(request, desk, visitor.officer)
        guard act.isUndoable else { throw PageError.refused("“\(act.title)”不能撤销，请逐件打开工单处理。") }
        let after = try await desk.undo(batch.id, by: visitor.officer, at: now)
        guard after.undone > batch.undone else {
            throw PageError.refused("这些工单已有人继续办理，或已过可撤销的时间，请逐件打开查看。")
        }
        try await tellOfWaiting()
        return redirect(to: paths.batch(batch.id))
    }
}

extension StoredBatch {
    /// How many of its orders were taken back.
    fileprivate var undone: Int { items.count { $0.state == .undone } }
}
