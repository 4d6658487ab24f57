import Hummingbird

/// How somebody wants pages to look, kept in his browser: nothing of it is the server's to know.
struct Look: Hashable, Sendable {
    /// `light`, `dark`; nil as the browser has it.
    var theme: String?
    /// `large`; nil for the usual size.
    var text: String?

    static let cookie = "look"

    init(theme: String? = nil, text: String? = nil) {
        self.theme = theme
        self.text = text
    }

    /// What the cookie of a request says; anything else is as the browser has it.
    init(of request: Request) {
        let words = Set(Cookies.value(of: Self.cookie, in: request)?.split(separator: ".").map(String.init) ?? [])
        theme = ["light", "dark"].first(where: words.contains)
        text = words.contains("large") ? "large" : nil
    }

    /// For a year; a script has no use for it.
    func header(path: String) -> String {
        let words = [theme, text].compactMap(\.self).joined(separator: ".")
        return "\(Self.cookie)=\(words); Path=\(path); HttpOnly; SameSite=Lax; Max-Age=31536000"
    }
}

extension Website {
    /// Answers `POST /look`.
    @Sendable func changeLook(_ request: Request, _ items: FormItems) async throws -> Response {
        let theme = ["light", "dark"].first { $0 == items["theme"] }
        var response = redirect(to: paths.office)
        response.headers[.setCookie] = Look(theme: theme, text: items["text"] == "large" ? "large" : nil)
            .header(path: paths.start)
        return response
    }
}

/// The cookies of a request.
enum Cookies {
    static func value(of name: String, in request: Request) -> String? {
        for field in request.headers[values: .cookie] {
            for part in field.split(separator: ";") {
                let pair = String(part).trimmed.split(separator: "=", maxSplits: 1)
                if pair.count == 2, pair[0] == name { return String(pair[1]) }
            }
        }
        return nil
    }
}
