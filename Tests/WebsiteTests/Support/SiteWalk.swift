import HummingbirdTesting
import Storage
import Testing

@testable import Website

/// An officer who opens every page that he finds a link to.
final class SiteWalk {
    private(set) var visitor: Visitor
    private let site: OfficeSite
    private let client: any TestClientProtocol
    private let officer: String

    init(_ site: OfficeSite, _ client: any TestClientProtocol, _ officer: String) async throws {
        (self.site, self.client, self.officer) = (site, client, officer)
        visitor = try await OfficeSite.visitor(officer, client)
    }

    /// The pages, three of each kind of address.
    func pages() async throws -> [Page] {
        var (waiting, seen, kinds, pages) = (
            ["/", "/desk", "/work-orders", "/dispatches"], Set<String>(), [String: Int](), [Page]()
        )
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted else { continue }
            let kind = Self.kind(of: path)
            kinds[kind, default: 0] += 1
            guard kinds[kind, default: 0] <= 3, !path.hasPrefix("/public/"), !path.hasPrefix("/live") else { continue }
            var page = try await get(path)
            if page.status == 303, let next = page.header("Location") { page = try await get(next) }
            #expect(page.status < 500, "\(path)")
            pages.append(page)
            waiting += page.values(of: "href").filter { $0.hasPrefix("/") }
        }
        return pages
    }

    /// Addresses of the same kind differ in numbers and in what is asked.
    static func kind(of path: String) -> String { String(path.prefix { $0 != "?" }).filter { !$0.isNumber } }

    func forms() async throws -> [PageForm] { try await pages().flatMap(PageForm.all) }

    /// Sends a form as a browser would.
    func send(_ form: PageForm, _ items: [(String, String)]) async throws -> Page {
        guard !form.isPost else {
            let answer = try await visitor.post(form.path, items)
            guard answer.status == 401 || answer.header("Location")?.hasPrefix("/sign-in") == true else {
                return answer
            }
            // What was sent before signed the officer out.
            visitor = try await OfficeSite.visitor(officer, client)
            return try await visitor.post(form.path, items)
        }
        let query = items.map { "\($0.0)=\(URLText.encoded($0.1))" }.joined(separator: "&")
        return try await get(form.path + "?" + query)
    }

    private func get(_ path: String) async throws -> Page {
        let page = try await visitor.get(path)
        guard page.status == 303, page.header("Location")?.hasPrefix("/sign-in") == true else { return page }
        visitor = try await OfficeSite.visitor(officer, client)
        return try await visitor.get(path)
    }
}

extension OfficeSite {
    /// Lets an officer of each kind walk through a site with an order, an alert and a missed call.
    static func walked(_ body: @escaping @Sendable (String, SiteWalk) async throws -> Void) async throws {
        try await open { site, client in
            _ = try await site.dispatched()
            _ = try await site.raiseAlert()
            try await site.miss("C-1")
            for officer in officers { try await body(officer.id, try await SiteWalk(site, client, officer.id)) }
        }
    }

    /// Every table with its columns.
    func tables() async throws -> [String] {
        try await database.read { connection in
            try connection.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").map { row in
                var row = row
                return try row.text()
            }
        }
    }

    /// How many rows each table has whose rows only forms add.
    func rowCounts() async throws -> [Int] {
        try await database.read { connection in
            try ["work_order", "event", "dispatch", "settings_event", "officer", "approval"].map { table in
                var row = try #require(connection.rows(Statement(stringLiteral: "SELECT COUNT(*) FROM \(table)")).first)
                return try row.integer()
            }
        }
    }
}
