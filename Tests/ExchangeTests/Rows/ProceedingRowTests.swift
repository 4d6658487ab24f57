import Exchange
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// The files about what happens beside orders and dispatches.
@Suite struct ProceedingRowTests {
    @Test("contacts and supervisions with any fields read back from their records")
    func aboutOrders() throws {
        var random = RandomOrders(seed: 23)
        for index in 0..<300 {
            let order = random.order(index)
            let contact = random.contact(of: order)
            #expect(try FollowUpContact(Record(reader(ContactColumn.self, contact.exchangeFields))) == contact)
            let supervision = random.supervision(of: order)
            #expect(try Supervision(Record(reader(SupervisionColumn.self, supervision.exchangeFields))) == supervision)
        }
    }

    @Test("send-backs, extensions and replies with any fields read back from their records")
    func aboutDispatches() throws {
        var random = RandomOrders(seed: 24)
        for index in 0..<300 {
            let dispatch = random.dispatch(of: random.order(index), unit: "市城管局")
            let back = random.sendBack(of: dispatch, to: "市公安局")
            #expect(try SendBack(Record(reader(SendBackColumn.self, back.exchangeFields))) == back)
            let extended = random.deadlineExtension(of: dispatch)
            #expect(try DeadlineExtension(Record(reader(ExtensionColumn.self, extended.exchangeFields))) == extended)
            let reply = random.reply(to: dispatch)
            #expect(try Reply(Record(reader(ReplyColumn.self, reply.exchangeFields))) == reply)
        }
    }

    @Test(
        "a faulty contact is named by its column",
        arguments: [("工单编号", ""), ("时间", "今天"), ("类别", "闲聊"), ("类别", "")]
    )
    func contactFaults(column: String, value: String) async throws {
        let fields = ["工单编号": "A1", "时间": "2022-02-01 09:00", "类别": "催办"]
        let source = try reader(fields.merging([column: value]) { $1 })
        #expect(await thrown(RowError.self) { _ = try FollowUpContact(Record(source)) }?.column == column)
    }

    @Test(
        "a faulty send-back is named by its column",
        arguments: [
            (["转办序号": ""], "转办序号"), (["申请时间": ""], "申请时间"), (["理由代码": ""], "理由代码"),
            (["裁定": "批准"], "裁定"), (["裁定时间": "2022-02-02 09:00"], "裁定"), (["改派单位": "市公安局"], "裁定"),
            (["裁定": "同意", "裁定时间": "2022-02-01 08:59"], "裁定时间"),
        ]
    )
    func sendBackFaults(changes: [String: String], column: String) async throws {
        let fields = ["转办序号": "D1", "申请时间": "2022-02-01 09:00", "理由代码": "01"]
        let source = try reader(fields.merging(changes) { $1 })
        #expect(await thrown(RowError.self) { _ = try SendBack(Record(source)) }?.column == column)
    }

    @Test(
        "a faulty extension is named by its column",
        arguments: [
            (["转办序号": ""], "转办序号"), (["申请时间": "?"], "申请时间"), (["新时限": "2022-01-31 09:00"], "新时限"),
            (["裁定": "同意"], "裁定"), (["裁定时间": "2022-02-02 09:00"], "裁定"),
            (["裁定": "批准", "裁定时间": "2022-02-01 08:59"], "裁定时间"),
        ]
    )
    func extensionFaults(changes: [String: String], column: String) async throws {
        let fields = ["转办序号": "D1", "申请时间": "2022-02-01 09:00"]
        let source = try reader(fields.merging(changes) { $1 })
        #expect(await thrown(RowError.self) { _ = try DeadlineExtension(Record(source)) }?.column == column)
    }

    @Test("a reply over the limit or with another verdict is refused", arguments: ["公开答复", "内部办理情况", "审核结果"])
    func replyFaults(column: String) async throws {
        let text = String(repeating: "修", count: Reply.textLimit)
        let good = ["转办序号": "D1", "时间": "2022-02-01 09:00"]
        if column != "审核结果" {
            #expect(throws: Never.self) { try Reply(Record(reader(good.merging([column: text]) { $1 }))) }
        }
        let source = try reader(good.merging([column: text + "好"]) { $1 })
        #expect(await thrown(RowError.self) { _ = try Reply(Record(source)) }?.column == column)
    }

    @Test(
        "a faulty supervision is named by its column",
        arguments: [("工单编号", ""), ("级别", "严办"), ("级别", ""), ("时间", ""), ("办结时间", "2022-02-01 08:59")]
    )
    func supervisionFaults(column: String, value: String) async throws {
        let fields = ["工单编号": "A1", "级别": "督办", "时间": "2022-02-01 09:00"]
        let source = try reader(fields.merging([column: value]) { $1 })
        #expect(await thrown(RowError.self) { _ = try Supervision(Record(source)) }?.column == column)
    }

    private func reader<Column: ExchangeColumn>(_: Column.Type, _ fields: [String]) throws -> CSVReader {
        try reader(header: Column.allCases.map(\.rawValue), fields: fields)
    }

    private func reader(_ fields: [String: String]) throws -> CSVReader {
        let names = fields.keys.sorted()
        return try reader(header: names, fields: names.map { fields[$0] ?? "" })
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
