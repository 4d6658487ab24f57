import Bulletins
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// Forms of settings that are no files: what was seen goes along, whatever else is sent.
@Suite struct SettingFormTests {
    private static let path = "/settings/units/" + URLText.encoded(OfficeSite.bureau) + "/change"

    @Test func `what was seen is read back in its order, and ends at the first gap`() {
        let kept = SettingChangePage.kept(["甲", "", "丙"])
        #expect(FormItems(kept.reversed() + [QueryItem("name", "x")]).seen == ["甲", "", "丙"])
        #expect(FormItems(kept.filter { $0.value != "" }).seen == ["甲"])
        #expect(FormItems([]).seen.isEmpty)
    }

    @Test func `a preview carries everything along that was typed and seen`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let form = try await admin.get(Self.path)
            let preview = try await admin.post(Self.path, try form.filled(["short": "城\"管"]))
            let again = try preview.filled()
            #expect(again.contains { $0 == ("short", "城\"管") } && again.contains { $0 == ("seen0", OfficeSite.bureau) })
            #expect(try await admin.post(Self.path, again + [("confirm", "1")]).status == 303)
        }
    }

    @Test func `a form that lacks what was seen, or has it otherwise, is out of date`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let form = try await admin.get(Self.path)
            let typed = try form.filled(["short": "城管"], ("confirm", "1"))
            for items in [
                typed.filter { !$0.0.hasPrefix("seen") }, typed.filter { $0.0 != "seen5" },
                typed.map { $0.0 == "seen1" ? ($0.0, "别组") : $0 }, typed.map { $0.0 == "seen0" ? ($0.0, "别局") : $0 },
            ] {
                let answer = try await admin.post(Self.path, items)
                #expect(answer.status == 422 && answer.body.contains("别人刚改过这个单位"))
            }
            #expect(try await admin.post(Self.path, typed).status == 303)
        }
    }

    @Test func `who may not change settings gets no form and sends none`() async throws {
        try await OfficeSite.open { _, client in
            for id in ["D-话务员", "D-派单员", "D-安全管理员", "D-审计管理员", "D-经办"] {
                let visitor = try await OfficeSite.visitor(id, client)
                for path in [Self.path, "/settings/new-unit", "/settings/categories", "/settings/new-category"] {
                    #expect(try await visitor.get(path).status == 403, "\(id) \(path)")
                }
                #expect(try await visitor.post(Self.path, [("name", "x")]).status == 403, "\(id)")
                #expect(try await visitor.post("/settings/unit-import", [("list", "x")]).status == 403, "\(id)")
            }
        }
    }

    @Test func `lines of a tree close as many lists as they open`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let below = [("name", "临涣村"), ("group", "村"), ("parent", SmallCity.towns[1]), ("confirm", "1")]
            #expect(try await admin.post("/settings/new-unit", below).status == 303)
            let body = try await admin.get("/settings/units").body
            let tree = try #require(body.pieces(from: "<ul class=\"tree\">", to: "</main>").first)
            #expect(tree.ranges(of: "<li>").count == tree.ranges(of: "</li>").count)
            #expect(tree.ranges(of: "<details>").count == tree.ranges(of: "</details>").count)
            #expect(tree.ranges(of: "<ul>").count + 1 == tree.ranges(of: "</ul>").count)
            #expect(tree.pieces(from: "<summary>", to: "</summary>").count == 2)
        }
    }
}
