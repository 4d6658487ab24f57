import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Every filter of dispatches against the same condition in plain Swift.
@Suite struct DispatchListTests {
    private let now = Instant(day: CivilDay(year: 2022, month: 9, day: 1), secondOfDay: 0)
    private let units = [
        HandlingUnit(name: "濉溪县人民政府", group: "县区"), HandlingUnit(name: "相山区人民政府", group: "县区"),
        HandlingUnit(name: "市城管局", group: "市直单位"),
    ]

    @Test("a filter lists exactly the dispatches that have it", arguments: Backend.available)
    func filters(_ backend: Backend) async throws {
        try await filled(backend) { database, orders, dispatches in
            let kinds = Dictionary(uniqueKeysWithValues: orders.map { ($0.number, $0.kind) })
            let received = Dictionary(uniqueKeysWithValues: orders.map { ($0.number, $0.receivedAt.day) })
            for (name, query, matches) in try filters(kinds, received) {
                let now = query.asOf?.start ?? now
                let expected = dispatches.filter { $0.dispatchedAt < now && matches($0, now) }
                let found = try await numbers(database, query)
                #expect(Set(found) == Set(expected.map(\.number)), "\(name)")
                #expect(found.count == expected.count, "\(name)")
                let count = try await database.read { try $0.dispatchCount(query, now: now) }
                #expect(count == expected.count, "\(name)")
            }
        }
    }

    @Test("a unit's rating is that of its last answered visit", arguments: Backend.available)
    func rating(_ backend: Backend) async throws {
        try await filled(backend) { database, orders, dispatches in
            let dispatch = try #require(dispatches.first { $0.dispatchedAt < now && $0.round == 1 })
            let at = dispatch.dispatchedAt.advanced(bySeconds: 10)
            var second = ReturnVisit(order: dispatch.order, unit: dispatch.unit, visitedAt: at, rating: .satisfied)
            second.sequence = 2
            second.isResolved = false
            let first = ReturnVisit(order: dispatch.order, unit: dispatch.unit, visitedAt: at, rating: .dissatisfied)
            let hotline = ReturnVisit(order: dispatch.order, visitedAt: at, rating: .veryDissatisfied)
            try await database.insert([first, second, hotline])
            let expected = [
                RatingQuery.evaluated: 1, .satisfied: 1, .dissatisfied: 0, .asked: 1, .resolved: 0, .unresolved: 1,
            ]
            for (rating, count) in expected {
                var query = DispatchQuery()
                (query.rating, query.countsOnlyFirst, query.unit) = (rating, true, dispatch.unit)
                #expect(try await numbers(database, query).count == count, "\(rating)")
            }
        }
    }

    @Test("what is asked of the order, and of when and by whom a dispatch was made", arguments: Backend.available)
    func ofOrder(_ backend: Backend) async throws {
        try await filled(backend) { database, orders, dispatches in
            let byNumber = Dictionary(uniqueKeysWithValues: orders.map { ($0.number, $0) })
            for (name, set, matches) in Self.ofOrder {
                var query = DispatchQuery()
                set(&query)
                let expected = dispatches.filter { dispatch in
                    guard let order = byNumber[dispatch.order] else { return false }
                    return dispatch.dispatchedAt < now && matches(dispatch, order)
                }
                #expect(!expected.isEmpty && expected.count < dispatches.count, "\(name)")
                let found = try await numbers(database, query)
                #expect(Set(found) == Set(expected.map(\.number)), "\(name)")
            }
            var query = DispatchQuery()
            query.channel = "信鸽"
            let none = try await numbers(database, query)
            #expect(none.isEmpty)
        }
    }

    private typealias OfOrder = (
        String, @Sendable (inout DispatchQuery) -> Void, @Sendable (Dispatch, WorkOrder) -> Bool
    )

    private static let ofOrder: [OfOrder] = [
        ("channel", { $0.channel = "电话" }, { _, order in order.channel == "电话" }),
        (
            "category", { $0.category = CategoryPath(["城乡建设", "物业服务"]) },
            { _, order in order.category.names.dropFirst().first == "物业服务" }
        ),
        ("county", { $0.county = "相山区" }, { _, order in order.place.area.county == "相山区" }),
        (
            "street", { $0.place = AreaPath(county: "相山区", street: "渠沟镇") },
            { _, order in order.place.area.street == "渠沟镇" }
        ),
        ("urgency", { $0.urgency = .urgent }, { _, order in order.urgency == .urgent }),
        ("tag", { $0.tag = "涉企" }, { _, order in order.tags.contains("涉企") }),
        ("hour", { $0.hour = 9 }, { dispatch, _ in dispatch.dispatchedAt.hour == 9 }),
        ("weekday", { $0.weekday = 7 }, { dispatch, _ in dispatch.dispatchedAt.day.weekday == 7 }),
        ("officer", { $0.dispatchedBy = "D1" }, { dispatch, _ in dispatch.dispatchedBy == "D1" }),
    ]

    private typealias Filter = (String, DispatchQuery, @Sendable (Dispatch, Instant) -> Bool)

    private func filters(_ kinds: [String: RequestKind], _ received: [String: CivilDay]) throws -> [Filter] {
        var list: [Filter] = []
        func add(
            _ name: String,
            set: (inout DispatchQuery) -> Void,
            matching matches: @escaping @Sendable (Dispatch, Instant) -> Bool
        ) {
            var query = DispatchQuery()
            set(&query)
            list.append((name, query, matches))
            // The same as of an earlier day.
            query.asOf = CivilDay(year: 2022, month: 5, day: 1)
            list.append((name + " as of May", query, matches))
        }
        let april = try Period(parsing: "2022-04")
        let days = april.range
        add("all", set: { _ in }, matching: { _, _ in true })
        add("made", set: { $0.dispatched = april }, matching: { dispatch, _ in days.contains(dispatch.dispatchedAt) })
        add(
            "completed",
            set: { $0.completed = april },
            matching: { dispatch, now in dispatch.completedAt.map { days.contains($0) && $0 < now } ?? false }
        )
        add(
            "due",
            set: { $0.due = april },
            matching: { dispatch, now in days.contains(dispatch.deadline) && dispatch.deadline < now }
        )
        add(
            "received",
            set: { $0.received = april },
            matching: { dispatch, _ in received[dispatch.order].map(april.contains) ?? false }
        )
        add("first", set: { $0.countsOnlyFirst = true }, matching: { dispatch, _ in dispatch.round == 1 })
        add("unit", set: { $0.unit = "市城管局" }, matching: { dispatch, _ in dispatch.unit == "市城管局" })
        add("group", set: { $0.group = "县区" }, matching: { dispatch, _ in dispatch.unit != "市城管局" })
        add("kind", set: { $0.kind = .complaint }, matching: { dispatch, _ in kinds[dispatch.order] == .complaint })
        add("open", set: { $0.state = .open }, matching: { dispatch, now in dispatch.status(at: now) != .completed })
        add(
            "done",
            set: { $0.state = .completed },
            matching: { dispatch, now in dispatch.status(at: now) == .completed }
        )
        add("overdue", set: { $0.state = .overdue }, matching: { dispatch, now in dispatch.isOverdue(at: now) })
        add("on time", set: { $0.state = .onTime }, matching: { dispatch, now in !dispatch.isOverdue(at: now) })
        add("nobody", set: { $0.unit = "无此单位" }, matching: { _, _ in false })
        return list
    }

    private func numbers(_ database: any Database, _ query: DispatchQuery) async throws -> [String] {
        var numbers: [String] = []
        var key: ListKey?
        repeat {
            let (from, now) = (key, now)
            let page = try await database.read { try $0.dispatches(query, now: now, after: from, limit: 33) }
            numbers += page.rows.map(\.dispatch.number)
            key = page.next
        } while key != nil
        return numbers
    }

    private func filled(
        _ backend: Backend,
        _ test: (any Database, [WorkOrder], [Dispatch]) async throws -> Void
    ) async throws {
        try await backend.withSchema { database in
            var random = RandomOrders(seed: 12)
            try await database.insert(units)
            let orders = (0..<150).map { random.order($0) }
            try await database.insert(
                orders.enumerated().map { StoredWorkOrder(id: $0 + 1, order: $1, identity: SealedIdentity()) }
            )
            var dispatches = orders.flatMap { order in
                units.prefix(2).map { random.dispatch(of: order, unit: $0.name) }
                    + [random.dispatch(of: order, unit: units[2].name, round: 2)]
            }
            for index in stride(from: 0, to: dispatches.count, by: 5) { dispatches[index].dispatchedBy = "D1" }
            try await database.insert(dispatches)
            try await test(database, orders, dispatches)
        }
    }
}
