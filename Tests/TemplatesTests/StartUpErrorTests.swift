import Testing

@testable import Templates

@Suite("Errors at start-up")
struct StartUpErrorTests {
    private func at(_ line: Int, _ column: Int, in template: String = "page") -> TemplatePlace {
        TemplatePlace(template: template, line: line, column: column)
    }

    @Test("a name the page does not declare is found with template, line and column in characters")
    func unknownName() {
        let error = fault("<p>\n编号：{{nubmer}}\n")
        #expect(error == .unknownName("nubmer", declared: SamplePage.names.shape.names, at: at(2, 4)))
        #expect(
            error?.description.hasPrefix("page:2:4: the page declares no 'nubmer' here; it declares title, ") == true
        )
    }

    @Test("an unknown name inside a partial is found in the partial")
    func unknownNameInPartial() {
        #expect(fault("\n  {{> row}}\n", with: ["row": "a\n{{no}}"])?.place == at(2, 1, in: "row"))
    }

    @Test("an unknown name in a branch that would never be written is found too")
    func unknownNameInBranch() {
        #expect(fault("{{#overdue}}{{^overdue}}{{no}}{{/overdue}}{{/overdue}}")?.place == at(1, 25))
        #expect(fault("{{#rows}}{{no}}{{/rows}}")?.place == at(1, 10))
    }

    @Test("a row's name does not hold outside the row")
    func rowName() {
        #expect(fault("{{#rows}}{{number}}{{/rows}}{{number}}")?.place == at(1, 29))
    }

    @Test("a part that the group does not declare is found, and what it does declare is said")
    func unknownPart() {
        #expect(fault("{{site.town}}") == .unknownName("site.town", declared: ["city", "prefix"], at: at(1, 1)))
    }

    @Test("a section that is never closed is found where it was opened")
    func unclosed() {
        #expect(fault("a\n{{#rows}}\n{{#overdue}}{{/overdue}}\n") == .unclosedSection("rows", at: at(2, 1)))
        #expect(fault("{{<layout}}\n{{$main}}", with: ["layout": ""]) == .unclosedSection("main", at: at(2, 1)))
    }

    @Test("a closing tag with another name says what is open and where")
    func wrongClosing() {
        let error = fault("{{#rows}}\n {{/overdue}}")
        #expect(error == .wrongClosingTag("overdue", open: "rows", openedAt: at(1, 1), at: at(2, 2)))
        #expect(error?.description == "page:2:2: {{/overdue}} closes 'rows', opened at 1:1; write {{/rows}}")
    }

    @Test("a closing tag with nothing open is refused")
    func nothingToClose() {
        #expect(fault("a{{/rows}}") == .nothingToClose("rows", at: at(1, 2)))
    }

    @Test(
        "a tag without its closing braces is refused",
        arguments: ["{{", "{{title", "{{title}", "{{{chart}}", "{{! ", "{{#"]
    )
    func unclosedTag(tag: String) {
        #expect(fault("\n\n" + tag) == .unclosedTag(at: at(3, 1)))
    }

    @Test("set-delimiter tags are refused with a sentence that says so")
    func delimiters() {
        #expect(fault("{{=<% %>=}}") == .delimitersNotSupported(at: at(1, 1)))
        #expect(fault("{{=<% %>=}}")?.description == "page:1:1: set-delimiter tags are not supported; write {{ and }}")
    }

    @Test(
        "what is not a name is refused",
        arguments: [
            "{{}}", "{{ }}", "{{a b}}", "{{title|upper}}", "{{.title}}", "{{a..b}}", "{{a.}}", "{{>*row}}",
            "{{ #rows}}",
        ]
    )
    func badName(tag: String) {
        guard case .badName? = fault(tag) else {
            Issue.record("\(tag): \(fault(tag)?.description ?? "accepted")")
            return
        }
    }

    @Test("a name used as something it is not is refused with the way to write it")
    func wrongUse() {
        let advice = [
            "{{{title}}}": "'title' is a text; write {{title}}", "{{&count}}": "'count' is a text; write {{count}}",
            "{{chart}}": "'chart' is HTML; write {{{chart}}}",
            "{{overdue}}": "'overdue' is a flag; write {{#overdue}}…{{/overdue}}",
            "{{rows}}": "'rows' is a list; write {{#rows}}…{{/rows}}",
            "{{site}}": "'site' is a group; write {{#site}}…{{/site}}",
            "{{rows.number}}": "'rows.number' is not a group's name: 'number' is asked of a list",
        ]
        for (template, sentence) in advice {
            #expect(fault(template)?.description == "page:1:1: \(sentence)")
        }
    }

    @Test("a dot where no single value is meant is refused")
    func noCurrentValue() {
        #expect(fault("{{.}}")?.place == at(1, 1))
        #expect(fault("{{#rows}}{{.}}{{/rows}}")?.place == at(1, 10))
    }

    @Test("a template that is not there is refused, asked for by a template or by a page")
    func noSuchTemplate() throws {
        #expect(fault("\n{{> row}}") == .noSuchTemplate("row", at: at(2, 1)))
        #expect(fault("{{<layout}}{{/layout}}") == .noSuchTemplate("layout", at: at(1, 1)))
        let library = try Library(templates: [:])
        #expect(throws: TemplateError.noSuchTemplate("show", at: nil)) {
            _ = try library.template("show", for: SamplePage.self)
        }
    }

    @Test("a block that the layout does not have is refused: its content would be lost")
    func noSuchBlock() {
        let error = fault("{{<layout}}\n{{$mian}}x{{/mian}}\n{{/layout}}", with: ["layout": "{{$main}}{{/main}}"])
        #expect(error == .noSuchBlock("mian", parent: "layout", at: at(2, 1)))
    }

    @Test("a block that another parent in the page has doesn't excuse one that its own parent lacks")
    func noSuchBlockBesideAnother() {
        let template = "{{<layout}}{{$main}}{{/main}}{{/layout}}\n{{<dialog}}{{$main}}{{/main}}{{/dialog}}"
        let error = fault(template, with: ["layout": "{{$main}}{{/main}}", "dialog": "{{$body}}{{/body}}"])
        #expect(error == .noSuchBlock("main", parent: "dialog", at: at(2, 12)))
    }

    @Test("a block given twice is refused")
    func blockTwice() {
        let error = fault("{{<layout}}{{$a}}{{/a}}{{$a}}{{/a}}{{/layout}}", with: ["layout": "{{$a}}{{/a}}"])
        #expect(error == .blockGivenTwice("a", at: at(1, 24)))
    }

    @Test("templates that include themselves are refused instead of going on without end")
    func recursion() {
        #expect(fault("{{> page}}") == .nestedTooDeep("page", at: at(1, 1)))
        #expect(fault("{{<page}}{{/page}}") == .nestedTooDeep("page", at: at(1, 1)))
        #expect(
            fault("{{#rows}}{{> a}}{{/rows}}", with: ["a": "{{> b}}", "b": "{{> a}}"])?.description.contains(
                "has no end"
            ) == true
        )
    }

    @Test("sections nested beyond reason are refused, not a reason to crash")
    func deepNesting() {
        let deep = String(repeating: "{{#overdue}}", count: 100_000)
        #expect(fault(deep) == .nestedTooDeep("overdue", at: at(1, 64 * 12 + 1)))
    }

    @Test("partials that double each other are stopped")
    func doubling() {
        var others = ["p20": "x"]
        for level in 0..<20 { others["p\(level)"] = "{{> p\(level + 1)}}{{> p\(level + 1)}}" }
        guard case .tooManyInclusions? = fault("{{> p0}}", with: others) else {
            Issue.record("\(fault("{{> p0}}", with: others)?.description ?? "accepted")")
            return
        }
    }

    @Test("a name declared twice is refused, on the page or in a row it uses")
    func declaredTwice() throws {
        struct Twice: TemplateModel {
            let a = ""
            static let names: Names<Self> = [.text("a", \.a), .flag("b") { _ in true }, .text("a", \.a)]
        }
        struct Outer: TemplateModel {
            static let names: Names<Self> = [.list("rows") { _ in [Twice()] }]
        }
        let library = try Library(templates: ["plain": "", "rows": "{{#rows}}{{/rows}}"])
        #expect(throws: TemplateError.nameDeclaredTwice("a", model: "Twice")) {
            _ = try library.template("plain", for: Twice.self)
        }
        #expect(throws: TemplateError.nameDeclaredTwice("a", model: "Twice")) {
            _ = try library.template("rows", for: Outer.self)
        }
    }

    @Test("templates that no page uses are parsed all the same; the first by name is reported")
    func unusedTemplates() {
        #expect(throws: TemplateError.unclosedTag(at: at(1, 1, in: "b"))) {
            _ = try Library(templates: ["c": "{{", "b": "{{", "a": ""])
        }
    }
}
