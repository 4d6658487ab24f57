import Accounts
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 我的账号: offices to act in, password, sessions.
struct AccountPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let offices: [Office]
    let sessions: [Session]
    let mustChange: Bool
    var problem: String?
    var done: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("offices", \.offices), .list("sessions", \.sessions),
        .flag("must-change", \.mustChange), .text("problem", \.problem), .text("done", \.done),
        .text("office-path", \.paths.office), .text("password-path", \.paths.password),
        .text("look-path", \.paths.look), .text("phrases-path", \.paths.phrases), .text("code-path", \.paths.code),
        .flag("has-choice") { $0.offices.count > 1 },
    ]

    /// An office that he holds today.
    struct Office: TemplateModel {
        let index: Int
        let grant: Grant
        let isCurrent: Bool

        static let names: Names<Self> = [
            .number("index", \.index), .flag("is-current", \.isCurrent),
            .text("title") { [$0.grant.unit, $0.grant.role].compactMap(\.self).joined(separator: " ") },
            .text("days") { office in "\(office.grant.from) 起" + (office.grant.to.map { "，至 \($0)" } ?? "") },
            .text("stands-in") { $0.grant.standsInFor.map { "代理 \($0)" } },
        ]
    }

    /// Where he is signed in.
    struct Session: TemplateModel {
        let session: StoredSession

        static let names: Names<Self> = [
            .text("since", \.session.since.minuteText), .text("seen", \.session.seenAt.minuteText),
            .text("address", \.session.address),
        ]
    }
}

extension Website {
    /// Answers `GET /office` and `GET /password`.
    @Sendable func showAccount(_ request: Request) async throws -> Response {
        var page = try await accountPage()
        if try RequestItems(request).value("done") == "password" { page.done = "口令已修改，其他地方的登录已退出。" }
        return html(templates.account.render(page))
    }

    /// Answers `POST /office`: acts in another of his offices.
    @Sendable func changeOffice(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor, let accounts = entrance.accounts, let token = SessionCookie.token(of: request),
            let index = Int(items["office"]), visitor.account.grants.indices.contains(index)
        else { throw PageError.badRequest("请从“我的账号”选择岗位。") }
        do {
            var site = self
            site.visitor = try await accounts.use(visitor.account.grants[index], token: token, at: now())
            return redirect(to: site.home)
        } catch let refusal as SignInRefusal {
            throw PageError.refused(refusal.sentence)
        }
    }

    /// Answers `POST /password`.
    @Sendable func changePassword(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let accounts = entrance.accounts, let token = SessionCookie.token(of: request) else {
            throw PageError.forbidden
        }
        do {
            guard items.typed("new") == items.typed("again") else { return try await unchanged("两次输入的新口令不一致，请重新输入。") }
            let (old, new) = (items.typed("old"), items.typed("new"))
            try await accounts.changePassword(token, old: old, new: new, address: address, at: now())
            return redirect(to: paths.password + "?done=password")
        } catch let refusal as SignInRefusal {
            return try await unchanged(refusal.sentence)
        }
    }

    private func unchanged(_ sentence: String) async throws -> Response {
        var page = try await accountPage()
        page.problem = sentence
        return html(templates.account.render(page), status: .unprocessableContent)
    }

    private func accountPage() async throws -> AccountPage {
        guard let visitor else { throw PageError.signInNeeded }
        let now = now()
        let sessions = try await entrance.accounts?.sessions(of: visitor.account.id, at: now) ?? []
        let offices = visitor.account.grants.enumerated().filter { $0.element.holds(on: now.day) }
        return AccountPage(
            frame: frame("我的账号", .none),
            paths: paths,
            offices: offices.map {
                AccountPage.Office(index: $0.offset, grant: $0.element, isCurrent: $0.element == visitor.grant)
            },
            sessions: sessions.map(AccountPage.Session.init),
            mustChange: visitor.mustChangePassword
        )
    }
}
