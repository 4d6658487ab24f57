import Bulletins
import Foundation
import FoundationXML
import Testing

@testable import Documents

@Suite("HTML")
struct HTMLTests {
    @Test(
        "Marks are escaped",
        arguments: [
            ("<b>", "&lt;b&gt;"), ("a & b", "a &amp; b"), ("\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"), ("通报", "通报"),
            ("&lt;", "&amp;lt;"), ("", ""),
        ]
    )
    func escaped(_ text: String, _ expected: String) {
        #expect(HTML.escaped(text) == expected)
    }

    @Test("Attributes are escaped, content is HTML already")
    func element() {
        #expect(
            HTML.element("a", [("href", "/x?a=1&b=\"2\"")], "<b>1</b>")
                == "<a href=\"/x?a=1&amp;b=&quot;2&quot;\"><b>1</b></a>"
        )
        #expect(HTML.element("p", inline: "x") == "<p>x</p>")
    }

    @Test("The fragment is well formed, whatever the names", arguments: [true, false])
    func wellFormed(_ isLinked: Bool) throws {
        let html = SampleMonth.edited.html { isLinked ? SampleMonth.link($0) : nil }
        let reader = ElementReader()
        #expect(reader.read(html))
        #expect(reader.elements["table"] == 2)
        #expect((reader.elements["a", default: 0] > 20) == isLinked)
        #expect(reader.elements["script"] == nil)
        #expect(reader.elements["b"] == nil)
        #expect(reader.text.contains("水务 & 供电<公司>"))
        #expect(reader.text.contains("道路<&>方面2件"))
    }

    @Test("What people read is the same as in the text")
    func sameText() {
        let reader = ElementReader()
        #expect(reader.read(SampleMonth.bulletin.html(link: SampleMonth.link)))
        for block in SampleMonth.bulletin.blocks { #expect(reader.text.contains(block.runs.text)) }
        for note in SampleMonth.bulletin.tables.flatMap(\.notes) { #expect(reader.text.contains(note.text)) }
    }

    @Test("A figure tells what it is made of and links to its list")
    func figures() {
        let html = SampleMonth.bulletin.html(link: SampleMonth.link)
        let address = "/work-orders?received=2022-02-10&amp;as-of=2022-03-01&amp;valid=1"
        let title = "受理总量：10，2022年2月10日，本期受理的诉求，截至2022-03-01 00:00"
        #expect(html.contains("<a href=\"\(address)\" class=\"figure\" title=\"\(title)\">10</a>件"))
        #expect(
            html.contains(
                "<span class=\"figure\" title=\"总体满意率：2/3，2022年2月10日，本期转办件及对热线服务的回访，截至2022-03-01 00:00\">66.66%</span>"
            )
        )
    }

    @Test("A total stands in the foot of its table")
    func foot() {
        let html = SampleMonth.bulletin.html()
        #expect(html.contains("<tfoot>\n<tr><td class=\"number\"></td><td>合计</td>"))
        #expect(html.contains("<th scope=\"col\" class=\"number\">占比</th>"))
        #expect(html.contains("<caption>附表1　诉求类别统计表</caption>"))
    }

    @Test("The page has language, encoding and title, and names no other host")
    func page() {
        let page = SampleMonth.bulletin.htmlPage(link: SampleMonth.link)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">"))
        #expect(page.contains("<title>2022年2月10日12345政务服务便民热线运行情况通报</title>"))
        #expect(!page.contains("<script"))
        #expect(!page.contains("://"))
        #expect(page.hasSuffix("</article>\n</body>\n</html>\n"))
    }

    @Test("With a stylesheet the page has no style of its own, as a strict policy wants it")
    func stylesheet() {
        let page = SampleMonth.bulletin.htmlPage(stylesheet: "/12345/style.css?v=\"1\"")
        #expect(page.contains("<link rel=\"stylesheet\" href=\"/12345/style.css?v=&quot;1&quot;\">"))
        #expect(!page.contains("<style"))
        #expect(!page.contains("style=\""))
        #expect(SampleMonth.bulletin.htmlPage().contains("<style>body{"))
    }

    @Test("Findings stand at the end unless they are not wanted")
    func findings() {
        let html = SampleMonth.edited.html()
        #expect(html.contains("<section class=\"findings\">\n<h2>校核发现2处</h2>\n<ul>\n<li class=\"error\">"))
        #expect(html.contains("<li class=\"warning\">正文中的“7件”"))
        #expect(!SampleMonth.edited.html(showsFindings: false).contains("findings"))
        #expect(!SampleMonth.bulletin.htmlPage().contains("findings"))
    }
}

/// Reads a fragment as XML: counts elements and gathers text.
private final class ElementReader: NSObject, XMLParserDelegate {
    var elements: [String: Int] = [:]
    var text = ""

    func read(_ html: String) -> Bool {
        let parser = XMLParser(data: Data(html.utf8))
        parser.delegate = self
        return parser.parse()
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements[name, default: 0] += 1
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
    }
}
