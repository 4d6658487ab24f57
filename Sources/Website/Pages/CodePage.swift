import Accounts
import Casework
import Documents
import Hummingbird
import Storage
import Templates
import WorkingDays

/// 动态口令: a new secret as a square code and as text, kept once six digits prove that the telephone has it.
struct CodePage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let mustEnrol: Bool
    /// The account has 动态口令 already.
    let isEnrolled: Bool
    var offer: AccountDesk.CodeOffer?
    var problem: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .flag("must-enrol", \.mustEnrol), .flag("is-enrolled", \.isEnrolled),
        .flag("has-offer") { $0.offer != nil }, .text("sealed", \.offer?.sealed), .html("square", \.square),
        .text("secret", \.groups), .text("problem", \.problem), .text("action", \.paths.code),
        .text("office", \.paths.office),
    ]

    /// The secret in groups of four, to be typed.
    private var groups: String? {
        guard let text = offer?.text else { return nil }
        return text.enumerated().map { $0 > 0 && $0 % 4 == 0 ? " \($1)" : "\($1)" }.joined()
    }

    private var square: HTML? { offer.flatMap { SquareCode($0.address) }.map { HTML(trusted: $0.svg) } }
}

extension SquareCode {
    /// As SVG with four light modules around it, its colours fixed: readers want dark on light in every theme.
    fileprivate var svg: String {
        let side = size + 8
        var path = ""
        for row in 0..<size {
            for column in 0..<size where isDark(row, column) { path += "M\(column + 4) \(row + 4)h1v1h-1z" }
        }
        return """
            <svg class="square" viewBox="0 0 \(side) \(side)" role="img" aria-label="动态口令的二维码">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }
}

extension Website {
    /// Answers `GET /code`.
    @Sendable func showCode(_ request: Request) async throws -> Response {
        var page = try await codePage()
        if !page.isEnrolled, let visitor {
            page.offer = try accountDesk().offerCode(officer: visitor.account.id)
        }
        return html(templates.code.render(page))
    }

    /// Answers `POST /code`: the password again, and six digits.
    @Sendable func enrolCode(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor, let accounts = entrance.accounts, let token = SessionCookie.token(of: request) else {
            throw PageError.signInNeeded
        }
        let (desk, id, now) = (try accountDesk(), visitor.account.id, now())
        do {
            try await accounts.confirm(token, password: items.typed("password"), address: address, at: now)
            let code = items["code"].filter { !$0.isWhitespace }
            try await desk.enrol(items["sealed"], code: code, officer: id, at: now)
            return redirect(to: paths.code)
        } catch let refusal as SignInRefusal {
            return try await unenrolled(items, refusal.sentence)
        } catch let refusal as AccountRefusal {
            return try await unenrolled(items, refusal.sentence)
        }
    }

    /// The same secret again: the telephone may have it already.
    private func unenrolled(_ items: FormItems, _ sentence: String) async throws -> Response {
        var page = try await codePage()
        page.problem = sentence
        if !page.isEnrolled, let visitor {
            guard let offer = try? accountDesk().offer(of: items["sealed"], officer: visitor.account.id) else {
                throw PageError.badRequest("请重新打开“动态口令”页面。")
            }
            page.offer = offer
        }
        return html(templates.code.render(page), status: .unprocessableContent)
    }

    private func codePage() async throws -> CodePage {
        guard let visitor else { throw PageError.signInNeeded }
        let officer = try await accountDesk().account(visitor.account.id)
        return CodePage(
            frame: frame("动态口令", .none),
            paths: paths,
            mustEnrol: visitor.mustEnrolCode,
            isEnrolled: officer?.codeSecret != nil
        )
    }
}
