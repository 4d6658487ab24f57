import Accounts
import Casework
import Hummingbird
import Sealing
import WorkOrders

extension Website {
    /// Lets a request in, or says why not, and has it answered by the site as this visitor sees it.
    func answer(_ route: Route, _ request: Request, _ context: SiteContext) async throws -> Response {
        var site = self
        site.address = context.address
        site.look = Look(of: request)
        try await site.followSettings()
        site.visitor = try await visitor(of: request)
        do {
            return try await site.admitted(route, request)
        } catch {
            let problem = PageError(error)
            // A fault goes on to ErrorPages, which logs it; all else is told in the visitor's look, with his ways on.
            guard problem != .fault else { throw error }
            return site.page(problem)
        }
    }

    private func admitted(_ route: Route, _ request: Request) async throws -> Response {
        if let refused = try refusal(of: route, request) { return refused }
        switch route.answer {
        case .page(let answer), .message(let answer): return try await answer(self, request)
        case .form(let answer):
            let items = try await FormItems(request, mostBytes: route.mostBytes)
            try requireToken(items, request)
            return try await answer(self, request, items)
        }
    }

    /// Acts by the city's rules as they are now.
    private mutating func followSettings() async throws {
        guard let cityRules else { return }
        try await cityRules.refresh(at: now())
        let rules = cityRules.rules
        (calendar, reasons, entrance) = (rules.calendar, rules.reasons, entrance.under(rules))
        cityLists.follow(cityRules.lastChange) { rules.names }
        entrance.accounts?.follow(cityRules.city.signIn)
    }

    /// Who is signed in; nil where nobody is, or where nobody can.
    private func visitor(of request: Request) async throws -> SignedIn? {
        guard let signIn = entrance.signIn, let token = SessionCookie.token(of: request) else { return nil }
        guard !paths.isOfLive(request.uri.path) else { return try await signIn.glance(token, at: now()) }
        return try await signIn.session(token, at: now())
    }

    /// Where a visitor is sent who may not see this; nil for who may.
    private func refusal(of route: Route, _ request: Request) throws(PageError) -> Response? {
        if case .readingOnly = entrance { return nil }
        guard route.access != .anyone, route.access != .token else { return nil }
        guard let visitor else {
            // A script asks for the password over the page; a browser goes to the form.
            guard route.method == .get, request.headers[.part] == nil else { throw .signInNeeded }
            return redirect(to: paths.signIn(next: request.uri.description))
        }
        if visitor.mustChangePassword, !paths.isOfPassword(request.uri.path) { return redirect(to: paths.password) }
        if visitor.mustEnrolCode, !paths.isOfPassword(request.uri.path), request.uri.path != paths.code {
            return redirect(to: paths.code)
        }
        if case .right(let right) = route.access, !rights.allows(visitor.grant.role, right) { throw .forbidden }
        return nil
    }

    /// A form must carry the token of its session: another site can send one, but doesn't know it.
    ///
    /// Who isn't signed in has none; the cookie of the sign-in form stays on this site (SameSite=Lax).
    private func requireToken(_ items: FormItems, _ request: Request) throws(PageError) {
        guard let visitor, !paths.isOfSignIn(request.uri.path) else { return }
        guard items["csrf"] == visitor.csrf else { throw .stale }
    }
}

extension HTTPFields.Element.Name {
    /// Asked for by a script of a page, not by the browser itself.
    static let part = Self("X-Part") ?? .server
}

/// The cookie that tells whose session a request belongs to.
enum SessionCookie {
    static let name = "hotline"

    static func token(of request: Request) -> String? { Cookies.value(of: name, in: request) }

    /// Sent to the site alone, read by no script; `isSecure` where browsers come over HTTPS.
    static func set(_ token: String, path: String, isSecure: Bool) -> String {
        "\(name)=\(token); Path=\(path); HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    static func clear(path: String) -> String { "\(name)=; Path=\(path); HttpOnly; SameSite=Lax; Max-Age=0" }
}
