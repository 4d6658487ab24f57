import Bulletins
import Casework
import Exchange
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct ImportDeskTests {
    private static let orderHeader = "工单编号,来源渠道,受理时间,诉求类型,一级类别,诉求内容,来电人,来电号码,办理方式"
    private static let goodOrder = "A1,电话,2022-02-01 09:00,投诉,城市管理,路灯不亮,测试甲,19900001234,转办"
    private static let units = "承办单位,分组,上级单位,是否二级平台\n市城管局,市直单位,,\n临涣镇,乡镇街道,濉溪县,\n濉溪县,县区,,是\n"

    @Test("good rows are kept with their citizen sealed", arguments: Backend.available)
    func kept(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let report = try await run(database, [.orders: "\(Self.orderHeader)\n\(Self.goodOrder)\n"])
            #expect(report.files[.orders]?.added == 1)
            #expect(report.mainMonth == "2022-02")
            let stored = try await database.read { try $0.workOrder("A1") }
            #expect(stored.order.citizen.isUnknown)
            let sealed = try #require(stored.identity.citizen)
            #expect(!sealed.contains("19900001234"))
            let citizen = try Self.seal.citizen(stored.identity, order: "A1")
            #expect(citizen == Citizen(name: "测试甲", callingNumber: "19900001234"))
            // Its text waits to be indexed as one range, and is found meanwhile.
            #expect(try await database.read { try $0.textWaiting().ranges } == [stored.id...stored.id])
        }
    }

    @Test("one bad row keeps everything out, and every bad row is named", arguments: Backend.available)
    func nothingKept(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let bad = """
                \(Self.orderHeader)
                \(Self.goodOrder)
                A2,电话,昨天,投诉,城市管理,路灯,,,转办
                A3,电话,2022-02-01 09:00,牢骚,城市管理,路灯,,,转办
                A4,电话,2022-02-01 09:00,投诉,城市管理,,,,转办
                A5,电话,2022-02-01 09:00
                """
            let issues = Issues()
            let error = await thrown(ImportError.self) { _ = try await run(database, [.orders: bad], issues: issues) }
            #expect(error?.badRowCount == 4)
            #expect(
                issues.lines == [
                    "orders.csv 第3行，“受理时间”列：“昨天”，应为时间，形如 2022-02-28 14:05 或 2022-02-28 14:05:30",
                    "orders.csv 第4行，“诉求类型”列：“牢骚”，应为以下之一：咨询、求助、投诉、举报、意见建议、表扬、其他",
                    "orders.csv 第5行，“诉求内容”列，必填，不能为空",
                    "orders.csv 第6行，应有 9 列，实有 3 列（内容中有逗号或换行时须加引号）",
                ]
            )
            await #expect(throws: StorageError.notFound) { try await database.read { try $0.workOrder("A1") } }
            let names = try await database.read { try $0.figureNames() }
            #expect(names.channels.isEmpty && names.categories.isEmpty)
        }
    }

    @Test("skipping keeps the good rows and hands back the others as they stood", arguments: Backend.available)
    func skipping(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let text = "\(Self.orderHeader)\nA2,电话,昨天,投诉,城市管理,\"路灯,很暗\",,,转办\n\(Self.goodOrder)\n"
            var options = ImportOptions()
            options.skipsInvalid = true
            let issues = Issues()
            let report = try await run(database, [.orders: text], options: options, issues: issues)
            #expect(report.files[.orders].map { [$0.read, $0.added, $0.bad] } == [2, 1, 1])
            #expect(
                issues.rejected == [
                    Self.orderHeader, "A2,电话,昨天,投诉,城市管理,\"路灯,很暗\",,,转办",
                ]
            )
        }
    }

    @Test("the same files twice change nothing; a differing row is reported", arguments: Backend.available)
    func idempotent(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let files: [ExchangeFile: String] = [
                .units: Self.units,
                .orders: "\(Self.orderHeader),备注\n\(Self.goodOrder),南侧\n",
                .dispatches: "工单编号,承办单位,转办时间\nA1,市城管局,2022-02-01 10:00\n",
                .visits: "工单编号,回访时间,评价\nA1,2022-02-09 10:00,满意\n",
                .history: "期间,指标,数值\n2021-02,受理总量,8981\n",
                .categories: "代码,名称\n01,城市管理\n",
            ]
            _ = try await run(database, files)
            let second = try await run(database, files)
            #expect(second.files.values.allSatisfy { $0.added == 0 && $0.unchanged == $0.read })
            var changed = files
            changed[.orders] = files[.orders]?.replacing("路灯不亮", with: "路灯亮了")
            changed[.history] = files[.history]?.replacing("8981", with: "8982")
            changed[.visits] = files[.visits]?.replacing("满意", with: "基本满意")
            let issues = Issues()
            let (rows, listener) = (changed, issues)
            let error = await thrown(ImportError.self) { _ = try await run(database, rows, issues: listener) }
            #expect(error?.badRowCount == 3)
            #expect(issues.lines.contains { $0.contains("诉求内容") && $0.contains("已有：“路灯不亮”") })
        }
    }

    @Test("units may stand in any order; circles and strangers are named", arguments: Backend.available)
    func unitTree(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            _ = try await run(database, [.units: Self.units])
            let stored = try await database.read { try $0.units().map(\.name) }
            #expect(stored == ["市城管局", "濉溪县", "临涣镇"])
            let issues = Issues()
            let bad = "承办单位,分组,上级单位\n甲,组,乙\n乙,组,甲\n丙,组,无此单位\n"
            let error = await thrown(ImportError.self) { _ = try await run(database, [.units: bad], issues: issues) }
            #expect(error?.badRowCount == 3)
            #expect(issues.lines.count == 3)
        }
    }

    @Test("without a deadline the centre's limits give it, over the holidays", arguments: Backend.available)
    func limits(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let orders =
                "\(Self.orderHeader)\n\(Self.goodOrder)\n"
                + Self.goodOrder.replacing("A1", with: "A2")
                .replacing("投诉", with: "咨询")
            let dispatches = "工单编号,承办单位,转办时间\nA1,市城管局,2022-01-28 10:00\nA2,市城管局,2022-01-28 10:00\n"
            _ = try await run(database, [.units: Self.units, .orders: orders, .dispatches: dispatches])
            // 29 and 30 January were worked, 31 January to 6 February off: working day 3 is 7 February, day 10 is 16.
            let complaint = try await database.read { try $0.dispatch("A1/市城管局/1").deadline }
            let inquiry = try await database.read { try $0.dispatch("A2/市城管局/1").deadline }
            #expect(complaint.description == "2022-02-16 23:59:59")
            #expect(inquiry.description == "2022-02-07 23:59:59")
        }
    }

    @Test("without a deadline a city's own limits give it, by tag, channel and unit", arguments: Backend.available)
    func cityLimits(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let tagged = ["A1": "", "A2": "群体", "A3": "涉企;群体", "A4": "老年"]
            let orders = tagged.sorted { $0.key < $1.key }.map { number, tags in
                Self.goodOrder.replacing("A1", with: number) + ",\(tags)\n"
            }
            let rows = ["A1", "A2", "A3", "A4"].map { "\($0),市城管局,2022-02-21 10:00,\n" }
            var files = ImportedFiles(files: [
                .units: Self.units, .orders: "\(Self.orderHeader),标签\n" + orders.joined(),
                .dispatches: "工单编号,承办单位,转办时间,办结时限\n" + rows.joined()
                    + "A2,濉溪县,2022-02-21 10:00,2022-02-25 12:00\nA3,临涣镇,2022-02-21 10:00,\n",
            ])
            files.limits = HandlingLimits(
                rules: [
                    HandlingLimits.Rule(unit: "临涣镇", limit: .minutes(30)),
                    HandlingLimits.Rule(tag: "涉企", limit: .workingDays(1)),
                    HandlingLimits.Rule(channel: "电话", tag: "群体", limit: .workingDays(2)),
                ],
                otherwise: .workingDays(5)
            )
            for isNew in [true, false] {
                let report = try await files.carryOut(database, Self.seal)
                #expect(report.files[.dispatches].map { isNew ? $0.added : $0.unchanged } == 6)
            }
            let expected = [
                "A1/市城管局/1": "2022-02-28 23:59:59", "A2/市城管局/1": "2022-02-23 23:59:59",
                "A3/市城管局/1": "2022-02-22 23:59:59", "A4/市城管局/1": "2022-02-28 23:59:59",
                "A2/濉溪县/1": "2022-02-25 12:00:00", "A3/临涣镇/1": "2022-02-21 10:30:00",
            ]
            for (number, deadline) in expected {
                let found = try await database.read { try $0.dispatch(number).deadline.description }
                #expect(found == deadline, "\(number)")
            }
        }
    }

    @Test("children may stand before their parents, on the same order only", arguments: Backend.available)
    func children(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let orders = "\(Self.orderHeader)\n\(Self.goodOrder)\n" + Self.goodOrder.replacing("A1", with: "A2") + "\n"
            let header = "转办序号,工单编号,承办单位,上级转办序号,转办时间,办结时限\n"
            let good =
                header + "D2,A1,临涣镇,D1,2022-02-01 11:00,2022-02-09 23:59:59\n"
                + "D1,A1,濉溪县,,2022-02-01 10:00,2022-02-10 23:59:59\n"
            _ = try await run(database, [.units: Self.units, .orders: orders, .dispatches: good])
            let stored = try await database.read { try $0.dispatch("D2").parent }
            #expect(stored == "D1")
            let bad =
                header + "D3,A2,临涣镇,D1,2022-02-01 11:00,\nD4,A2,临涣镇,D9,2022-02-01 11:00,\n"
                + "D5,A9,临涣镇,,2022-02-01 11:00,\nD6,A2,无此单位,,2022-02-01 11:00,\n"
            let issues = Issues()
            let error = await thrown(ImportError.self) {
                _ = try await run(database, [.dispatches: bad], issues: issues)
            }
            #expect(error?.badRowCount == 4)
            #expect(Set(issues.lines.map { String($0.prefix(22)) }).count == 4)
        }
    }

    @Test("a dry run tells what it would give and keeps nothing", arguments: Backend.available)
    func dryRun(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var options = ImportOptions()
            options.isDryRun = true
            let chosen = options
            let files: [ExchangeFile: String] = [.orders: "\(Self.orderHeader)\n\(Self.goodOrder)\n"]
            let error = await thrown(ImportError.self) { _ = try await run(database, files, options: chosen) }
            #expect(error?.dryRunResult == "1 1件")
            await #expect(throws: StorageError.notFound) { try await database.read { try $0.workOrder("A1") } }
        }
    }

    @Test("a file that is no CSV is refused as a whole", arguments: Backend.available)
    func unreadable(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            for text in ["", "工单编号\nA1\n", "工单编号,工单编号\n"] {
                let error = await thrown(ImportError.self) { _ = try await run(database, [.orders: text]) }
                #expect(error?.unreadableFile == "orders.csv")
            }
            let error = await thrown(ImportError.self) { _ = try await run(database, [:]) }
            #expect(error?.foundNothing == true)
        }
    }

    // MARK: -

    static let seal: CitizenSeal = {
        guard let keys = try? KeyRing.ephemeral(.aesGCM) else { fatalError("no random numbers") }
        return CitizenSeal(Seal(keys))
    }()

    private func run(
        _ database: any Database,
        _ files: [ExchangeFile: String],
        options: ImportOptions = ImportOptions(),
        issues: Issues = Issues()
    ) async throws -> ImportReport {
        try await ImportedFiles(files: files, options: options, issues: issues).carryOut(database, Self.seal)
    }
}

extension ImportError {
    fileprivate var unreadableFile: String? { if case .unreadable(let file, _) = self { file } else { nil } }
    fileprivate var foundNothing: Bool { if case .nothingToImport = self { true } else { false } }
    fileprivate var dryRunResult: String? {
        if case .dryRun(let report, let summary) = self {
            "\(report.files[.orders]?.added ?? 0) \(summary ?? "")"
        } else {
            nil
        }
    }
}
