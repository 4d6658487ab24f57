import Bulletins
import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// Templates of tables and what is made of them.
@Suite struct TableTemplatePageTests {
    private static let table = "/tables/show?of=orders&rows=kind&measure=valid&period=this-month"

    /// What the page's form sends.
    private func form(_ visitor: Visitor, _ more: [(String, String)]) async throws -> [(String, String)] {
        let page = try await visitor.get(Self.table)
        let spec = try #require(page.body.pieces(from: "tabindex=\"-1\" hidden>", to: "</textarea>").first?.unescaped)
        return [("spec", spec)] + more
    }

    @Test("a table kept as a template opens again; others see it where it is shared")
    func keep() async throws {
        try await OfficeSite.open { _, client in
            let analyst = try await OfficeSite.visitor("D-分析员", client)
            let saved = try await analyst.post("/tables", form(analyst, [("name", "各类型 & 日报"), ("schedule", "1")]))
            #expect(saved.status == 303)
            let page = try await analyst.get(try #require(saved.header("Location")))
            #expect(page.body.contains("已保存模板“各类型 &amp; 日报”。") && page.body.contains("每日生成"))
            let link = try #require(page.links.first { $0.text == "各类型 & 日报" })
            #expect(link.path == Self.table)
            #expect(try await analyst.get(link.path).status == 200)
            let other = try await OfficeSite.visitor("D-督办", client)
            #expect(!(try await other.get("/tables")).body.contains("各类型"))
            _ = try await analyst.post("/tables", form(analyst, [("name", "各类型 & 日报"), ("shared", "1")]))
            #expect(try await other.get("/tables").body.contains("同事的模板"))
            let leader = try await OfficeSite.visitor("D-领导", client)
            #expect(!(try await leader.get("/tables")).body.contains("各类型"))
        }
    }

    @Test("a template without a name is refused with the sentence at its field, and nothing is lost")
    func refused() async throws {
        try await OfficeSite.open { _, client in
            let analyst = try await OfficeSite.visitor("D-分析员", client)
            let page = try await analyst.post(
                "/tables",
                form(analyst, [("name", ""), ("schedule", "2"), ("shared", "1")])
            )
            #expect(page.status == 422)
            #expect(page.body.contains("id=\"ke-name\">请填写模板名称") && page.body.contains("value=\"2\" selected"))
            #expect(page.body.contains("<table"))
            let bad = try await analyst.post("/tables", [("spec", "rows=moon"), ("name", "月")])
            #expect(bad.status == 400)
        }
    }

    @Test("only its owner removes a template")
    func remove() async throws {
        try await OfficeSite.open { _, client in
            let analyst = try await OfficeSite.visitor("D-分析员", client)
            let other = try await OfficeSite.visitor("D-督办", client)
            _ = try await analyst.post("/tables", form(analyst, [("name", "各类型"), ("shared", "1")]))
            #expect(try await other.post("/tables/remove", [("id", "1")]).status == 404)
            #expect(try await analyst.post("/tables/remove", [("id", "1")]).status == 303)
            #expect(!(try await analyst.get("/tables")).body.contains("各类型"))
            #expect(try await analyst.post("/tables/remove", [("id", "1")]).status == 404)
        }
    }

    @Test("what was made is shown against the one before, and stays as it was")
    func made() async throws {
        try await OfficeSite.open { site, client in
            let analyst = try await OfficeSite.visitor("D-分析员", client)
            _ = try await analyst.post("/tables", form(analyst, [("name", "日报"), ("schedule", "1")]))
            #expect(try await analyst.get("/tables/made?template=1").body.contains("还没有生成过"))
            let next = OfficeSite.now.advanced(bySeconds: 86_400)
            _ = try await site.desk.register(
                SmallCity.appeal(at: next, kind: .complaint),
                by: SmallCity.callTaker,
                at: next
            )
            let desk = TableDesk(database: site.database, settings: BulletinSettings(), calendar: .standard)
            #expect(try await desk.makeDue(at: OfficeSite.now.day.advanced(by: 2).start) == 2)
            let page = try await analyst.get("/tables/made?template=1")
            #expect(page.status == 200 && page.body.contains("与 2022-02-14 比较") && page.body.contains("−1"))
            let first = try await analyst.get("/tables/made?template=1&period=2022-02-14")
            #expect(first.body.contains("数据截止 2022-02-15 00:00") && !first.body.contains("−1"))
            let link = try #require(first.links.first { $0.path.hasPrefix("/work-orders?") })
            #expect(try await analyst.get(link.path).total == link.text)
            for path in ["/tables/made?template=1&period=2022-02-20", "/tables/made?template=2", "/tables/made"] {
                #expect(try await analyst.get(path).status == 404, "\(path)")
            }
            let other = try await OfficeSite.visitor("D-督办", client)
            #expect(try await other.get("/tables/made?template=1").status == 404)
        }
    }
}
