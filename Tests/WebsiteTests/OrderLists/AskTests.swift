import Bulletins
import Storage
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// A question in words over the list of orders.
@Suite struct AskTests {
    private func ask(_ words: String) -> String { "/work-orders?ask=\(URLText.encoded(words))" }

    @Test func `a question goes on to the list it asks for, whose conditions stand in the address`() async throws {
        try await Browser.open { browser in
            let answer = try await browser.get(ask("相山区 2022年2月3日 咨询"))
            #expect(answer.status == 303)
            let address = try #require(answer.header("Location"))
            let items = try RequestItems(query: String(address.drop { $0 != "?" }.dropFirst())).items
            let expected = [
                QueryItem("county", "相山区"), QueryItem("received", "2022-02-03"), QueryItem("kind", "咨询"),
            ]
            #expect(items == expected)
        }
    }

    @Test func `the list says what was understood, and each of it can be taken off`() async throws {
        try await Browser.open { browser in
            let page = try await browser.follow(ask("2022年2月 电话 未办结"))
            #expect(page.status == 200)
            let marks = page.links.filter { $0.text.hasPrefix("去掉条件") }.map(\.text)
            #expect(marks.count == 3, "\(marks)")
            #expect(marks.contains { $0.contains("2022年2月") } && marks.contains { $0.contains("未办结") })
        }
    }

    @Test func `what no list of the city knows is looked for in the texts`() async throws {
        try await Browser.open { browser in
            let page = try await browser.follow(ask("金百合花园 路灯"))
            #expect(page.rows.count == 1 && page.body.contains("<mark>"))
        }
    }

    @Test func `a question that asks for nothing is the whole list`() async throws {
        try await Browser.open { browser in
            for words in ["", "   ", "？", "的"] {
                let answer = try await browser.get(ask(words))
                #expect(answer.status == 303 && answer.header("Location") == "/work-orders", "\(words)")
            }
        }
    }

    @Test func `hostile words come back as text, and a long question is cut`() async throws {
        try await Browser.open { browser in
            let page = try await browser.follow(ask(SampleSite.hostile))
            #expect(page.status == 200 && !page.body.contains("<script>alert"))
            let long = try await browser.follow(ask(String(repeating: "灯", count: 300)))
            #expect(long.status == 200)
        }
    }

    @Test func `the line for questions stands above the form, with a name, a key and a limit`() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/work-orders")
            #expect(page.body.contains("<label class=\"hidden\" for=\"ask\">用一句话查询</label>"))
            #expect(page.body.contains("maxlength=\"\(Question.longest)\""))
            #expect(page.body.contains("data-key=\"Alt+Q\""))
        }
    }

    @Test func `the words are those of the city's lists, and its counties come before units`() async throws {
        let database = try await SampleSite.database()
        let day = SampleSite.now.day
        let lists = try await database.read { try CityLists($0, on: day) }
        let words = lists.questions.of(lists)
        for county in lists.counties {
            let items = Question(county, words: words, today: day).items
            #expect(items == [QueryItem("county", county)])
        }
        for unit in lists.units where !lists.counties.contains(unit.name) {
            let items = Question(unit.name, words: words, today: day).items
            #expect(items == [QueryItem("unit", unit.name)], "\(unit.name)")
        }
        for tag in lists.tags where tag.count > 1 && !lists.counties.contains(tag) {
            #expect(Question(tag, words: words, today: day).items == [QueryItem("tag", tag)], "\(tag)")
        }
        await database.close()
    }
}
