import Bulletins
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// 重复率 over merged orders: one matter counts once, and the list behind it shows as many rows.
@Suite struct RepeatTests {
    @Test(
        "a follower's 再次反映 counts where its leader has none, and not beside its leader's",
        arguments: Backend.available
    )
    func merged(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let leader = try await city.dispatched().order.number
            let follower = try await city.register().order.number
            try await city.act(follower, .merge(.named(leader)), by: SmallCity.dispatcher)
            #expect(try await counts(city) == [0, 0])
            try await repeated(follower, city)
            #expect(try await counts(city) == [1, 1])
            try await repeated(leader, city)
            #expect(try await counts(city) == [1, 1], "one matter")
            let other = try await city.register().order.number
            try await repeated(other, city)
            #expect(try await counts(city) == [2, 2])
            try await city.act(follower, .unmerge(reason: "不是同一件"), by: SmallCity.dispatcher)
            #expect(try await counts(city) == [3, 3], "two matters again")
        }
    }

    private func repeated(_ number: String, _ city: City) async throws {
        try await city.act(number, .contact(.repeated, channel: "电话", content: "还是不亮"), by: SmallCity.callTaker)
    }

    /// What the figure says, and how long its list is.
    private func counts(_ city: City) async throws -> [Int] {
        let cutOff = city.now.advanced(bySeconds: 60)
        let figures = try await BulletinDesk(database: city.database)
            .figures(try Period(parsing: "2022-02"), cutOff: cutOff)
        var query = OrderQuery()
        (query.received, query.isRepeated, query.countsOnlyValid) = (try Period(parsing: "2022-02"), true, true)
        let listed = try await city.database.read { [query] in try $0.orderCount(query, now: cutOff) }
        return [figures.repeatedOrders, listed]
    }
}
