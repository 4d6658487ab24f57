import Testing

@testable import Templates

@Suite("Names of pages")
struct NamesTests {
    private struct Everything: TemplateModel {
        let text = "t"
        let missing: String? = nil
        let number = 1
        let markup = HTML(trusted: "<i>")
        let noMarkup: HTML? = nil
        let flag = true
        let part = SampleSite(city: "c", prefix: "p")
        let noPart: SampleCitizen? = nil
        let rows = [SampleSite(city: "1", prefix: ""), SampleSite(city: "2", prefix: "")]
        let texts = ["a", "b"]

        static let names: Names<Self> = [
            .text("text", \.text), .text("missing", \.missing), .text("computed") { "\($0.text)\($0.number)" },
            .number("number", \.number), .html("markup", \.markup), .html("noMarkup", \.noMarkup),
            .flag("flag", \.flag), .group("part", \.part), .group("noPart", \.noPart), .list("rows", \.rows),
            .texts("texts", \.texts),
        ]
    }

    private func text(_ value: Value) -> String {
        switch value {
        case .text(let text): "'\(text)'"
        case .html(let html): "html \(html)"
        case .flag(let flag): "\(flag)"
        case .rows(let rows): "[\(rows.map { $0.map(self.text).joined(separator: " ") }.joined(separator: "; "))]"
        }
    }

    @Test("a page hands over one value for each name, in the order declared")
    func values() {
        let values = Everything.names.values(of: Everything()).map(text)
        #expect(
            values == [
                "'t'", "''", "'t1'", "'1'", "html <i>", "html ", "true", "['c' 'p']", "[]", "['1' ''; '2' '']",
                "['a'; 'b']",
            ]
        )
        #expect(values.count == Everything.names.shape.names.count)
    }

    @Test("the shape says what kind each name has")
    func kinds() {
        let shape = Everything.names.shape
        #expect(shape.model == "Everything")
        #expect(
            shape.kinds.map(\.phrase) == [
                "a text", "a text", "a text", "a text", "HTML", "HTML", "a flag", "a group", "a group", "a list",
                "a list",
            ]
        )
        #expect(shape.index(of: "flag") == 6)
        #expect(shape.index(of: "Flag") == nil)
    }

    @Test("a row may hold rows of its own kind: the shape is asked for level by level")
    func recursiveRows() throws {
        let inner = "{{#children}}{{number}}{{/children}}"
        let row = SampleRow(number: "1", children: [SampleRow(number: "2", children: [SampleRow(number: "3")])])
        #expect(try render("{{#rows}}{{#children}}\(inner){{/children}}{{/rows}}", SamplePage(rows: [row])) == "3")
    }

    @Test("every error says in one line where it is and what to do")
    func messages() {
        let place = TemplatePlace(template: "a/b", line: 3, column: 4)
        let located: [TemplateError] = [
            .unclosedTag(at: place), .delimitersNotSupported(at: place), .badName("x", at: place),
            .unclosedSection("x", at: place), .nothingToClose("x", at: place),
            .wrongClosingTag("x", open: "y", openedAt: place, at: place), .blockGivenTwice("x", at: place),
            .nestedTooDeep("x", at: place), .tooManyInclusions(at: place), .noSuchTemplate("x", at: place),
            .noSuchBlock("x", parent: "y", at: place), .unknownName("x", declared: [], at: place),
            .wrongUse("x", advice: "y", at: place), .unsafePlace("x", where: "y", at: place),
        ]
        for error in located {
            #expect(error.place == place)
            #expect(error.description.hasPrefix("a/b:3:4: "))
            #expect(!error.description.contains("\n"))
        }
        #expect(TemplateError.noSuchTemplate("x", at: nil).description == "there is no template 'x'")
        #expect(TemplateError.nameDeclaredTwice("x", model: "Y").description == "Y declares the name 'x' twice")
        #expect(TemplateError.nameDeclaredTwice("x", model: "Y").place == nil)
        #expect(Set(located.map(\.description)).count == located.count)
    }
}
