import Testing

@testable import Templates

@Suite("Escaping")
struct EscapingTests {
    private let hostile = #"<script>alert("1")</script>' onmouseover='x&y"#
    private let harmless = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onmouseover=&#39;x&amp;y"

    @Test("hostile text in element content is shown as written")
    func elementContent() throws {
        #expect(try render("<p>{{title}}</p>", SamplePage(title: hostile)) == "<p>\(harmless)</p>")
    }

    @Test("hostile text cannot leave an attribute with either quotation mark")
    func attributes() throws {
        let page = SamplePage(title: hostile)
        #expect(try render("<p title=\"{{title}}\">", page) == "<p title=\"\(harmless)\">")
        #expect(try render("<p title='{{title}}'>", page) == "<p title='\(harmless)'>")
    }

    @Test("text is escaped in rows, groups, lists of texts, dots, partials and blocks alike")
    func everywhere() throws {
        let page = SamplePage(
            reply: "<",
            citizen: SampleCitizen(name: "<"),
            rows: [SampleRow(number: "<")],
            tags: ["<"]
        )
        let template =
            "{{#reply}}{{.}}{{/reply}}{{citizen.name}}{{#rows}}{{number}}{{/rows}}{{#tags}}{{.}}{{/tags}}"
            + "{{> p}}{{<l}}{{$b}}{{reply}}{{/b}}{{/l}}"
        let output = try render(template, page, with: ["p": "{{reply}}", "l": "{{$b}}{{/b}}"])
        #expect(output == String(repeating: "&lt;", count: 6))
    }

    @Test("no value is read as a template")
    func noSecondReading() throws {
        #expect(try render("{{title}}", SamplePage(title: "{{count}}{{{chart}}}")) == "{{count}}{{{chart}}}")
    }

    @Test("each of the five characters is replaced and every other character is kept, at any place of a text")
    func everyCharacter() {
        let entities: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
        var random = SeededRandom(seed: 5)
        let letters = Array("ab;#0=/ \n\u{0}&<>\"'&<>\"'中文😀é\u{7F}")
        for _ in 0..<5_000 {
            let text = String(
                (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
            )
            let expected = text.map { entities[$0] ?? String($0) }.joined()
            #expect(HTML(escaping: text).description == expected)
        }
    }

    @Test("nothing but escaping, rendering and the trusted constructor makes HTML")
    func htmlByTypeOnly() {
        #expect(!(HTML.self is any ExpressibleByStringLiteral.Type))
        #expect(!(HTML.self is any LosslessStringConvertible.Type))
        #expect(!(HTML.self is any Decodable.Type))
        #expect(!(HTML.self is any RawRepresentable.Type))
        #expect(HTML(escaping: "<b>").description == "&lt;b&gt;")
        #expect(HTML(trusted: "<b>").description == "<b>")
    }

    @Test(
        "a value where escaping does not protect is refused at start-up",
        arguments: [
            ("<a href={{title}}>", "in an attribute without quotation marks"),
            ("<a href= {{title}}>", "in an attribute without quotation marks"),
            ("<a href=/orders/{{title}}>", "in an attribute without quotation marks"),
            ("<a {{title}}>", "inside a tag"), ("<a{{title}}>", "inside a tag"), ("<{{title}}>", "inside a tag"),
            ("</{{title}}>", "inside a tag"), ("<a title=\"x\" {{title}}>", "inside a tag"),
            ("<SCRIPT>let a = '{{title}}'</script>", "in a script or style"),
            ("<style media=\"print\">p { color: {{title}} }</style>", "in a script or style"),
            ("<script>a > b; {{title}}</script>", "in a script or style"),
            ("<!doctype {{title}}>", "in a comment or declaration"),
            ("<a title=\"{{{chart}}}\">", "in an attribute"), ("<!-- {{{chart}}} -->", "in a comment or declaration"),
            ("<a {{#overdue}}class={{title}}{{/overdue}}>", "in an attribute without quotation marks"),
        ]
    )
    func unsafePlaces(template: String, place: String) {
        guard case .unsafePlace(_, place, _)? = fault(template) else {
            Issue.record("\(template): \(fault(template)?.description ?? "accepted")")
            return
        }
    }

    @Test(
        "a value in content, a quoted attribute or a comment is accepted",
        arguments: [
            "<!doctype html><p class=\"a\" title='{{title}}' hidden>{{title}}</p>",
            "<!-- it's > {{title}} --><p>{{title}}</p>",
            "<script src=\"{{site.prefix}}/a.js\"></script>{{title}}",
            "<style>a > b { x: \"y\" }</style><p>{{title}}</p>",
            "a < b {{title}} << {{title}}", "<a href=\"/?a={{title}}&amp;b={{count}}\">", "<br/>{{{chart}}}",
            "<tr{{#overdue}} class=\"late\"{{/overdue}}><td>{{title}}",
            "<option value=\"1\"{{#overdue}} selected{{/overdue}}>{{title}}",
            "<a href=x>{{title}}</a>", "<a href=>{{title}}</a>", "<p title = \"{{title}}\">",
            "<script>1</SCRIPT >{{title}}",
        ]
    )
    func safePlaces(template: String) {
        #expect(fault(template) == nil)
    }
}
