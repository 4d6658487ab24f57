import Templates
import Testing

@Suite("Pages")
struct PageTests {
    @Test("a name stands for the value declared beside it, whatever the order in the template")
    func values() throws {
        let page = SamplePage(title: "路灯", reply: "已修复", count: 12)
        #expect(try render("{{count}} {{reply}} {{title}} {{{chart}}} {{&chart}}", page) == "12 已修复 路灯 <svg/> <svg/>")
    }

    @Test("a text that is not there writes nothing and its section is left out")
    func absentText() throws {
        let template = "[{{reply}}]{{#reply}}有{{/reply}}{{^reply}}无{{/reply}}"
        #expect(try render(template, SamplePage(reply: nil)) == "[]无")
        #expect(try render(template, SamplePage(reply: "")) == "[]无")
        #expect(try render(template, SamplePage(reply: "好")) == "[好]有")
    }

    @Test("a number that is 0 is there; one that is nil is not")
    func numbers() throws {
        let template = "{{#count}}{{count}}件{{/count}}{{^count}}未统计{{/count}}"
        #expect(try render(template, SamplePage(count: 0)) == "0件")
        #expect(try render(template, SamplePage(count: -12)) == "-12件")
        #expect(try render(template, SamplePage(count: nil)) == "未统计")
    }

    @Test("markup that is empty or not there leaves its section out")
    func absentMarkup() throws {
        let template = "{{#chart}}<p>{{{.}}}</p>{{/chart}}{{^chart}}-{{/chart}}"
        #expect(try render(template) == "<p><svg/></p>")
        #expect(try render(template, SamplePage(chart: nil)) == "-")
        #expect(try render(template, SamplePage(chart: HTML(trusted: ""))) == "-")
    }

    @Test("a section of a text says the text with a dot")
    func textSection() throws {
        #expect(try render("{{#reply}}<p>{{.}}</p>{{/reply}}", SamplePage(reply: "好")) == "<p>好</p>")
    }

    @Test("the names of a group hold inside its section and behind a dot")
    func groups() throws {
        let template = "{{site.city}}{{#citizen}} {{name}} {{site.city}}{{#phone}}{{.}}{{/phone}}{{/citizen}}"
        #expect(try render(template, SamplePage(citizen: SampleCitizen())) == "淮北 张先生 淮北")
        #expect(try render(template, SamplePage(citizen: nil)) == "淮北")
        #expect(try render("[{{citizen.name}}]{{^citizen.name}}-{{/citizen.name}}", SamplePage()) == "[]-")
    }

    @Test("rows are written in order, see the names around them, and may hold rows of their own kind")
    func rows() throws {
        let child = SampleRow(number: "1.1")
        let page = SamplePage(rows: [SampleRow(number: "1", children: [child]), SampleRow(number: "2")])
        let template = "{{#rows}}({{number}}{{#children}}<i>{{number}} {{count}}</i>{{/children}}){{/rows}}"
        #expect(try render(template, page) == "(1<i>1.1 3</i>)(2)")
        #expect(try render("{{^rows}}没有工单{{/rows}}") == "没有工单")
    }

    @Test("a list of texts says each text with a dot")
    func texts() throws {
        #expect(try render("{{#tags}}<b>{{.}}</b>{{/tags}}", SamplePage(tags: ["紧急", "重复"])) == "<b>紧急</b><b>重复</b>")
    }

    @Test("a page puts its blocks into a layout; blocks it does not give keep the layout's content")
    func layout() throws {
        let layout = "<title>{{$title}}热线{{/title}}</title>\n<main>\n  {{$main}}{{/main}}\n</main>{{$foot}}完{{/foot}}"
        let template =
            "{{<layout}}\n{{$title}}{{title}}{{/title}}\n{{$main}}\n<p>\n  {{count}}\n</p>\n{{/main}}\n{{/layout}}\n"
        let expected = "<title>楼道照明损坏</title>\n<main>\n  <p>\n    3\n  </p>\n\n</main>完"
        #expect(try render(template, with: ["layout": layout]) == expected)
    }

    @Test("a block inside another parent of the same page is that parent's own")
    func nestedParents() throws {
        let layout = "{{$title}}{{/title}}|{{$main}}{{/main}}"
        let dialog = "<{{$title}}b{{/title}}>"
        let template =
            "{{<layout}}{{$title}}页{{/title}}{{$main}}{{<dialog}}{{$title}}i{{/title}}{{/dialog}}{{/main}}{{/layout}}"
        #expect(try render(template, with: ["layout": layout, "dialog": dialog]) == "页|<i>")
    }

    @Test("a partial on a line of its own is indented, what its values say is not")
    func partialIndentation() throws {
        let row = "<li>\n\n{{title}}\n</li>\n"
        #expect(
            try render("<ul>\n  {{> row}}\n</ul>", SamplePage(title: "一\n二"), with: ["row": row])
                == "<ul>\n  <li>\n\n  一\n二\n  </li>\n</ul>"
        )
    }

    @Test("lines that hold only silent tags leave no trace, with either line ending")
    func standaloneLines() throws {
        #expect(try render("a\n  {{! 注 }}{{#overdue}}\nb\n  {{/overdue}}\nc\n") == "a\nc\n")
        #expect(try render("a\r\n{{^overdue}}\r\nb\r\n{{/overdue}}\r\nc") == "a\r\nb\r\nc")
        #expect(try render("a\n{{title}}\n") == "a\n楼道照明损坏\n")
    }

    @Test("a page is written behind what the buffer holds already")
    func intoBuffer() throws {
        let template = try Library(templates: ["page": "{{title}}"]).template("page", for: SamplePage.self)
        var output = Array("HTTP ".utf8)
        template.render(SamplePage(title: "x"), into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "HTTP x")
    }

    @Test("a rendered page is markup that another page can show")
    func renderedMarkup() throws {
        let library = try Library(templates: ["badge": "<b>{{title}}</b>", "page": "<p>{{{chart}}}</p>"])
        let badge = try library.template("badge", for: SamplePage.self).render(SamplePage(title: "<"))
        let page = try library.template("page", for: SamplePage.self)
        #expect(page.render(SamplePage(chart: badge)).description == "<p><b>&lt;</b></p>")
    }

    @Test("the same page gives the same bytes, from any task and from a library made anew")
    func determinism() async throws {
        let templates = [
            "page": "{{> row}}{{#rows}}{{> row}}{{/rows}}", "row": "<p title=\"{{title}}\">{{count}}</p>\n",
        ]
        let page = SamplePage(rows: [SampleRow(number: "1"), SampleRow(number: "2")])
        let first = try Library(templates: templates).template("page", for: SamplePage.self)
        let expected = first.render(page)
        for _ in 0..<20 {
            let again = try Library(templates: templates).template("page", for: SamplePage.self)
            #expect(again.render(page) == expected)
        }
        await withTaskGroup(of: HTML.self) { group in
            for _ in 0..<20 { group.addTask { first.render(page) } }
            for await html in group { #expect(html == expected) }
        }
    }
}
