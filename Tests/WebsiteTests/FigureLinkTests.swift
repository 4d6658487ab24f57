import Testing

@Suite struct FigureLinkTests {
    @Test(arguments: ["2022-02", "2022-02?as-of=2022-03-04", "2022-02?as-of=2022-02-20", "2022-W06", "2022-Q1"])
    func `every count of a bulletin leads to a list of so many rows`(bulletin: String) async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/bulletins/\(bulletin)")
            var followed = 0
            for link in page.figureLinks where !link.path.contains("/figure?") {
                guard let figure = Int(link.text.replacing(",", with: "")) else { continue }
                let list = try await browser.get(link.path)
                #expect(list.total?.replacing(",", with: "") == "\(figure)", "\(link)")
                followed += 1
            }
            #expect(followed > 60)
        }
    }

    @Test func `a rate leads to the lists of its numerator and denominator`() async throws {
        try await Browser.open { browser in
            let bulletin = try await browser.get("/bulletins/2022-02?as-of=2022-03-04")
            var followed = 0
            for link in bulletin.figureLinks where link.path.contains("/figure?") {
                let page = try await browser.get(link.path)
                #expect(page.status == 200, "\(link)")
                try await checkLists(of: page, browser)
                followed += 1
            }
            #expect(followed > 10)
        }
    }

    /// What the page prints of each list is what the list says, and numerator and denominator are those of the formula.
    private func checkLists(of page: Page, _ browser: Browser) async throws {
        let lists = page.links.filter { $0.text.hasSuffix(" 件") }
        for link in lists {
            let count = link.text.split(separator: " ").dropLast().last.map(String.init)
            #expect(try await browser.get(link.path).total == count, "\(link)")
        }
        let formula = try #require(page.body.pieces(from: "<dt>算法</dt><dd>", to: "</dd>").first)
        let parts =
            page.body.pieces(from: "<dt>分子</dt><dd>", to: " 件") + page.body.pieces(from: "<dt>分母</dt><dd>", to: " 件")
        if parts.count == 2 { #expect(formula == parts.joined(separator: " ÷ ")) }
    }

    @Test func `the change on the year before names both totals`() async throws {
        try await Browser.open { browser in
            let page = try await browser.get("/bulletins/2022-02/figure?key=received.change.year")
            #expect(page.body.contains("− 100）÷ 100"))
        }
    }

    @Test func `a figure that the bulletin lacks is not found`() async throws {
        try await Browser.open { browser in
            for (query, status) in [
                ("2022-02/figure?key=nothing", 404), ("2022-02/figure", 404), ("2022-99/figure?key=x", 400),
            ] {
                let page = try await browser.get("/bulletins/\(query)")
                #expect(page.status == status)
            }
        }
    }
}

extension Page {
    /// Links in the paragraphs, tables and breakdowns of a bulletin.
    fileprivate var figureLinks: [(path: String, text: String)] {
        links.filter { link in
            let isList =
                link.path.contains("?") && (link.path.hasPrefix("/work-orders") || link.path.hasPrefix("/dispatches"))
            return isList || link.path.contains("/figure?")
        }
    }
}
