import Bulletins
import Testing

@testable import Documents

@Suite("Markdown")
struct MarkdownTests {
    @Test(
        "Marks are escaped",
        arguments: [
            ("a*b_c", "a\\*b\\_c"), ("[x](y)", "\\[x\\](y)"), ("a|b", "a\\|b"), ("<b>&amp;", "\\<b\\>\\&amp;"),
            ("`x`\\", "\\`x\\`\\\\"), ("~~x~~", "\\~\\~x\\~\\~"), ("通报（一）", "通报（一）"), ("两\n行", "两 行"),
            ("80.75%", "80.75%"), ("—", "—"),
        ]
    )
    func escaped(_ text: String, _ expected: String) {
        #expect(Markdown.escaped(text) == expected)
    }

    @Test(
        "A paragraph that begins like a list or a heading is none",
        arguments: [
            ("# x", "\\# x"), ("- x", "\\- x"), ("+ x", "\\+ x"), ("1. x", "1\\. x"), ("12) x", "12\\) x"),
            ("=== ", "\\=== "), ("（一）x", "（一）x"), ("2022年", "2022年"), ("1.5天", "1\\.5天"), ("", ""),
        ]
    )
    func paragraph(_ text: String, _ expected: String) {
        #expect(Markdown.paragraph(text) == expected)
    }

    @Test("Figures are linked to their list where exactly one shows them")
    func links() {
        let text = SampleMonth.bulletin.markdown(link: SampleMonth.link)
        #expect(text.contains("共办理群众诉求[10](</work-orders?received=2022-02-10&as-of=2022-03-01&valid=1>)件"))
        // The pooled satisfaction comes from two lists.
        #expect(text.contains("平均办理满意率66.66%"))
    }

    @Test("Without addresses there are no links")
    func noLinks() {
        #expect(!SampleMonth.bulletin.markdown().contains("]("))
    }

    @Test("Addresses can't break out of their brackets")
    func addresses() {
        #expect(Markdown.address("/a?b=<c>\\d\n|") == "/a?b=%3Cc%3E%5Cd%0A%7C")
        let text = SampleMonth.bulletin.markdown { _ in "/x>)evil" }
        #expect(!text.contains("x>)"))
    }

    @Test("Every row of a table has as many cells as its head")
    func cells() {
        let lines = SampleMonth.bulletin.markdown(link: SampleMonth.link).split(separator: "\n")
        let bars = lines.filter { $0.hasPrefix("|") }.map { line in
            line.replacing("\\|", with: "").count { $0 == "|" }
        }
        #expect(Set(bars) == [5, 8])
    }

    @Test("Findings stand at the end unless they are not wanted")
    func findings() {
        #expect(SampleMonth.edited.markdown().contains("## 校核发现2处"))
        #expect(SampleMonth.edited.markdown().contains("- 错误：正文点名的“气象\\|站”"))
        #expect(!SampleMonth.edited.markdown(showsFindings: false).contains("校核"))
        #expect(!SampleMonth.bulletin.markdown().contains("校核"))
    }
}
