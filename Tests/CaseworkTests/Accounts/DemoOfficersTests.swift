import Accounts
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct DemoOfficersTests {
    @Test(
        "there is one for each role, two at each of three units, and none has a password",
        arguments: Backend.available
    )
    func everyRole(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert((1...5).map { HandlingUnit(name: "示例局\($0)", group: "市直单位") })
            let desk = DemoOfficers(database: database)
            let count = try await desk.add(from: SignInPlace.day)
            let accounts = try await desk.list()
            #expect(count == accounts.count && count == 12 + 3 * 2)
            #expect(Set(accounts.flatMap(\.grants).map(\.role)) == Set(Rights.standard.names))
            #expect(accounts.allSatisfy { $0.grants.count == 1 && $0.name.hasPrefix("示例") })
            #expect(Set(accounts.compactMap(\.grants.first?.unit)).count == 3)
            let stored = try await database.read { try $0.demoOfficers() }
            #expect(stored.allSatisfy { $0.password == nil })
        }
    }

    @Test("the first unit's first town has two as well, so that orders can be passed on", arguments: Backend.available)
    func town(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var units = [HandlingUnit(name: "示例县", group: "县区", isSubordinateCentre: true)]
            units += ["示例镇", "示例乡"].map { HandlingUnit(name: $0, group: "乡镇街道", parent: "示例县") }
            try await database.insert(units)
            let desk = DemoOfficers(database: database)
            _ = try await desk.add(from: SignInPlace.day)
            let grants = try await desk.list().flatMap(\.grants).filter { $0.unit != nil }
            #expect(grants.map(\.unit) == ["示例县", "示例县", "示例镇", "示例镇"])
            #expect(grants.map(\.role) == ["经办人", "单位领导", "经办人", "单位领导"])
        }
    }

    @Test("they never stand beside real officers", arguments: Backend.available)
    func besideReal(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let desk = DemoOfficers(database: place.database)
            let count = try await desk.add(from: SignInPlace.day)
            let listed = try await desk.list()
            #expect(count == 0 && listed.isEmpty)
        }
    }
}
