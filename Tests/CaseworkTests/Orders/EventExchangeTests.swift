import Casework
import Exchange
import Foundation
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Export with `events.jsonl`, import into an empty database: the same orders, the same chains, the same heads.
@Suite struct EventExchangeTests {
    private static let units = [
        HandlingUnit(name: "市城管局", group: "市直单位"),
        HandlingUnit(name: "濉溪县", group: "县区", isSubordinateCentre: true),
        HandlingUnit(name: "临涣镇", group: "乡镇街道", parent: "濉溪县"),
    ]
    private static let callTaker = Officer(id: "H01", role: "话务员")
    private static let dispatcher = Officer(id: "H03", role: "派单员")
    private static let county = Officer(id: "C01", role: "经办人", unit: "濉溪县")

    @Test("with its events every order comes back exactly, on the other engine too", arguments: Backend.available)
    func exact(_ backend: Backend) async throws {
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        try await withFolder { folder in
            let (before, files) = try await exported(from: backend, to: folder, seal)
            #expect(before.faults.isEmpty)
            let other = Backend.available.first { $0 != backend } ?? backend
            try await other.withSchema { database in
                let report = try await importing(folder, into: database, seal)
                #expect(report.badRows == 0)
                #expect(report.files[.events]?.added == before.events + before.heads.count - 1)
                let after = try await VerifyDesk(database: database, seal: seal).verify()
                #expect(after == before)
                let desk = WorkOrderDesk(database: database, seal: seal, rules: try rules())
                for file in files {
                    var (expected, found) = (file, try await desk.file(file.order.number))
                    expected.order.citizen = Citizen()
                    expected.lastEventAt = found.lastEventAt
                    found.dispatches.sort { $0.number < $1.number }
                    expected.dispatches.sort { $0.number < $1.number }
                    #expect(found == expected)
                    let identity = try await database.read { try $0.workOrder(file.order.number).identity }
                    #expect(try seal.citizen(identity, order: file.order.number).callingNumber == "19900001234")
                }
                // Life goes on: the next event continues the chain.
                let number = try #require(files.first).order.number
                _ = try await desk.carryOut(
                    .contact(.progress, channel: "电话", content: nil),
                    on: number,
                    by: Self.callTaker,
                    at: try #require(Instant("2024-03-05 09:00"))
                )
                #expect(try await VerifyDesk(database: database, seal: seal).verify().faults.isEmpty)
            }
        }
    }

    @Test("without its events withdrawn, void and sent back stay what they are", arguments: Backend.available)
    func withoutEvents(_ backend: Backend) async throws {
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        try await withFolder { folder in
            _ = try await exported(from: backend, to: folder, seal)
            for (name, old, new) in [
                ("orders.csv", ",转办,,\n", ",转办,,已撤诉\n"),
                ("dispatches.csv", ",0,,\n", ",0,2024-03-04 12:00:00,撤诉\n"),
            ] {
                let path = "\(folder)/\(name)"
                let text = try String(contentsOfFile: path, encoding: .utf8)
                #expect(text.contains(old), "\(text)")
                try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
            }
            try FileManager.default.removeItem(atPath: "\(folder)/events.jsonl")
            try Data().write(to: URL(filePath: "\(folder)/events.jsonl"))
            try await backend.withSchema { database in
                #expect(try await importing(folder, into: database, seal).badRows == 0)
                #expect(try await importing(folder, into: database, seal).badRows == 0)
                let late = try #require(Instant("2030-01-01 00:00"))
                for number in try await database.read({ try $0.orderNumbers() }) {
                    let file = try await database.read { try $0.caseFile(number).file }
                    #expect(file.order.status == .withdrawn)
                    #expect(file.dispatches.allSatisfy { !$0.isOverdue(at: late) && $0.end == .withdrawn })
                }
            }
        }
    }

    @Test("importing the same history twice changes nothing", arguments: Backend.available)
    func twice(_ backend: Backend) async throws {
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        try await withFolder { folder in
            let (before, _) = try await exported(from: backend, to: folder, seal)
            try await backend.withSchema { database in
                _ = try await importing(folder, into: database, seal)
                let again = try await importing(folder, into: database, seal)
                #expect(again.badRows == 0)
                #expect(again.files.values.allSatisfy { $0.added == 0 })
                #expect(try await VerifyDesk(database: database, seal: seal).verify() == before)
            }
        }
    }

    @Test(
        "an altered, missing or foreign event is refused by its line, and nothing is kept",
        arguments: Backend.available
    )
    func altered(_ backend: Backend) async throws {
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        try await withFolder { folder in
            _ = try await exported(from: backend, to: folder, seal)
            let path = "\(folder)/events.jsonl"
            let good = try String(contentsOfFile: path, encoding: .utf8)
            var lines = good.split(separator: "\n").map(String.init)
            lines.remove(at: 1)
            for bad in [
                good.replacing("路灯不亮", with: "路灯很亮"), lines.joined(separator: "\n"), "{}\n" + good, "不是JSON\n" + good,
            ] {
                try bad.write(toFile: path, atomically: true, encoding: .utf8)
                try await backend.withSchema { database in
                    await #expect(throws: ImportError.self) { try await importing(folder, into: database, seal) }
                    let kept = try await database.read { connection in
                        try connection.ordersWithEvents(after: 0, limit: 10).count
                    }
                    #expect(kept == 0)
                }
            }
            try good.write(toFile: path, atomically: true, encoding: .utf8)
            let stranger = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            try await backend.withSchema { database in
                await #expect(throws: ImportError.self) { try await importing(folder, into: database, stranger) }
            }
        }
    }

    // MARK: The orders

    private func rules() throws -> Rules { Rules(units: try UnitTree(Self.units)) }

    /// Three orders with children, a send-back, an alert, a merge; one day is closed.
    private func exported(
        from backend: Backend,
        to folder: String,
        _ seal: CitizenSeal
    ) async throws -> (ChainReport, [CaseFile]) {
        var result: (ChainReport, [CaseFile])?
        try await backend.withSchema { database in
            try await database.write { connection in
                var names = try NameIndex(connection)
                for unit in Self.units { _ = try names.addUnit(unit, on: connection) }
            }
            let desk = WorkOrderDesk(database: database, seal: seal, rules: try rules())
            let files = try await lives(desk)
            let day = try #require(CivilDay("2024-03-02"))
            _ = try await HeadDesk(database: database, seal: seal).close(before: day)
            _ = try await ExportDesk(database: database, seal: seal).carryOut(to: folder)
            result = (try await VerifyDesk(database: database, seal: seal).verify(), files)
        }
        return try #require(result)
    }

    private func lives(_ desk: WorkOrderDesk) async throws -> [CaseFile] {
        let start = try #require(Instant("2024-03-01 09:00"))
        var numbers: [String] = []
        for text in ["路灯不亮。", "邻居扬言要放火。", "路灯坏了。"] {
            numbers.append(try await desk.register(try order(text, start), by: Self.callTaker, at: start).order.number)
        }
        func act(_ order: Int, _ officer: Officer, _ action: Action, _ minutes: Int) async throws -> CaseFile {
            try await desk.carryOut(
                action,
                on: numbers[order],
                caller: Citizen(name: "测试乙", callingNumber: "19900004321"),
                by: officer,
                at: start.advanced(bySeconds: minutes * 60)
            )
        }
        var first = try await act(0, Self.dispatcher, .dispatch([Assignment("濉溪县")], Handover()), 5)
        let parent = try #require(first.dispatches.first).number
        _ = try await act(0, Self.county, .acknowledge(dispatch: parent), 6)
        _ = try await act(0, Self.county, .passOn(dispatch: parent, [Assignment("临涣镇")]), 7)
        _ = try await act(0, Self.callTaker, .contact(.reminder, channel: "电话", content: nil), 8)
        first = try await act(0, Self.county, .recordAttempt(dispatch: parent, isReached: true, note: nil), 9)
        let second = try await act(1, Self.dispatcher, .dispatch([Assignment("市城管局")], Handover()), 1_600)
        let leader = Leader(number: numbers[0], status: .handling, isBarred: false, isIncident: false)
        let third = try await act(2, Self.dispatcher, .merge(leader), 1_700)
        return [first, second, third]
    }

    private func order(_ text: String, _ at: Instant) throws -> WorkOrder {
        var order = WorkOrder(
            number: "",
            channel: "电话",
            receivedAt: at,
            kind: .assistance,
            category: try #require(CategoryPath(["城乡建设", "路灯"])),
            content: text,
            ending: .dispatched
        )
        order.citizen = Citizen(name: "测试甲", callingNumber: "19900001234")
        order.tags = ["群体"]
        return order
    }

    private func importing(
        _ folder: String,
        into database: any Database,
        _ seal: CitizenSeal
    ) async throws
        -> ImportReport
    {
        try await ImportDesk(database: database, seal: seal)
            .carryOut(
                ImportSources(
                    events: { () throws(CSVError) in try LineReader(path: "\(folder)/events.jsonl") }
                ) { file throws(CSVError) in
                    guard file != .events else { return nil }
                    return try CSVReader(path: "\(folder)/\(file.rawValue)", required: file.requiredColumns)
                }
            )
    }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }
}

extension Connection {
    /// Every order's number.
    fileprivate func orderNumbers() throws -> [String] {
        try rows("SELECT number FROM work_order").map { row in
            var row = row
            return try row.text()
        }
    }
}
