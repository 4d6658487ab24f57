import Bulletins
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Several officers, processes and names at once.
@Suite struct ConflictTests {
    @Test("of two officers who saw one state one passes, the other gets the newer file", arguments: Backend.available)
    func twoOfficers(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let file = try await city.register()
            let number = file.order.number
            let results = await withTaskGroup(of: Result<CaseFile, any Error>.self) { group in
                for (unit, officer) in [
                    ("市城管局", SmallCity.dispatcher), ("市交通局", SmallCity.secondDispatcher),
                ] {
                    group.addTask {
                        await attempt {
                            try await city.desk.carryOut(
                                .dispatch([Assignment(unit)], Handover()),
                                on: number,
                                revision: file.order.revision,
                                by: officer,
                                at: city.now
                            )
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let passed = try #require(results.compactMap { try? $0.get() }.first)
            let newer = try #require(results.compactMap(outdated).first)
            #expect(results.count { (try? $0.get()) != nil } == 1)
            #expect(newer.order.revision == 2 && newer.dispatches == passed.dispatches)
            try await city.expectNoFaults()
        }
    }

    @Test("an old revision is answered with the newer file", arguments: Backend.available)
    func oldRevision(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.dispatched().order.number
            let error = await thrown(DeskError.self) {
                _ = try await city.desk.carryOut(
                    .contact(.progress, channel: "电话", content: nil),
                    on: number,
                    revision: 1,
                    by: SmallCity.callTaker,
                    at: city.now
                )
            }
            guard case .outdated(let file) = error else { return #expect(error == nil, "not outdated") }
            #expect(file.order.revision == 3 && file.order.citizen.isUnknown)
        }
    }

    @Test("of 32 writers on one order nothing is lost or doubled", arguments: Backend.available)
    func manyWriters(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 1...32 {
                    group.addTask {
                        _ = try await city.desk.carryOut(
                            .contact(.addition, channel: "电话", content: "第\(index)次"),
                            on: number,
                            caller: City.citizen,
                            by: SmallCity.callTaker,
                            at: city.now
                        )
                    }
                }
                try await group.waitForAll()
            }
            let file = try await city.desk.file(number)
            #expect(file.order.revision == 33)
            #expect(Set(file.contacts.map(\.content)).count == 32 && file.contacts.count == 32)
            try await city.expectWhole(file)
            try await city.expectNoFaults()
        }
    }

    @Test("names that many bring at once are each added once", arguments: Backend.available)
    func newNames(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<24 {
                    group.addTask {
                        _ = try await city.register {
                            $0.channel = "渠道\(index % 12)"
                            $0.category = CategoryPath(["类别\(index % 6)", "小类\(index)"]) ?? .other
                            $0.tags = ["标签\(index % 4)", "标签\(index % 3)"]
                        }
                    }
                }
                try await group.waitForAll()
            }
            let names = try await city.database.read { try $0.figureNames() }
            #expect(names.channels.count == 12)
            try await city.expectNoFaults()
        }
    }

    @Test("what another process added is found: units, channels and tags", arguments: Backend.available)
    func otherProcess(_ backend: Backend) async throws {
        var rules = try SmallCity.rules()
        rules.units = try UnitTree(SmallCity.units + [HandlingUnit(name: "市水务局", group: "市直单位")])
        try await backend.withHandles(2) { handles in
            try await Schema.migrate(handles[0])
            try await handles[0].insert(SmallCity.units)
            let (ours, theirs) = (City(handles[0], rules: rules), City(handles[1], rules: rules))
            // Both have read the names by now.
            try await ours.register()
            try await theirs.register { $0.channel = "微信" }
            try await handles[1].insert([HandlingUnit(name: "市水务局", group: "市直单位")])
            let file = try await ours.register { ($0.channel, $0.tags) = ("微博", ["新标签"]) }
            let sent = Action.dispatch([Assignment("市水务局")], Handover())
            try await ours.act(file.order.number, sent, by: SmallCity.dispatcher)
            try await theirs.register { $0.channel = "微博" }
            let channels = try await handles[0].read { Set(try $0.figureNames().channels.values) }
            #expect(channels == ["电话", "微信", "微博"])
            try await ours.expectNoFaults()
        }
    }

    @Test("two orders never become each other's leader", arguments: Backend.available)
    func circle(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            for _ in 1...5 {
                let pair = [try await city.register().order.number, try await city.register().order.number]
                let results = await withTaskGroup(of: Bool.self) { group in
                    for (one, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
                        group.addTask {
                            let merge = Action.merge(.named(other))
                            return await attempt {
                                try await city.desk.carryOut(merge, on: one, by: SmallCity.dispatcher, at: city.now)
                            }.isSuccess
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(results.count { $0 } == 1)
            }
        }
    }
}

private func attempt<Value>(_ body: () async throws -> Value) async -> Result<Value, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
}

private func outdated(_ result: Result<CaseFile, any Error>) -> CaseFile? {
    guard case .failure(let error) = result, case DeskError.outdated(let file) = error else { return nil }
    return file
}

extension Result {
    fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}
