import Bulletins
import Testing

@testable import Documents

/// Whole documents, byte for byte.
@Suite("Documents as kept")
struct SnapshotTests {
    @Test("Text")
    func text() throws {
        try expectSnapshot(SampleMonth.bulletin.text(), "bulletin.txt")
    }

    @Test("Text with findings")
    func findings() throws {
        try expectSnapshot(SampleMonth.edited.text(), "bulletin-edited.txt")
    }

    @Test("Markdown")
    func markdown() throws {
        try expectSnapshot(SampleMonth.edited.markdown(link: SampleMonth.link), "bulletin.md")
    }

    @Test("HTML")
    func html() throws {
        try expectSnapshot(SampleMonth.edited.html(link: SampleMonth.link), "bulletin.html")
    }

    @Test("A page of its own")
    func page() throws {
        try expectSnapshot(SampleMonth.bulletin.htmlPage(), "page.html")
    }

    @Test("All figures as text")
    func figures() throws {
        try expectSnapshot(SampleMonth.figures.text, "figures.txt")
    }

    @Test("The summary as JSON")
    func summary() throws {
        try expectSnapshot(SampleMonth.figures.summary.json.text, "summary.json")
    }

    @Test("The same figures give the same bytes each time")
    func deterministic() {
        let again = MonthlyBulletin(figures: SampleMonth.figures)
        #expect(again.text() == SampleMonth.bulletin.text())
        #expect(again.markdown() == SampleMonth.bulletin.markdown())
        #expect(again.htmlPage() == SampleMonth.bulletin.htmlPage())
        #expect(again.json.text == SampleMonth.bulletin.json.text)
        #expect(SampleMonth.figures.json.text == SampleMonth.figures.json.text)
    }
}
