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
