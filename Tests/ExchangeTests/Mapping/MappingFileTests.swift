import Testing

@testable import Exchange

@Suite("mapping files") struct MappingFileTests {
    /// The least that a mapping has to say.
    static let orders = """
        工单:
          工单编号: 编号
          来源渠道: {固定值: 电话}
          受理时间: 时间
          诉求类型: 类型
          一级类别: 类别
          诉求内容: 内容
        """

    /// The error that a file gives, as it is told.
    private func message(_ yaml: String) -> String? {
        do throws(MappingError) {
            _ = try Mapping(yaml: yaml)
            return nil
        } catch {
            return error.message
        }
    }

    @Test("the least file names each column once and makes no dispatches")
    func least() throws {
        let mapping = try Mapping(yaml: MappingFileTests.orders)
        #expect(mapping.sourceColumns == ["编号", "时间", "类型", "类别", "内容"])
        #expect(mapping.makes(.orders) && !mapping.makes(.dispatches))
        #expect(mapping.encoding == nil && mapping.name.isEmpty)
    }

    @Test("the head of the file names the mapping and the encoding")
    func head() throws {
        let encodings = ["自动": nil, "UTF-8": TextEncoding.utf8, "utf8": .utf8, "GBK": .gb18030, "gb18030": .gb18030]
        for (text, encoding) in encodings {
            let mapping = try Mapping(yaml: "名称: 某市\n编码: \(text)\n\(MappingFileTests.orders)")
            #expect(mapping.encoding == encoding && mapping.name == "某市")
        }
    }

    @Test(
        "what is wrong is said with its line",
        arguments: [
            ("", "第 1 行：“对照文件”应为“工单”等各节。"),
            ("- 工单", "第 1 行：“对照文件”应为“键: 值”。"),
            ("名称: x\n", "第 1 行：“对照文件”应为含有“工单”一节。"),
            ("名称: x\n工 单: y", "第 2 行：不认识“工 单”，此处可用：名称、编码、工单、转办、备注、略过。"),
            ("编码: Big5\n" + orders, "第 1 行：“编码”的值“Big5”不对，应为自动、UTF-8 或 GB18030。"),
            (orders + "\n  题目: 标题", "第 8 行：工单没有“题目”这一列，请改为交换格式的列名。"),
            (orders + "\n  标题:", "第 8 行：“标题”应为来源列名或规则。"),
            (orders + "\n  标题: []", "第 8 行：“标题”应为至少一条规则。"),
            (orders + "\n  标题: {列: a, 列名: b}", "第 8 行：不认识“列名”，此处可用：列、模板、固定值、截取、对照、包含、未列出、日期格式、时间、默认、必填。"),
            (orders + "\n  标题:\n    列: a\n    固定值: b", "第 10 行：“标题”应为“列”“模板”“固定值”只取其一的规则。"),
            (orders + "\n  标题: {默认: x}", "第 8 行：“标题”应为含有“列”“模板”“固定值”之一的规则。"),
            (orders + "\n  标题: {模板: \"{街道\"}", "第 8 行：“模板”的值“{街道”不对，应为花括号成对的文字，如 {街道}{社区}。"),
            (orders + "\n  标题: {列: a, 未列出: 保留}", "第 8 行：“未列出”应为与“对照”或“包含”同用。"),
            (orders + "\n  标题: {列: a, 对照: {b: c}, 未列出: 默认}", "第 8 行：“未列出: 默认”应为与“默认”同用。"),
            (orders + "\n  标题: {列: a, 对照: {b: c}, 未列出: 忽略}", "第 8 行：“未列出”的值“忽略”不对，应为报错、保留、留空、默认。"),
            (orders + "\n  标题: {列: a, 对照: [b]}", "第 8 行：“对照”应为“键: 值”。"),
            (orders + "\n  标题: {列: a, 包含: {b: [c]}}", "第 8 行：“b”应为文字。"),
            (orders + "\n  标题: {列: a, 截取: 0}", "第 8 行：“截取”的值“0”不对，应为大于 0 的整数。"),
            (orders + "\n  标题: {列: a, 必填: yes}", "第 8 行：“必填”的值“yes”不对，应为是、否。"),
            (orders + "\n  标题: {列: [a]}", "第 8 行：“列”应为文字。"),
            (orders + "\n  标题: {列: ''}", "第 8 行：“列”应为文字，不能为空。"),
            (orders + "\n  办结时间: {列: a, 时间: 25:00}", "第 8 行：“时间”的值“25:00”不对，应为HH:MM，如 00:00。"),
            (orders + "\n  标题: a\n  标题: b", "第 8 行：“标题”写了两次，请删去一处。"),
            (orders + "\n转办:\n  工单编号: 编号", "第 9 行：转办缺少必填列“承办单位”的规则，请补上。"),
            (orders + "\n备注: {a: b}", "第 8 行：“备注”应为文字。"),
            (orders + "\n略过: [a]", "第 8 行：“略过”应为“键: 值”。"),
            (orders + "\n  ? [a]\n  : b", "第 8 行：“键”应为文字。"),
        ]
    )
    func errors(_ yaml: String, _ expected: String) {
        #expect(message(yaml) == expected)
    }

    @Test("a date form that isn't one is refused with an example")
    func badForm() {
        let expected = "第 8 行：“日期格式”的值“YYYY-MM”不对，应为年月日（时分秒）各一次的格式，如 YYYY-MM-DD HH:mm:ss。"
        #expect(message(MappingFileTests.orders + "\n  办结时间: {列: a, 日期格式: YYYY-MM}") == expected)
    }

    @Test("what isn't YAML, or isn't UTF-8, is told with its line", arguments: [1, 2, 3])
    func notYAML(_ line: Int) {
        let before = String(repeating: "\n", count: line - 1)
        let texts = ["a: [b\n", "\"a", "a: b: c", "a: &x *y", "\t- a"]
        for text in texts {
            let message = message(before + text) ?? ""
            #expect(message.contains("不是正确的 YAML"), "\(text): \(message)")
        }
        #expect(message(before + "a\u{1}b")?.hasPrefix("第 \(line) 行：不是正确的 YAML") == true)
        #expect(throws: MappingError.notYAML(line: line, problem: "UTF-8")) {
            try Mapping(bytes: Array(before.utf8) + [0x61, 0x3A, 0xB1])
        }
    }

    @Test("deep nesting, long files and files that aren't there are errors, not crashes")
    func limits() throws {
        #expect(throws: MappingError.self) { try Mapping(yaml: String(repeating: "[", count: 100_000)) }
        #expect(throws: MappingError.self) { try Mapping(yaml: String(repeating: "a:\n ", count: 3000)) }
        let long = TemporaryFile(Array(repeating: UInt8(ascii: "#"), count: Mapping.fileLimit + 1))
        #expect(throws: MappingError.tooLong(limit: Mapping.fileLimit)) { try Mapping(path: long.path) }
        #expect(throws: MappingError.cannotRead(path: "/nowhere/x.yml", code: 2)) {
            try Mapping(path: "/nowhere/x.yml")
        }
        let good = TemporaryFile(MappingFileTests.orders.utf8)
        #expect(try Mapping(path: good.path) == Mapping(yaml: MappingFileTests.orders))
    }

    @Test("scalars are text as written: codes keep their zeros, yes and no are words")
    func scalars() throws {
        let mapping = try Mapping(yaml: MappingFileTests.orders + "\n  区划代码: {列: a, 对照: {01: 0460100, no: ~}}")
        let rule = try #require(mapping.orders.first { $0.target == "区划代码" }?.alternatives.first)
        #expect(rule.lookup?.values == ["01": "0460100", "no": "~"])
    }
}
