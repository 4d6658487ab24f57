import Testing

@testable import Website

/// A form as it stands in a page, with something for each of its fields.
struct PageForm: Hashable {
    struct Item: Hashable {
        var name: String
        var value: String
    }

    let path: String
    let isPost: Bool
    var items: [Item]

    /// The forms of a page.
    static func all(of page: Page) -> [PageForm] {
        page.body.pieces(from: "<form", to: "</form>").map { PageForm($0, on: page.path) }
    }

    private init(_ text: String, on page: String) {
        let opening = String(text.prefix { $0 != ">" })
        path = opening.attribute("action") ?? String(page.prefix { $0 != "?" })
        isPost = opening.attribute("method")?.lowercased() == "post"
        items = []
        for tag in text.pieces(from: "<input ", to: ">") + text.pieces(from: "<button ", to: ">") {
            add(tag.attribute("name"), tag.attribute("value") ?? "")
        }
        for field in text.pieces(from: "<select ", to: "</select>") {
            let values = field.pieces(from: "<option value=\"", to: "\"").map(\.unescaped)
            add(String(field.prefix { $0 != ">" }).attribute("name"), values.first { !$0.isEmpty } ?? "")
        }
        for field in text.pieces(from: "<textarea ", to: "</textarea>") {
            add(String(field.prefix { $0 != ">" }).attribute("name"), "路灯坏了")
        }
    }

    /// Of radio buttons and buttons of one name the first counts.
    private mutating func add(_ name: String?, _ value: String) {
        guard let name, !name.isEmpty, name != "csrf", !items.contains(where: { $0.name == name }) else { return }
        items.append(Item(name: name, value: value))
    }

    /// What is sent, with one field holding something else.
    func sent(with name: String? = nil, _ value: String = "") -> [(String, String)] {
        items.map { ($0.name, $0.name == name ? value : $0.value) }
    }

    /// A form of the same kind: forms of the rows of a list are alike.
    var kind: String { "\(isPost) \(path.filter { !$0.isNumber }) \(items.map(\.name))" }
}

extension String {
    /// The value of an attribute in an opening tag, unescaped.
    fileprivate func attribute(_ name: String) -> String? {
        (" " + self).pieces(from: " \(name)=\"", to: "\"").first?.unescaped
    }
}

@Suite struct PageFormTests {
    @Test func `every sort of field is found, with what a browser would send`() throws {
        let body = """
            <form method="post" action="/a?b=1"><input type="hidden" name="csrf" value="x">
            <input type="radio" name="kind" value="1"><input type="radio" name="kind" value="2">
            <select name="unit"><option value="">请选择</option><option value="甲&amp;乙">甲</option></select>
            <textarea name="content" rows="3"></textarea><button name="end" value="answer">答复</button></form>
            <form action="/list"><input name="q"></form>
            """
        let forms = PageForm.all(of: Page(body: body, path: "/p"))
        #expect(forms.map(\.path) == ["/a?b=1", "/list"] && forms.map(\.isPost) == [true, false])
        let sent = forms[0].sent(with: "content", "'")
        #expect(sent.map(\.0) == ["kind", "end", "unit", "content"])
        #expect(sent.map(\.1) == ["1", "answer", "甲&乙", "'"])
    }
}
