import Storage
import Testing

@testable import Website

@Suite struct AnswerTests {
    static let paths = [
        "/", "/bulletins", "/bulletins/2022-02", "/work-orders", "/work-orders/\(SampleSite.story)", "/dispatches",
        "/health",
        "/none", "/work-orders/none", "/bulletins/2022-13", "/work-orders?colour=red",
    ]

    @Test(arguments: paths)
    func `every answer tells browsers to keep to this host and to store nothing`(path: String) async throws {
        try await Browser.open { browser in
            let page = try await browser.get(path)
            #expect(page.header("Content-Security-Policy") == SecurityHeaders.policy)
            #expect(page.header("X-Content-Type-Options") == "nosniff")
            #expect(page.header("Referrer-Policy") == "same-origin")
            #expect(page.header("Cache-Control") == "no-store")
        }
    }

    @Test(arguments: paths)
    func `HEAD has the headers of GET and no content`(path: String) async throws {
        try await Browser.open { browser in
            let (page, head) = (try await browser.get(path), try await browser.head(path))
            #expect(head.status == page.status)
            #expect(head.length == 0)
            #expect(page.header("Content-Length") == "\(page.length)")
            #expect(head.headers.map(\.value) == page.headers.map(\.value))
        }
    }

    @Test func `static files may be kept for ever, for their names change with their content`() async throws {
        try await Browser.open { browser in
            let start = try await browser.get("/")
            let style = try #require(start.values(of: "href").first { $0.contains("style.") })
            let file = try await browser.get(style)
            #expect(file.header("Cache-Control") == "public, max-age=31536000, immutable")
            #expect(file.header("Content-Type") == "text/css; charset=utf-8")
            #expect(style.contains(PublicFiles.hash(Array(file.body.utf8))))
            #expect(try await browser.get("/public/style.css").status == 404)
            #expect(try await browser.get("/public/..%2FTemplates%2Fstart.mustache").status == 404)
        }
    }

    @Test(arguments: ["/12345/", "12345", "/12345", "//12345//"])
    func `behind a path prefix every address has it`(prefix: String) async throws {
        try await Browser.open(basePath: prefix) { browser in
            for path in ["/12345", "/12345/", "/12345/work-orders", "/12345/bulletins/2022-02", "/12345/none"] {
                let page = try await browser.get(path)
                #expect(page.status == (path.hasSuffix("none") ? 404 : 200))
                let addresses = (page.values(of: "href") + page.values(of: "action")).filter { !$0.hasPrefix("#") }
                #expect(!addresses.isEmpty)
                #expect(addresses.allSatisfy { $0.hasPrefix("/12345/") })
            }
            #expect(try await browser.get("/").status == 404)
            #expect(try await browser.get("/12345/work-orders/\(SampleSite.story)").status == 200)
            #expect(try await browser.get("/12345/bulletins?period=2022").header("Location") == "/12345/bulletins/2022")
        }
    }

    @Test func `the box for a period leads to its bulletin`() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/bulletins?period=+2022-02+&as-of=2022-03-01")
            #expect(page.header("Location") == "/bulletins/2022-02?as-of=2022-03-01")
            #expect(try await browser.get("/bulletins?period=&as-of=").status == 400)
        }
    }

    @Test(arguments: ["/bulletins/2022-13", "/bulletins?period=2022-13", "/bulletins/0001-01-01..9999-12-31"])
    func `a period that is none is asked for again`(path: String) async throws {
        try await Browser.open { browser in
            let page = try await browser.get(path)
            #expect(page.status == 400)
            #expect(page.body.contains("id=\"period-error\""))
            #expect(page.body.contains(path.contains("13") ? "value=\"2022-13\"" : "value=\"0001-01-01..9999-12-31\""))
        }
    }

    @Test(arguments: [
        ("/none", 404), ("/work-orders/none", 404), ("/work-orders/%FF", 400), ("/work-orders/%00", 400),
        ("/work-orders?number=%00", 400), ("/work-orders?number=%FF", 400), ("/work-orders?after=x", 400),
        ("/bulletins/2022-02?colour=red", 400), ("/work-orders/a/b/c", 404),
    ])
    func `a wrong address is answered by a page in Chinese`(path: String, status: Int) async throws {
        try await Browser.open { browser in
            let page = try await browser.get(path)
            #expect(page.status == status)
            #expect(page.body.contains("回到首页"))
        }
    }

    @Test func `a closed database is a moment's matter, not a fault`() async throws {
        let database = try await SampleSite.database()
        await database.close()
        try await Browser.open(database: database) { browser in
            for path in ["/", "/work-orders", "/dispatches", "/bulletins/2022-02", "/work-orders/1"] {
                let page = try await browser.get(path)
                #expect(page.status == 503)
                #expect(page.header("Retry-After") == "5")
            }
            #expect(try await browser.get("/health").status == 503)
        }
    }
}
