import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// 综合查询: any conditions together against the same in plain Swift, on random orders with all that happened to them.
@Suite struct OrderQueryTests {
    static let now = Instant(day: CivilDay(year: 2022, month: 9, day: 1), secondOfDay: 0)

    @Test("any conditions together list and count exactly the orders that meet them", arguments: Backend.available)
    func conjunctions(_ backend: Backend) async throws {
        try await QueriedCity(orders: 400, seed: 5).filled(backend) { database, city in
            var random = SeededRandom(seed: 77)
            var met = 0
            for _ in 0..<250 {
                let conditions = Self.some(1 + random.next(below: 3), &random)
                met += try await check(conditions, database, city)
            }
            #expect(met > 50)
        }
    }

    @Test("each condition alone, and with a period", arguments: Backend.available)
    func alone(_ backend: Backend) async throws {
        try await QueriedCity(orders: 400, seed: 6).filled(backend) { database, city in
            let period = try #require(Self.conditions.first { $0.name == "received" })
            for condition in Self.conditions {
                let found = try await check([condition], database, city)
                #expect(found > 0 || condition.isRare, "\(condition.name) should have orders")
                _ = try await check([condition, period], database, city)
            }
        }
    }

    @Test("with more rows than are counted the rarer filter leads, and the list is the same")
    func manyRows() async throws {
        try await QueriedCity(orders: 11_000, seed: 7).filled(.sqlite) { database, city in
            let wide = Self.conditions.filter {
                ["channel", "kinds", "county", "unit", "hour", "valid"].contains($0.name)
            }
            for first in wide {
                for second in wide where second.name > first.name {
                    _ = try await check([first, second], database, city)
                }
            }
        }
    }

    @Test("a name that nothing has finds nothing, and beside a known one is passed over", arguments: Backend.available)
    func unknownNames(_ backend: Backend) async throws {
        try await QueriedCity(orders: 60, seed: 8).filled(backend) { database, city in
            var query = OrderQuery()
            query.unit = "无此单位"
            let ofUnit = try await count(query, database)
            #expect(ofUnit == 0)
            query.unit = nil
            query.leader = "无此工单"
            let ofLeader = try await count(query, database)
            #expect(ofLeader == 0)
            query.leader = nil
            query.places = [AreaPath(county: "无此县", street: "无此镇")]
            let ofPlace = try await count(query, database)
            #expect(ofPlace == 0)
            query.places = []
            query.channels = ["信鸽", "电话"]
            let phoned = city.orders.filter { $0.channel == "电话" && $0.receivedAt < Self.now }.count
            let ofChannels = try await count(query, database)
            #expect(ofChannels == phoned)
        }
    }

    /// Conditions of different fields; of those on a dispatch one, because one dispatch has to meet them all.
    private static func some(_ count: Int, _ random: inout SeededRandom) -> [QueriedCity.Condition] {
        var chosen: [QueriedCity.Condition] = []
        for condition in conditions.shuffled(using: &random) where chosen.count < count {
            if !chosen.contains(where: { $0.field == condition.field }) { chosen.append(condition) }
        }
        return chosen
    }

    private func count(_ query: OrderQuery, _ database: any Database) async throws -> Int {
        try await database.read { try $0.orderCount(query, now: Self.now) }
    }

    /// How many orders meet all of the conditions.
    private func check(
        _ conditions: [QueriedCity.Condition],
        _ database: any Database,
        _ city: QueriedCity
    )
        async throws -> Int
    {
        var query = OrderQuery()
        for condition in conditions { condition.set(&query) }
        let expected = city.orders.filter { order in
            order.receivedAt < Self.now && conditions.allSatisfy { $0.isMet(order, city.course(of: order)) }
        }
        let names = conditions.map(\.name)
        let asked = query
        var (found, key) = ([OrderListRow](), ListKey?.none)
        repeat {
            let from = key
            let page = try await database.read { try $0.orders(asked, now: Self.now, after: from, limit: 37) }
            found += page.rows
            key = page.next
        } while key != nil
        let order = expected.sorted { $0.receivedAt > $1.receivedAt }
        #expect(found.map(\.receivedAt) == order.map(\.receivedAt), "\(names)")
        #expect(Set(found.map(\.number)) == Set(expected.map(\.number)), "\(names)")
        let counted = try await count(query, database)
        #expect(counted == expected.count, "\(names)")
        let again = try OrderQuery(items: query.items)
        #expect(again == query, "\(names)")
        return expected.count
    }

    static let conditions: [QueriedCity.Condition] = orderConditions + dispatchConditions + peopleConditions

    private static let orderConditions: [QueriedCity.Condition] = [
        .init("received", { $0.received = may }, { order, _ in order.receivedAt.day.month == 5 }),
        .init("channel", { $0.channel = "电话" }, { order, _ in order.channel == "电话" }),
        .init("channels", { $0.channels = ["电话", "人民网留言"] }, { order, _ in order.channel != "政务服务网" }),
        .init("kind", { $0.kind = .complaint }, { order, _ in order.kind == .complaint }),
        .init(
            "kinds",
            { $0.kinds = [.inquiry, .praise, .tipOff] },
            { order, _ in
                [.inquiry, .praise, .tipOff].contains(order.kind)
            }
        ),
        .init(
            "categories",
            { $0.categories = [CategoryPath(["城乡建设", "物业服务"])].compactMap(\.self) },
            { order, _ in
                order.category.names.dropFirst().first == "物业服务"
            }
        ),
        .init("county", { $0.county = "相山区" }, { order, _ in order.place.area.county == "相山区" }),
        .init(
            "place",
            { $0.place = AreaPath(county: "相山区", street: "渠沟镇") },
            { order, _ in
                order.place.area.street == "渠沟镇"
            }
        ),
        .init(
            "community",
            { $0.place = AreaPath(county: "相山区", street: "渠沟镇", community: "梧桐社区") },
            { order, _ in
                order.place.area == AreaPath(county: "相山区", street: "渠沟镇", community: "梧桐社区")
            }
        ),
        .init(
            "statuses",
            { $0.statuses = [.registered, .handling] },
            { order, _ in
                order.status == .registered || order.status == .handling
            }
        ),
        .init("urgencies", { $0.urgencies = [.urgent, .emergency] }, { order, _ in order.urgency != .normal }),
        .init(
            "endings",
            { $0.endings = [.dispatched, .invalid] },
            { order, _ in
                order.ending == .dispatched || order.ending == .invalid
            }
        ),
        .init("tags", { $0.tags = ["群体", "老年"] }, { order, _ in order.tags.contains { $0 == "群体" || $0 == "老年" } }),
        .init("caller", { $0.callerKind = .company }, { order, _ in order.callerKind == .company }),
        .init("hour", { $0.hour = 9 }, { order, _ in order.receivedAt.hour == 9 }),
        .init("weekday", { $0.weekday = 6 }, { order, _ in order.receivedAt.day.weekday == 6 }),
        .init("completed", { $0.completed = may }, { order, _ in order.completedAt?.day.month == 5 }),
        .init("platform", { $0.platform = "省平台" }, { order, _ in order.external?.platform == "省平台" }),
        .init("external", { $0.external = "S7" }, isRare: true, { order, _ in order.external?.number == "S7" }),
        .init("number", { $0.number = "T202210001" }, { order, _ in order.number.hasPrefix("T202210001") }),
        .init(
            "valid",
            { $0.countsOnlyValid = true },
            { order, _ in order.ending != .invalid && order.status != .void }
        ),
    ]

    private static let dispatchConditions: [QueriedCity.Condition] = [
        .init("unit", { $0.unit = "市城管局" }, { _, course in course.dispatched { $0.unit == "市城管局" } }),
        .init(
            "unit and below",
            { $0.unit = "相山区人民政府" },
            { _, course in
                course.dispatched { $0.unit == "相山区人民政府" || $0.unit == "渠沟镇" }
            }
        ),
        .init("group", { $0.group = "市直单位" }, { _, course in course.dispatched { $0.unit == "市城管局" } }),
        .init("open", { $0.handling = .open }, { _, course in course.dispatched { $0.isOpen(now) } }),
        .init("overdue", { $0.handling = .overdue }, { _, course in course.dispatched { $0.isLate(now) } }),
        .init("on time", { $0.handling = .onTime }, { _, course in course.dispatched { !$0.isLate(now) } }),
        .init(
            "open at a unit",
            { ($0.unit, $0.handling) = ("市城管局", .open) },
            { _, course in
                course.dispatched { $0.unit == "市城管局" && $0.isOpen(now) }
            }
        ),
        .init(
            "late below",
            { ($0.unit, $0.handling) = ("相山区人民政府", .overdue) },
            { _, course in
                course.dispatched { $0.unit != "市城管局" && $0.isLate(now) }
            }
        ),
        .init(
            "factual",
            { $0.course = .factual },
            { _, course in
                course.dispatched { $0.isDone(now) && $0.isFactual == true }
            }
        ),
        .init(
            "due",
            { $0.due = may },
            { _, course in
                course.dispatched { $0.deadline.day.month == 5 && $0.isOpen(now) }
            }
        ),
        .init(
            "dispatcher",
            { $0.dispatchedBy = "D1" },
            { _, course in
                course.dispatches.contains { $0.dispatchedBy == "D1" && $0.dispatchedAt < now }
            }
        ),
    ]

    private static let peopleConditions: [QueriedCity.Condition] = [
        .init(
            "contact",
            { $0.contact = .reminder },
            { _, course in
                course.contacts.contains { $0.kind == .reminder && $0.at < now }
            }
        ),
        .init("registrar", { $0.registeredBy = "T1" }, { _, course in course.officers.first == "T1" }),
        .init("officer", { $0.officer = "T1" }, { _, course in course.officers.contains("T1") }),
        .init("leader", { $0.leader = "T20221000000" }, { _, course in course.isFollower }),
    ]

    private static let may = try? Period(parsing: "2022-05")
}

extension Dispatch {
    fileprivate func isDone(_ now: Instant) -> Bool { completedAt.map { $0 < now } ?? false }

    fileprivate func isOpen(_ now: Instant) -> Bool { !isDone(now) && !(endedAt.map { $0 < now } ?? false) }

    fileprivate func isLate(_ now: Instant) -> Bool {
        if let completedAt, completedAt < now { return completedAt > deadline }
        return isOpen(now) && deadline < now
    }
}
