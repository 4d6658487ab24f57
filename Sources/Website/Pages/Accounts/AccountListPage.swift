import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 账号与权限: every account, by 工号.
struct AccountListPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let fields: [FilterField]
    let rows: [Row]
    /// How many requests wait, at most 200.
    let waiting: Int
    let next: String?
    let first: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("fields", \.fields), .list("rows", \.rows), .text("next", \.next),
        .text("first", \.first), .text("action", \.paths.accounts), .text("new", \.paths.newAccount),
        .text("rules", \.paths.signInRules), .text("import", \.paths.accountImport),
        .text("requests", \.paths.accountRequests), .number("waiting", \.waiting),
        .flag("has-waiting") { $0.waiting > 0 }, .flag("is-empty") { $0.rows.isEmpty },
        .flag("has-rows") { !$0.rows.isEmpty },
    ]

    /// One account.
    struct Row: TemplateModel {
        let officer: StoredOfficer
        let path: String
        let offices: [String]

        static let names: Names<Self> = [
            .text("id", \.officer.account.id), .text("name", \.officer.account.name), .text("path", \.path),
            .texts("offices", \.offices), .text("state", \.state.title), .flag("is-active", \.state.isActive),
            .text("code") { $0.officer.codeSecret == nil ? nil : "已启用" },
        ]

        private var state: AccountState { AccountState(officer) }
    }
}

/// How an account stands, as people read it.
enum AccountState {
    case active
    case mustChange
    case withoutPassword
    case disabled
    case demo

    init(_ officer: StoredOfficer) {
        self =
            if officer.account.isDisabled { .disabled } else if officer.isDemo { .demo } else if officer.password == nil
            { .withoutPassword } else if officer.mustChange { .mustChange } else { .active }
    }

    var title: String {
        switch self {
        case .active: "正常"
        case .mustChange: "须改口令"
        case .withoutPassword: "未设口令"
        case .disabled: "停用"
        case .demo: "演示"
        }
    }

    var isActive: Bool {
        switch self {
        case .active, .demo: true
        case .mustChange, .withoutPassword, .disabled: false
        }
    }
}

extension OfficerQuery.State {
    var title: String {
        switch self {
        case .active: "启用"
        case .disabled: "停用"
        case .withoutPassword: "未设口令"
        }
    }
}

extension Website {
    private static let accountsOnPage = 50
    /// What stands for the hotline's own centre among the units.
    static let centre = "热线中心"

    /// The desk for accounts; only where they are our own.
    func accountDesk() throws(PageError) -> AccountDesk {
        guard let signIn = entrance.accounts else { throw .forbidden }
        return AccountDesk(signIn)
    }

    /// Answers `GET /accounts`.
    @Sendable func accountList(_ request: Request) async throws -> Response {
        let desk = try accountDesk()
        let items = try RequestItems(request)
        let (query, after) = (Self.query(items), items.value("after"))
        let officers = try await desk.accounts(query, after: after, limit: Self.accountsOnPage + 1)
        let shown = officers.prefix(Self.accountsOnPage)
        let kept = items.items.filter { ["q", "unit", "state"].contains($0.name) && !$0.value.isEmpty }
        let last = officers.count > shown.count ? shown.last?.account.id : nil
        let today = now().day
        let page = AccountListPage(
            frame: frame("账号与权限", .accounts),
            paths: paths,
            fields: try await accountFilters(items),
            rows: shown.map { officer in
                AccountListPage.Row(
                    officer: officer,
                    path: paths.account(officer.account.id),
                    offices: officer.account.grants(on: today).map(\.words)
                )
            },
            waiting: try await desk.requests().count,
            next: last.map { paths.accounts + paths.query(kept + [QueryItem("after", $0)]) },
            first: after.isEmpty ? nil : paths.accounts + paths.query(kept)
        )
        return html(templates.accounts.render(page))
    }

    private static func query(_ items: RequestItems) -> OfficerQuery {
        var query = OfficerQuery()
        query.text = items.value("q").isEmpty ? nil : items.value("q")
        query.state = OfficerQuery.State(rawValue: items.value("state"))
        let unit = items.value("unit")
        if !unit.isEmpty { query.place = unit == centre ? .centre : .unit(unit) }
        return query
    }

    private func accountFilters(_ items: RequestItems) async throws -> [FilterField] {
        var fields = [
            FilterField(name: "q", label: "工号或姓名开头", control: .text(hint: "")),
            FilterField(name: "unit", label: "单位", control: .names([Self.centre] + (try await unitNames()))),
            FilterField(
                name: "state",
                label: "状态",
                control: .choice(OfficerQuery.State.allCases.map { FilterOption($0.rawValue, $0.title) })
            ),
        ]
        for index in fields.indices { fields[index].value = items.value(fields[index].name) }
        return fields
    }

    /// The city's units in its order.
    func unitNames() async throws -> [String] {
        let now = now()
        return try await database.read { [cityLists] in try cityLists.lists(now: now, $0).units.map(\.name) }
    }
}
