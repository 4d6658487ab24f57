import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 承办单位 through its pages: found, previewed, saved, in force at once.
@Suite struct UnitPagesTests {
    private static let county = SmallCity.county
    private static func path(_ name: String, _ rest: String = "") -> String {
        "/settings/units/" + URLText.encoded(name) + rest
    }

    @Test func `the tree stands folded, each unit below its own`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let list = try await admin.get("/settings/units")
            #expect(list.status == 200 && list.body.contains("<summary>下级 2 个"))
            #expect(list.body.pieces(from: "<details>", to: "</details>").count == 1)
            let below = try #require(list.body.pieces(from: "<details>", to: "</details>").first)
            #expect(SmallCity.towns.allSatisfy(below.contains) && !below.contains(SmallCity.bureaus[0]))
            #expect(list.body.contains("href=\"\(Self.path(Self.county))\""))
        }
    }

    @Test(arguments: [
        ("q=镇", ["临涣镇", "百善镇"], ["市城管局"]), ("q=lhz", ["临涣镇"], ["百善镇"]),
        ("group=县区", ["濉溪县"], ["市城管局"]), ("state=centre", ["濉溪县"], ["市城管局"]),
        ("state=ended", [], ["市城管局"]), ("q=镇&group=县区", [], ["临涣镇"]),
    ])
    func `a search finds units by word, pinyin, group and state`(
        query: String,
        there: [String],
        missing: [String]
    ) async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let pairs = query.split(separator: "&").map { $0.split(separator: "=").map { URLText.encoded(String($0)) } }
            let body = try await admin.get(
                "/settings/units?" + pairs.map { $0.joined(separator: "=") }.joined(separator: "&")
            ).body
            for name in there { #expect(body.contains("\(URLText.encoded(name))\">\(name)</a>"), "\(name)") }
            for name in missing { #expect(!body.contains("\">\(name)</a>"), "\(name)") }
            #expect(body.contains("没有符合条件的单位") == there.isEmpty)
        }
    }

    @Test func `a unit's page tells its place, its officers and what it has to do`() async throws {
        try await OfficeSite.open { site, client in
            _ = try await site.dispatched()
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let page = try await admin.get(Self.path(OfficeSite.bureau))
            #expect(page.body.contains("D-经办 演示经办人，经办人") && page.body.contains("1 件转办件未办结"))
            #expect(!page.body.contains("/dispatches?"), "he may not open orders")
            #expect(page.body.contains("还没有联络员和值班电话") && page.body.contains("负责人工号"))
            let county = try await admin.get(Self.path(Self.county)).body
            #expect(county.contains("二级平台") && county.contains(Self.path(SmallCity.towns[0])))
            #expect(try await admin.get(Self.path("没有的局")).status == 404)
        }
    }

    @Test func `a unit is added, renamed and ended, each with its preview and history`() async throws {
        try await OfficeSite.open { site, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let new = [("name", "市水务局"), ("group", "市直单位"), ("parent", "")]
            let preview = try await admin.post("/settings/new-unit", new)
            #expect(preview.body.contains("名称：市水务局") && preview.body.contains("<h2>影响</h2>"))
            #expect(try await admin.get(Self.path("市水务局")).status == 404)
            let saved = try await admin.post("/settings/new-unit", new + [("confirm", "1")])
            #expect(saved.status == 303)
            let form = try await admin.get(Self.path("市水务局", "/change"))
            let renamed = try form.filled(["name": "市水利局"])
            #expect(try await admin.post(form.path, renamed).body.contains("名称：市水利局"))
            #expect(try await admin.post(form.path, renamed + [("confirm", "1")]).status == 303)
            let page = try await admin.get(Self.path("市水务局"))
            #expect(page.body.contains("<h1>市水利局</h1>") && page.body.contains("名称：市水务局 → 市水利局"))
            let ending = try await admin.get(Self.path("市水利局", "/change"))
            let ended = try ending.filled(["ended": "2022-02-14"], ("confirm", "1"))
            #expect(try await admin.post(ending.path, ended).status == 303)
            #expect(site.settings.rules.units["市水利局"]?.isEnded(on: OfficeSite.now.day) == true)
            let list = try await admin.get("/settings/units?state=ended")
            #expect(list.body.contains("市水利局") && list.body.contains("已停用"))
            let dispatcher = try await OfficeSite.visitor("D-派单员", client)
            #expect(try await !dispatcher.get("/choices/units").body.contains("市水利局"))
        }
    }

    @Test func `what is wrong is told and what was typed stays`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let taken = try await admin.post("/settings/new-unit", [("name", OfficeSite.bureau), ("group", "<b>")])
            #expect(taken.status == 422 && taken.body.contains("已有单位") && taken.body.contains("&lt;b&gt;"))
            let form = try await admin.get(Self.path(OfficeSite.bureau, "/change"))
            let day = try form.filled(["ended": "明天"])
            #expect(try await admin.post(form.path, day).body.contains("停用应为日期"))
            let back = try await admin.post(form.path, try form.filled(["short": "城管"], ("back", "1")))
            #expect(back.status == 200 && back.body.contains("value=\"城管\"") && back.body.contains(">预览</button>"))
            #expect(try await admin.post(form.path, try form.filled(["short": "甲"], ("confirm", "1"))).status == 303)
            let late = try await admin.post(form.path, try form.filled(["short": "乙"], ("confirm", "1")))
            #expect(late.status == 422 && late.body.contains("别人刚改过这个单位"))
        }
    }

    @Test func `a card is written in a form and stands on the unit's page`() async throws {
        try await OfficeSite.open { site, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let form = try await admin.get(Self.path(OfficeSite.bureau, "/card"))
            let card = ["c0": "王联络", "c1": "刘局长", "c2": "工作日 8-18 9000001\n9000002"]
            let preview = try await admin.post(form.path, try form.filled(card))
            #expect(preview.body.contains("此刻的值班电话：9000001"))
            #expect(try await admin.post(form.path, try form.filled(card, ("confirm", "1"))).status == 303)
            let page = try await admin.get(Self.path(OfficeSite.bureau)).body
            #expect(page.contains("王联络") && page.contains("工作日 8-18 9000001;9000002"))
            #expect(page.contains("<dt>此刻的值班电话</dt><dd>9000001</dd>"))
            #expect(site.settings.city.cards[OfficeSite.bureau]?.duty.count == 2)
            let again = try await admin.get(Self.path(OfficeSite.bureau, "/card"))
            #expect(again.body.contains("工作日 8-18 9000001\n9000002</textarea>"))
            let wrong = try await admin.post(form.path, try again.filled(["c2": "25-8 1"]))
            #expect(wrong.status == 422 && wrong.body.contains("值班电话") && wrong.body.contains("25-8 1"))
        }
    }
}
