import Casework
import Testing

@testable import Website

/// 设置 through its pages: previewed, saved, in force at once.
@Suite struct SettingsPagesTests {
    private static let roster = [
        ("version", "0"), ("r0c0", "0"), ("r0c1", "24"), ("r0c3", "D-值班领导;D-督办"), ("r1c0", ""), ("r2c3", ""),
    ]

    @Test func `every setting is listed and has its page`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let list = try await admin.get("/settings")
            for file in CityFile.allCases where file != .signIn {
                #expect(list.body.contains(">\(file.title)</a>"), "\(file)")
                let page = try await admin.get("/settings/\(file.rawValue)")
                #expect(page.status == 200 && page.body.contains("<h1>\(file.title)</h1>"), "\(file)")
                #expect(page.body.contains("<table") == (file.columns != nil), "\(file)")
            }
            for path in ["/settings/none", "/settings/sign-in.yml", "/settings/duty.csv?version=9"] {
                #expect(try await admin.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test func `a roster is previewed, saved and tells whom it names at once`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let preview = try await admin.post("/settings/duty.csv", Self.roster)
            #expect(preview.body.contains("D-值班领导 → D-督办") && preview.body.contains("新增的行"))
            let text = ("text", "起,止,类别,人员\n0,24,,D-值班领导;D-督办\n")
            let saved = try await admin.post("/settings/duty.csv", [("version", "0"), text, ("confirm", "1")])
            #expect(saved.status == 303)
            let after = try await admin.get(try #require(saved.header("Location"))).body
            #expect(after.contains("已保存，立即生效") && after.contains("第 1 版") && after.contains("D-系统管理员"))
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            let appeal = AppealTests.whole.map { $0.0 == "content" ? ("content", "再不解决我就跳楼") : $0 }
            #expect(try await callTaker.post("/desk", appeal).status == 303)
            let leader = try await OfficeSite.visitor("D-督办", client)
            #expect(try await leader.get("/alerts").body.contains("已通知 演示值班领导 D-值班领导、演示督办 D-督办"))
        }
    }

    @Test func `what is wrong is told line by line and what was typed stays`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let bad = [("version", "0"), ("r0c0", "25"), ("r0c1", "8"), ("r0c3", "<b>")]
            let answer = try await admin.post("/settings/duty.csv", bad)
            #expect(answer.status == 422 && answer.body.contains("第2行，“起”列") && answer.body.contains("&lt;b&gt;"))
            let same = try await admin.post("/settings/terms.yml", [("version", "0"), ("text", "")])
            #expect(same.status == 422 && same.body.contains("内容没有变化"))
            let old = [("version", "7"), ("text", "来源渠道\n信箱\n"), ("confirm", "1")]
            #expect(try await admin.post("/settings/channels.csv", old).body.contains("别人刚保存了新的版本"))
        }
    }

    @Test func `an older version is shown and saved as the next`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            for (version, name) in [("0", "信箱"), ("1", "短信")] {
                let items = [("version", version), ("text", "来源渠道\n\(name)\n"), ("confirm", "1")]
                #expect(try await admin.post("/settings/channels.csv", items).status == 303)
            }
            let older = try await admin.get("/settings/channels.csv?version=1").body
            #expect(older.contains("value=\"信箱\"") && older.contains("name=\"version\" value=\"2\""))
            let file = try await admin.get("/settings/channels.csv/file")
            #expect(file.body == "来源渠道\n短信\n")
            #expect(file.header("Content-Disposition") == "attachment; filename=\"channels.csv\"")
        }
    }

    @Test func `going back from the preview keeps what was typed`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let items = [("version", "0"), ("text", "来源渠道\n信箱\n"), ("back", "1")]
            let page = try await admin.post("/settings/channels.csv", items)
            #expect(page.status == 200 && page.body.contains("信箱") && page.body.contains(">预览</button>"))
        }
    }

    @Test func `the rules of signing in are who manages accounts' to change`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            #expect(try await admin.get("/sign-in-rules").status == 403)
            #expect(try await security.get("/settings/duty.csv").status == 403)
            let items = [("version", "0"), ("text", "账号失败次数: 3\n"), ("confirm", "1")]
            #expect(try await security.post("/sign-in-rules", items).status == 303)
            let stranger = Visitor(client: client, cookie: "", csrf: "")
            for expected in ["工号或口令不对", "工号或口令不对", "已暂时锁定"] {
                let answer = try await stranger.post("/sign-in", [("id", "X"), ("password", "wrong")])
                #expect(answer.body.contains(expected))
            }
        }
    }
}
