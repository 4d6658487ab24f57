import Hummingbird
import Templates

/// What went wrong, and where to go on.
struct ErrorPage: TemplateModel {
    let frame: Frame
    let sentence: String

    static let names: Names<Self> = [.group("frame", \.frame), .text("sentence", \.sentence)]
}

extension Website {
    func page(_ error: PageError) -> Response {
        let page = ErrorPage(frame: frame(error.title, .none), sentence: error.sentence)
        var response = html(templates.error.render(page), status: error.status)
        if error == .unavailable { response.headers[.retryAfter] = "5" }
        return response
    }
}
