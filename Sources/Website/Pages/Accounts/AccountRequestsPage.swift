import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 待复核: changes of accounts that wait for a second officer.
struct AccountRequestsPage: TemplateModel {
    let frame: Frame
    let requests: [Item]
    let done: String?
    var problem: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("requests", \.requests), .text("done", \.done), .text("problem", \.problem),
        .flag("is-empty") { $0.requests.isEmpty },
    ]

    /// One request with what it would do.
    struct Item: TemplateModel {
        let request: Approval
        let effects: [EffectBlock]?
        /// Whether the visitor asked for it himself, and may only take it back.
        let isOwn: Bool
        let path: String
        let csrf: String

        static let names: Names<Self> = [
            .number("number", \.request.sequence), .text("subject", \.request.subject), .text("words", \.request.words),
            .text("at", \.request.requestedAt.minuteText), .text("by", \.request.requestedBy),
            .list("effects") { $0.effects ?? [] }, .flag("is-impossible") { $0.effects == nil },
            .flag("is-own", \.isOwn), .text("path", \.path), .text("csrf", \.csrf),
        ]
    }
}

extension Website {
    /// Answers `GET /account-requests`.
    @Sendable func accountRequests(_ request: Request) async throws -> Response {
        let done = try RequestItems(request).value("done")
        return html(templates.accountRequests.render(try await requestsPage(done: done.isEmpty ? nil : done)))
    }

    /// Answers `POST /account-requests`: approves, refuses or takes back.
    @Sendable func decideAccountRequest(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let number = Int(items["number"]), let visitor else {
            throw PageError.badRequest("请从“待复核”页面办理。")
        }
        let desk = try accountDesk()
        do {
            if items["decision"] == "approve" {
                try await desk.approve(number, by: visitor.officer, at: now())
                return decided("已同意第\(number)号申请，变更已生效")
            }
            guard let reason = items.given("reason") else { return try await undecided("请填写第\(number)号申请的理由。") }
            try await desk.refuse(number, by: visitor.officer, reason: reason, at: now())
            return decided("已处理第\(number)号申请，没有变更")
        } catch let refusal as AccountRefusal {
            return try await undecided(refusal.sentence)
        }
    }

    private func decided(_ words: String) -> Response {
        redirect(to: paths.accountRequests + paths.query([.init("done", words)]))
    }

    private func undecided(_ sentence: String) async throws -> Response {
        var page = try await requestsPage(done: nil)
        page.problem = sentence
        return html(templates.accountRequests.render(page), status: .unprocessableContent)
    }

    private func requestsPage(done: String?) async throws -> AccountRequestsPage {
        let (desk, permissions) = (try accountDesk(), entrance.desk?.rules.permissions ?? .standard)
        let waiting = try await desk.requests(limit: 50)
        let effects = try await desk.effects(of: waiting, permissions: permissions, at: now())
        return AccountRequestsPage(
            frame: frame("待复核", .accountRequests),
            requests: zip(waiting, effects).map { request, effect in
                AccountRequestsPage.Item(
                    request: request,
                    effects: effect.map(EffectBlock.blocks),
                    isOwn: request.requestedBy == visitor?.account.id,
                    path: paths.accountRequests,
                    csrf: visitor?.csrf ?? ""
                )
            },
            done: done
        )
    }
}
