import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Every filter against the same condition in plain Swift, on random orders.
@Suite struct OrderListTests {
    private let now = Instant(day: CivilDay(year: 2023, month: 1, day: 1), secondOfDay: 0)

    @Test("a filter lists exactly the orders that have it, newest first", arguments: Backend.available)
    func filters(_ backend: Backend) async throws {
        try await filled(backend) { database, orders in
            for (name, query, matches) in Self.filters {
                let expected = orders.filter { $0.receivedAt < now && matches($0) }
                let rows = try await allRows(database, query)
                #expect(Set(rows.map(\.number)) == Set(expected.map(\.number)), "\(name)")
                #expect(rows.map(\.receivedAt) == rows.map(\.receivedAt).sorted(by: >), "\(name)")
                let count = try await database.read { [now] in try $0.orderCount(query, now: now) }
                #expect(count == expected.count, "\(name)")
            }
        }
    }

    @Test("a page of every size shows each order once", arguments: Backend.available)
    func paging(_ backend: Backend) async throws {
        try await filled(backend) { database, orders in
            for limit in [1, 7, 50, 500] {
                let numbers = try await allRows(database, OrderQuery(), limit: limit).map(\.number)
                #expect(numbers.count == orders.count)
                #expect(Set(numbers).count == numbers.count)
            }
        }
    }

    @Test("a count that need not be exact ends early", arguments: Backend.available)
    func capped(_ backend: Backend) async throws {
        try await filled(backend) { database, _ in
            let now = now
            let count = try await database.read { try $0.orderCount(OrderQuery(), now: now, atMost: 11) }
            #expect(count == 11)
        }
    }

    @Test("what came at or after the cut-off is not listed", arguments: Backend.available)
    func cutOff(_ backend: Backend) async throws {
        try await filled(backend) { database, orders in
            var query = OrderQuery()
            query.asOf = CivilDay(year: 2022, month: 7, day: 1)
            let rows = try await allRows(database, query)
            #expect(rows.count == orders.filter { $0.receivedAt.day < query.asOf! }.count)
            #expect(rows.allSatisfy { $0.receivedAt.day.month < 7 })
        }
    }

    @Test("a name that the city doesn't have lists nothing", arguments: Backend.available)
    func unknownNames(_ backend: Backend) async throws {
        try await filled(backend) { database, _ in
            var queries = Array(repeating: OrderQuery(), count: 4)
            queries[0].channel = "信鸽"
            queries[1].category = CategoryPath(["无此类别"])
            queries[2].county = "无此县"
            queries[3].tag = "无此标签"
            for query in queries {
                let rows = try await allRows(database, query)
                #expect(rows.isEmpty)
            }
        }
    }

    @Test("the hotline's rating is that of the last answered visit before the cut-off", arguments: Backend.available)
    func rating(_ backend: Backend) async throws {
        try await filled(backend) { database, orders in
            let order = orders[0]
            let first = order.receivedAt.advanced(bySeconds: 1_000)
            var later = ReturnVisit(
                order: order.number,
                visitedAt: first.advanced(bySeconds: 1_000),
                rating: .dissatisfied
            )
            later.sequence = 2
            var silent = ReturnVisit(order: order.number, visitedAt: first.advanced(bySeconds: 2_000))
            silent.sequence = 3
            try await database.insert([
                ReturnVisit(order: order.number, visitedAt: first, rating: .satisfied), later, silent,
            ])
            for (rating, count) in [(RatingQuery.evaluated, 1), (.satisfied, 0), (.dissatisfied, 1)] {
                var query = OrderQuery()
                query.rating = rating
                #expect(try await allRows(database, query).count == count, "\(rating)")
                query.received = try Period(parsing: "2022")
                #expect(try await allRows(database, query).count == count, "\(rating) in the year")
            }
        }
    }

    // MARK: -

    private typealias Filter = (String, OrderQuery, @Sendable (WorkOrder) -> Bool)

    private static let filters: [Filter] = codes + names + [many]

    private static func filter(
        _ name: String,
        _ set: (inout OrderQuery) -> Void,
        _ matches: @escaping @Sendable (WorkOrder) -> Bool
    ) -> Filter {
        var query = OrderQuery()
        set(&query)
        return (name, query, matches)
    }

    private static let codes: [Filter] =
        RequestKind.allCases.map { kind in filter(kind.title, { $0.kind = kind }, { $0.kind == kind }) }
        + Ending.allCases.map { ending in filter(ending.title, { $0.ending = ending }, { $0.ending == ending }) }
        + WorkOrderStatus.allCases.map { status in filter(status.title, { $0.status = status }, { $0.status == status })
        }
        + Urgency.allCases.map { urgency in filter(urgency.title, { $0.urgency = urgency }, { $0.urgency == urgency }) }

    private static let names: [Filter] = [
        filter("all", { _ in }, { _ in true }),
        filter("period", { $0.received = march }, { $0.receivedAt.day.month == 3 }),
        filter("channel", { $0.channel = "电话" }, { $0.channel == "电话" }),
        filter("valid", { $0.countsOnlyValid = true }, { $0.ending != .invalid }),
        filter("top", { $0.category = CategoryPath(["城乡建设"]) }, { $0.category.top == "城乡建设" }),
        filter(
            "second",
            { $0.category = CategoryPath(["城乡建设", "物业服务"]) },
            { $0.category.names.dropFirst().first == "物业服务" }
        ),
        filter(
            "third",
            { $0.category = CategoryPath(["城乡建设", "物业服务", "电梯"]) },
            { $0.category.names == ["城乡建设", "物业服务", "电梯"] }
        ),
        filter("county", { $0.county = "相山区" }, { $0.place.area.county == "相山区" }),
        filter("tag", { $0.tag = "涉企" }, { $0.tags.contains("涉企") }),
        filter("hour", { $0.hour = 9 }, { $0.receivedAt.hour == 9 }),
        filter("number", { $0.number = "T202210001" }, { $0.number.hasPrefix("T202210001") }),
    ]

    private static let many = filter(
        "many",
        { ($0.kind, $0.channel, $0.received, $0.tag) = (.complaint, "电话", march, "涉企") },
        { $0.kind == .complaint && $0.channel == "电话" && $0.receivedAt.day.month == 3 && $0.tags.contains("涉企") }
    )

    private static let march = try? Period(parsing: "2022-03")

    private func allRows(
        _ database: any Database,
        _ query: OrderQuery,
        limit: Int = 50
    ) async throws -> [OrderListRow] {
        var rows: [OrderListRow] = []
        var key: ListKey?
        repeat {
            let (from, now) = (key, now)
            let page = try await database.read { try $0.orders(query, now: now, after: from, limit: limit) }
            #expect(page.rows.count <= limit)
            rows += page.rows
            key = page.next
        } while key != nil
        return rows
    }

    private func filled(_ backend: Backend, _ test: (any Database, [WorkOrder]) async throws -> Void) async throws {
        try await backend.withSchema { database in
            var random = RandomOrders(seed: 11)
            let orders = (0..<300).map { random.order($0) }
            try await database.insert(
                orders.enumerated().map { StoredWorkOrder(id: $0 + 1, order: $1, identity: SealedIdentity()) }
            )
            try await test(database, orders)
        }
    }
}
