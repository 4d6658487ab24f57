import Hummingbird
import HummingbirdTesting
import Storage
import Website

/// Reads pages of a site as a browser does.
struct Browser: Sendable {
    let client: any TestClientProtocol

    /// Opens the sample city's site, or another.
    static func open(
        basePath: String = "",
        database: (any Database)? = nil,
        _ test: @escaping @Sendable (Browser) async throws -> Void
    ) async throws {
        let database = if let database { database } else { try await SampleSite.database() }
        let application = Application(router: try SampleSite.website(database, basePath: basePath).router())
        try await application.test(.router) { try await test(Browser(client: $0)) }
        await database.close()
    }

    func get(_ path: String) async throws -> Page { try await Page(client.execute(uri: path, method: .get), path) }

    func head(_ path: String) async throws -> Page { try await Page(client.execute(uri: path, method: .head), path) }

    /// The page, going where a redirection sends.
    func follow(_ path: String) async throws -> Page {
        let page = try await get(path)
        guard page.status == 303, let next = page.header("Location") else { return page }
        return try await get(next)
    }
}

/// An answer of the site.
struct Page: Sendable {
    let path: String
    let status: Int
    let headers: [(name: String, value: String)]
    let body: String
    let length: Int

    init(_ response: TestResponse, _ path: String) {
        self.path = path
        status = response.status.code
        headers = response.headers.map { ($0.name.canonicalName, $0.value) }
        body = String(buffer: response.body)
        length = response.body.readableBytes
    }

    /// A page that no site sent.
    init(body: String, path: String) {
        (self.path, self.body, status, headers, length) = (path, body, 200, [], body.utf8.count)
    }

    func header(_ name: String) -> String? { headers.first { $0.name == name.lowercased() }?.value }

    /// The values of an attribute, as written in the page, unescaped.
    func values(of attribute: String) -> [String] {
        body.pieces(from: " \(attribute)=\"", to: "\"").map(\.unescaped)
    }

    /// Addresses of links with their text.
    var links: [(path: String, text: String)] {
        body.pieces(from: "<a ", to: "</a>").compactMap { piece in
            guard let path = piece.pieces(from: "href=\"", to: "\"").first?.unescaped,
                let end = piece.firstIndex(of: ">")
            else { return nil }
            return (path, String(piece[piece.index(after: end)...]).withoutTags.unescaped)
        }
    }

    /// What a list says of its length.
    var total: String? { body.pieces(from: "<strong>", to: "</strong> 件").first }

    /// The addresses of the rows of a list.
    var rows: [String] {
        body.pieces(from: "<th role=\"rowheader\"", to: "</tr>")
    }
}

extension String {
    /// What stands between two marks, each time.
    func pieces(from start: String, to end: String) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while let begin = rest.range(of: start), let close = rest[begin.upperBound...].range(of: end) {
            pieces.append(String(rest[begin.upperBound..<close.lowerBound]))
            rest = rest[close.upperBound...]
        }
        return pieces
    }

    var unescaped: String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(self) { $0.replacing($1.0, with: $1.1) }
    }

    var withoutTags: String {
        var text = ""
        var isInside = false
        for character in self {
            if character == "<" {
                isInside = true
            } else if character == ">" {
                isInside = false
            } else if !isInside {
                text.append(character)
            }
        }
        return text
    }

    fileprivate func range(of text: String) -> Range<String.Index>? { self[...].range(of: text) }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
