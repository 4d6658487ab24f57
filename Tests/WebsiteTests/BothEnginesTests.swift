import Hummingbird
import HummingbirdTesting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Website

@Suite struct BothEnginesTests {
    @Test(.enabled(if: Backend.available.count > 1, "needs HOTLINE_TEST_POSTGRES"))
    func `every page has the same bytes on both engines`() async throws {
        let paths = try await pages(of: .sqlite, at: nil)
        let others = try await pages(of: .postgres, at: Array(paths.keys))
        #expect(paths.count > 200)
        for kind in ["/bulletins/2022-02", "/work-orders?", "/work-orders/HB", "/dispatches?", "/figure?"] {
            #expect(paths.keys.contains { $0.contains(kind) }, "no page of \(kind)")
        }
        for (path, body) in paths { expectSame(body, others[path] ?? "", path) }
    }

    /// Tells the first line that differs, not the two pages.
    private func expectSame(_ body: String, _ other: String, _ path: String) {
        guard body != other else { return }
        let lines = zip(body.split(separator: "\n"), other.split(separator: "\n"))
        let different = lines.first { $0 != $1 }.map { "\($0.prefix(300))\n\($1.prefix(300))" }
        Issue.record("\(path): \(different ?? "one is longer")")
    }

    /// The bodies of pages by their addresses; without addresses, of the first pages that links lead to.
    private func pages(of engine: Backend, at addresses: [String]?) async throws -> [String: String] {
        let bodies = Mutex<[String: String]>([:])
        try await engine.withDatabase { database in
            try await SampleSite.fill(database)
            let application = Application(router: try SampleSite.website(database).router())
            try await application.test(.router) { client in
                let found = try await Self.walk(Browser(client: client), addresses)
                bodies.withLock { $0 = found }
            }
        }
        return bodies.withLock { $0 }
    }

    /// Goes in the order of the links, so that every kind of page comes early.
    private static func walk(_ browser: Browser, _ addresses: [String]?) async throws -> [String: String] {
        var waiting = addresses ?? ["/"]
        var seen = Set(waiting)
        var bodies: [String: String] = [:]
        while !waiting.isEmpty, bodies.count < 250 {
            let path = waiting.removeFirst()
            let page = try await browser.follow(path)
            bodies[path] = page.body
            guard addresses == nil else { continue }
            waiting += page.links.map(\.path).filter { $0.hasPrefix("/") && seen.insert($0).inserted }
        }
        return bodies
    }
}
