import Bulletins
import Foundation
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// Who may have what exported, and what is kept of his asking.
@Suite struct ListExportDeskTests {
    @Test("an export waits with its conditions and columns, and asking for it is logged", arguments: Backend.available)
    func asked(_ backend: Backend) async throws {
        try await ExportPlace.with(backend) { place in
            let export = try await place.ask { $0.channel = "电话" }
            #expect(export.id == 1 && export.totalRows == 3 && export.state == .waiting && export.reason == nil)
            #expect(try await place.stored() == export)
            let log = try await place.log()
            #expect(log.map(\.officer) == ["督办1"])
            #expect(log[0].words == "申请导出工单清单：CSV（UTF-8），3件，4列；条件：来源渠道：电话。")
            #expect(try await place.desk().exports(of: ExportPlace.supervisor).map(\.id) == [1])
            #expect(try await place.desk().exports(of: ExportPlace.analyst).isEmpty)
        }
    }

    @Test("what can't be exported is refused before it begins, and leaves nothing", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await ExportPlace.with(backend) { place in
            let clerk = SmallCity.clerk(SmallCity.bureaus[0])
            let refusals = [
                await place.refusal { _ = try await place.ask(by: clerk) },
                await place.refusal { _ = try await place.ask([]) },
                await place.refusal { _ = try await place.ask { $0.channel = "信鸽" } },
                await place.refusal { _ = try await place.ask([.name], reason: "回访", by: ExportPlace.analyst) },
                await place.refusal { _ = try await place.ask([.name], reason: " \n") },
                await place.refusal {
                    _ = try await place.ask([.name], reason: String(repeating: "长", count: 201))
                },
            ]
            #expect(
                refusals == [
                    .centreOnly, .noColumns, .empty, .identityForbidden(role: "分析员"), .reasonMissing,
                    .reasonTooLong(most: 200),
                ]
            )
            #expect(refusals.compactMap { $0?.sentence }.allSatisfy { $0.hasSuffix("。") && $0.contains("，") })
            let left = try await place.desk().exports(of: ExportPlace.supervisor)
            #expect(left.isEmpty)
            for id in 0...1 { #expect(try await place.log(id).isEmpty) }
        }
    }

    @Test("who has three that aren't done waits for one, and others needn't", arguments: Backend.available)
    func tooManyOpen(_ backend: Backend) async throws {
        try await ExportPlace.with(backend) { place in
            for _ in 1...3 { _ = try await place.ask() }
            #expect(await place.refusal { _ = try await place.ask() } == .tooManyOpen(most: 3))
            #expect(try await place.ask(by: ExportPlace.analyst).id == 4)
            try await place.desk().stop(2, by: ExportPlace.supervisor, at: place.now)
            #expect(try await place.ask().id == 5)
            #expect(try await place.log(2).map(\.words).last == "停止导出。")
        }
    }

    @Test(
        "a number that was looked for is masked in what is kept, and forgotten with the end",
        arguments: Backend.available
    )
    func numbers(_ backend: Backend) async throws {
        let change: (Int, inout WorkOrder) -> Void = { $1.content = "请打13812345678" }
        try await ExportPlace.with(backend, change: change) { place in
            var query = OrderQuery()
            query.text = "13812345678"
            let wish = ExportWish(query: query, conditions: "内容检索：13812345678", columns: [.number, .content])
            let asked = try await place.desk().ask(wish, by: ExportPlace.analyst, at: place.now)
            #expect(asked.conditions == "内容检索：138****5678" && asked.query.contains("text="))
            let done = try await place.work()
            #expect(done.state == .done && done.query.isEmpty)
            #expect(try await place.log().allSatisfy { !$0.words.contains("13812345678") })
        }
    }

    @Test("only who asked gets the file or stops it, and each fetching is logged", arguments: Backend.available)
    func owner(_ backend: Backend) async throws {
        try await ExportPlace.with(backend) { place in
            _ = try await place.ask()
            let (desk, other) = (try place.desk(), ExportPlace.analyst)
            #expect(await place.refusal { _ = try await place.bytes() } == .notReady(.waiting))
            #expect(await place.refusal { try await desk.stop(1, by: other, at: place.now) } == .notYours(1))
            try await place.work()
            #expect(await place.refusal { _ = try await place.bytes(by: other) } == .notYours(1))
            #expect(await place.refusal { _ = try await place.bytes(7) } == .unknown(7))
            let size = try await place.stored().bytes
            #expect(try await place.bytes().count == size)
            #expect(try await place.log().map(\.words).last == "下载导出的文件：3件。")
            #expect(
                await place.refusal { try await desk.stop(1, by: ExportPlace.supervisor, at: place.now) }
                    == .notReady(.done)
            )
            try FileManager.default.removeItem(atPath: place.folder)
            #expect(await place.refusal { _ = try await place.bytes() } == .fileMissing)
        }
    }

    @Test("the record of changes stays whole with exports in it", arguments: Backend.available)
    func chained(_ backend: Backend) async throws {
        try await ExportPlace.with(backend) { place in
            _ = try await place.ask()
            try await place.work()
            _ = try await place.bytes()
            let log = SettingsLog(seal: City.seal.seal)
            #expect(try await place.database.read { try log.firstFault(on: $0) } == nil)
            try await place.database.tamper("UPDATE settings_event SET words = 'x' WHERE sequence = 2")
            #expect(try await place.database.read { try log.firstFault(on: $0) } == 2)
        }
    }

    @Test("the items of a query come back from their lines")
    func queryLines() throws {
        var query = OrderQuery()
        (query.text, query.channel, query.countsOnlyValid) = ("暖气=停 \n三天", "电话", true)
        let items = QueryLines.items(QueryLines.text(query.items))
        #expect(try OrderQuery(items: items).text == "暖气=停  三天")
        #expect(items.map(\.name) == query.items.map(\.name))
        #expect(QueryLines.items("").isEmpty)
    }
}
