import Bulletins
import Synchronization
import Templates
import Testing

@testable import Website

/// What is kept of a list's form is what would be written anew.
@Suite struct FilterFieldsTests {
    private let template: Template<FilterField>
    private let fields = [
        FilterField(name: "received", label: "受理时间", control: .text(hint: "如 2022-02")),
        FilterField(name: "kind", label: "诉求类型", control: .names(["投诉", "咨询"])),
        FilterField(name: "as-of", label: "数据截止", control: .day),
        FilterField(name: "valid", label: "不含无效", control: .check),
    ]

    init() throws {
        template = try PageTemplates(try ResourceFolder.files("Templates")).field
    }

    private func form(_ items: [(String, String)], shown: Int = 2) -> FilterForm {
        let reading = FilterReading(items.map { QueryItem($0.0, $0.1) }) { items throws(QueryError) in
            for item in items where item.value == "错" {
                throw .badValue(name: item.name, value: item.value, expected: "日期")
            }
        }
        let kept = FilterFields(fields, template: template)
        return FilterForm(action: "/list", fields: kept, shown: shown, reading: reading) { items in
            "/list?" + items.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        }
    }

    private func markup(_ form: FilterForm) -> String { form.fields.description + form.furtherFields.description }

    @Test func `a form that nothing is asked of is each field as it was made`() {
        #expect(markup(form([])) == fields.map { template.render($0).description }.joined())
        #expect(form([]).chips.isEmpty && !form([]).hasErrors && !form([]).isFurtherOpen)
    }

    @Test func `a field that is asked for is written anew and the others stay`() {
        let plain = fields.map { template.render($0).description }
        let asked = form([("kind", "咨询")])
        #expect(asked.fields.description.contains("<option value=\"咨询\" selected>咨询</option>"))
        #expect(asked.fields.description.hasPrefix(plain[0]))
        #expect(asked.furtherFields.description == plain[2] + plain[3])
        #expect(asked.chips.map(\.label) == ["诉求类型"] && asked.chips[0].value == "咨询")
        #expect(asked.chips[0].path == "/list?")
    }

    @Test func `a choice that the lists lack is shown all the same, and text is escaped`() {
        let asked = markup(form([("kind", "\"><script>")]))
        #expect(asked.contains("<option value=\"&quot;&gt;&lt;script&gt;\" selected>"))
        #expect(!asked.contains("<script>"))
    }

    @Test func `an error stands at its field, and opens what it is behind`() {
        let wrong = form([("as-of", "错"), ("kind", "投诉")])
        #expect(wrong.hasErrors && wrong.isFurtherOpen)
        #expect(wrong.furtherFields.description.contains("id=\"e-as-of\""))
        #expect(wrong.chips.map(\.label) == ["诉求类型"])
        let seen = form([("received", "错")])
        #expect(seen.hasErrors && !seen.isFurtherOpen)
    }

    @Test func `of a list of ticks several are taken, each with a mark to take it off`() {
        let many = FilterField(name: "channel", label: "来源渠道", control: .anyOf(["电话", "网站", "微信"]))
        let kept = FilterFields([many], template: template)
        let reading = FilterReading([QueryItem("channel", "微信"), QueryItem("channel", "信鸽")]) { _ in }
        let form = FilterForm(action: "/list", fields: kept, shown: 1, reading: reading) { items in
            "/list?" + items.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        }
        let shown = form.fields.description
        #expect(shown.contains("<span id=\"s-channel\">微信、信鸽</span>"))
        #expect(shown.ranges(of: " checked").count == 2 && shown.ranges(of: "type=\"checkbox\"").count == 4)
        #expect(form.chips.map(\.value) == ["微信", "信鸽"])
        #expect(form.chips.map(\.path) == ["/list?channel=信鸽", "/list?channel=微信"])
        #expect(template.render(many).description.contains("<span id=\"s-channel\">全部</span>"))
    }

    @Test func `what one address asks is not seen at the next`() {
        let kept = FilterFields(fields, template: template)
        let plain = kept.filled(by: FilterReading([]) { _ in }).map(\.markup)
        let asked = FilterReading([QueryItem("kind", "投诉"), QueryItem("valid", "1")]) { _ in }
        let filled = kept.filled(by: asked)
        #expect(filled.map(\.markup) != plain)
        #expect(filled[3].markup.description.contains(" checked"))
        #expect(kept.filled(by: FilterReading([]) { _ in }).map(\.markup) == plain)
    }

    @Test func `each list's fields are made once, and anew with new lists`() {
        let made = Mutex<[String]>([])
        let make = { (action: String) in
            made.withLock { $0.append(action) }
            return FilterFields(fields, template: template)
        }
        let forms = KeptFields()
        for _ in 1...3 {
            for action in ["/work-orders", "/dispatches"] { _ = forms.fields(of: action) { make(action) } }
        }
        #expect(made.withLock { $0 } == ["/work-orders", "/dispatches"])
        _ = KeptFields().fields(of: "/dispatches") { make("/dispatches") }
        #expect(made.withLock { $0 }.count == 3)
    }

    @Test func `pieces of markup are put one behind the other`() {
        let pieces = [HTML(escaping: "<"), HTML([]), HTML(trusted: "<b>"), HTML(escaping: "甲")]
        #expect(HTML(pieces).description == "&lt;<b>甲")
        #expect(HTML([HTML]()).isEmpty)
    }
}
