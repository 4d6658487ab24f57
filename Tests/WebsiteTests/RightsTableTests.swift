import Accounts
import Foundation
import Testing

@testable import Website

/// `docs/rights.md` says who may use which path, and is written from the routes themselves.
@Suite struct RightsTableTests {
    @Test func `the rights table tells every route as it is`() async throws {
        try await OfficeSite.open { site, _ in
            let text = Self.table(try site.website().routes)
            let file = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../docs/rights.md").standardized
            if ProcessInfo.processInfo.environment["HOTLINE_RECORD"] != nil {
                try text.write(to: file, atomically: true, encoding: .utf8)
            }
            let written = try String(contentsOf: file, encoding: .utf8)
            #expect(text == written, "run HOTLINE_RECORD=1 make test and look at the difference")
        }
    }

    private static func table(_ routes: [Route]) -> String {
        let rows = routes.sorted { ($0.path, method($0)) < ($1.path, method($1)) }.map { route in
            "| \(method(route)) | `\(route.path)` | \(who(route.access)) |"
        }
        return """
            # Who may use which path

            Written by `RightsTableTests` from `Website.routes`. `RightsTests` walks every path with every role. Whose orders somebody
            sees there follows from his office: the centre's officers see all, a unit's those of the unit and all below it. What
            he may do with one is [transitions.md](transitions.md).

            | Method | Path | Who |
            |---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }

    private static func method(_ route: Route) -> String {
        switch route.answer {
        case .page: "GET"
        case .form, .message: "POST"
        }
    }

    private static func who(_ access: Route.Access) -> String {
        switch access {
        case .anyone: "anybody"
        case .signedIn: "whoever is signed in"
        case .token: "a system with a token of its own"
        case .right(let right):
            Rights.standard.names.filter { Rights.standard.allows($0, right) }.joined(separator: "、")
        }
    }
}
