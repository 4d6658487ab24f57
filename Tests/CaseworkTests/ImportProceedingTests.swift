import Casework
import Exchange
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Contacts, send-backs, extensions, replies and supervisions come in as orders do.
@Suite struct ImportProceedingTests {
    private static let seal = ImportDeskTests.seal
    /// One order at one unit, and every file about them.
    private static let files: [ExchangeFile: String] = [
        .units: "承办单位,分组\n市城管局,市直单位\n市公安局,市直单位\n",
        .orders: "工单编号,来源渠道,受理时间,诉求类型,一级类别,诉求内容\nA1,电话,2022-02-01 09:00,投诉,城市管理,路灯不亮\n",
        .dispatches: "工单编号,承办单位,转办时间\nA1,市城管局,2022-02-01 10:00\n",
        .contacts: """
        工单编号,时间,类别,渠道,来电人,来电号码,内容
        A1,2022-02-03 09:00,催办,电话,测试甲,19900001234,"怎么还没人来,请快些"
        A1,2022-02-04 09:00,进度查询,,,,

        """,
        .sendBacks: """
        转办序号,申请时间,理由代码,依据,裁定,裁定时间,改派单位
        A1/市城管局/1,2022-02-01 11:00,01,三定方案,同意,2022-02-01 12:00,市公安局

        """,
        .extensions: """
        转办序号,申请时间,理由,新时限,裁定,裁定时间
        A1/市城管局/1,2022-02-08 11:00,待鉴定,2022-02-28 23:59:59,批准,2022-02-08 12:00

        """,
        .replies: """
        转办序号,时间,内部办理情况,公开答复,审核结果
        A1/市城管局/1,2022-02-09 11:00,已派人,已修好,回退
        A1/市城管局/1,2022-02-10 11:00,已派人查看,已于2月10日修好,通过

        """,
        .supervisions: "工单编号,级别,时间,对象,时限,依据,办结时间\nA1,督办,2022-02-07 09:00,市城管局,,两次催办,\n",
    ]

    @Test("every file is kept, callers sealed", arguments: Backend.available)
    func kept(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let report = try await ImportedFiles(files: Self.files).carryOut(database, Self.seal)
            #expect(report.files.values.map(\.bad).allSatisfy { $0 == 0 })
            #expect(report.files[.contacts]?.added == 2)
            let id = try await database.read { try $0.workOrder("A1").id }
            let contacts = try await database.read { try $0.followUpContacts(ofOrder: id) }
            #expect(contacts.map(\.contact.kind) == [.reminder, .progress])
            #expect(contacts.map(\.contact.channel) == ["电话", nil])
            #expect(contacts[0].contact.citizen.isUnknown && contacts[1].identity == SealedIdentity())
            #expect(contacts[0].identity.citizen?.contains("19900001234") == false)
            let caller = try Self.seal.citizen(contacts[0].identity, of: contacts[0].contact)
            #expect(caller == Citizen(name: "测试甲", callingNumber: "19900001234"))
            #expect(contacts[0].identity.callingHash != nil)
            #expect(try await database.read { try $0.sendBacks(ofOrder: id).first?.redirectedTo } == "市公安局")
            #expect(try await database.read { try $0.extensions(ofOrder: id).first?.ruling } == .granted)
            #expect(try await database.read { try $0.replies(ofOrder: id).map(\.verdict) } == [.returned, .passed])
            #expect(try await database.read { try $0.supervisions(ofOrder: id).map(\.level) } == [.supervision])
        }
    }

    @Test(
        "the same files twice change nothing; in a differing row the first column that differs is named",
        arguments: Backend.available
    )
    func idempotent(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            _ = try await ImportedFiles(files: Self.files).carryOut(database, Self.seal)
            let again = try await ImportedFiles(files: Self.files).carryOut(database, Self.seal)
            #expect(again.files.values.allSatisfy { $0.added == 0 && $0.unchanged == $0.read })
            let changes: [(ExchangeFile, String, String, String)] = [
                (.contacts, "19900001234", "19900001235", "“来电号码”列：“19900001235”"),
                (.sendBacks, "同意", "会商", "“裁定”列：“会商”"),
                (.extensions, "批准", "驳回", "“裁定”列：“驳回”"),
                (.replies, "已修好", "修好了", "“公开答复”列：“修好了”"),
                (.supervisions, "两次催办", "三次催办", "“依据”列：“三次催办”"),
            ]
            let issues = Issues()
            var changed = Self.files
            for (file, old, new, _) in changes { changed[file] = changed[file]?.replacing(old, with: new) }
            let files = changed
            let error = await thrown(ImportError.self) {
                _ = try await ImportedFiles(files: files, issues: issues).carryOut(database, Self.seal)
            }
            #expect(error?.badRowCount == 5)
            for (file, _, _, words) in changes {
                #expect(issues.lines.contains { $0.hasPrefix(file.rawValue) && $0.contains(words) }, "\(words)")
            }
            let id = try await database.read { try $0.workOrder("A1").id }
            #expect(try await database.read { try $0.sendBacks(ofOrder: id).first?.ruling } == .granted)
        }
    }

    @Test("a row about nothing is named, and nothing is kept", arguments: Backend.available)
    func strangers(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let issues = Issues()
            var files = Self.files
            files[.contacts] = files[.contacts]?.replacing("A1", with: "A9")
            files[.sendBacks] = files[.sendBacks]?.replacing("市公安局", with: "无此单位")
            files[.extensions] = files[.extensions]?.replacing("/1,", with: "/2,")
            files[.replies] = files[.replies]?.replacing("通过", with: "很好")
            files[.supervisions] = files[.supervisions]?.replacing("A1", with: "A9")
            let bad = files
            let error = await thrown(ImportError.self) {
                _ = try await ImportedFiles(files: bad, issues: issues).carryOut(database, Self.seal)
            }
            #expect(error?.badRowCount == 6)
            #expect(
                issues.lines == [
                    "contacts.csv 第2行，“工单编号”列：“A9”，没有这件工单，应为 orders.csv 或系统中已有的编号",
                    "contacts.csv 第3行，“工单编号”列：“A9”，没有这件工单，应为 orders.csv 或系统中已有的编号",
                    "sendbacks.csv 第2行，“改派单位”列：“无此单位”，单位表中没有这个单位，应先在 units.csv 中加入或改正名称",
                    "extensions.csv 第2行，“转办序号”列：“A1/市城管局/2”，"
                        + "没有这条转办，应为 dispatches.csv 或系统中已有的转办序号（原无序号的为“工单编号/承办单位/轮次”）",
                    "replies.csv 第3行，“审核结果”列：“很好”，应为以下之一：通过、回退",
                    "supervisions.csv 第2行，“工单编号”列：“A9”，没有这件工单，应为 orders.csv 或系统中已有的编号",
                ]
            )
            await #expect(throws: StorageError.notFound) { try await database.read { try $0.workOrder("A1") } }
        }
    }

    @Test("skipping keeps the good rows of every file and hands back the others", arguments: Backend.available)
    func skipping(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var options = ImportOptions()
            options.skipsInvalid = true
            let issues = Issues()
            var files = Self.files
            files[.replies] = files[.replies]?.replacing("通过", with: "很好")
            let report = try await ImportedFiles(files: files, options: options, issues: issues)
                .carryOut(database, Self.seal)
            #expect(report.files[.replies].map { [$0.read, $0.added, $0.bad] } == [2, 1, 1])
            #expect(report.files[.supervisions]?.added == 1)
            #expect(issues.rejected.contains("A1/市城管局/1,2022-02-10 11:00,已派人查看,已于2月10日修好,很好"))
        }
    }

    @Test("a dry run reads every file and keeps nothing", arguments: Backend.available)
    func dryRun(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var options = ImportOptions()
            options.isDryRun = true
            let files = ImportedFiles(files: Self.files, options: options)
            let error = await thrown(ImportError.self) { _ = try await files.carryOut(database, Self.seal) }
            guard case .dryRun(let report, _) = error else {
                Issue.record("not a dry run: \(String(describing: error))")
                return
            }
            #expect(report.files[.contacts]?.added == 2 && report.files[.supervisions]?.added == 1)
            let holdsSealedValues = try await database.read { try $0.holdsSealedValues() }
            #expect(!holdsSealedValues)
        }
    }
}
