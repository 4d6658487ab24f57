import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders

/// 批量派单: what became of each order that was chosen; each was a transaction of its own.
struct BulkDispatch: TemplateModel {
    let outcomes: [Outcome]
    let undoPath: String
    /// For how long what succeeded may be taken back; nil where nothing may.
    let seconds: Int?
    /// The list that 撤销 leads back to.
    let list: String
    let csrf: String

    static let names: Names<Self> = [
        .list("done") { $0.outcomes.filter { $0.problem == nil } }, .number("done-count", \.doneCount),
        .list("refused") { $0.outcomes.filter { $0.problem != nil } },
        .flag("has-refused") { $0.doneCount < $0.outcomes.count }, .text("undo", \.undoPath),
        .flag("has-undo") { $0.seconds != nil && $0.doneCount > 0 }, .number("seconds", \.seconds),
        .text("list", \.list), .text("csrf", \.csrf), .text("sentence", \.sentence),
        .flag("is-whole") { $0.doneCount == $0.outcomes.count },
    ]

    private var doneCount: Int { outcomes.count { $0.problem == nil } }

    private var sentence: String {
        let refused = outcomes.count - doneCount
        return "批量派单：已派 \(doneCount) 件" + (refused > 0 ? "，\(refused) 件没有派出。" : "。")
    }

    /// One order.
    struct Outcome: TemplateModel {
        let number: String
        let path: String
        /// Why it was refused; nil where it was dispatched.
        let problem: String?

        static let names: Names<Self> = [.text("number", \.number), .text("path", \.path), .text("problem", \.problem)]
    }
}

extension Website {
    /// A page of the list holds no more.
    private static let mostAtOnce = 50

    /// Answers `POST /dispatching/bulk`: dispatches every chosen order, and says what became of each.
    @Sendable func dispatchInBulk(_ request: Request, _ items: FormItems) async throws -> Response {
        let view = try WaitingView(try RequestItems(query: items["list"]))
        let numbers = Self.chosen(items)
        guard let visitor else { throw PageError.signInNeeded }
        let units = try await chosenUnits(items)
        guard !numbers.isEmpty, let lead = units.first else {
            var page = try await dispatchingPage(view)
            page.problem = numbers.isEmpty ? "请先勾选要派的工单，再批量派单。" : "请填写批量派单的主办单位。"
            return html(templates.dispatching.render(page), status: .unprocessableContent)
        }
        let assignments = [Assignment(lead)] + units.dropFirst().map { Assignment($0, role: .assisting) }
        let action = Action.dispatch(assignments, Handover(note: items.given("note")))
        let outcomes = try await carryOut(action, on: numbers, by: visitor.officer)
        try await tellOfWaiting()
        var page = try await dispatchingPage(view)
        let seconds = try actingDesk().rules.terms.undoSeconds - UndoToast.secondsOfWay
        page.bulk = BulkDispatch(
            outcomes: outcomes,
            undoPath: paths.dispatching + "/undo",
            seconds: seconds > 0 ? seconds : nil,
            list: items["list"],
            csrf: visitor.csrf
        )
        return html(templates.dispatching.render(page))
    }

    /// Answers `POST /dispatching/undo`: takes back what was dispatched together, as far as nobody has gone on with it.
    @Sendable func undoBulk(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        let view = try WaitingView(try RequestItems(query: items["list"]))
        let outcomes = try await carryOut(.undo(nil), on: Self.chosen(items), by: visitor.officer)
        let undone = outcomes.count { $0.problem == nil }
        guard undone > 0 else { throw PageError.refused("这些工单已有人继续办理，或已过可撤销的时间，请逐件打开查看。") }
        try await tellOfWaiting()
        let kept = outcomes.count - undone
        let about = "共 \(undone) 件" + (kept > 0 ? "，另有 \(kept) 件已有人继续办理，没有撤销" : "")
        let done = [QueryItem("done", ActionName.undo.title), QueryItem("about", about)]
        return redirect(to: paths.dispatching + paths.query(view.listItems + done))
    }

    private static func chosen(_ items: FormItems) -> [String] {
        var seen: Set<String> = []
        return Array(items.all("number").filter { seen.insert($0).inserted }.prefix(mostAtOnce))
    }

    private func chosenUnits(_ items: FormItems) async throws -> [String] {
        let now = now()
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        let choices = ChoiceList.units.choices(lists)
        return items.all("units").map { choices.meant(by: $0)?.value ?? $0 }
    }

    /// The same with each order, in a transaction of its own: one that is refused keeps no other back.
    private func carryOut(
        _ action: Action,
        on numbers: [String],
        by officer: Officer
    ) async throws -> [BulkDispatch.Outcome] {
        let steps = numbers.map { WorkOrderDesk.Step(action, on: $0) }
        return try await actingDesk().carryOutEach(steps, by: officer, at: now).map { outcome in
            BulkDispatch.Outcome(
                number: outcome.number,
                path: paths.workOrder(outcome.number),
                problem: outcome.error?.sentence
            )
        }
    }
}
