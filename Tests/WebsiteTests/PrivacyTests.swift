import Testing

@Suite struct PrivacyTests {
    static let hostilePath = "/work-orders/HB%2F%3Cb%3E%26%22%27%3F%23%2520%20%E5%8F%B7"
    static let pages = [
        "/", "/bulletins", "/bulletins/2022-02", "/bulletins/2022-02?as-of=2022-03-01",
        "/work-orders?received=2022-02-02",
        "/work-orders?received=2022-02-01", "/dispatches?received=2022-02", "/dispatches", hostilePath,
        "/work-orders/\(SampleSite.story)", "/work-orders/\(SampleSite.secret)",
    ]

    @Test func `an order is found whatever is in its number`() async throws {
        try await Browser.open { browser in
            let page = try await browser.get(Self.hostilePath)
            #expect(page.status == 200)
            let list = try await browser.get("/work-orders?received=2022-02-02")
            #expect(list.links.contains { $0.path == Self.hostilePath && $0.text == SampleSite.attack })
        }
    }

    @Test(arguments: pages)
    func `a hostile text is shown as written and is never markup`(path: String) async throws {
        try await Browser.open { browser in
            let page = try await browser.get(path)
            #expect(page.status == 200)
            #expect(!page.body.contains("<script>"))
            #expect(!page.body.contains("<b>"))
            #expect(page.body.pieces(from: "alert(1)", to: "script").allSatisfy { ["&lt;/", "&lt;\\/"].contains($0) })
        }
    }

    @Test(arguments: [
        "/work-orders?number=%3Cscript%3E", "/work-orders?%3Cscript%3E=1", "/work-orders?kind=%3Cscript%3E",
        "/dispatches?unit=%22%3E%3Cscript%3E", "/bulletins/%3Cscript%3E",
        "/bulletins?period=%3Cscript%3E&as-of=%3Cscript%3E",
        "/work-orders/%3Cscript%3E", "/bulletins/2022-02?%3Cscript%3E=1", "/work-orders?after=%3Cscript%3E",
    ])
    func `what stands in an address is never markup`(path: String) async throws {
        try await Browser.open { browser in
            let body = try await browser.get(path).body
            #expect(!body.contains("<script>"))
        }
    }

    @Test(arguments: pages)
    func `no page shows a whole number`(path: String) async throws {
        try await Browser.open { browser in
            let body = try await browser.get(path).body
            for secret in [SampleSite.phone, "13900001111", "3021234", "皖F12345", "孙先生反映孙先生"] {
                #expect(!body.contains(secret))
            }
        }
    }

    @Test func `the caller is shown masked`() async throws {
        try await Browser.open { browser in
            let body = try await browser.get("/work-orders/\(SampleSite.story)").body
            #expect(body.contains("个人，孙**，138****5678，联系电话 056****1234"))
            #expect(body.contains("手机138****5678"))
            #expect(body.contains("皖F***45"))
        }
    }

    @Test(arguments: pages)
    func `nothing that somebody wrote about a confidential order is shown`(path: String) async throws {
        try await Browser.open { browser in
            let body = try await browser.get(path).body
            for words in ["秘密", "举报某单位"] { #expect(!body.contains(words)) }
        }
    }

    @Test func `a confidential order says why it shows no text`() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/work-orders/\(SampleSite.secret)")
            #expect(page.body.contains("保密工单，登录后按权限查看"))
            #expect(page.body.contains("热线转市公安局办理"))
        }
    }
}
