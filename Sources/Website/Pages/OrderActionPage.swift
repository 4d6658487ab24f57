import Accounts
import Bulletins
import Casework
import Documents
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// The form of one action on an order.
struct OrderActionPage: TemplateModel {
    let frame: Frame
    let title: String
    let number: String
    let order: String
    /// Where the form is sent.
    var action: String
    /// The same as the order's own page has it: the name of the draft, wherever the form stands.
    let draftName: String
    /// The dispatch that it is about, by its unit.
    let unit: String?
    let dispatch: String?
    let revision: Int
    var fields: [ActionField]
    /// The city's units to choose from.
    let units: [String]
    /// Units that the form may name; nil for a form that names none.
    var suggested: SuggestionList?
    /// Why it was not done.
    var problem: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("title", \.title), .text("number", \.number), .text("order", \.order),
        .text("action", \.action), .text("unit", \.unit), .text("dispatch", \.dispatch),
        .number("revision", \.revision), .list("fields", \.fields), .texts("units", \.units),
        .text("problem", \.problem), .text("draft", \.draftName), .group("suggested", \.suggested),
        .flag("has-units") { $0.fields.contains(where: \.namesUnits) },
    ]
}

extension Website {
    /// Answers `GET /work-orders/:number/actions/:name`.
    @Sendable func orderAction(_ request: Request) async throws -> Response {
        let opened = try await opened(request)
        let dispatch = try RequestItems(request).value("dispatch")
        var page = try await page(opened, dispatch)
        page.suggested = try await suggested(opened, page)
        return html(templates.orderAction.render(page))
    }

    /// Answers `POST /work-orders/:number/actions/:name`.
    @Sendable func carryOut(_ request: Request, _ items: FormItems) async throws -> Response {
        let opened = try await opened(request)
        let number = opened.file.order.number
        var page = try await page(opened, items["dispatch"])
        do {
            try await carryOut(opened, page, items)
        } catch let error as FormError {
            page.fill(items, error)
            page.suggested = try await suggested(opened, page)
            return html(templates.orderAction.render(page), status: .unprocessableContent)
        } catch let error as DeskError {
            return try await refused(error, opened, items)
        }
        return redirect(to: after(items, number, opened.name))
    }

    /// Does what a form says, and tells whom it concerns; throws `FormError` or `DeskError` where it can't be done.
    func carryOut(_ opened: OpenedOrder, _ page: OrderActionPage, _ items: FormItems) async throws {
        let number = opened.file.order.number
        let meant = try await meant(items, page.fields)
        let file = try await opened.desk.carryOut(
            try ActionForm.action(page.json(meant, opened.name)),
            on: number,
            revision: Int(items["revision"]),
            by: opened.officer,
            at: now()
        )
        try await tellOfAlerts(file, since: opened.file)
        try await tellOfWaiting()
        try await tellUnits(of: file, since: opened.file)
        if let call = items.given("call") { try await calls.link(call, toOrder: number, by: opened.officer.id) }
    }

    /// What was typed for units and categories, as the city's lists have it: a form without script takes `csgl` as well.
    func meant(_ items: FormItems, _ fields: [ActionField]) async throws -> FormItems {
        guard fields.contains(where: { $0.namesUnits || $0.namesCategory }) else { return items }
        let now = now()
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        var items = items
        for field in fields where field.namesUnits {
            let choices = ChoiceList.units.choices(lists)
            items = items.mapping(field.name) { choices.meant(by: $0)?.value ?? $0 }
        }
        for field in fields where field.namesCategory {
            guard let typed = items.given(field.name) else { continue }
            guard let choice = ChoiceList.categories.choices(lists).meant(by: typed) else {
                throw FormError.wrongValue(field: field.name, expected: "列表中的一个类别")
            }
            items = items.mapping(field.name) { _ in choice.value }
        }
        return items
    }

    /// Back to the order, or to the call-taker's desk with the caller whose order it is.
    private func after(_ items: FormItems, _ number: String, _ name: ActionName) -> String {
        let draft = draft(name, on: number, items.given("dispatch"))
        let done = [QueryItem("done", name.title), QueryItem("drafted", draft)]
        guard items.given("from") == "desk" else { return paths.workOrder(number) + paths.query(done) }
        return paths.desk + paths.query([QueryItem("about", number)] + done)
    }

    /// The form again with what was typed, and the newest state of the order behind it.
    private func refused(_ error: DeskError, _ opened: OpenedOrder, _ items: FormItems) async throws -> Response {
        var opened = opened
        if case .outdated(let newer) = error { opened.file = newer }
        if case .unknownOrder = error { throw error }
        var page = try await page(opened, items["dispatch"])
        page.fill(items, error.sentence, field: nil)
        page.suggested = try await suggested(opened, page)
        return html(templates.orderAction.render(page), status: .conflict)
    }

    /// An order that somebody wants to act on.
    struct OpenedOrder: Sendable {
        var file: CaseFile
        let name: ActionName
        let desk: WorkOrderDesk
        let officer: Officer
    }

    /// The order and the action of a path such as `/work-orders/:number/actions/:name`.
    func opened(_ request: Request) async throws -> OpenedOrder {
        let part = try pathPart(3, request)
        guard let name = ActionName.allCases.first(where: { "\($0)" == part }), name != .register, name != .adopt else {
            throw PageError.notFound("没有“\(part)”这个动作，请从工单页面操作。")
        }
        guard let desk = entrance.desk, let visitor else { throw PageError.signInNeeded }
        let file = try await desk.file(try pathPart(1, request))
        try requireSight(of: file.dispatches)
        guard desk.rules.permissions.allows(visitor.officer.role, name) else { throw PageError.forbidden }
        return OpenedOrder(file: file, name: name, desk: desk, officer: visitor.officer)
    }

    /// The name of a form's draft in the browser.
    func draft(_ name: ActionName, on number: String, _ dispatch: String?) -> String {
        OrderActionPage.draft(paths.action("\(name)", on: number), dispatch)
    }

    /// The form of an action; `dispatch` is empty where it is about the order.
    func page(_ opened: OpenedOrder, _ dispatch: String) async throws -> OrderActionPage {
        let now = now()
        let units = try await database.read { [cityLists] in try cityLists.lists(now: now, $0).openUnits.map(\.name) }
        let order = opened.file.order
        return OrderActionPage(
            frame: frame(opened.name.title, .orders),
            title: opened.name.title,
            number: order.number,
            order: paths.workOrder(order.number),
            action: paths.action("\(opened.name)", on: order.number),
            draftName: draft(opened.name, on: order.number, dispatch.isEmpty ? nil : dispatch),
            unit: opened.file.dispatch(dispatch)?.unit,
            dispatch: dispatch.isEmpty ? nil : dispatch,
            revision: order.revision,
            fields: ActionFields(opened.file, opened.desk.rules.reasons).fields(opened.name),
            units: units
        )
    }
}

extension OrderActionPage {
    /// The name of its draft in the browser: what is written about one dispatch never comes up in another's form.
    static func draft(_ action: String, _ dispatch: String?) -> String {
        [action, dispatch].compactMap(\.self).joined(separator: " ")
    }

    /// The action as JSON (docs/commands.md), from what was sent.
    func json(_ items: FormItems, _ name: ActionName) -> JSONValue {
        var members = [JSONValue.Member("action", .string(name.title))]
        if let dispatch { members.append(JSONValue.Member("dispatch", .string(dispatch))) }
        for member in fields.flatMap({ $0.members(items) }) {
            members.append(name.wrapped(member))
        }
        return .object(members)
    }

    mutating func fill(_ items: FormItems, _ problem: String, field: String?) {
        fields = fields.map { $0.filled(items) }
        for index in fields.indices where fields[index].name == field { fields[index].error = problem }
        self.problem = problem
    }

    /// Says what is wrong at its field and keeps what was typed.
    mutating func fill(_ items: FormItems, _ error: FormError) { fill(items, problem(error), field: error.field) }

    /// What is wrong with a field, by the name that people see.
    func problem(_ error: FormError) -> String {
        let label = fields.first { $0.name == error.field }?.label
        guard let label else { return error.sentence }
        if error.isOfTime { return "“\(label)”的时间应形如 2022-02-28 14:05，请改正。" }
        switch error {
        case .missing: return "请填写“\(label)”。"
        case .wrongValue(_, let expected): return "“\(label)”应为\(expected)，请改正。"
        case .notJSON, .unknownField, .unknownAction: return error.sentence
        }
    }
}

extension FormError {
    /// The field that it is about.
    fileprivate var field: String? {
        switch self {
        case .missing(let field), .wrongValue(let field, _), .unknownField(let field):
            // `units[1].deadline` stands at the field of the units.
            String(field.prefix { $0 != "[" && $0 != "." })
        case .notJSON, .unknownAction: nil
        }
    }
}

extension FormError {
    /// Whether it is about the time beside a unit or a person.
    fileprivate var isOfTime: Bool {
        switch self {
        case .missing(let field), .wrongValue(let field, _): field.hasSuffix(".deadline") || field.hasSuffix(".at")
        case .unknownField, .notJSON, .unknownAction: false
        }
    }
}

extension ActionName {
    /// A member that the JSON of an action has as a list where the form has one line.
    fileprivate func wrapped(_ member: JSONValue.Member) -> JSONValue.Member {
        switch (self, member.name) {
        case (.markHarassment, "calls"): JSONValue.Member("calls", .array([member.value]))
        case (.instruct, "task"):
            JSONValue.Member("tasks", .array([.object([JSONValue.Member("words", member.value)])]))
        default: member
        }
    }
}
