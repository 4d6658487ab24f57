import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What came in lately from a place.
@Suite struct PlaceAppealRecordsTests {
    private static let day = Instant(day: CivilDay(year: 2022, month: 2, day: 10), secondOfDay: 0)
    private static let community = AreaPath(county: "甲区", street: "东街道", community: "一社区")
    private static let street = AreaPath(county: "甲区", street: "东街道", community: "")

    private static func order(
        _ number: String,
        _ seconds: Int,
        in area: AreaPath,
        _ change: (inout WorkOrder) -> Void = { _ in }
    ) -> StoredWorkOrder {
        var order = WorkOrder.sample(number)
        order.receivedAt = day.advanced(bySeconds: seconds)
        order.place.area = area
        change(&order)
        return StoredWorkOrder(id: seconds, order: order, identity: SealedIdentity())
    }

    private static func filled(_ backend: Backend, _ test: (any Database) async throws -> Void) async throws {
        try await backend.withSchema { database in
            let other = AreaPath(county: "甲区", street: "东街道", community: "二社区")
            try await database.insert([
                order("A1", 100, in: community), order("A2", 200, in: street), order("A3", 300, in: other),
                order("A4", 400, in: community) { $0.isConfidential = true },
                order("A5", 500, in: community) { $0.ending = .invalid },
                order("A6", 600, in: community) { $0.content = String(repeating: "字", count: 400) },
                order("A7", 700, in: AreaPath(county: "甲区", street: "", community: "")),
            ])
            try await test(database)
        }
    }

    @Test(
        "a place has what came from it and from its street, newest first, and no secrets",
        arguments: Backend.available
    )
    func placed(_ backend: Backend) async throws {
        try await Self.filled(backend) { database in
            let (found, onStreet, later, one) = try await database.read { connection in
                let since = { Self.day.advanced(bySeconds: $0) }
                return (
                    try connection.appeals(in: Self.community, since: since(0)),
                    try connection.appeals(in: Self.street, since: since(0)),
                    try connection.appeals(in: Self.community, since: since(200)),
                    try connection.appeals(in: Self.community, since: since(0), limit: 1)
                )
            }
            #expect(found.map(\.number) == ["A6", "A2", "A1"])
            #expect(found.first?.beginning.count == 300 && found.first?.status == WorkOrder.sample("A6").status)
            #expect(onStreet.map(\.number) == ["A2"])
            #expect(later.map(\.number) == ["A6", "A2"] && one.map(\.number) == ["A6"])
        }
    }

    @Test("a place without a street, or that nobody named yet, has nothing", arguments: Backend.available)
    func wide(_ backend: Backend) async throws {
        try await Self.filled(backend) { database in
            for area in [AreaPath(county: "甲区"), AreaPath(county: "乙区", street: "西街道", community: "")] {
                let found = try await database.read { try $0.appeals(in: area, since: Self.day) }
                #expect(found.isEmpty, "\(area)")
            }
        }
    }

    @Test("it is a range of the place's index, without sorting")
    func plan() async throws {
        try await Self.filled(.sqlite) { database in
            let steps = try await database.read { connection in
                let statement = connection.placeAppealStatement(Self.street, since: Self.day, limit: 200)
                var steps: [String] = []
                try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                return steps
            }
            #expect(
                steps.contains { $0.contains("w USING INDEX work_order_area (area_id=? AND received_at>?)") },
                "\(steps)"
            )
            #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
        }
    }
}
