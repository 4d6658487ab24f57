import Hummingbird

/// What browsers are told with every answer, and no content for HEAD.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = SiteContext

    static let policy =
        "default-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'"

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        // Length and type stay those of the page.
        return request.method == .head ? response.createHeadResponse() : response
    }
}

extension HTTPFields.Element.Name {
    static let referrerPolicy = Self("Referrer-Policy") ?? .server
}
