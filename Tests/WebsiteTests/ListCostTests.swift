import Storage
import Testing

@testable import Website

/// What a page of a list asks the database: the same few queries, however many rows it shows.
@Suite struct ListCostTests {
    @Test(arguments: [
        "/work-orders", "/work-orders?received=2022-02", "/dispatches", "/dispatches?dispatched=2022-02&exact=1",
        "/dispatches?rating=satisfied",
    ])
    func `a page of a list is one query for its rows and one for their number`(path: String) async throws {
        let counting = CountingDatabase(try await SampleSite.database())
        try await Browser.open(database: counting) { browser in
            // The first page also reads the city's lists for the form.
            _ = try await browser.get(path)
            let queries = try await counting.queries {
                let page = try await browser.get(path)
                #expect(page.rows.count > 1)
            }
            #expect(queries == 2)
        }
    }

    @Test func `a list ends its count at a thousand unless the address asks for all`() {
        var limits: [Int?] = []
        let count = { (limit: Int?) -> Int in
            limits.append(limit)
            return min(limit ?? .max, 5_432)
        }
        #expect(ListTotal(exactly: false, count: count).text == "1,000+")
        #expect(ListTotal(exactly: true, count: count).text == "5,432")
        #expect(ListTotal(exactly: false) { _ in 1_000 }.text == "1,000")
        #expect(limits == [1_001, nil])
    }

    @Test(arguments: ["/work-orders", "/dispatches"])
    func `paging keeps asking for the whole count`(list: String) async throws {
        try await Browser.open { browser in
            let page = try await browser.get(list + "?exact=1")
            #expect(page.status == 200)
            for link in page.links where link.text == "下一页" { #expect(link.path.contains("exact=1")) }
        }
    }

    @Test(arguments: ["/work-orders?exact=2", "/dispatches?exact=yes", "/work-orders?exact=1&exact=1"])
    func `anything else than one whole count is refused`(path: String) async throws {
        try await Browser.open { browser in
            let page = try await browser.get(path)
            #expect(page.status == 400)
        }
    }

    @Test func `every number beside a link to a list asks for the whole count`() async throws {
        try await Browser.open { browser in
            let pages = ["/", "/bulletins/2022-02", "/bulletins/2022-02/figure?key=received.direct-rate"]
            for path in pages {
                let lists = try await browser.get(path).links.filter { link in
                    let isList = link.path.hasPrefix("/work-orders?") || link.path.hasPrefix("/dispatches?")
                    return isList && link.text.contains(where: \.isNumber)
                }
                #expect(!lists.isEmpty, "\(path)")
                for link in lists { #expect(link.path.contains("exact=1"), "\(link)") }
            }
        }
    }
}
