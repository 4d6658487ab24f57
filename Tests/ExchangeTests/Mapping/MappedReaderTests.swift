import Testing

@testable import Exchange

@Suite("mapped files") struct MappedReaderTests {
    private static let yaml = """
        名称: 试验
        工单:
          工单编号: 编号
          来源渠道: {固定值: 电话}
          受理时间: {列: 日期, 日期格式: YYYY-MM-DD}
          诉求类型: {列: 类型, 对照: {咨: 咨询, 诉: 投诉}}
          一级类别: 类别
          诉求内容: 内容
        转办:
          转办时间: {列: 转出, 日期格式: YYYY-MM-DD, 时间: "09:00"}
          工单编号: 编号
          承办单位: {列: 单位, 对照: {无: ""}, 未列出: 保留}
        备注: [附注]
        略过: {编号: [合计, 小计]}
        """

    private static let text = """
        附注,编号,日期,类型,类别,内容,单位,转出
        甲, 1 ,2018-01-05,咨,交通,"第一行
        第二行 ",市交警支队,2018-01-06
        ,2,2018-01-05,诉,环保,　噪音　,,
        ,3,2018-13-05,诉,环保,x,市环保局,2018-01-06
        ,4,2018-01-05,表扬,环保,x,市环保局,2018-01-06
        ,合计,,,,,,
        ,5,2018-01-05,诉,环保
        ,6,2018-01-05,诉,环保,x,市环保局,
        ,7,2018-01-05,诉,环保,,市环保局,2018-01-06
        ,8,2018-01-05,诉,环保,x,无,坏
        乙,9,2018-01-05,诉,环保,x,市环保局,2018-01-07
        """

    private func source(_ table: MappedTable, _ text: String = text, _ yaml: String = yaml) throws -> MappedReader {
        let mapping = try Mapping(yaml: yaml)
        let reader = try CSVReader(bytes: Array(text.utf8), fileName: "t.csv", required: mapping.sourceColumns)
        return MappedReader(reader, mapping: mapping, table: table)
    }

    @Test("orders come out in the exchange's columns with notes behind them; bad rows are named once, with their line")
    func orders() throws {
        let source = try source(.orders)
        #expect(source.columns == ["工单编号", "来源渠道", "受理时间", "诉求类型", "一级类别", "诉求内容", "附注"])
        let time = "2018-01-05 00:00"
        #expect(
            try Seen.all(source) == [
                .record(2, ["1", "电话", time, "咨询", "交通", "第一行\n第二行", "甲"]),
                .record(4, ["2", "电话", time, "投诉", "环保", "噪音", ""]),
                .bad(5, .badTime(column: "日期（受理时间）", value: "2018-13-05", form: "YYYY-MM-DD")),
                .bad(6, .unlistedValue(column: "类型（诉求类型）", value: "表扬")),
                .bad(8, .fieldCount(expected: 8, found: 5)), .bad(9, .missingValue(column: "转出（转办时间）")),
                .bad(10, .missingValue(column: "内容（诉求内容）")),
                .record(11, ["8", "电话", time, "投诉", "环保", "x", ""]),
                .record(12, ["9", "电话", time, "投诉", "环保", "x", "乙"]),
            ]
        )
        #expect(source.omittedRows == 1)
    }

    @Test("dispatches come out of the good rows that name a unit")
    func dispatches() throws {
        let source = try source(.dispatches)
        #expect(source.columns == ["工单编号", "承办单位", "转办时间"])
        #expect(
            try Seen.all(source) == [
                .record(2, ["1", "市交警支队", "2018-01-06 09:00"]), .record(12, ["9", "市环保局", "2018-01-07 09:00"]),
            ]
        )
    }

    @Test("a row without a unit is refused when the mapping says that it must have one")
    func requiredUnit() throws {
        let yaml = MappedReaderTests.yaml.replacing("未列出: 保留}", with: "未列出: 保留, 必填: 是}")
        let seen = try Seen.all(source(.orders, MappedReaderTests.text, yaml))
        #expect(seen.contains(.bad(4, .missingValue(column: "单位（承办单位）"))))
        #expect(seen.contains(.bad(11, .missingValue(column: "单位（承办单位）"))))
    }

    @Test("a mapping without dispatches makes none, and a column that the file lacks is named")
    func missing() throws {
        #expect(try Seen.all(source(.dispatches, "编号,时间,类型,类别,内容\n1,2,3,4,5", MappingFileTests.orders)).isEmpty)
        #expect(throws: CSVError.missingColumns(["转出", "附注"])) {
            try source(.orders, "编号,日期,类型,类别,内容,单位\n")
        }
    }

    @Test("a rejected row keeps the foreign form, so that it can be mended and mapped again")
    func raw() throws {
        let source = try source(.orders)
        var rejected = String(decoding: source.rawHeader, as: UTF8.self) + "\n"
        while true {
            do throws(CSVError) {
                guard try source.next() else { break }
            } catch {
                rejected += source.rawRecord + "\n"
            }
        }
        let again = try Seen.all(self.source(.orders, rejected.replacing("2018-13-05", with: "2018-12-05")))
        #expect(again.count == 5)
        #expect(again.first == .record(2, ["3", "电话", "2018-12-05 00:00", "投诉", "环保", "x", ""]))
    }

    @Test("the fields can be asked for like those of any source")
    func fields() throws {
        let source = try source(.orders)
        #expect(try source.next())
        #expect(source.text(0) == "1" && source.text(7).isEmpty && source.isEmpty(-1) && !source.isEmpty(0))
        #expect(source.withBytes(1, Array.init) == Array("电话".utf8))
        #expect(source.fileName == "t.csv" && source.byteCount == MappedReaderTests.text.utf8.count)
        while (try? source.next()) != false {}
        #expect(source.bytesRead == source.byteCount)
    }

    @Test("the mapping's encoding goes before what is found")
    func encoding() throws {
        var bytes: [UInt8] = []
        try Array("编号,时间,类型,类别,内容\n1,2022-02-28,联通,a,联通".utf8).withUnsafeBytes {
            try GB18030Encoder().encode($0, into: &bytes)
        }
        let file = TemporaryFile(bytes)
        let mapping = try Mapping(yaml: "编码: GBK\n" + MappingFileTests.orders)
        let source = try MappedReader(path: file.path, mapping: mapping, table: .orders)
        #expect(try source.next() && source.text(3) == "联通")
    }
}
