import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 登记来件: the form of a matter that came by no call, filled by hand or from a pasted text.
struct IncomingPage: TemplateModel {
    let frame: Frame
    var form: IncomingForm
    let paths: Paths
    /// The orders that this external number has already.
    var earlier: [Link] = []
    var problem: String?
    /// What was read from a pasted text.
    var done: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .group("form", \.form.appeal), .group("incoming", \.form),
        .list("earlier", \.earlier), .flag("has-earlier") { !$0.earlier.isEmpty },
        .text("problem", \.problem), .text("done", \.done),
        .text("action", \.paths.newIncoming), .text("paste-path", \.paths.pastedIncoming),
        .text("list-path", \.paths.incoming),
        .text("category-choices") { $0.paths.choices(.categories) },
        .text("place-choices") { $0.paths.choices(.places) },
    ]
}

/// What 来件 have beside an appeal.
struct IncomingForm: TemplateModel {
    var appeal: AppealForm
    var items: FormItems
    let channels: [String]
    var errors: [String: String] = [:]

    init(_ items: FormItems, lists: CityLists) {
        self.items = items
        appeal = AppealForm(items, lists: lists)
        channels = lists.channels
    }

    static let names: Names<Self> = [
        .group("platform") { $0.field("platform") }, .group("number") { $0.field("externalNumber") },
        .group("deadline") { $0.field("externalDeadline") }, .group("channel") { $0.field("channel") },
        .text("pasted") { $0.items["pasted"] }, .texts("channels", \.channels),
        .flag("is-repeated") { $0.errors["externalNumber"] != nil },
        .flag("is-wanted") { $0.items.isTicked("isWanted") },
    ]

    private func field(_ name: String) -> AppealForm.TypedField {
        AppealForm.TypedField(value: items[name], error: errors[name])
    }

    /// The order that the form tells, or nil with every error named at its field.
    mutating func order(at now: Instant) -> WorkOrder? {
        if items["channel"].isEmpty { errors["channel"] = "请选择来源渠道。" }
        if items["platform"].isEmpty { errors["platform"] = "请填写来件平台，如省平台、人民网。" }
        let deadline = deadline
        guard var order = appeal.order(at: now), errors.isEmpty else { return nil }
        order.external = ExternalReference(
            platform: items["platform"],
            number: items.given("externalNumber"),
            deadline: deadline
        )
        return order
    }

    /// A day is good to its end; a moment to the minute.
    private var deadline: Instant? {
        mutating get {
            guard let typed = items.given("externalDeadline")?.replacing("T", with: " ") else { return nil }
            if let day = CivilDay(typed) { return day.advanced(by: 1).start }
            if let instant = Instant(typed) { return instant }
            errors["externalDeadline"] = "外部时限应写成 2022-02-28 或 2022-02-28 17:30，请改正。"
            return nil
        }
    }

    /// Puts what a pasted text has into the fields that are empty yet; how many it filled.
    mutating func take(_ pasted: PastedMatter) -> Int {
        var filled = 0
        for field in PastedMatter.Field.allCases {
            guard let value = pasted.values[field], items[field.rawValue].isEmpty else { continue }
            items = FormItems(items.items.filter { $0.name != field.rawValue } + [QueryItem(field.rawValue, value)])
            filled += 1
        }
        appeal = AppealForm(items, lists: appeal.lists)
        return filled
    }
}

extension Website {
    /// Answers `GET /incoming/new`.
    @Sendable func newIncoming(_ request: Request) async throws -> Response {
        html(templates.newIncoming.render(try await incomingPage(FormItems([]))))
    }

    /// Answers `POST /incoming/pasted`: the form with what the text gave, nothing registered.
    @Sendable func readPasted(_ request: Request, _ items: FormItems) async throws -> Response {
        var page = try await incomingPage(items)
        let filled = page.form.take(PastedMatter(items["pasted"]))
        page.done = filled == 0 ? "没有读出新的栏目，已填的栏目不会被改动。" : "已读出 \(filled) 个栏目，请核对后登记。"
        return html(templates.newIncoming.render(page))
    }

    /// Answers `POST /incoming/new`: registers the matter; nothing typed is lost where it can't.
    @Sendable func registerIncoming(_ request: Request, _ items: FormItems) async throws -> Response {
        let now = now()
        var page = try await incomingPage(items)
        let order = page.form.order(at: now)
        page.earlier = try await earlier(order?.external)
        if !page.earlier.isEmpty, !items.isTicked("isWanted") {
            page.form.errors["externalNumber"] = "这个外部编号已经登记过，请核对；确需再登记请勾选下面的选项。"
        }
        guard let order, page.form.errors.isEmpty, let visitor else {
            page.problem = "还没有登记，请补全标出的栏目。"
            return html(templates.newIncoming.render(page), status: .unprocessableContent)
        }
        do {
            let file = try await actingDesk().register(order, then: nil, by: visitor.officer, at: now)
            try await tellOfAlerts(file)
            let done = [QueryItem("registered", file.order.number), QueryItem("drafted", "incoming")]
            return redirect(to: paths.incoming + paths.query(done))
        } catch let error as DeskError {
            page.problem = error.sentence
            return html(templates.newIncoming.render(page), status: .conflict)
        }
    }

    private func earlier(_ external: ExternalReference?) async throws -> [Link] {
        guard let external, let number = external.number else { return [] }
        let numbers = try await database.read { connection in
            try connection.orders(ofExternalNumber: number, platform: external.platform)
        }
        return numbers.map { Link($0, paths.workOrder($0)) }
    }

    private func incomingPage(_ items: FormItems) async throws -> IncomingPage {
        let now = now()
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        return IncomingPage(frame: frame("登记来件", .incoming), form: IncomingForm(items, lists: lists), paths: paths)
    }
}
