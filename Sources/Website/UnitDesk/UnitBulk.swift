import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders

/// 批量签收: what became of each dispatch that was chosen; each was a transaction of its own.
struct UnitBulk: TemplateModel {
    let outcomes: [BulkDispatch.Outcome]

    static let names: Names<Self> = [
        .text("sentence", \.sentence), .flag("is-whole") { $0.refused.isEmpty }, .list("refused", \.refused),
        .flag("has-refused") { !$0.refused.isEmpty },
    ]

    private var refused: [BulkDispatch.Outcome] { outcomes.filter { $0.problem != nil } }

    private var sentence: String {
        let done = outcomes.count - refused.count
        return "批量签收：已签收 \(done) 件" + (refused.isEmpty ? "。" : "，\(refused.count) 件没有签收。")
    }
}

extension Website {
    /// A page of the list holds no more.
    private static let mostAtOnce = 50

    /// Answers `POST /unit-desk/acknowledge`: acknowledges every chosen dispatch, and says what became of each.
    @Sendable func acknowledgeTogether(_ request: Request, _ items: FormItems) async throws -> Response {
        let view = try UnitDeskView(try RequestItems(query: items["list"]))
        let (unit, _) = try deskUnit()
        guard let visitor else { throw PageError.signInNeeded }
        var seen: Set<String> = []
        let numbers = Array(items.all("dispatch").filter { seen.insert($0).inserted }.prefix(Self.mostAtOnce))
        let chosen = try await database.read { connection in
            try numbers.compactMap { number -> Dispatch? in
                do { return try connection.dispatch(number) } catch StorageError.notFound { return nil }
            }
        }.filter { $0.unit == unit.name }
        guard !chosen.isEmpty else {
            var page = try await unitDeskPage(view)
            page.problem = "请先勾选要签收的工单，再批量签收。"
            return html(templates.unitDesk.render(page), status: .unprocessableContent)
        }
        let steps = chosen.map { WorkOrderDesk.Step(.acknowledge(dispatch: $0.number), on: $0.order) }
        let outcomes = try await actingDesk().carryOutEach(steps, by: visitor.officer, at: now)
        try await tellOfWaiting()
        try await tellUnits([unit.name])
        var page = try await unitDeskPage(view)
        page.bulk = UnitBulk(
            outcomes: outcomes.map { outcome in
                BulkDispatch.Outcome(
                    number: outcome.number,
                    path: paths.workOrder(outcome.number),
                    problem: outcome.error?.sentence
                )
            }
        )
        return html(templates.unitDesk.render(page))
    }
}
