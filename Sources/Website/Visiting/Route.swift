import Accounts
import Hummingbird

/// A path as the router reads it, who may use it, and what answers it.
struct Route: Sendable {
    /// Who may use a path at all; whose orders he sees there is the page's to say.
    enum Access: Hashable, Sendable {
        case anyone
        case signedIn
        case right(Right)
        /// A system with a token of its own, which the answer looks at.
        case token
    }

    /// What answers.
    enum Answer: Sendable {
        /// A page to look at.
        case page(@Sendable (Website, Request) async throws -> Response)
        /// A form that was sent, its token checked.
        case form(@Sendable (Website, Request, FormItems) async throws -> Response)
        /// What another system sends; there is no session and so no token of one.
        case message(@Sendable (Website, Request) async throws -> Response)
    }

    let path: String
    let access: Access
    let answer: Answer
    /// A form may have no more.
    var mostBytes = FormItems.mostBytes

    static func get(
        _ path: String,
        _ access: Access,
        _ answer: @escaping @Sendable (Website) -> @Sendable (Request) async throws -> Response
    ) -> Route {
        Route(path: path, access: access, answer: .page { try await answer($0)($1) })
    }

    static func post(
        _ path: String,
        _ access: Access,
        _ answer: @escaping @Sendable (Website) -> @Sendable (Request, FormItems) async throws -> Response
    ) -> Route {
        Route(path: path, access: access, answer: .form { try await answer($0)($1, $2) })
    }

    /// The same for a form with a large file in it.
    func taking(mostBytes: Int) -> Route {
        var route = self
        route.mostBytes = mostBytes
        return route
    }

    /// A message of another system.
    static func api(
        _ path: String,
        _ answer: @escaping @Sendable (Website) -> @Sendable (Request) async throws -> Response
    ) -> Route {
        Route(path: path, access: .token, answer: .message { try await answer($0)($1) })
    }

    var method: HTTPRequest.Method {
        switch answer {
        case .page: .get
        case .form, .message: .post
        }
    }
}
