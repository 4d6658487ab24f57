import Casework
import Storage
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// 诉求类别 through its pages.
@Suite struct CategoryPagesTests {
    private static let lamps = "/settings/category?version=2022&code=0101"

    private static func open(
        _ test: @escaping @Sendable (OfficeSite, Visitor, Visitor) async throws -> Void
    ) async throws {
        try await OfficeSite.open { site, client in
            let categories = [
                RequestCategory(code: "01", name: "城市管理", version: "2022"),
                RequestCategory(code: "0101", name: "路灯", parentCode: "01", version: "2022"),
                RequestCategory(code: "01", name: "旧类", version: "2021"),
            ]
            try await site.database.write { connection in
                for category in categories { _ = try connection.insertIfAbsent(category) }
            }
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            try await test(site, admin, try await OfficeSite.visitor("D-话务员", client))
        }
    }

    @Test func `the newest version stands folded, another by its link`() async throws {
        try await Self.open { _, admin, _ in
            let list = try await admin.get("/settings/categories").body
            #expect(list.contains("<h1>诉求类别 2022 版</h1>") && list.contains("<summary>下级 1 个"))
            #expect(list.pieces(from: "<details>", to: "</details>").first?.contains("路灯") == true)
            #expect(!list.contains("旧类") && list.contains("version=2021"))
            #expect(try await admin.get("/settings/categories?version=2021").body.contains("旧类"))
        }
    }

    @Test func `a category is renamed and ended with preview and history, and no longer offered`() async throws {
        try await Self.open { _, admin, callTaker in
            #expect(try await callTaker.get("/choices/categories").body.contains("城市管理/路灯"))
            let form = try await admin.get(Self.lamps)
            let renamed = try form.filled(["name": "道路照明"])
            let preview = try await admin.post(Self.lamps, renamed)
            #expect(preview.body.contains("名称：道路照明") && preview.body.contains("<h2>影响</h2>"))
            #expect(try await admin.post(Self.lamps, renamed + [("confirm", "1")]).status == 303)
            let again = try await admin.get(Self.lamps)
            #expect(again.body.contains("名称：路灯 → 道路照明"))
            #expect(try await callTaker.get("/choices/categories").body.contains("城市管理/道路照明"))
            let ended = try again.filled(["until": "2022-02-14"], ("confirm", "1"))
            #expect(try await admin.post(Self.lamps, ended).status == 303)
            #expect(try await !callTaker.get("/choices/categories").body.contains("城市管理/道路照明"))
            #expect(try await admin.get("/settings/categories").body.contains("不在使用期"))
            let late = try await admin.post(Self.lamps, renamed + [("confirm", "1")])
            #expect(late.status == 422 && late.body.contains("别人刚改过这个类别"))
        }
    }

    @Test func `a category is added below another`() async throws {
        try await Self.open { _, admin, callTaker in
            let path = "/settings/new-category?version=2022&below=0101"
            let form = try await admin.get(path)
            #expect(form.body.contains("上级：城市管理 / 路灯") && form.body.contains("value=\"0101\""))
            let items = try form.filled(["code": "010101", "name": "不亮"], ("confirm", "1"))
            #expect(try await admin.post(path, items).status == 303)
            #expect(try await callTaker.get("/choices/categories").body.contains("城市管理/路灯/不亮"))
            let taken = try await admin.post(path, try form.filled(["code": "0101", "name": "<b>"]))
            #expect(taken.status == 422 && taken.body.contains("已有代码") && taken.body.contains("&lt;b&gt;"))
            let day = try await admin.post(path, try form.filled(["code": "9", "name": "x", "from": "明天"]))
            #expect(day.status == 422 && day.body.contains("启用应为日期"))
            #expect(try await admin.get("/settings/category?version=2022&code=99").status == 404)
            #expect(try await callTaker.get(path).status == 403)
        }
    }
}
