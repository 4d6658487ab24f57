import Testing

@testable import Exchange

@Suite("mapping rules") struct MappingRuleTests {
    /// What a rule for the title makes of a row with the columns a and b.
    private func value(_ rule: String, _ a: String, _ b: String = "") throws -> String {
        let mapping = try Mapping(yaml: MappingFileTests.orders + "\n  标题: \(rule)")
        let title = try #require(mapping.orders.first { $0.target == "标题" })
        let row = mapping.sourceColumns.map { ["a": a, "b": b][$0] ?? "" }
        return try title.value(row)
    }

    @Test("a column's name, a constant and a template give what they say")
    func sources() throws {
        #expect(try value("a", "x") == "x")
        #expect(try value("{固定值: 电话}", "x") == "电话")
        #expect(try value("{模板: \"{a}/{b}\"}", "x", "y") == "x/y")
        #expect(try value("{模板: \"{{{a}}}街\"}", "x") == "{x}街")
        #expect(try value("{模板: \"{a}区{b}街\"}", "", "") == "")
        #expect(try value("{模板: \"{a}区{b}街\"}", "", "z") == "区z街")
    }

    @Test("a table replaces whole values; what it doesn't list is refused, kept, left empty or replaced")
    func tables() throws {
        #expect(try value("{列: a, 对照: {x: 甲, y: 乙}}", "y") == "乙")
        #expect(throws: RowProblem.unlistedValue(column: "a（标题）", value: "z")) {
            try value("{列: a, 对照: {x: 甲}}", "z")
        }
        #expect(try value("{列: a, 对照: {x: 甲}, 未列出: 保留}", "z") == "z")
        #expect(try value("{列: a, 对照: {x: 甲}, 未列出: 留空, 默认: 丙}", "z") == "")
        #expect(try value("{列: a, 对照: {x: 甲}, 未列出: 默认, 默认: 丙}", "z") == "丙")
        #expect(try value("{列: a, 对照: {x: 甲}, 默认: 丙}", "") == "丙")
        #expect(try value("{列: a, 对照: {x: \"\"}, 默认: 丙}", "x") == "")
    }

    @Test("a word that occurs in the value gives another; the first of the file counts, a whole value before it")
    func words() throws {
        let rule = "{列: a, 包含: {投诉: 一, 咨询: 二}, 对照: {不投诉: 三}, 未列出: 留空}"
        #expect(try value(rule, "来电咨询并投诉") == "一")
        #expect(try value(rule, "咨询") == "二")
        #expect(try value(rule, "不投诉") == "三")
        #expect(try value(rule, "反映") == "")
        #expect(try value("{列: a, 包含: {投投诉: 一}}", "投投投诉") == "一")
    }

    @Test("only the beginning is looked at when that is asked for, by characters")
    func prefix() throws {
        #expect(try value("{列: a, 截取: 3}", "海口市龙华区") == "海口市")
        #expect(try value("{列: a, 截取: 9}", "海口") == "海口")
        #expect(try value("{列: a, 截取: 4, 包含: {咨询: 是}, 未列出: 留空}", "市民反映咨询") == "")
    }

    @Test("dates are turned into the exchange's form; a form that fits first counts")
    func dates() throws {
        #expect(try value("{列: a, 日期格式: YYYY-MM-DD}", "2018-01-05") == "2018-01-05 00:00")
        #expect(try value("{列: a, 日期格式: YYYY-MM-DD, 时间: 08:30}", "2018-01-05") == "2018-01-05 08:30")
        let both = "{列: a, 日期格式: [YYYY-MM-DD HH:mm:ss, M/D/YYYY]}"
        #expect(try value(both, "2018-01-05 07:08:09") == "2018-01-05 07:08:09")
        #expect(try value(both, "1/5/2018") == "2018-01-05 00:00")
        #expect(throws: RowProblem.badTime(column: "a（标题）", value: "5.1.2018", form: "YYYY-MM-DD HH:mm:ss 或 M/D/YYYY"))
        {
            try value(both, "5.1.2018")
        }
        #expect(try value(both, "") == "")
    }

    @Test("alternatives are tried in order until one gives something; a required one must")
    func alternatives() throws {
        let rule = "[{列: a, 对照: {x: 甲}, 未列出: 留空}, b, {固定值: 丙}]"
        #expect(try value(rule, "x", "y") == "甲")
        #expect(try value(rule, "z", "y") == "y")
        #expect(try value(rule, "z") == "丙")
        #expect(throws: RowProblem.missingValue(column: "b（标题）")) {
            try value("[a, {列: b, 必填: 是}]", "", "")
        }
        #expect(try value("[{列: a, 必填: 否}, b]", "", "") == "")
    }

    @Test(
        "forms of dates: what fits and what doesn't",
        arguments: [
            ("YYYY-MM-DD", "2018-02-28", "2018-02-28 00:00"), ("YYYY-MM-DD", "2018-02-30", nil),
            ("YYYY-MM-DD", "2018-2-28", nil), ("YYYY-MM-DD", "2018-02-28 ", nil), ("YYYY-MM-DD", "18-02-28", nil),
            ("YYYY-M-D", "2018-2-3", "2018-02-03 00:00"), ("YYYY-M-D", "2018-12-31", "2018-12-31 00:00"),
            ("YYYY年M月D日", "2016年2月29日", "2016-02-29 00:00"), ("YYYY年M月D日", "2017年2月29日", nil),
            ("yyyymmdd", "20180105", "2018-01-05 00:00"), ("YYYYMMDDHHMMSS", "20180105235959", "2018-01-05 23:59:59"),
            ("YYYY-MM-DD HH:MM", "2018-01-05 24:00", nil), ("YYYY/M/D H:mm", "2018/1/5 9:05", "2018-01-05 09:05"),
            ("D.M.YYYY", "31.12.2018", "2018-12-31 00:00"), ("YYYY-MM-DD", "２０１８-01-05", nil),
            ("YYYY-MM-DDTHH:MM:SS", "2018-01-05T01:02:03", "2018-01-05 01:02:03"), ("YYYY-MM-DD", "", nil),
        ] as [(String, String, String?)]
    )
    func forms(_ form: String, _ value: String, _ expected: String?) throws {
        #expect(try #require(TimeForm(form)).exchangeText(value, timeOfDay: "00:00") == expected)
    }

    @Test(
        "forms that leave out a part, name one twice or have too many letters are refused",
        arguments: ["", "YYYY", "YYYY-MM", "MM-DD", "YY-MM-DD", "YYYY-MM-DD-MM", "YYYY-MM-DD HH", "YYYYY-MM-DD"]
            + ["YYYY-MMM-DD", "YYYY-MM-DD SS", "YYYY-MM-DD HH:SS", "日期"]
    )
    func badForms(_ form: String) {
        #expect(TimeForm(form) == nil)
    }

    @Test(
        "templates with braces that don't pair up are refused",
        arguments: ["{", "}", "{a", "a}", "{}", "{a}}", "{{a}"]
    )
    func badTemplates(_ text: String) {
        #expect(Template(text, slot: { SourceColumn(name: $0, slot: 0) }) == nil)
    }
}
