import Testing

@testable import Website

@Suite struct WalkTests {
    @Test func `going through the whole site no address names another host and none is broken`() async throws {
        try await Browser.open { browser in
            var waiting = ["/"]
            var seen: Set<String> = ["/"]
            while let path = waiting.popLast(), seen.count < 3_000 {
                let page = try await browser.follow(path)
                #expect(page.status == 200, "\(path)")
                for address in Self.addresses(page) {
                    #expect(address.hasPrefix("/") && !address.hasPrefix("//"), "\(address) on \(path)")
                    if seen.insert(address).inserted { waiting.append(address) }
                }
            }
            #expect(seen.count > 300)
        }
    }

    private static func addresses(_ page: Page) -> [String] {
        let all = ["href", "action", "src", "formaction", "poster", "data"].flatMap(page.values)
        return all.filter { !$0.hasPrefix("#") }
    }

    @Test func `no file of the site names another host`() throws {
        let files = try ResourceFolder.files("Public").merging(ResourceFolder.files("Templates")) { $1 }
        #expect(files.count > 10)
        for (name, content) in files {
            let text = String(decoding: content, as: UTF8.self).replacing(
                "xmlns=\"http://www.w3.org/2000/svg\"",
                with: ""
            )
            for mark in ["http:", "https:", "url(", "@import", "style=", "<script>", "src=\"h", "src=\"/", "onclick"] {
                #expect(!text.contains(mark), "\(mark) in \(name)")
            }
            #expect(!text.contains("\"//"), "\(name)")
        }
    }
}
