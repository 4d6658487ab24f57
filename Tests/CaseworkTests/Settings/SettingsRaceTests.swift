import Accounts
import Casework
import Exchange
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Several people and processes change settings at once.
@Suite struct SettingsRaceTests {
    private static func roster(_ number: Int) -> String { "起,止,类别,人员\n0,24,,T\(number)\n" }

    @Test("of many who save over the same version one does, and the others are told", arguments: Backend.available)
    func atOnce(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { _, desk, other in
            let results = await withTaskGroup(of: Bool?.self) { group in
                for number in 1...12 {
                    let desk = number % 2 == 0 ? desk : other
                    group.addTask {
                        do {
                            try await desk.save(
                                .duty,
                                Self.roster(number),
                                over: 0,
                                by: "A\(number)",
                                at: SettingsDeskTests.now
                            )
                            return true
                        } catch SettingsRefusal.outdated {
                            return false
                        } catch StorageError.outdated {
                            return false
                        } catch {
                            return nil
                        }
                    }
                }
                return await group.reduce(into: [Bool?]()) { $0.append($1) }
            }
            #expect(results.count { $0 == true } == 1 && results.count { $0 == false } == 11)
            let versions = try await desk.versions(of: .duty)
            #expect(versions.map(\.version) == [1])
            let events = try await desk.changes(of: .duty)
            #expect(events.count == 1 && events.first?.officer == versions.first?.savedBy)
        }
    }

    @Test("versions follow each other without gaps, and the newest counts everywhere", arguments: Backend.available)
    func following(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { _, desk, other in
            var now = SettingsDeskTests.now
            for number in 1...6 {
                now = now.advanced(bySeconds: 10)
                let (writer, reader) = number % 2 == 0 ? (desk, other) : (other, desk)
                try await writer.save(.duty, Self.roster(number), over: number - 1, by: "A001", at: now)
                try await reader.refresh(at: now)
                let told = reader.rules.duty.chain(.danger, at: now)
                #expect(told == ["T\(number)"])
                #expect(reader.lastChange == writer.lastChange)
            }
            #expect(try await desk.versions(of: .duty).map(\.version) == [6, 5, 4, 3, 2, 1])
            #expect(try await desk.versions(of: .duty, limit: 2).map(\.content) == [Self.roster(6), Self.roster(5)])
            #expect(try await desk.newest().map(\.version) == [6])
        }
    }

    @Test("different files are saved at once, each with its own versions", arguments: Backend.available)
    func different(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { _, desk, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for file in [CityFile.terms, .calendar, .alertWords, .reasons, .tags, .areas, .phrases, .signIn] {
                    group.addTask {
                        try await desk.save(
                            file,
                            CityRulesTests.sample(file),
                            over: 0,
                            by: "A001",
                            at: SettingsDeskTests.now
                        )
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await desk.newest().allSatisfy { $0.version == 1 })
            #expect(
                desk.city.signIn.password.minimumLength == 12 && desk.rules.terms.dispatching == HandlingLimit("2小时")
            )
            #expect(desk.lastChange == 8 && desk.faults.isEmpty)
        }
    }

    @Test(
        "what is read while somebody saves is one state or the other, never half of both",
        arguments: Backend.available
    )
    func reading(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { _, desk, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 1...10 {
                        let text = "起,止,类别,人员\n0,12,,T\(number)\n12,24,,T\(number)\n"
                        try await desk.save(.duty, text, over: number - 1, by: "A001", at: SettingsDeskTests.now)
                    }
                }
                group.addTask {
                    for _ in 0..<2_000 {
                        let chains = desk.rules.duty.entries.map(\.chain)
                        #expect(Set(chains).count == 1)
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
