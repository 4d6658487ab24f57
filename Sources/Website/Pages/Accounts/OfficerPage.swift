import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// One account: offices, sessions, what waits and what was changed.
struct OfficerPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let officer: StoredOfficer
    let offices: [Office]
    let holdings: AccountDesk.Holdings
    let requests: [Approval]
    let history: [ChangeLine]
    let acts: [Link]
    let done: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("id", \.officer.account.id), .text("name", \.officer.account.name),
        .text("state") { AccountState($0.officer).title },
        .flag("is-active") { AccountState($0.officer).isActive },
        .text("password-set") { $0.officer.passwordSetAt?.minuteText },
        .flag("has-code") { $0.officer.codeSecret != nil },
        .list("offices", \.offices), .list("acts", \.acts), .list("history", \.history),
        .texts("requests") { page in page.requests.map { "第\($0.sequence)号：\($0.words)" } },
        .texts("stand-ins") { page in page.holdings.standIns.map { "\($0.id) \($0.name)" } },
        .list("sessions") { $0.holdings.sessions.map(AccountPage.Session.init) },
        .flag("is-signed-in") { !$0.holdings.sessions.isEmpty }, .flag("has-offices") { !$0.offices.isEmpty },
        .flag("has-requests") { !$0.requests.isEmpty }, .flag("has-stand-ins") { !$0.holdings.standIns.isEmpty },
        .text("accounts", \.paths.accounts), .text("requests-path", \.paths.accountRequests), .text("done", \.done),
    ]

    /// An office, over or not.
    struct Office: TemplateModel {
        let grant: Grant
        let isHeld: Bool
        let end: String?

        static let names: Names<Self> = [
            .text("role", \.grant.role), .text("unit") { $0.grant.unit ?? Website.centre },
            .text("from") { "\($0.grant.from)" }, .text("to") { $0.grant.to.map { "\($0)" } ?? "不限" },
            .text("stands-in", \.grant.standsInFor), .flag("is-held", \.isHeld), .text("end", \.end),
        ]
    }
}

/// A change as the history of what it was about shows it.
struct ChangeLine: TemplateModel {
    let event: SettingsEvent

    static let names: Names<Self> = [
        .text("at", \.event.at.minuteText), .text("words", \.event.words), .text("officer", \.event.officer),
        .text("approved-by", \.event.approvedBy),
    ]
}

extension Website {
    /// Answers `GET /accounts/:id`.
    @Sendable func showOfficer(_ request: Request) async throws -> Response {
        let (desk, id, now) = (try accountDesk(), try pathPart(1, request), now())
        guard let officer = try await desk.account(id) else {
            throw PageError.notFound("没有工号“\(id)”的账号，请从账号清单进入。")
        }
        let subject = AccountDesk.subject(of: id)
        let done = try RequestItems(request).value("done")
        let page = OfficerPage(
            frame: frame("\(id) \(officer.account.name)", .accounts),
            paths: paths,
            officer: officer,
            offices: officer.account.grants.enumerated().map { office($0.offset, $0.element, of: id, on: now.day) },
            holdings: try await desk.holdings(of: id, on: now.day),
            requests: try await desk.requests().filter { $0.subject == subject },
            history: try await desk.changes(of: id).map(ChangeLine.init),
            acts: id == visitor?.account.id ? [] : acts(officer),
            done: done.isEmpty ? nil : done
        )
        return html(templates.officer.render(page))
    }

    private func office(_ index: Int, _ grant: Grant, of id: String, on day: CivilDay) -> OfficerPage.Office {
        let isOver = grant.to.map { $0 < day } ?? false
        let canEnd = !isOver && id != visitor?.account.id
        return OfficerPage.Office(
            grant: grant,
            isHeld: grant.holds(on: day),
            end: canEnd ? paths.accountChange("endGrant", of: id, [QueryItem("office", "\(index + 1)")]) : nil
        )
    }

    private func acts(_ officer: StoredOfficer) -> [Link] {
        let isDisabled = officer.account.isDisabled
        let kinds: [AccountChangeKind] =
            [.give, .rename, .resetPassword] + (officer.codeSecret == nil ? [] : [.removeCode])
            + (isDisabled ? [.enable] : [.handOver, .disable])
        return kinds.map { Link($0.rawValue, paths.accountChange("\($0)", of: officer.account.id)) }
    }
}
