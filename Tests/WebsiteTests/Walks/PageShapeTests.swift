import Testing

@testable import Website

/// What every page has, so that a screen reader and a keyboard find their way; axe looks further in a browser.
@Suite struct PageShapeTests {
    @Test func `every page says its language, its title and what it is about, once`() async throws {
        try await OfficeSite.walked { officer, walk in
            for page in try await walk.pages() where page.body.contains("<html") {
                let place = "\(officer): \(page.path)"
                #expect(page.body.contains("<html lang=\"zh-CN\""), "\(place)")
                #expect(page.body.pieces(from: "<title>", to: "</title>").first?.isEmpty == false, "\(place)")
                #expect(page.body.pieces(from: "<h1", to: "</h1>").count == 1, "\(place)")
                #expect(page.body.pieces(from: "<main", to: "</main>").count == 1, "\(place)")
            }
        }
    }

    @Test func `no id stands twice on a page, and what refers to one finds it`() async throws {
        try await OfficeSite.walked { officer, walk in
            for page in try await walk.pages() {
                let ids = page.values(of: "id")
                let repeated = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys
                #expect(repeated.isEmpty, "\(officer): \(repeated.sorted()) on \(page.path)")
                for attribute in ["for", "aria-labelledby", "aria-describedby", "list"] {
                    for id in page.values(of: attribute).flatMap({ $0.split(separator: " ").map(String.init) }) {
                        #expect(ids.contains(id), "\(officer): \(attribute)=\(id) on \(page.path)")
                    }
                }
            }
        }
    }

    @Test func `every field that people fill in has a name to be read`() async throws {
        try await OfficeSite.walked { officer, walk in
            for page in try await walk.pages() {
                let labelled = Set(page.values(of: "for"))
                for tag in ["input", "select", "textarea"].flatMap({ page.body.pieces(from: "<\($0) ", to: ">") })
                where Self.isFilledIn(tag) {
                    let id = tag.pieces(from: "id=\"", to: "\"").first ?? ""
                    #expect(
                        labelled.contains(id) || tag.contains("aria-label"),
                        "\(officer): <\(tag)> on \(page.path)"
                    )
                }
            }
        }
    }

    /// Radio buttons and ticks stand inside their labels.
    private static func isFilledIn(_ tag: String) -> Bool {
        !["hidden", "radio", "checkbox", "submit"].contains { tag.contains("type=\"\($0)\"") }
    }

    @Test func `no table is without heads, no picture and no button without words`() async throws {
        try await OfficeSite.walked { officer, walk in
            for page in try await walk.pages() {
                for table in page.body.pieces(from: "<table", to: "</table>") {
                    #expect(table.contains("<th"), "\(officer): \(page.path)")
                }
                for picture in page.body.pieces(from: "<img ", to: ">") {
                    #expect(picture.contains("alt=\""), "\(officer): \(page.path)")
                }
                for button in page.body.pieces(from: "<button", to: "</button>") {
                    let words = ("<button" + button).withoutTags.filter { !$0.isWhitespace }
                    #expect(!words.isEmpty || button.contains("aria-label"), "\(officer): \(button) on \(page.path)")
                }
            }
        }
    }
}
