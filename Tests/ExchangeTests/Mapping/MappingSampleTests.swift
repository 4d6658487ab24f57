import Testing

@testable import Exchange

@Suite("the sample mapping") struct MappingSampleTests {
    private static let text = {
        let bytes = try? ByteSource(path: SharedData.example).readAll(upTo: Mapping.fileLimit)
        return String(decoding: bytes ?? [], as: UTF8.self)
    }()

    @Test(
        "explains every key that there is",
        arguments: ["列", "模板", "固定值", "截取", "对照", "包含", "未列出", "日期格式", "时间", "默认", "必填"]
            + ["名称", "编码", "工单", "转办", "备注", "略过", "报错", "保留", "留空", "自动"]
    )
    func keys(_ key: String) {
        let comments = MappingSampleTests.text.split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(comments.contains { $0.contains(key) })
    }

    @Test("fills every required column and asks for the columns it names")
    func columns() throws {
        let mapping = try Mapping(yaml: MappingSampleTests.text)
        for table in MappedTable.allCases {
            let targets = Set(mapping.rules(table).map(\.target))
            #expect(targets.isSuperset(of: table.requiredColumns) && targets.isSubset(of: table.columns))
        }
        #expect(
            Set(mapping.sourceColumns) == [
                "工单编号", "行业分类1级", "行业分类2级", "行业分类3级", "行业分类4级", "诉求内容", "原处置单位", "日期",
            ]
        )
    }

    /// A row of the foreign table: number, categories 1 to 4, text, unit, day.
    private func mapped(_ fields: [String]) throws -> [String: String] {
        let mapping = try Mapping(yaml: MappingSampleTests.text)
        let columns = ["工单编号", "行业分类1级", "行业分类2级", "行业分类3级", "行业分类4级", "诉求内容", "原处置单位", "日期"]
        let bytes = Array("\(columns.joined(separator: ","))\n\(fields.joined(separator: ","))\n".utf8)
        var row: [String: String] = [:]
        for table in MappedTable.allCases {
            let reader = try CSVReader(bytes: bytes, fileName: "t", required: mapping.sourceColumns)
            let source = MappedReader(reader, mapping: mapping, table: table)
            guard try source.next() else { continue }
            for index in source.columns.indices { row[source.columns[index]] = source.text(index) }
        }
        return row
    }

    @Test("finds channel and kind at the start of the text, then in the category")
    func kinds() throws {
        let starts = [
            ("市民来电咨询：停车", "其他", "电话", "咨询"), ("市民微信反映：停车", "其他", "微信", "投诉"),
            ("市民公众号建议:路灯", "其他", "微信", "意见建议"), ("市民来电反映：停车", "信息咨询", "电话", "咨询"),
            ("市民云反映：占道", "投诉违停", "市民云", "投诉"), ("市民来电撤销：工单", "其他", "电话", "其他"),
            ("市民来电反映：客服在微信里的态度", "其他", "电话", "投诉"), ("市民来电感谢：民警", "其他", "电话", "表扬"),
        ]
        for (text, category, channel, kind) in starts {
            let row = try mapped(["1", "部件", "a", "b", category, text, "某局", "2018-01-05"])
            #expect(row["来源渠道"] == channel && row["诉求类型"] == kind, "\(text)")
        }
    }

    @Test("puts the old categories under the new ones")
    func categories() throws {
        let old = try mapped(["1", "教育", "其他", "择校", "x", "内容", "市教育局", "2018-01-05"])
        #expect(old["一级类别"] == "社会管理（事件类）" && old["二级类别"] == "教育" && old["三级类别"] == "择校")
        let new = try mapped(["1", "社会管理（事件类）", "教育", "择校", "x", "内容", "市教育局", "2018-03-05"])
        #expect(new["一级类别"] == "社会管理（事件类）" && new["二级类别"] == "教育" && new["三级类别"] == "择校")
        let same = try mapped(["1", "城管问题", "街面秩序", "占道", "x", "内容", "市城管局", "2018-01-05"])
        #expect(same["一级类别"] == "城市管理（事件类）" && same["二级类别"] == "街面秩序")
    }

    @Test("dispatches to the unit of the raw column, and not to other provinces")
    func units() throws {
        let here = try mapped(["1", "教育", "a", "b", "c", "内容", "市教育局", "2018-01-05"])
        #expect(here["承办单位"] == "市教育局" && here["转办时间"] == "2018-01-05 00:00" && here["办理方式"] == "转办")
        #expect(here["主协办"] == "主办" && here["行业分类4级"] == "c" && here["标题"] == "b（c）")
        let away = try mapped(["1", "教育", "a", "b", "c", "内容", "省外单位", "2018-01-05"])
        #expect(away["承办单位"] == nil && away["办理方式"] == "转其他热线")
    }

    @Test("a mapping that takes every column as it is gives the file back")
    func identity() throws {
        var numbers = SplitMix64(8)
        let columns = MappedTable.orders.columns
        let yaml = "工单:\n" + columns.map { "  \($0): \($0)" }.joined(separator: "\n")
        let file = TemporaryFile()
        let writer = try CSVWriter(path: file.path, header: columns.shuffled(using: &numbers))
        for number in 0..<100 {
            try writer.write(columns.map { _ in numbers.pick(["a", "汉字", "x,y", "\"q\"", "1\n2"]) + "\(number)" })
        }
        try writer.finish()
        let mapped = try MappedReader(path: file.path, mapping: Mapping(yaml: yaml), table: .orders)
        let plain = try CSVReader(path: file.path)
        let positions = columns.map { plain.column($0) ?? -1 }
        var rows = 0
        while try plain.next() {
            #expect(try mapped.next() && mapped.line == plain.line)
            #expect(mapped.columns.indices.map { mapped.text($0) } == positions.map { plain.text($0) })
            rows += 1
        }
        #expect(try !mapped.next() && rows == 100)
    }
}
