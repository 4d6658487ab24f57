import Testing

@testable import Website

extension Page {
    /// What a browser would send of the page's changing form, with some fields filled otherwise.
    func filled(_ typed: [String: String] = [:], _ more: (String, String)...) throws -> [(String, String)] {
        let text = try #require(body.pieces(from: "<form", to: "</form>").first { $0.contains("class=\"action\"") })
        var items: [(String, String)] = []
        for tag in text.pieces(from: "<input ", to: ">") where !tag.contains("type=\"submit\"") {
            let name = tag.pieces(from: "name=\"", to: "\"").first ?? ""
            let isOut = tag.contains("type=\"checkbox\"") && !tag.contains(" checked")
            guard name != "csrf", !isOut || typed[name] != nil else { continue }
            let value = (" " + tag).pieces(from: " value=\"", to: "\"").first ?? ""
            items.append((name, typed[name] ?? value.unescaped))
        }
        for field in text.pieces(from: "<textarea ", to: "</textarea>") {
            let name = field.pieces(from: "name=\"", to: "\"").first ?? ""
            let value = String(field.drop { $0 != ">" }.dropFirst())
            items.append((name, typed[name] ?? value.unescaped))
        }
        return items + more
    }
}
