import Hummingbird
import Logging

/// Makes a Chinese page of every error.
struct ErrorPages: RouterMiddleware {
    typealias Context = SiteContext

    let website: Website

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let page = PageError(error)
            if page == .fault { context.logger.error("\(request.uri.path): \(error)") }
            return website.page(page)
        }
    }
}
