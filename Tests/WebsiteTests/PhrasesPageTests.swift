import Testing
import WorkOrders

@testable import Website

@Suite struct PhrasesPageTests {
    @Test func `an officer adds and removes his own, and nobody else sees them`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await visitor.get("/phrases").body.contains("还没有个人常用语"))
            #expect(try await visitor.post("/phrases", [("abbreviation", "Ts"), ("text", "【地址】<停水>")]).status == 303)
            let page = try await visitor.get("/phrases")
            #expect(page.body.contains("<kbd>ts</kbd>") && page.body.contains("【地址】&lt;停水&gt;"))
            #expect(try await visitor.get("/phrases/list").body.contains("【地址】<停水>"))
            let other = try await OfficeSite.visitor("D-班长", client)
            #expect(try await !other.get("/phrases/list").body.contains("停水"))
            #expect(try await visitor.post("/phrases", [("remove", "ts")]).status == 303)
            #expect(try await !visitor.get("/phrases").body.contains("停水"))
        }
    }

    @Test func `what can't be kept is told, and what was typed stays`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let cases = [("停水", "停水了", "字母或数字"), ("ts", "", "请填写用语"), ("hd", "回电19900001234", "不能含手机号")]
            for (abbreviation, text, told) in cases {
                let answer = try await visitor.post("/phrases", [("abbreviation", abbreviation), ("text", text)])
                #expect(answer.status == 422 && answer.body.contains(told), "\(told)")
                #expect(answer.body.contains("value=\"\(abbreviation)\"") && answer.body.contains(text))
            }
        }
    }

    @Test func `the city's phrases stand below his own`() async throws {
        let cache = CityListCache()
        var names = CityNames()
        names.phrases = [Phrase("td", "停电")]
        cache.offer(names)
        #expect(cache.phrases == [Phrase("td", "停电")])
    }
}
