import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct RecentUseRecordsTests {
    @Test("the newest orders' categories and places are counted, and no older ones", arguments: Backend.available)
    func orders(backend: Backend) async throws {
        try await backend.withSchema { database in
            var orders = [WorkOrder.sample("A1", category: ["旧"]), .sample("A2"), .sample("A3")]
            for (index, order) in orders.enumerated() {
                orders[index].receivedAt = order.receivedAt.advanced(bySeconds: index)
                orders[index].place.area = AreaPath(county: index == 1 ? "" : "甲区")
            }
            try await database.insert(orders.enumerated().map(Self.stored))
            let (newest, all) = try await database.read { connection in
                (try connection.recentUse(ofNewest: 2), try connection.recentUse(ofNewest: 100))
            }
            #expect(newest.categories.values.sorted() == [2] && newest.areas.values.sorted() == [1])
            #expect(all.categories.values.sorted() == [1, 2] && all.areas.values.sorted() == [2])
            #expect(all.units.isEmpty)
        }
    }

    @Test("units are counted by the newest dispatches", arguments: Backend.available)
    func units(backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert(SmallCity.units)
            try await database.insert([Self.stored(0, .sample("A1"))])
            let at = Instant(day: CivilDay(year: 2022, month: 2, day: 2), secondOfDay: 0)
            let dispatches = [0, 1, 1].enumerated().map { index, unit in
                Dispatch(
                    number: "A1-\(index)",
                    order: "A1",
                    unit: SmallCity.bureaus[unit],
                    dispatchedAt: at.advanced(bySeconds: index),
                    deadline: at.advanced(bySeconds: 86_400)
                )
            }
            try await database.insert(dispatches)
            let (use, units) = try await database.read { (try $0.recentUse(ofNewest: 2), try $0.figureNames().units) }
            #expect(use.units.map { units[$0.key]?.name } == [SmallCity.bureaus[1]] && use.units.values.first == 2)
        }
    }

    private static func stored(_ index: Int, _ order: WorkOrder) -> StoredWorkOrder {
        StoredWorkOrder(id: index + 1, order: order, identity: SealedIdentity())
    }

    @Test("both are the end of a covering index")
    func plans() async throws {
        try await Backend.sqlite.withSchema { database in
            let plans = try await database.read { connection in
                try connection.recentUseStatements(9).map { statement in
                    var steps: [String] = []
                    try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                    return steps
                }
            }
            let indexes = ["work_order_month", "dispatch_month"]
            for (plan, index) in zip(plans, indexes) {
                #expect(plan.count == 1 && plan[0].contains("USING COVERING INDEX \(index)"), "\(plan)")
            }
        }
    }
}
