import Accounts
import Casework
import Sealing
import Testing
import WorkingDays

@testable import Website

@Suite struct CodePageTests {
    /// A call-taker of the office with a password, from the account's page to his session.
    private func newcomer(_ client: Visitor, _ auditor: Visitor, _ security: Visitor) async throws -> Visitor {
        let items = [
            ("id", "N001"), ("name", "新人"), ("role", "9"), ("unit", "0"), ("from", "2022-02-14"), ("confirm", "1"),
        ]
        let asked = try await security.post("/new-account", items)
        let first = try #require(asked.body.pieces(from: "class=\"secret\">", to: "<").first)
        _ = try await auditor.post("/account-requests", [("number", "1"), ("decision", "approve")])
        let answer = try await client.post("/sign-in", [("id", "N001"), ("password", first)])
        let cookie = try #require(answer.header("Set-Cookie")?.split(separator: ";").first)
        var visitor = Visitor(client: client.client, cookie: String(cookie), csrf: "")
        let csrf = try await visitor.get("/password").body.pieces(from: "name=\"csrf\" content=\"", to: "\"").first
        visitor = Visitor(client: client.client, cookie: String(cookie), csrf: try #require(csrf))
        let change = [("old", first), ("new", "Correct-horse-1"), ("again", "Correct-horse-1")]
        #expect(try await visitor.post("/password", change).status == 303)
        return visitor
    }

    @Test func `who must enrol sees nothing else before, and needs six digits ever after`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            let stranger = Visitor(client: client, cookie: "", csrf: "")
            let visitor = try await newcomer(stranger, auditor, security)
            #expect(try await visitor.get("/").status == 200)
            let role = Rights.standard.names[9]
            let rules = [("version", "0"), ("text", "须动态口令的角色: \(role)\n"), ("as", "text"), ("confirm", "1")]
            #expect(try await security.post("/sign-in-rules", rules).status == 303)
            let again = try await stranger.post("/sign-in", [("id", "N001"), ("password", "Correct-horse-1")])
            let cookie = String(try #require(again.header("Set-Cookie")?.split(separator: ";").first))
            let bare = Visitor(client: client, cookie: cookie, csrf: "")
            #expect(try await bare.get("/").header("Location") == "/code")
            let page = try await bare.get("/code")
            #expect(page.body.contains("须先启用动态口令") && page.body.contains("<svg class=\"square\""))
            let csrf = try #require(page.body.pieces(from: "name=\"csrf\" content=\"", to: "\"").first)
            let officer = Visitor(client: client, cookie: cookie, csrf: csrf)
            let sealed = try #require(page.body.pieces(from: "name=\"sealed\" value=\"", to: "\"").first).unescaped
            let wrong = try await officer.post(
                "/code",
                [("sealed", sealed), ("password", "Correct-horse-1"), ("code", "12x456")]
            )
            #expect(wrong.status == 422 && wrong.body.contains("动态口令不对") && wrong.body.contains("class=\"square\""))
            let secret = try OneTimeCode(opening: sealed, with: try SampleSite.plainSeal(), officer: "N001")
            let now = OfficeSite.now.secondsSinceEpoch + 600
            let right = [
                ("sealed", sealed), ("password", "Correct-horse-1"), ("code", secret.code(secondsSinceEpoch: now)),
            ]
            #expect(try await officer.post("/code", right).status == 303)
            #expect(try await officer.get("/").status == 200)
            #expect(try await officer.get("/code").body.contains("已启用"))
            let third = try await stranger.post("/sign-in", [("id", "N001"), ("password", "Correct-horse-1")])
            #expect(third.status == 401 && third.body.contains("动态验证码"))
            let over = try await stranger.post("/session", [("officer", "N001"), ("password", "Correct-horse-1")])
            #expect(over.status == 401 && over.header("X-Code-Needed") == "1")
        }
    }
}
