import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A PostgreSQL server that is stopped and started again while officers work.
@Suite(.enabled(if: Backend.available.contains(.postgres), "HOTLINE_TEST_POSTGRES names no PostgreSQL server"))
struct StoppedServerTests {
    @Test("a server stopped and started again in the middle loses no action and doubles none")
    func stopped() async throws {
        try await OwnServer.with { server in
            let database = try await Backend.open(address: server.url)
            try await Schema.migrate(database)
            try await database.insert(SmallCity.units)
            let city = City(database, rules: try SmallCity.rules())
            let number = try await city.register().order.number
            let told = try await withThrowingTaskGroup(of: Int.self) { group in
                for writer in 0..<6 { group.addTask { try await Self.work(city, number, writer) } }
                try await Task.sleep(for: .milliseconds(150))
                try server.run("halt")
                try await Task.sleep(for: .milliseconds(150))
                try server.run("start")
                return try await group.reduce(0, +)
            }
            let file = try await city.desk.file(number)
            #expect(told == 60)
            #expect(file.contacts.count == told && Set(file.contacts.map(\.content)).count == told)
            try await city.expectNoFaults()
            await database.close()
        }
    }

    /// Ten calls, of which each is made again when the caller is told that nothing was stored.
    private static func work(_ city: City, _ number: String, _ writer: Int) async throws -> Int {
        var acknowledged = 0
        for index in 0..<10 {
            let call = Action.contact(.addition, channel: "电话", content: "\(writer)-\(index)")
            for _ in 1...100 {
                do {
                    _ = try await city.desk.carryOut(call, on: number, by: SmallCity.callTaker, at: city.now)
                    acknowledged += 1
                    break
                } catch StorageError.unavailable, StorageError.busy {
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
            // Slow enough that the server is stopped in between.
            try await Task.sleep(for: .milliseconds(30))
        }
        return acknowledged
    }
}
