import Bulletins
import Casework
import Foundation
import SampleCity
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct SimulationTests {
    static let first = CivilDay(year: 2022, month: 3, day: 14)

    @Test("the demonstration's weeks take every action there is, refuse none and leave February as it was")
    func everyAction() async throws {
        try await Backend.sqlite.withSchema { database in
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            _ = try await DemoDesk(database: database, seal: seal).fill(seed: 3, orders: 400)
            let before = try await february(database)
            var course = SimulationDesk.Course.demo(seed: 1)
            course.noticeComesLate = true
            let report = try await SimulationDesk(database: database, seal: seal).carryOut(course)
            let missing = ActionName.allCases.filter { report.actions[$0] == nil }
            #expect(missing == [])
            #expect(report.refused.map { "\($0.order) \($0.action.title) \($0.refusal)" } == [])
            let verified = try await VerifyDesk(database: database, seal: seal).verify()
            #expect(verified.faults == [])
            #expect(verified.events == report.total)
            #expect(try await february(database) == before)
        }
    }

    private func february(_ database: any Database) async throws -> MonthSummary {
        try await BulletinDesk(database: database)
            .figures(try Period(parsing: "2022-02"), cutOff: CivilDay(year: 2022, month: 4, day: 1).start).summary
    }

    @Test(
        "after simulated weeks no fault is found, and the tables say what the events say",
        arguments: Backend.available
    )
    func recount(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let course = SimulationDesk.Course(seed: 7, first: Self.first, days: 18, rate: 7)
            let report = try await SimulationDesk(database: database, seal: seal).carryOut(course)
            let verified = try await VerifyDesk(database: database, seal: seal).verify()
            #expect(verified.faults == [])
            #expect(verified.orders == report.registered)
            #expect(verified.events == report.total)
            let cutOff = Self.first.advanced(by: 18).start
            let told = EventRecount(try await histories(database), cutOff: cutOff)
            let stored = try await StoredCounts(database, cutOff: cutOff)
            #expect(told.counts == stored.counts)
            for (name, count) in told.counts { #expect(count > 0, "nothing to compare: \(name)") }
        }
    }

    @Test("a second simulation from the same day begins where days are open, with numbers of its own")
    func twice() async throws {
        try await Backend.sqlite.withSchema { database in
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let desk = SimulationDesk(database: database, seal: seal)
            // One day is closed by nobody, so that all begin with it; of two, the first is.
            var expected = 0
            for (days, first) in [(1, 0), (1, 0), (2, 0), (1, 1)] {
                let course = SimulationDesk.Course(seed: 5, first: Self.first, days: days, rate: 6)
                let report = try await desk.carryOut(course)
                #expect(report.first == Self.first.advanced(by: first))
                #expect(report.registered > 0)
                expected += report.registered
            }
            let verified = try await VerifyDesk(database: database, seal: seal).verify()
            #expect(verified.faults == [])
            #expect(verified.orders == expected)
        }
    }

    @Test("a simulation that stops now leaves work at every desk, the newest orders to the dispatcher")
    func present() async throws {
        try await Backend.sqlite.withSchema { database in
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            // 中午: a Wednesday's work is half done.
            let now = Instant(day: CivilDay(year: 2022, month: 3, day: 23), secondOfDay: 12 * 3_600)
            let course = SimulationDesk.Course.present(seed: 2, at: now)
            let report = try await SimulationDesk(database: database, seal: seal).carryOut(course)
            #expect(report.first == now.day.advanced(by: -9) && report.refused.isEmpty)
            let (newest, states, last) = try await database.read { connection in
                let newest = try connection.orders(OrderQuery(), now: now, limit: 4 * course.leaves).rows
                let files = try connection.ordersWithEvents(after: 0, limit: 10_000).map {
                    try connection.caseFile($0.number).file
                }
                let open = files.flatMap { file in
                    file.dispatches.filter { $0.completedAt == nil && $0.end == nil }.map { file.stage(of: $0) }
                }
                return (newest, Set(open), files.compactMap(\.lastEventAt).max())
            }
            let left = (1...course.leaves).map { now.advanced(bySeconds: -600 * $0) }
            #expect(newest.first?.receivedAt == left.first)
            for at in left { #expect(newest.first { $0.receivedAt == at }?.status == .registered, "\(at)") }
            #expect(try #require(last) <= now)
            #expect(states.isSuperset(of: [.waiting, .handling]), "\(states)")
            let verified = try await VerifyDesk(database: database, seal: seal).verify()
            #expect(verified.faults == [] && verified.orders == report.registered)
        }
    }

    @Test("the same seed gives the same events, another seed others")
    func seeded() async throws {
        let keys = try KeyRing.ephemeral(.aesGCM)
        let one = try await heads(seed: 5, keys)
        #expect(try await heads(seed: 5, keys) == one)
        #expect(try await heads(seed: 6, keys) != one)
        #expect(one.count == 5)
    }

    private func heads(seed: UInt64, _ keys: KeyRing) async throws -> [EventHead] {
        let database = try await Backend.sqlite.open()
        try await Schema.migrate(database)
        let seal = CitizenSeal(Seal(keys))
        let course = SimulationDesk.Course(seed: seed, first: Self.first, days: 5, rate: 20)
        _ = try await SimulationDesk(database: database, seal: seal).carryOut(course)
        let heads = try await VerifyDesk(database: database, seal: seal).verify().heads
        await database.close()
        return heads
    }

    @Test("invented officers don't work in a real city", arguments: Backend.available)
    func otherCity(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert([HandlingUnit(name: "某市城管局", group: "市直单位")])
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let course = SimulationDesk.Course(seed: 5, first: Self.first, days: 1, rate: 1)
            let error = await thrown(DemoError.self) {
                _ = try await SimulationDesk(database: database, seal: seal).carryOut(course)
            }
            #expect(error == .otherCity)
            #expect(try await database.read { try $0.units().count } == 1)
        }
    }

    /// Every order's events as they are stored.
    private func histories(_ database: any Database) async throws -> [[Event]] {
        try await database.read { connection in
            try connection.ordersWithEvents(after: 0, limit: 10_000).map { order in
                try connection.events(ofOrder: order.id).map {
                    try JSONDecoder().decode(Event.self, from: Data($0.content.utf8))
                }
            }
        }
    }
}
