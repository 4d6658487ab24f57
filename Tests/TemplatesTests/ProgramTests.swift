import Testing

@testable import Templates

@Suite("Compiled templates")
struct ProgramTests {
    private func steps(_ template: String, with others: [String: String] = [:]) throws -> [String] {
        let library = try Library(templates: others.merging(["page": template]) { $1 })
        return try library.program("page", for: SamplePage.names.shape).steps.map { step in
            switch step {
            case .bytes(let bytes): "'\(String(decoding: bytes, as: UTF8.self))'"
            case .text(let slot): "text \(position(slot))"
            case .html(let slot): "html \(position(slot))"
            case .when(let slot, let end): "when \(position(slot)) to \(end)"
            case .unless(let slot, let end): "unless \(position(slot)) to \(end)"
            case .each(let slot, let end): "each \(position(slot)) to \(end)"
            }
        }
    }

    private func position(_ slot: Slot) -> String {
        ([slot.frame, slot.index] + slot.path).map(String.init).joined(separator: ".")
    }

    @Test("names become the frame and the place of their declaration")
    func slots() throws {
        #expect(try steps("{{title}}{{count}}{{{chart}}}") == ["text 0.0", "text 0.2", "html 0.3"])
        #expect(try steps("{{site.prefix}}") == ["text 0.5.1"])
        #expect(try steps("{{#site}}{{prefix}}{{/site}}") == ["each 0.5 to 2", "text 1.1"])
    }

    @Test("rows inside rows are frames inside frames; a section of a text is none")
    func frames() throws {
        let template = "{{#rows}}{{#reply}}{{.}}{{#children}}{{number}}{{title}}{{/children}}{{/reply}}{{/rows}}"
        #expect(
            try steps(template) == [
                "each 0.7 to 6", "when 0.1 to 6", "text 0.1", "each 1.1 to 6", "text 2.0", "text 0.0",
            ]
        )
    }

    @Test("the innermost section that declares a name has it")
    func innermost() throws {
        let template = "{{#rows}}{{#children}}{{number}}{{/children}}{{number}}{{/rows}}"
        #expect(try steps(template) == ["each 0.7 to 4", "each 1.1 to 3", "text 2.0", "text 1.0"])
    }

    @Test("a frame is left with its section: what follows uses the same number again")
    func framesAreLeft() throws {
        let template = "{{#site}}{{city}}{{/site}}{{#citizen}}{{name}}{{/citizen}}{{title}}"
        #expect(try steps(template) == ["each 0.5 to 2", "text 1.0", "each 0.6 to 4", "text 1.0", "text 0.0"])
    }

    @Test("partials, parents, blocks and comments leave no step: the bytes around them are one")
    func merged() throws {
        let others = ["p": "b", "l": "d{{$x}}{{/x}}f"]
        #expect(try steps("a{{> p}}c{{! c }}{{<l}}{{$x}}e{{/x}}{{/l}}g", with: others) == ["'abcdefg'"])
    }

    @Test("bytes behind a section are not joined to the bytes inside it")
    func notMerged() throws {
        #expect(try steps("a{{#overdue}}b{{/overdue}}c") == ["'a'", "when 0.4 to 3", "'b'", "'c'"])
        #expect(try steps("{{^overdue}}{{/overdue}}c") == ["unless 0.4 to 1", "'c'"])
        let twice = "{{#overdue}}a{{#reply}}b{{/reply}}{{/overdue}}c"
        #expect(try steps(twice) == ["when 0.4 to 4", "'a'", "when 0.1 to 4", "'b'", "'c'"])
    }

    @Test("a section that is skipped skips the sections inside it")
    func skipping() throws {
        let template = "{{#overdue}}a{{#reply}}b{{/reply}}c{{^reply}}d{{/reply}}{{/overdue}}e"
        #expect(try render(template, SamplePage(reply: "x", isOverdue: false)) == "e")
        #expect(try render(template, SamplePage(reply: "x", isOverdue: true)) == "abce")
        #expect(try render(template, SamplePage(reply: nil, isOverdue: true)) == "acde")
    }

    @Test("a page of many names and rows is complete")
    func largePage() throws {
        let rows = (0..<500).map { SampleRow(number: "\($0)") }
        let output = try render("{{#rows}}{{number}},{{/rows}}", SamplePage(rows: rows))
        #expect(output == rows.map { $0.number + "," }.joined())
    }
}
