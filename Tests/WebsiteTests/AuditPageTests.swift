import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

@Suite struct AuditPageTests {
    @Test func `sign-ins and refusals are listed and filtered, and whole`() async throws {
        try await OfficeSite.open { _, client in
            let stranger = Visitor(client: client, cookie: "", csrf: "")
            _ = try await stranger.post("/sign-in", [("id", "D-话务员"), ("password", "wrong")])
            _ = try await stranger.post("/sign-in", [("id", "Secret-typed-here"), ("password", "wrong")])
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            let page = try await auditor.get("/audit?check=1")
            #expect(page.rows.count == 3 && page.body.contains("都与校验相符"))
            #expect(page.body.contains("（没有这个工号）") && !page.body.contains("Secret-typed-here"))
            #expect(try await auditor.get("/audit?kind=2").rows.count == 2)
            #expect(try await auditor.get("/audit?officer=\(URLText.encoded("D-话务员"))").rows.count == 1)
            #expect(try await auditor.get("/audit?from=2022-02-15").rows.isEmpty)
            #expect(try await auditor.get("/audit?from=2022-02-14&to=2022-02-14").rows.count == 3)
        }
    }

    @Test func `a day that is none is said at its field`() async throws {
        try await OfficeSite.open { _, client in
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            for path in ["/audit", "/audit/changes", "/audit/identities"] {
                let page = try await auditor.get(path + "?from=2022-02-30")
                #expect(page.status == 422 && page.body.contains("不是日期") && page.rows.isEmpty)
            }
        }
    }

    @Test func `pages follow each other without gap or overlap`() async throws {
        try await OfficeSite.open { _, client in
            for _ in 0..<70 { _ = try await OfficeSite.visitor("D-班长", client) }
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            let first = try await auditor.get("/audit")
            #expect(first.rows.count == 50)
            let next = try #require(first.links.first { $0.text == "下一页" }?.path)
            let second = try await auditor.get(next)
            #expect(second.rows.count == 21 && second.links.contains { $0.text == "回到第一页" })
        }
    }

    @Test func `a change of an account is found by who made it and whose it is`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let path = "/accounts/\(URLText.encoded("D-话务员"))/changes/disable"
            _ = try await security.post(path, [("confirm", "1"), ("reason", "离职")])
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            let about = URLText.encoded("D-话务员")
            #expect(try await auditor.get("/audit/changes?about=\(about)").rows.count == 1)
            #expect(try await auditor.get("/audit/changes?officer=\(about)").rows.isEmpty)
        }
    }

    @Test func `who opened an identity stands there with his reason`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let reviewer = SmallCity.callTaker
            _ = try await site.desk.carryOut(
                .openIdentity(reason: "核对地址"),
                on: number,
                by: reviewer,
                at: OfficeSite.now.advanced(bySeconds: 300)
            )
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            let page = try await auditor.get("/audit/identities")
            #expect(page.rows.count == 1 && page.body.contains("核对地址") && page.body.contains(number))
            #expect(try await auditor.get("/audit/identities?before=x").status == 404)
        }
    }
}
