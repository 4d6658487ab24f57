import Accounts
import Testing

@testable import Website

/// 账号与权限 through its pages: asked by one, approved by another.
@Suite struct AccountPagesTests {
    private static let newAccount = [
        ("id", "N001"), ("name", "新人"), ("role", "0"), ("unit", "0"), ("from", "2022-02-14"),
    ]

    @Test func `the list finds accounts by 工号, name, unit and state`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let all = try await security.get("/accounts")
            #expect(all.status == 200 && all.rows.count == OfficeSite.officers.count)
            let unit = try await security.get("/accounts?unit=\(URLText.encoded(OfficeSite.bureau))")
            #expect(unit.rows.count == 2 && unit.body.contains("D-经办"))
            let named = try await security.get("/accounts?q=\(URLText.encoded("D-话"))")
            #expect(named.rows.count == 1 && named.body.contains("value=\"D-话\""))
            let none = try await security.get("/accounts?state=disabled")
            #expect(none.rows.isEmpty && none.body.contains("没有符合条件的账号"))
        }
    }

    @Test func `a new account is previewed, asked for with its password shown once, and approved by another`()
        async throws
    {
        try await OfficeSite.open { site, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let preview = try await security.post("/new-account", Self.newAccount)
            #expect(preview.status == 200 && preview.body.contains("将获得") && !preview.body.contains("首次口令"))
            let asked = try await security.post("/new-account", Self.newAccount + [("confirm", "1")])
            let password = try #require(asked.body.pieces(from: "class=\"secret\">", to: "<").first)
            #expect(password.count == 14 && asked.body.contains("第1号申请"))
            let waiting = try await security.get("/account-requests")
            #expect(waiting.body.contains("撤回") && !waiting.body.contains(">同意<"))
            #expect(!waiting.body.contains(password))
            let own = try await security.post("/account-requests", [("number", "1"), ("decision", "approve")])
            #expect(own.status == 422 && own.body.contains("不能复核自己提出的"))
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            #expect(try await auditor.get("/account-requests").body.contains(">同意<"))
            let done = try await auditor.post("/account-requests", [("number", "1"), ("decision", "approve")])
            #expect(done.status == 303)
            #expect(try await security.get("/accounts/N001").body.contains("D-审计管理员 复核"))
            let stranger = Visitor(client: client, cookie: "", csrf: "")
            let entered = try await stranger.post("/sign-in", [("id", "N001"), ("password", password)])
            #expect(entered.status == 303)
        }
    }

    @Test func `what is missing or refused is said at its field and nothing is asked for`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let missing = try await security.post("/new-account", [("id", "N001"), ("name", "<b>")])
            #expect(missing.status == 422 && missing.body.contains("请填写“角色”。") && missing.body.contains("&lt;b&gt;"))
            let taken = Self.newAccount.map { $0.0 == "id" ? ("id", "D-班长") : $0 }
            let refused = try await security.post("/new-account", taken)
            #expect(refused.status == 422 && refused.body.contains("已有账号") && refused.body.contains("aria-invalid"))
            let day = Self.newAccount.map { $0.0 == "from" ? ("from", "2022-02-30") : $0 }
            #expect(try await security.post("/new-account", day).body.contains("应为日期"))
            #expect(try await security.get("/account-requests").body.contains("没有等待复核的账号变更"))
        }
    }

    @Test func `going back from the preview keeps what was typed`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let back = try await security.post("/new-account", Self.newAccount + [("back", "1")])
            #expect(back.status == 200 && back.body.contains("value=\"新人\"") && back.body.contains(">预览</button>"))
        }
    }

    @Test func `disabling works at once and says so`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await callTaker.get("/desk").status == 200)
            let path = "/accounts/\(URLText.encoded("D-话务员"))/changes/disable"
            #expect(try await security.post(path, []).body.contains("将失去"))
            let done = try await security.post(path, [("confirm", "1")])
            #expect(done.body.contains("立即生效") && !done.body.contains("首次口令"))
            #expect(try await callTaker.get("/desk").status == 303)
        }
    }

    @Test func `an office is ended from its line, and handed over to a colleague`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let account = "/accounts/\(URLText.encoded("D-话务员"))"
            let page = try await security.get(account)
            let link = try #require(page.links.first { $0.text.hasPrefix("终止") }?.path)
            #expect(try await security.get(link).body.contains("<option value=\"1\" selected>") || !link.isEmpty)
            let items = [("on", "2022-03-31"), ("successor", "D-派单员")]
            let preview = try await security.post(account + "/changes/handOver", items)
            #expect(preview.body.contains("由D-派单员接手") && preview.body.contains("<h3>D-派单员</h3>"))
            let wrong = try await security.post(
                account + "/changes/handOver",
                [("on", "2022-03-31"), ("successor", "X")]
            )
            #expect(wrong.status == 422 && wrong.body.contains("没有工号“X”的账号"))
        }
    }

    @Test func `a request is refused with a reason, and taken back by who asked`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            let path = "/accounts/\(URLText.encoded("D-话务员"))/changes/rename"
            for name in ["甲", "乙"] {
                _ = try await security.post(path, [("name", name), ("confirm", "1")])
            }
            let silent = try await auditor.post("/account-requests", [("number", "1"), ("decision", "refuse")])
            #expect(silent.status == 422 && silent.body.contains("请填写第1号申请的理由。"))
            for (visitor, number) in [(auditor, "1"), (security, "2")] {
                let items = [("number", number), ("decision", "refuse"), ("reason", "不必")]
                #expect(try await visitor.post("/account-requests", items).status == 303)
            }
            let history = try await security.get("/accounts/\(URLText.encoded("D-话务员"))").body
            #expect(history.contains("不同意第1号申请：不必") && history.contains("撤回第2号申请：不必"))
        }
    }

    @Test func `an account or change that isn't there is answered by a page`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let own = "/accounts/\(URLText.encoded("D-安全管理员"))"
            #expect(try await security.get("/accounts/none").status == 404)
            #expect(try await security.get(own + "/changes/fly").status == 404)
            #expect(try await security.get("/accounts/none/changes/rename").status == 404)
            #expect(try await security.get(own).links.allSatisfy { !$0.path.contains("/changes/") })
            let asked = try await security.post(own + "/changes/rename", [("name", "新名"), ("confirm", "1")])
            #expect(asked.status == 422 && asked.body.contains("不能变更自己的账号"))
        }
    }
}
