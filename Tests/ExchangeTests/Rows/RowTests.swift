import Exchange
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What is written as a record reads back as it was, for every kind of row.
@Suite struct RowTests {
    @Test("an order with any fields reads back from its record")
    func orders() throws {
        var random = RandomOrders(seed: 21)
        for index in 0..<500 {
            var order = random.order(index)
            // Fields that the format has no column for.
            order.citizen.homeAddress = nil
            let notes = order.notes.keys.sorted()
            let source = try reader(
                header: OrderColumn.allCases.map(\.rawValue) + notes,
                fields: order.exchangeFields + notes.map { order.notes[$0] ?? "" }
            )
            #expect(try WorkOrder(Record(source)) == order)
        }
    }

    @Test("a dispatch and a visit with any fields read back from their records")
    func dispatchesAndVisits() throws {
        var random = RandomOrders(seed: 22)
        for index in 0..<300 {
            let order = random.order(index)
            let dispatch = random.dispatch(of: order, unit: "市城管局", round: index % 3 + 1)
            let row = try DispatchRow(Record(reader(DispatchColumn.self, dispatch.exchangeFields)))
            #expect(row.dispatch == dispatch)
            #expect(row.hasDeadline)
            let visit = random.visit(of: order, unit: index.isMultiple(of: 2) ? nil : "市城管局", sequence: 1 + index % 5)
            #expect(try ReturnVisit(Record(reader(VisitColumn.self, visit.exchangeFields))) == visit)
        }
    }

    @Test("units, categories and history read back from their records")
    func lists() throws {
        var unit = HandlingUnit(name: "临涣镇", group: "乡镇街道", shortName: "临涣", parent: "濉溪县", isSubordinateCentre: true)
        unit.endedOn = CivilDay(year: 2022, month: 3, day: 1)
        #expect(HandlingUnit(exchangeFields: unit.exchangeFields) == unit)
        #expect(HandlingUnit(exchangeFields: []) == nil)
        #expect(try HandlingUnit(Record(reader(UnitColumn.self, unit.exchangeFields))) == unit)
        let category = RequestCategory(
            code: "0101",
            name: "物业服务",
            parentCode: "01",
            version: "2022",
            validFrom: CivilDay(year: 2022, month: 1, day: 1),
            validUntil: CivilDay(year: 2023, month: 1, day: 1),
            mappedCode: "GB1"
        )
        #expect(try RequestCategory(Record(reader(CategoryColumn.self, category.exchangeFields))) == category)
        let figure = HistoryFigure(period: "2021-02", indicator: "受理总量", value: "8981")
        #expect(try HistoryFigure(Record(reader(HistoryColumn.self, figure.exchangeFields))) == figure)
    }

    @Test(
        "a faulty field is named with its value and what is expected",
        arguments: [
            ("受理时间", "2022-02-30 09:00", "时间"), ("诉求类型", "牢骚", "以下之一"), ("三级类别", "电梯", "二级类别"),
            ("经度", "116.5", "同时"), ("是否保密", "也许", "“是”或“否”"), ("外部编号", "S1", "外部平台"),
            ("办结时间", "2022-01-01 09:00", "不早于受理时间"), ("紧急程度", "很急", "以下之一"), ("诉求内容", "", "必填"),
            ("工单编号", "", "必填"),
        ]
    )
    func orderFaults(column: String, value: String, expected: String) throws {
        var fields = [
            "工单编号": "A1", "来源渠道": "电话", "受理时间": "2022-02-01 09:00", "诉求类型": "投诉", "一级类别": "城市管理",
            "诉求内容": "路灯不亮",
        ]
        fields[column] = value
        let names = fields.keys.sorted()
        let source = try reader(header: names, fields: names.map { fields[$0] ?? "" })
        let error = #expect(throws: RowError.self) { try WorkOrder(Record(source)) }
        #expect(error?.expected.contains(expected) == true, "\(error?.expected ?? "")")
    }

    @Test(
        "a dispatch that ends before it begins, or is its own parent, is refused",
        arguments: [
            ("签收时间", "2022-02-01 08:59"), ("办结时间", "2022-02-01 08:59"), ("上级转办序号", "D1"), ("轮次", "0"),
            ("退单次数", "-1"), ("主协办", "陪办"), ("办理结果", "好"),
        ]
    )
    func dispatchFaults(column: String, value: String) throws {
        var fields = ["转办序号": "D1", "工单编号": "A1", "承办单位": "市城管局", "转办时间": "2022-02-01 09:00"]
        fields[column] = value
        let names = fields.keys.sorted()
        let source = try reader(header: names, fields: names.map { fields[$0] ?? "" })
        let error = #expect(throws: RowError.self) { try DispatchRow(Record(source)) }
        #expect(error?.column == column)
    }

    @Test("text over the limit is refused, at the limit it is kept")
    func contentLimit() throws {
        for (extra, isKept) in [(0, true), (1, false)] {
            let content = String(repeating: "路", count: WorkOrder.contentLimit + extra)
            let source = try reader(
                header: ["工单编号", "来源渠道", "受理时间", "诉求类型", "一级类别", "诉求内容"],
                fields: ["A1", "电话", "2022-02-01 09:00", "投诉", "城市管理", content]
            )
            #expect(((try? WorkOrder(Record(source))) != nil) == isKept)
        }
    }

    @Test("a history value is a plain number", arguments: ["8981人", "", ".5", "5.", "1.2.3", "-3", "七"])
    func historyFaults(value: String) throws {
        let source = try reader(HistoryColumn.self, ["2021-02", "受理总量", value])
        #expect(throws: RowError.self) { try HistoryFigure(Record(source)) }
    }

    private func reader<Column: ExchangeColumn>(_: Column.Type, _ fields: [String]) throws -> CSVReader {
        try reader(header: Column.allCases.map(\.rawValue), fields: fields)
    }

    /// A file of one record, its reader standing on it.
    private func reader(header: [String], fields: [String]) throws -> CSVReader {
        let lines = [header, fields].map { line in
            line.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
        }
        let reader = try CSVReader(bytes: Array((lines.joined(separator: "\n") + "\n").utf8), fileName: "test.csv")
        #expect(try reader.next())
        return reader
    }
}
