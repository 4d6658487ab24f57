import Accounts
import Casework
import Hummingbird
import Templates
import WorkingDays

extension Website {
    /// Answers `GET /sign-in`.
    @Sendable func showSignIn(_ request: Request) async throws -> Response {
        if visitor != nil { return redirect(to: home) }
        return html(templates.signIn.render(signInPage(next: try RequestItems(request).value("next"))))
    }

    /// Answers `POST /sign-in`.
    @Sendable func signIn(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let signIn = entrance.signIn else { throw PageError.forbidden }
        do {
            let begun = try await signIn.signIn(with: Self.proof(items), address: address, at: now())
            return entering(begun.token, begun.signedIn, items["next"])
        } catch let refusal as SignInRefusal {
            var page = signInPage(next: items["next"])
            page.id = items["id"]
            page.problem = refusal.sentence
            page.needsCode = refusal == .codeNeeded || refusal == .codeWrong || items.given("code") != nil
            return html(templates.signIn.render(page), status: .unauthorized)
        }
    }

    private static func proof(_ items: FormItems) -> SignInProof {
        if let id = items.given("demo") { return .demo(id: id) }
        return .password(id: items["id"], password: items.typed("password"), code: items.given("code"))
    }

    /// Answers `POST /sign-out`.
    @Sendable func signOut(_ request: Request, _ items: FormItems) async throws -> Response {
        if let token = SessionCookie.token(of: request) {
            try await entrance.signIn?.signOut(token, address: address, at: now())
        }
        if let visitor { live.end(session: visitor.csrf) }
        var response = redirect(to: paths.signIn)
        response.headers[.setCookie] = SessionCookie.clear(path: paths.start)
        return response
    }

    /// Answers `GET /session`, which only who is signed in gets.
    @Sendable func stillSignedIn(_ request: Request) async throws -> Response {
        var response = text("")
        if let visitor { response.headers[.sessionEnds] = "\(visitor.endsAt.secondsSinceEpoch)" }
        return response
    }

    /// Answers `POST /session`: the password again over a page whose session has ended; nothing on it is lost.
    @Sendable func signInAgain(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let signIn = entrance.signIn else { throw PageError.forbidden }
        do {
            let proof = SignInProof.password(
                id: items["officer"],
                password: items.typed("password"),
                code: items.given("code")
            )
            let begun = try await signIn.signIn(with: proof, address: address, at: now())
            var response = text("")
            response.headers[.setCookie] = SessionCookie.set(begun.token, path: paths.start, isSecure: isSecure)
            response.headers[.csrfToken] = begun.signedIn.csrf
            response.headers[.sessionEnds] = "\(begun.signedIn.endsAt.secondsSinceEpoch)"
            return response
        } catch let refusal as SignInRefusal {
            if case .locked = refusal { return text(refusal.sentence, status: .init(code: 423)) }
            var response = text(refusal.sentence, status: .unauthorized)
            if refusal == .codeNeeded || refusal == .codeWrong { response.headers[.codeNeeded] = "1" }
            return response
        }
    }

    /// The first page of the role, or where he wanted to go before he was asked who he is.
    private func entering(_ token: String, _ signedIn: SignedIn, _ next: String) -> Response {
        var site = self
        site.visitor = signedIn
        let isOwn = next.hasPrefix(paths.start) && !next.hasPrefix("//") && !next.contains("\\")
        var response = redirect(to: isOwn ? next : site.home)
        response.headers[.setCookie] = SessionCookie.set(token, path: paths.start, isSecure: isSecure)
        return response
    }

    /// Where a role begins (product.md, "People and their first page").
    var home: String {
        guard let visitor else { return paths.start }
        if visitor.grant.unit != nil {
            return rights.allows(visitor.grant.role, .workForUnit) ? paths.unitDesk : paths.dispatches
        }
        if rights.allows(visitor.grant.role, .dispatchOrders) { return paths.dispatching }
        if rights.allows(visitor.grant.role, .takeCalls) { return paths.desk }
        let first: [(Right, String)] = [
            (.reviewReplies, paths.reviews), (.readAlerts, paths.alerts), (.manageAccounts, paths.accounts),
            (.readAudit, paths.audit),
            (.manageSettings, paths.settings),
        ]
        return first.first { rights.allows(visitor.grant.role, $0.0) }?.1 ?? paths.start
    }

    private func signInPage(next: String) -> SignInPage {
        var page = SignInPage(frame: frame("登录", .none), action: paths.signIn)
        page.next = next
        page.demo = entrance.doors.map { SignInPage.Door(door: $0) }
        return page
    }
}

extension HTTPFields.Element.Name {
    static let sessionEnds = Self("X-Session-Ends") ?? .server
    static let codeNeeded = Self("X-Code-Needed") ?? .server
    static let csrfToken = Self("X-CSRF-Token") ?? .server
}
