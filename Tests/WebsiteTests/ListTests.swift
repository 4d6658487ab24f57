import Testing

@testable import Website

@Suite struct ListTests {
    @Test(arguments: [
        "/work-orders", "/work-orders?received=2022-02", "/work-orders?kind=%E5%92%A8%E8%AF%A2",
        "/work-orders?valid=1&channel=%E7%94%B5%E8%AF%9D", "/work-orders?hour=10",
        "/work-orders?tag=%E8%80%81%E5%B9%B4",
        "/dispatches", "/dispatches?state=open", "/dispatches?due=2022-03&as-of=2022-03-04",
        "/dispatches?completed=2022-03",
    ])
    func `paging walks every row exactly once`(path: String) async throws {
        try await Browser.open { browser in
            var page = try await browser.get(path)
            let total = try #require(page.total.flatMap { Int($0) })
            var rows = page.rows
            while let next = page.links.first(where: { $0.text == "下一页" }) {
                #expect(page.rows.count == 50)
                page = try await browser.get(next.path)
                rows += page.rows
                #expect(page.links.contains { $0.text == "回到第一页" && $0.path == path })
            }
            #expect(rows.count == total)
            #expect(Set(rows).count == total)
        }
    }

    @Test(arguments: [
        "received=2022-02-03", "channel=省长热线平台", "kind=咨询", "category=交通运输", "category=交通运输/违章停车",
        "county=相山区", "ending=转办", "status=办理中", "number=HB20220209100", "urgency=紧急", "tag=老年", "hour=11",
        "rating=dissatisfied", "dispatched=2022-02-04", "as-of=2022-02-10", "valid=1",
    ])
    func `each filter of orders narrows the list, stands in the form and can be taken off`(
        condition: String
    ) async throws {
        try await check("/work-orders", condition, all: SampleSite.plainCount + 3)
    }

    @Test(arguments: [
        "dispatched=2022-02-04", "unit=市公安局", "group=县区", "state=open", "state=completed", "state=overdue",
        "state=on-time", "kind=咨询", "rating=satisfied", "rating=unresolved", "received=2022-02-04",
        "completed=2022-02", "due=2022-02", "as-of=2022-02-10", "first=1",
    ])
    func `each filter of dispatches narrows the list, stands in the form and can be taken off`(
        condition: String
    ) async throws {
        try await check("/dispatches", condition, all: 43)
    }

    private func check(_ list: String, _ condition: String, all: Int) async throws {
        let parts = condition.split(separator: "=").map(String.init)
        try await Browser.open { browser in
            #expect(try await browser.get(list).total == "\(all)")
            let page = try await browser.get("\(list)?\(parts[0])=\(URLText.encoded(parts[1]))")
            #expect(page.status == 200)
            let total = try #require(page.total.flatMap { Int($0) })
            #expect((1..<all).contains(total))
            #expect(page.rows.count == min(50, total))
            #expect(page.keeps(parts[0], parts[1]))
            #expect(page.links.contains { $0.text.hasPrefix("去掉条件") && $0.path == list })
        }
    }

    @Test func `a form with blank fields becomes an address without them`() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/work-orders?received=2022-02&channel=&kind=&number=+")
            #expect(page.status == 303)
            #expect(page.header("Location") == "/work-orders?received=2022-02")
            #expect(try await browser.follow("/dispatches?unit=").path == "/dispatches")
        }
    }

    @Test func `a form with a fault keeps what was typed and says at the field how to mend it`() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/work-orders?received=2022-2&channel=%E7%94%B5%E8%AF%9D&as-of=3%2F1")
            #expect(page.status == 400)
            #expect(page.keeps("received", "2022-2"))
            #expect(page.keeps("channel", "电话"))
            #expect(page.keeps("as-of", "3/1"))
            #expect(page.body.contains("id=\"e-received\">“2022-2”无法识别，请填写"))
            #expect(page.body.contains("aria-describedby=\"e-as-of\""))
            #expect(page.rows.isEmpty)
        }
    }

    @Test(arguments: ["/work-orders?colour=red", "/dispatches?colour=red", "/work-orders?kind=1&kind=2"])
    func `a condition that the list doesn't know is refused with a sentence`(path: String) async throws {
        try await Browser.open { browser in
            let page = try await browser.get(path)
            #expect(page.status == 400)
            #expect(page.body.contains("筛选条件"))
        }
    }

    @Test func `a list without rows says what to do`() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/work-orders?number=none")
            #expect(page.total == "0")
            #expect(page.body.contains("没有符合条件的工单"))
            #expect(page.links.contains { $0.text == "清除全部条件" && $0.path == "/work-orders" })
        }
    }

    @Test func `what is overdue says so in words`() async throws {
        try await Browser.open { browser in
            let rows = try await browser.get("/dispatches?state=overdue").rows
            #expect(!rows.isEmpty)
            #expect(rows.allSatisfy { $0.contains("left overdue\">逾期办结") || $0.contains("left overdue\">已逾期") })
        }
    }
}

extension Page {
    /// Whether a field of the form shows a value.
    fileprivate func keeps(_ name: String, _ value: String) -> Bool {
        let fields = body.pieces(from: "name=\"\(name)\"", to: "</div>")
        return fields.contains { field in
            field.contains("value=\"\(value)\" selected") || field.contains("<option value=\"\(value)\" selected")
                || field.contains("value=\"\(value)\" placeholder") || field.contains("value=\"\(value)\" checked")
                || field.contains("type=\"date\" value=\"\(value)\"")
                || field.contains("type=\"text\" value=\"\(value)\"")
                || field.contains("value=\"1\" checked")
        }
    }
}
