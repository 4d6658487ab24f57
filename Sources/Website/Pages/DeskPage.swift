import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 受理台: one screen for a call.
struct DeskPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    var form: AppealForm
    let lists: CityLists
    let reasons: Reasons
    /// The caller's earlier orders; nil where nobody was looked for.
    var caller: Caller?
    /// What was just registered.
    var registered: Registered?
    /// What was just done with an earlier order.
    var done: String?
    /// What of it may be taken back.
    var undo: UndoToast?
    /// 集中事件 that callers may be joined to.
    let events: [OpenEvent]
    var problem: String?
    /// The call at the desk, or one that is offered.
    var call: DeskCall?
    /// The card of the unit that the form names.
    var card: UnitCardText?

    static let names: Names<Self> = [
        .group("frame", \.frame), .group("form", \.form), .group("caller", \.caller),
        .group("registered", \.registered), .group("undo", \.undo),
        .list("events", \.events), .flag("has-events") { !$0.events.isEmpty }, .text("done", \.done),
        .text("problem", \.problem),
        .group("card", \.card), .text("card-path", \.paths.unitCard),
        .group("call", \.call), .text("calls-path", \.paths.deskCalls), .text("result-path", \.paths.callResults),
        .flag("call-is-taken") { $0.call?.isTaken ?? false },
        .list("call-results") { Self.options($0.reasons.calls) },
        .text("action", \.paths.desk), .text("caller-path", \.paths.caller), .text("check-path", \.paths.check),
        .texts("categories") { $0.lists.openCategories.map { $0.names.joined(separator: "/") } },
        .texts("units") { $0.lists.openUnits.map(\.name) }, .texts("places", \.streets),
        .text("category-choices") { $0.paths.choices(.categories) },
        .text("place-choices") { $0.paths.choices(.places) },
        .text("unit-choices") { $0.paths.choices(.units) }, .text("numbers-path", \.paths.numbers),
        .text("phrases-path", \.paths.phraseList),
        .texts("channels", \.lists.channels),
        .list("grounds") { Self.options($0.reasons.notAccepted) },
        .list("invalid-reasons") { Self.options($0.reasons.invalid) },
        .texts("transfer-endings") { _ in
            [Ending.threeWayCall, .handedToEmergencyNumber, .handedToOtherHotline].map(\.title)
        },
    ]

    /// Counties and streets: villages by the hundred would make the page long for who has no script.
    private var streets: [String] {
        lists.places.filter { $0.community.isEmpty }.map { $0.names.joined(separator: "/") }
    }

    private static func options(_ list: [String: String]) -> [FilterOption] {
        list.sorted { $0.key < $1.key }.map { FilterOption($0.key, $0.value) }
    }
}

extension Website {
    /// Answers `GET /desk`, with `about` an order whose caller is on the line again.
    @Sendable func showDesk(_ request: Request) async throws -> Response {
        let items = try RequestItems(request)
        var page = try await deskPage()
        if let registered = Self.given(items.value("registered")) {
            page.registered = try await self.registered(registered)
            page.undo = try await undoToast(on: registered, after: items.value("ended"), isAtDesk: true)
        }
        if let call = Self.given(items.value("call")) {
            page = try await taking(call, page)
        } else {
            page.call = try await offeredCall()
        }
        page.done = Self.given(items.value("done")).flatMap { $0 == "已记录来电结果" ? "\($0)。" : nil }
        if let about = Self.given(items.value("about")) {
            let desk = try actingDesk()
            page.caller = try await caller(of: try await desk.appeals(besides: about), number: nil)
            page.done = ActionName(title: items.value("done")).map { "已记录“\($0.title)”，工单 \(about)。" }
        }
        return html(templates.desk.render(page))
    }

    /// Answers `POST /desk/caller`: the earlier orders of a number, in whatever state the appeal is.
    @Sendable func lookUpCaller(_ request: Request, _ items: FormItems) async throws -> Response {
        var page = try await deskPage(items)
        let number = items["callingNumber"]
        if PhoneText.isNumber(number) {
            let appeals = try await actingDesk().appeals(ofCaller: number)
            page.caller = try await caller(of: appeals, number: number)
        } else {
            page.form.errors["callingNumber"] = number.isEmpty ? "请填写来电号码。" : "这不是电话号码，请核对。"
        }
        return html(templates.desk.render(page))
    }

    /// Answers `POST /desk`: registers the appeal with what was decided; nothing is lost where it can't.
    @Sendable func register(_ request: Request, _ items: FormItems) async throws -> Response {
        let now = now()
        var page = try await deskPage(try await joined(items))
        let desk = try actingDesk()
        let draft = page.form.order(at: now)
        let decision = page.form.decision(desk.rules.reasons)
        guard let draft, page.form.errors.isEmpty, let visitor else { return unfinished(page) }
        do {
            let file = try await desk.register(draft, then: decision, by: visitor.officer, at: now)
            try await tellOfAlerts(file)
            return redirect(
                to: paths.desk
                    + paths.query(
                        [QueryItem("registered", file.order.number), QueryItem("drafted", "appeal")]
                            + (decision.map { [QueryItem("ended", $0.name.title)] } ?? [])
                    )
            )
        } catch let error as DeskError {
            page.problem = error.sentence
            return html(templates.desk.render(page), status: .conflict)
        }
    }

    private func unfinished(_ page: DeskPage) -> Response {
        var page = page
        page.problem = "还没有登记，请补全标出的栏目。"
        return html(templates.desk.render(page), status: .unprocessableContent)
    }

    private func form(_ items: FormItems, _ lists: CityLists) -> AppealForm {
        var form = AppealForm(items, lists: lists)
        form.isUrgent = entrance.desk?.rules.alertWords.matches(in: items["content"]).isEmpty == false
        return form
    }

    func deskPage(_ items: FormItems = FormItems([])) async throws -> DeskPage {
        let now = now()
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        return DeskPage(
            frame: frame("受理台", .desk),
            paths: paths,
            form: form(items, lists),
            lists: lists,
            reasons: try actingDesk().rules.reasons,
            events: try await openEvents(),
            card: try await meantUnit(items["unit"]).flatMap(card)
        )
    }

    /// The desk that officers act through.
    func actingDesk() throws(PageError) -> WorkOrderDesk {
        guard let desk = entrance.desk else { throw .forbidden }
        return desk
    }

    private static func given(_ text: String) -> String? { text.isEmpty ? nil : text }
}
