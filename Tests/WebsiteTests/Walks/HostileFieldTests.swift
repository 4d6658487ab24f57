import Storage
import TestSupport
import Testing

@testable import Website

/// Markup and SQL in every field of every form that any role finds: none runs, none breaks a page, none is lost silently.
@Suite struct HostileFieldTests {
    /// Leaves a text, an attribute in either quotes and a script, and ends a statement.
    private static let hostile =
        "x\"'></textarea></script><script>alert(7)</script><img src=x onerror=alert(7)>"
        + "'; DROP TABLE work_order; --"

    @Test func `what is typed anywhere stays text on every page, and tables stay as they are`() async throws {
        try await OfficeSite.open { site, client in
            _ = try await site.dispatched()
            _ = try await site.raiseAlert()
            try await site.miss("C-1")
            let before = try await site.tables()
            var kinds: Set<String> = []
            for officer in OfficeSite.officers {
                let walk = try await SiteWalk(site, client, officer.id)
                for form in try await walk.forms() where kinds.insert("\(officer.role) \(form.kind)").inserted {
                    try await Self.attack(form, walk)
                }
            }
            #expect(kinds.count > 60)
            for officer in OfficeSite.officers {
                for page in try await SiteWalk(site, client, officer.id).pages() { Self.check(page, officer.id) }
            }
            #expect(try await site.tables() == before)
        }
    }

    private static func attack(_ form: PageForm, _ walk: SiteWalk) async throws {
        guard form.path != "/sign-out" else { return }
        for item in form.items {
            let answer = try await walk.send(form, form.sent(with: item.name, hostile))
            #expect(answer.status < 500, "\(item.name) of \(form.path)")
            check(answer, "\(item.name) of \(form.path)")
        }
    }

    /// Nothing of it may stand in a page as markup.
    private static func check(_ page: Page, _ place: String) {
        #expect(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "\(place): \(page.path)")
        for header in page.headers {
            #expect(!header.value.contains { $0.isNewline || $0 == "<" }, "\(place): \(header.name)")
        }
    }

    @Test func `no form that changes something is taken without its session's token`() async throws {
        try await OfficeSite.open { site, client in
            _ = try await site.dispatched()
            _ = try await site.raiseAlert()
            try await site.miss("C-1")
            let before = try await site.rowCounts()
            var kinds: Set<String> = []
            for officer in OfficeSite.officers {
                let walk = try await SiteWalk(site, client, officer.id)
                for form in try await walk.forms() where form.isPost && kinds.insert(form.kind).inserted {
                    for token in ["", "x"] {
                        let answer = try await walk.visitor.send(form.path, form.sent() + [("csrf", token)])
                        #expect(answer.status == 403, "\(form.path)")
                    }
                }
            }
            #expect(kinds.count > 30)
            #expect(try await site.rowCounts() == before)
        }
    }
}
