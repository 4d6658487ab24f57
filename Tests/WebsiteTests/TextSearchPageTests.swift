import Casework
import Storage
import Testing

@testable import Website

@Suite struct TextSearchPageTests {
    private func path(_ text: String, _ more: String = "") -> String {
        "/work-orders?text=\(URLText.encoded(text))\(more)"
    }

    @Test func `what was looked for is marked in the list, whether the texts wait or are indexed`() async throws {
        let database = try await SampleSite.database()
        try await Browser.open(database: database) { browser in
            for _ in 0..<2 {
                let page = try await browser.get(path("花园 路灯"))
                #expect(page.status == 200 && page.body.contains("花园 路灯"))
                #expect(
                    page.body.contains("金百合<mark>花园</mark><mark>路灯</mark>") || page.body.contains("<mark>花园路灯</mark>")
                )
                #expect(page.rows.count == 1)
                _ = try await TextIndexDesk(database: database, holder: "1").index(now: { SampleSite.now })
            }
        }
    }

    @Test func `a text narrows together with other filters and can be taken off`() async throws {
        try await Browser.open { browser in
            let all = try #require(try await browser.get(path("路灯")).total.flatMap { Int($0) })
            let page = try await browser.get(path("路灯", "&received=2022-02-03"))
            let some = try #require(page.total.flatMap { Int($0) })
            #expect((1..<all).contains(some))
            #expect(page.links.contains { $0.text.hasPrefix("去掉条件") && $0.path == "/work-orders?received=2022-02-03" })
        }
    }

    @Test func `numbers stay masked and unmarked, and a beginning of one finds nothing`() async throws {
        try await Browser.open { browser in
            let whole = try await browser.get(path(SampleSite.phone))
            #expect(whole.rows.count == 1 && !whole.body.contains("<mark>138"))
            let text = whole.body.replacing(SampleSite.phone, with: "", maxReplacements: 3)
            #expect(!text.contains("手机\(SampleSite.phone)"))
            #expect(try await browser.get(path("1381234")).rows.isEmpty)
            #expect(try await browser.get(path("138")).rows.isEmpty)
        }
    }

    @Test func `a confidential order is not found by what it says`() async throws {
        try await Browser.open { browser in
            let page = try await browser.get(path("秘密正文"))
            #expect(page.status == 200 && page.rows.isEmpty)
        }
    }

    @Test func `a search without a find says what to try, one by terms alone says that it is loose`() async throws {
        try await Browser.open { browser in
            let nothing = try await browser.get(path("飞碟降落"))
            #expect(nothing.body.contains("可以换短一些的词") && !nothing.body.contains("近似"))
            let none = try await browser.get("/work-orders?number=none")
            #expect(!none.body.contains("可以换短一些的词"))
            let loose = try await browser.get(path("挡路灯"))
            #expect(loose.body.contains("近似") && loose.rows.count >= 1)
        }
    }

    @Test(arguments: [
        "\"", "*", "a\" OR \"b", "-", "'", "NOT", "AND OR", "(", "^x", "terms:x", "路灯:*", "!!", "<b>", "%", "\\",
    ])
    func `whatever is typed is a search, not a fault`(text: String) async throws {
        let database = try await SampleSite.database()
        _ = try await TextIndexDesk(database: database, holder: "1").index(now: { SampleSite.now })
        try await Browser.open(database: database) { browser in
            let page = try await browser.get(path(text))
            #expect(page.status == 200 || page.status == 303, "\(text)")
            #expect(!page.body.contains("<b>"))
        }
    }
}
