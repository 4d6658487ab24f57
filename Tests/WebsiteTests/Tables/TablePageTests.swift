import Bulletins
import Testing

@testable import Website

/// 统计表 as pages.
@Suite struct TablePageTests {
    private static let february = "&period=2022-02&as-of=2022-03-04"

    @Test("every number of a table leads to a list of as many rows", arguments: StandardTable.all)
    func lists(_ standard: StandardTable) async throws {
        let table = try #require(standard.table)
        let items = table.items.filter { !["period", "as-of"].contains($0.name) }
        try await Browser.open { browser in
            let query = items.map { "\($0.name)=\(URLText.encoded($0.value))" }.joined(separator: "&")
            let page = try await browser.get("/tables/show?\(query)\(Self.february)")
            #expect(page.status == 200, "\(standard.name)")
            var followed = 0
            for link in page.cells where !link.text.hasSuffix("%") {
                guard let number = Int(link.text.replacing(",", with: "")) else { continue }
                let list = try await browser.get(link.path)
                #expect(list.total?.replacing(",", with: "") == "\(number)", "\(standard.name): \(link)")
                followed += 1
            }
            #expect(followed > 0 || page.body.contains("没有符合条件的记录"), "\(standard.name)")
        }
    }

    @Test("a table has its head, its total, its notes and a text to paste")
    func shape() async throws {
        try await Browser.open { browser in
            let path = "/tables/show?rows=channel&columns=kind&measure=valid&measure=direct-rate&shares=row"
            let page = try await browser.get(path + Self.february)
            #expect(page.body.contains("<th scope=\"col\" rowspan=\"2\" class=\"corner\">来源渠道</th>"))
            #expect(page.body.contains("<th scope=\"colgroup\" colspan=\"2\" class=\"group\">咨询</th>"))
            #expect(page.body.contains("<tr class=\"total\"><th scope=\"row\">合计</th>"))
            #expect(page.body.contains("数据截止 2022-03-04 00:00"))
            let tabbed = try #require(page.body.pieces(from: "spellcheck=\"false\">", to: "</textarea>").first)
            #expect(tabbed.hasPrefix("来源渠道\t咨询 受理量\t咨询 直接答复率\t"))
            let rows = tabbed.split(separator: "\n")
            #expect(Set(rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count }).count == 1)
            #expect(page.links.contains { $0.text == "← 2022年1月份" } && page.links.contains { $0.text == "2022年3月份 →" })
        }
    }

    @Test("the caption names the one measure, whose columns have their own titles")
    func oneMeasure() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/tables/show?rows=channel&columns=kind&measure=valid" + Self.february)
            #expect(page.body.contains("来源渠道 × 诉求类型（诉求）：受理量</caption>"))
            #expect(page.body.contains("<th scope=\"col\" class=\"number\">咨询</th>"))
            #expect(!page.body.contains("colgroup"))
        }
    }

    @Test("larger counts are darker, totals are not; the number stands there all the same")
    func shades() async throws {
        try await Browser.open { browser in
            let table = "/tables/show?rows=hour&columns=weekday&measure=valid"
            let page = try await browser.get(table + "&shade=1" + Self.february)
            #expect(page.body.contains(" shade-5\""))
            let total = try #require(page.body.pieces(from: "<tr class=\"total\">", to: "</tr>").first)
            #expect(!total.contains("shade"))
            #expect(!(try await browser.get(table + Self.february)).body.contains("shade-"))
        }
    }

    @Test("what was typed stays in the form, each fault at its field")
    func faults() async throws {
        try await Browser.open { browser in
            let page = try await browser.get(
                "/tables/show?rows=kind&then=kind&period=2022-13&as-of=never&channel=%E7%94%B5%E8%AF%9D&hour=25&colour=red"
            )
            #expect(page.status == 400)
            for field in ["te-then", "te-period", "te-as-of", "te-measure", "e-hour"] {
                #expect(page.body.contains("id=\"\(field)\""), "\(field)")
            }
            #expect(page.body.contains("value=\"2022-13\"") && page.body.contains("value=\"never\""))
            #expect(page.body.contains("colour") && page.body.contains("条件有误，表没有统计"))
            #expect(page.body.contains("value=\"电话\" checked"))
        }
    }

    @Test("blank fields of the form leave the address")
    func blanks() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/tables/show?of=orders&rows=kind&then=&measure=valid&period=&channel=")
            #expect(page.status == 303)
            #expect(page.header("Location") == "/tables/show?of=orders&rows=kind&measure=valid")
        }
    }

    @Test("a period without orders says so and what to do")
    func empty() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/tables/show?rows=kind&measure=valid&period=1999-01")
            #expect(page.status == 200)
            #expect(page.body.contains("1999年1月份没有符合条件的记录") && page.body.contains("换一个统计期"))
            #expect(!page.body.contains("<table"))
        }
    }

    @Test("a rate says what it is made of; one of few has a star")
    func rates() async throws {
        try await Browser.open { browser in
            let table = "/tables/show?of=dispatches&rows=unit&measure=on-time-rate&measure=satisfaction-rate"
            let page = try await browser.get(table + Self.february)
            #expect(page.body.contains(" ÷ ") && page.body.contains("<span class=\"muted\">*</span>"))
            #expect(page.body.contains("带 * 的不足3件，仅供参考"))
        }
    }

    @Test("the start of tables offers those of every city, each of which opens")
    func start() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/tables")
            let links = page.links.filter { $0.path.hasPrefix("/tables/show?") }
            #expect(links.count == StandardTable.all.count + TableSubject.allCases.count)
            for link in links { #expect(try await browser.get(link.path).status == 200, "\(link)") }
        }
    }
}

/// Whose tables somebody makes.
@Suite struct TableRightTests {
    @Test("a unit's leader counts its own dispatches and no others'")
    func ownUnit() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            #expect(!number.isEmpty)
            let leader = try await OfficeSite.visitor("D-领导", client)
            let start = try await leader.get("/tables")
            #expect(start.status == 200 && !start.body.contains("受理时段×星期") && start.body.contains("各单位办理情况"))
            let table = "/tables/show?of=dispatches&rows=unit&measure=dispatched&period=2022-02"
            let own = try await leader.get(table)
            #expect(own.status == 200)
            #expect(!own.body.contains("<th scope=\"row\">\(OfficeSite.otherBureau)"))
            #expect(!own.body.contains("统计对象"))
            for path in [
                "/tables/show?of=orders&rows=kind&measure=valid",
                table + "&unit=\(URLText.encoded(OfficeSite.otherBureau))",
            ] {
                #expect(try await leader.get(path).status == 403, "\(path)")
            }
            let analyst = try await OfficeSite.visitor("D-分析员", client)
            #expect(try await analyst.get(table).body.contains("<table"))
        }
    }

    @Test("who handles orders or settings makes no tables")
    func others() async throws {
        try await OfficeSite.open { _, client in
            for officer in ["D-话务员", "D-经办", "D-系统管理员", "D-审计管理员"] {
                let visitor = try await OfficeSite.visitor(officer, client)
                #expect(try await visitor.get("/tables").status == 403, "\(officer)")
                #expect(!(try await visitor.get("/office")).body.contains("/tables"), "\(officer)")
            }
        }
    }
}

extension Page {
    /// The links in the cells of a table.
    fileprivate var cells: [(path: String, text: String)] {
        body.pieces(from: "<td class=\"number", to: "</td>").flatMap { piece -> [(path: String, text: String)] in
            Page(body: piece, path: path).links
        }
    }
}
