import Casework
import Testing

@testable import Website

/// How a setting stands in its form: as a table, as a text, and what comes back from it.
@Suite struct SettingTableTests {
    private func fields(_ page: Page) -> [String] {
        page.values(of: "name").filter { $0.hasPrefix("r") && $0.contains("c") }
    }

    @Test func `a table has a field for each cell and three lines to write in`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let page = try await admin.get("/settings/duty.csv")
            let names = fields(page)
            #expect(names.count == (1 + 3) * 4 && names.first == "r0c0" && names.last == "r3c3")
            #expect(page.body.contains("value=\"D-值班领导;D-班长\"") && page.body.contains("aria-label=\"第1行 人员\""))
            #expect(page.links.contains { $0.text == "按文本修改" } && !page.body.contains("<textarea"))
            let text = try await admin.get("/settings/duty.csv?as=text")
            #expect(text.body.contains("<textarea id=\"text\"") && fields(text).isEmpty)
            #expect(text.links.contains { $0.text == "按表格修改" })
        }
    }

    @Test func `lines with gaps between their numbers are taken in their order, blank ones left out`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let cells = [
                ("version", "0"), ("r7c0", "短信"), ("r2c0", "信箱"), ("r3c0", "  "), ("r4c9", "多余"), ("rxc0", "多余"),
                ("r5", "多余"),
                ("r-1c0", "多余"),
            ]
            let preview = try await admin.post("/settings/channels.csv", cells)
            #expect(preview.status == 200 && preview.body.contains("来源渠道\n信箱\n短信\n</textarea>"))
            #expect(!preview.body.contains("多余"))
        }
    }

    @Test func `a table of more cells than a form should have is changed as a text`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let text = "来源渠道\n" + (0..<1_600).map { "渠道\($0)\n" }.joined()
            let items = [("version", "0"), ("as", "text"), ("text", text), ("confirm", "1")]
            #expect(try await admin.post("/settings/channels.csv", items).status == 303)
            let page = try await admin.get("/settings/channels.csv")
            #expect(page.body.contains("<textarea id=\"text\"") && !page.links.contains { $0.text == "按表格修改" })
        }
    }

    @Test func `going back and being refused stay in the form that was used`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let text = ("text", "来源渠道\n信箱\n")
            let table = try await admin.post("/settings/channels.csv", [("version", "0"), text, ("back", "1")])
            #expect(!fields(table).isEmpty)
            let same = [("version", "0"), text, ("as", "text"), ("back", "1")]
            #expect(try await fields(admin.post("/settings/channels.csv", same)).isEmpty)
            let late = try await admin.post("/settings/channels.csv", [("version", "5"), text, ("confirm", "1")])
            #expect(late.status == 422 && !fields(late).isEmpty)
        }
    }

    @Test func `a text that is no table is shown as it was typed`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let items = [("version", "0"), ("text", "来源渠道\n\"没有结束\n"), ("as", "text")]
            let answer = try await admin.post("/settings/channels.csv", items)
            #expect(answer.status == 422 && answer.body.contains("&quot;没有结束"))
        }
    }

    @Test func `hostile words in a cell, a version and a warning stay words`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let hostile = "<script>alert(1)</script>"
            let text = ("text", "起,止,类别,人员\n0,24,,\(hostile)\n")
            let preview = try await admin.post("/settings/duty.csv", [("version", "0"), text])
            #expect(preview.status == 200 && !preview.body.contains(hostile))
            #expect(
                try await admin.post("/settings/duty.csv", [("version", "0"), text, ("confirm", "1")]).status == 303
            )
            for path in [
                "/settings", "/settings/duty.csv", "/settings/duty.csv?version=1", "/settings/duty.csv?as=text",
            ] {
                #expect(try await !admin.get(path).body.contains(hostile), "\(path)")
            }
        }
    }

    @Test func `only who may changes settings, with the token of his session`() async throws {
        try await OfficeSite.open { site, client in
            let items = [("version", "0"), ("text", "来源渠道\n信箱\n"), ("confirm", "1")]
            for officer in ["D-话务员", "D-安全管理员", "D-审计管理员", "D-领导"] {
                let visitor = try await OfficeSite.visitor(officer, client)
                #expect(try await visitor.post("/settings/channels.csv", items).status == 403, "\(officer)")
            }
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            #expect(try await admin.send("/settings/channels.csv", items).status == 403)
            #expect(try await site.settings.newest().isEmpty)
        }
    }
}
