import Bulletins
import Testing

@testable import Website

/// The form over a table.
@Suite struct TableFormTests {
    private func open(_ path: String, _ test: @escaping @Sendable (Page) throws -> Void) async throws {
        try await Browser.open { browser in try test(try await browser.get("/tables/show?" + path)) }
    }

    @Test("the form shows what the address asks for")
    func filled() async throws {
        let address =
            "of=orders&rows=county&then=street&columns=kind&measure=valid&measure=repeated&period=2022-02&as-of=2022-03-04"
            + "&shares=row&sort=repeated&shade=1&hour=9"
        try await open(address) { page in
            #expect(page.status == 200)
            for choice in ["county", "street", "kind", "row", "repeated", "9"] {
                #expect(page.body.contains("<option value=\"\(choice)\" selected>"), "\(choice)")
            }
            for measure in ["valid", "repeated"] {
                #expect(
                    page.body.contains("name=\"measure\" type=\"checkbox\" value=\"\(measure)\" checked"),
                    "\(measure)"
                )
            }
            #expect(page.body.contains("name=\"period\" type=\"text\" value=\"2022-02\""))
            #expect(page.body.contains("type=\"date\" value=\"2022-03-04\""))
            #expect(page.body.contains("name=\"shade\" type=\"checkbox\" value=\"1\" checked"))
            #expect(page.body.contains("<details open>"), "a filter that is set is seen")
        }
    }

    @Test("every dimension and measure of the subject is offered, and none of the other's")
    func offered() async throws {
        for subject in TableSubject.allCases {
            let other = TableSubject.allCases.first { $0 != subject }
            let (rows, measure) = subject == .orders ? ("kind", "valid") : ("unit", "dispatched")
            try await open("of=\(subject.rawValue)&rows=\(rows)&measure=\(measure)&period=2022-02") { page in
                let rows = try #require(page.body.pieces(from: "<select id=\"t-rows\"", to: "</select>").first)
                for dimension in TableDimension.allCases {
                    let isOffered = rows.contains("<option value=\"\(dimension.rawValue)\"")
                    #expect(isOffered == dimension.applies(to: subject), "\(dimension)")
                }
                for measure in TableMeasure.all {
                    let isOffered = page.body.contains("id=\"m-\(measure.name)\"")
                    #expect(isOffered == (measure.subject == subject), "\(measure.name)")
                }
                #expect(!rows.contains("<option value=\"\""), "rows have to be chosen")
                #expect(page.links.contains { $0.text == other?.title })
            }
        }
    }

    @Test("relative periods stand in words, and are sent back as they stand")
    func periods() async throws {
        try await open("rows=kind&measure=valid&period=last-month") { page in
            #expect(page.body.contains("name=\"period\" type=\"text\" value=\"上月\""))
            #expect(page.body.contains("<option value=\"今年\"></option>"))
            #expect(page.body.contains("2022年2月份 诉求类型"))
        }
        try await open("rows=kind&measure=valid&period=%E4%B8%8A%E6%9C%88") { #expect($0.status == 200) }
    }

    @Test("only measures of the table can sort it")
    func sorts() async throws {
        try await open("rows=kind&measure=valid&measure=handed&period=2022-02") { page in
            let sorts = try #require(page.body.pieces(from: "<select id=\"t-sort\"", to: "</select>").first)
            #expect(sorts.pieces(from: "value=\"", to: "\"") == ["", "valid", "handed"])
        }
    }

    @Test("the conditions of a list are those of the table, but period, words and number")
    func filters() async throws {
        try await open("rows=kind&measure=valid&period=2022-02") { page in
            let filters = try #require(
                page.body.pieces(from: "<summary>筛选条件</summary>", to: "<button type=\"submit\">统计").first
            )
            for name in ["channel", "county", "tag", "status"] {
                #expect(filters.contains("name=\"\(name)\""), "\(name)")
            }
            for name in ["received", "text", "number", "as-of", "valid"] {
                #expect(!filters.contains("name=\"\(name)\""), "\(name)")
            }
        }
    }

    @Test("too large a table says what to change")
    func tooLarge() async throws {
        let page = TableError.tooLarge.description
        #expect(page.contains("请减少行或列的层级"))
    }
}
