import Testing

@testable import Templates

@Suite("Parents and blocks")
struct InheritanceTests {
    private let layout = "{{$title}}热线{{/title}}|{{$main}}{{/main}}|{{$foot}}完{{/foot}}"

    @Test("a block that no page replaces says what stands in it")
    func defaults() throws {
        #expect(try render("{{$title}}{{count}}{{/title}}") == "3")
        #expect(try render("{{<l}}{{/l}}", with: ["l": layout]) == "热线||完")
    }

    @Test("blocks are replaced by name, in the layout's order")
    func replaced() throws {
        let template = "{{<l}}{{$foot}}c{{/foot}}{{$title}}{{count}}{{/title}}{{/l}}"
        #expect(try render(template, with: ["l": layout]) == "3||c")
    }

    @Test("a block of the same name at two places is replaced at both")
    func twice() throws {
        let parent = "{{$title}}a{{/title}} {{$title}}b{{/title}}"
        #expect(try render("{{<l}}{{$title}}x{{/title}}{{/l}} {{<l}}{{/l}}", with: ["l": parent]) == "x x a b")
    }

    @Test("what stands between a page's blocks is ignored")
    func between() throws {
        #expect(try render("{{<l}} a {{$main}}x{{/main}} {{title}} {{/l}}", with: ["l": layout]) == "热线|x|完")
    }

    @Test("a replacement uses the names that hold where the block stands")
    func scope() throws {
        let parent = "{{#rows}}{{$row}}-{{/row}}{{/rows}}"
        let page = SamplePage(rows: [SampleRow(number: "1"), SampleRow(number: "2")])
        #expect(
            try render("{{<l}}{{$row}}({{number}} {{count}}){{/row}}{{/l}}", page, with: ["l": parent]) == "(1 3)(2 3)"
        )
    }

    @Test("the page's block wins over the one its parent gives to a grandparent")
    func grandparents() throws {
        let others = [
            "child": "{{<parent}}{{$a}}child{{/a}}{{/parent}}",
            "parent": "{{<grand}}{{$a}}parent{{/a}}{{$b}}parent{{/b}}{{/grand}}",
            "grand": "{{$a}}grand{{/a}} {{$b}}grand{{/b}} {{$c}}grand{{/c}}",
        ]
        #expect(try render("{{> child}}", with: others) == "child parent grand")
        #expect(try render("{{<child}}{{$c}}page{{/c}}{{/child}}", with: others) == "child parent page")
    }

    @Test("a replacement may have blocks of its own, which a further page replaces")
    func blocksInReplacements() throws {
        let desk = "{{<l}}{{$main}}[{{$lane}}空{{/lane}}]{{/main}}{{/l}}"
        let others = ["l": layout, "desk": desk]
        #expect(try render("{{<desk}}{{/desk}}", with: others) == "热线|[空]|完")
        #expect(try render("{{<desk}}{{$lane}}x{{/lane}}{{$title}}t{{/title}}{{/desk}}", with: others) == "t|[x]|完")
    }

    @Test("a replacement that repeats the block's name gets what it says itself, without going round in circles")
    func sameNameInside() throws {
        #expect(try render("{{<l}}{{$main}}a{{$main}}b{{/main}}{{/main}}{{/l}}", with: ["l": layout]) == "热线|ab|完")
    }

    @Test("the blocks of a layout may stand in its partials")
    func blocksInPartials() throws {
        let others = ["l": "{{> head}}-", "head": "{{$title}}x{{/title}}"]
        #expect(try render("{{<l}}{{$title}}t{{/title}}{{/l}}", with: others) == "t-")
    }

    @Test("templates may name each other, if a replaced block ends the circle")
    func circle() throws {
        let others = ["a": "{{$x}}{{<b}}{{/b}}{{/x}}", "b": "b{{<a}}{{$x}}end{{/x}}{{/a}}"]
        #expect(try render("{{> a}}", with: others) == "bend")
    }

    @Test("a replacement moves from its own indentation to the block's")
    func reindented() throws {
        let parent = "<main>\n  {{$main}}\n  {{/main}}\n</main>\n"
        let page = "{{<l}}\n{{$main}}\n    <p>\n      x\n\n    </p>\n{{/main}}\n{{/l}}\n"
        #expect(try render(page, with: ["l": parent]) == "<main>\n  <p>\n    x\n\n  </p>\n</main>\n")
    }

    @Test("a block with content of its own gives its indentation, not its tag's, to a replacement")
    func indentedLikeDefault() throws {
        let parent = "<ul>\n{{$rows}}\n    <li>\n{{/rows}}\n</ul>\n"
        #expect(
            try render("{{<l}}\n{{$rows}}\na\nb\n{{/rows}}\n{{/l}}", with: ["l": parent])
                == "<ul>\n    a\n    b\n</ul>\n"
        )
    }

    @Test("a parent on an indented line is indented with all its lines")
    func indentedParent() throws {
        let others = ["l": "<a>\n{{$x}}\n{{/x}}\n</a>\n"]
        let page = "<p>\n  {{<l}}\n  {{$x}}\n  {{title}}\n  {{/x}}\n  {{/l}}\n</p>"
        #expect(try render(page, SamplePage(title: "1\n2"), with: others) == "<p>\n  <a>\n  1\n2\n  </a>\n</p>")
    }

    @Test("a partial inside an indented partial is indented by both")
    func indentedTwice() throws {
        let others = [
            "a": "<a>\n  {{> b}}\n</a>\n", "b": "x\n{{#overdue}}\ny\n{{/overdue}}\n  {{title}} {{> c}}\n", "c": "1\n2",
        ]
        let expected = "  <a>\n    x\n    y\n      t 1\n2\n  </a>\n"
        #expect(try render("  {{> a}}\n", SamplePage(title: "t", isOverdue: true), with: others) == expected)
    }

    @Test("a partial in the middle of a line is not indented")
    func inlinePartial() throws {
        #expect(try render("  {{count}} {{> a}}\n", with: ["a": "1\n2"]) == "  3 1\n2\n")
        #expect(try render("  {{> a}} {{> a}}\n", with: ["a": "1\n2"]) == "  1\n2 1\n2\n")
    }
}
