import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// The form of one change of an account, its preview, and at the end what became of it.
struct AccountChangePage: TemplateModel {
    /// How far it is.
    enum Stage: Sendable {
        case form
        /// What would change, before it is asked for.
        case preview([EffectBlock])
        /// It was asked for; the first password is shown this once.
        case done(String, password: String?)
    }

    let frame: Frame
    let title: String
    /// 工号 and 姓名; nil for a new account.
    let officer: String?
    let action: String
    let back: String
    var fields: [ActionField]
    var stage = Stage.form
    /// What was typed, to be sent again with the confirmation.
    var kept: [KeptField] = []
    /// What is about to be done, in words.
    var words: String?
    var problem: String?
    let needsSecond: Bool

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("title", \.title), .text("officer", \.officer), .text("action", \.action),
        .text("back", \.back), .list("fields", \.fields), .list("kept", \.kept), .text("words", \.words),
        .text("problem", \.problem), .flag("needs-second", \.needsSecond), .list("effects", \.effects),
        .flag("is-form") { if case .form = $0.stage { true } else { false } },
        .flag("is-preview") { if case .preview = $0.stage { true } else { false } },
        .flag("is-done") { $0.outcome != nil }, .text("outcome", \.outcome), .text("password", \.password),
    ]

    private var effects: [EffectBlock] { if case .preview(let effects) = stage { effects } else { [] } }
    private var outcome: String? { if case .done(let words, _) = stage { words } else { nil } }
    private var password: String? { if case .done(_, let password) = stage { password } else { nil } }

    /// A field of a form that is sent again.
    struct KeptField: TemplateModel {
        let item: QueryItem

        static let names: Names<Self> = [.text("name", \.item.name), .text("value", \.item.value)]
    }
}

/// What an account gains and loses.
struct EffectBlock: TemplateModel {
    let id: String
    let gained: [String]
    let lost: [String]

    static let names: Names<Self> = [
        .text("id", \.id), .texts("gained", \.gained), .texts("lost", \.lost),
        .flag("gains") { !$0.gained.isEmpty }, .flag("loses") { !$0.lost.isEmpty },
        .flag("is-same") { $0.gained.isEmpty && $0.lost.isEmpty },
    ]

    static func blocks(_ effect: AccountEffect) -> [EffectBlock] {
        effect.accounts.map { EffectBlock(id: $0.id, gained: $0.gained, lost: $0.lost) }
    }
}

extension Website {
    /// Answers `GET /new-account` and `GET /accounts/:id/changes/:name`.
    @Sendable func accountChange(_ request: Request) async throws -> Response {
        let opened = try await openedChange(request)
        var page = try await changePage(opened)
        let office = try RequestItems(request).value("office")
        for index in page.fields.indices where page.fields[index].name == "office" && !office.isEmpty {
            page.fields[index].values = [office]
        }
        return html(templates.accountChange.render(page))
    }

    /// Answers `POST` of the same: first the preview, then with `confirm` the request.
    @Sendable func askAccountChange(_ request: Request, _ items: FormItems) async throws -> Response {
        let opened = try await openedChange(request)
        var page = try await changePage(opened)
        guard items.given("back") == nil else {
            page.fields = page.fields.map { $0.filled(items) }
            return html(templates.accountChange.render(page))
        }
        do {
            let form = AccountChangeForm(items: items, kind: opened.kind, id: opened.officer?.account.id)
            let change = try form.change(page.fields)
            page.words = change.words
            try await advance(&page, change, items, opened)
            return html(templates.accountChange.render(page))
        } catch let error as AccountFormError {
            page.fill(items, error.sentence(page.fields), field: error.field)
        } catch let refusal as AccountRefusal {
            page.fill(items, refusal.sentence, field: refusal.field)
        }
        return html(templates.accountChange.render(page), status: .unprocessableContent)
    }

    private func advance(
        _ page: inout AccountChangePage,
        _ change: AccountChange,
        _ items: FormItems,
        _ opened: OpenedChange
    ) async throws {
        let (desk, now) = (opened.desk, now())
        guard items.given("confirm") != nil else {
            let permissions = entrance.desk?.rules.permissions ?? .standard
            page.stage = .preview(
                EffectBlock.blocks(try await desk.effect(of: change, permissions: permissions, at: now))
            )
            page.kept = items.items.filter { $0.name != "csrf" }.map(AccountChangePage.KeptField.init)
            return
        }
        guard let visitor else { throw PageError.signInNeeded }
        let (ready, password) = try await withPassword(change, desk)
        let answer = try await desk.request(ready, by: visitor.officer, reason: items.given("reason"), at: now)
        page.stage = .done(answer.words, password: password)
    }

    /// A new account and a reset carry a password that is made up here and shown once.
    private func withPassword(
        _ change: AccountChange,
        _ desk: AccountDesk
    ) async throws -> (AccountChange, String?) {
        switch change {
        case .add(let id, let name, let grants, _):
            let (password, kept) = try await desk.firstPassword(id: id, name: name)
            return (.add(id: id, name: name, grants: grants, password: kept), password)
        case .resetPassword(let id, _):
            let name = try await desk.account(id)?.account.name ?? ""
            let (password, kept) = try await desk.firstPassword(id: id, name: name)
            return (.resetPassword(id: id, kept), password)
        case .rename, .disable, .enable, .give, .endGrant, .handOver, .removeCode: return (change, nil)
        }
    }

    /// A change that somebody wants to ask for.
    private struct OpenedChange {
        let kind: AccountChangeKind
        let officer: StoredOfficer?
        let desk: AccountDesk
    }

    private func openedChange(_ request: Request) async throws -> OpenedChange {
        let desk = try accountDesk()
        guard request.uri.path != paths.newAccount else { return OpenedChange(kind: .add, officer: nil, desk: desk) }
        let (id, name) = (try pathPart(1, request), try pathPart(3, request))
        guard let kind = AccountChangeKind.allCases.first(where: { "\($0)" == name }), kind != .add,
            let officer = try await desk.account(id)
        else { throw PageError.notFound("没有这个账号或这种变更，请从账号清单进入。") }
        return OpenedChange(kind: kind, officer: officer, desk: desk)
    }

    private func changePage(_ opened: OpenedChange) async throws -> AccountChangePage {
        let officer = opened.officer?.account
        let fields = AccountChangeFields(
            account: officer,
            roles: rights.names,
            units: try await unitNames(),
            today: now().day
        )
        return AccountChangePage(
            frame: frame(opened.kind.rawValue, .accounts),
            title: opened.kind.rawValue,
            officer: officer.map { "\($0.id) \($0.name)" },
            action: officer.map { paths.accountChange("\(opened.kind)", of: $0.id) } ?? paths.newAccount,
            back: officer.map { paths.account($0.id) } ?? paths.accounts,
            fields: fields.fields(opened.kind),
            needsSecond: opened.desk.needsSecond(opened.kind)
        )
    }
}

extension AccountChangePage {
    mutating func fill(_ items: FormItems, _ problem: String, field: String?) {
        fields = fields.map { $0.filled(items) }
        for index in fields.indices where fields[index].name == field { fields[index].error = problem }
        self.problem = problem
        stage = .form
    }
}

extension AccountDesk.Answer {
    /// What people read.
    fileprivate var words: String {
        switch self {
        case .done: "已办理，立即生效。"
        case .waiting(let number): "已提交，为第\(number)号申请，由另一位安全管理员或审计管理员复核同意后生效。"
        }
    }
}
