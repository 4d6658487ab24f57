import Testing

@testable import Website

@Suite struct AccountPageTests {
    @Test func `an officer sees his office and where he is signed in`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-县", client)
            let page = try await visitor.get("/office")
            #expect(page.status == 200 && page.body.contains("濉溪县 经办人") && page.body.contains("当前"))
            #expect(page.body.contains("2022-02-14 09:40 登录"))
        }
    }

    @Test func `an office that he doesn't hold can't be chosen`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            for index in ["1", "-1", "x", ""] {
                #expect(try await visitor.post("/office", [("office", index)]).status == 400)
            }
            #expect(try await visitor.post("/office", [("office", "0")]).header("Location") == "/desk")
        }
    }

    @Test func `two new passwords that differ, or a weak one, change nothing and say why`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let differing = [("old", "x"), ("new", "Aa1!aaaaaa"), ("again", "Aa1!aaaaab")]
            let answer = try await visitor.post("/password", differing)
            #expect(answer.status == 422 && answer.body.contains("两次输入的新口令不一致"))
            let weak = try await visitor.post("/password", [("old", "x"), ("new", "abc"), ("again", "abc")])
            #expect(weak.status == 422 && weak.body.contains("role=\"alert\""))
        }
    }

    @Test func `who is signed in isn't shown the sign-in page again`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-值班领导", client)
            #expect(try await visitor.get("/sign-in").header("Location") == "/alerts")
        }
    }

    @Test func `the sign-in page keeps where somebody wanted to go and offers the demo's doors`() async throws {
        try await OfficeSite.open { _, client in
            let stranger = Visitor(client: client, cookie: "", csrf: "")
            let page = try await stranger.get("/sign-in?next=%2Falerts")
            #expect(page.body.contains("name=\"next\" value=\"/alerts\"") && page.body.contains("value=\"D-话务员\""))
            let sent = try await stranger.get("/work-orders?kind=%E6%8A%95%E8%AF%89")
            #expect(sent.header("Location")?.hasPrefix("/sign-in?next=%2Fwork-orders") == true)
        }
    }
}
