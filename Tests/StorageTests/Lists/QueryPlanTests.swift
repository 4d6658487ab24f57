import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What SQLite does for each list: never a scan of a table, never a sort of more than the page.
@Suite struct QueryPlanTests {
    private let now = Instant(day: CivilDay(year: 2023, month: 1, day: 1), secondOfDay: 0)

    @Test("a page of orders by any filter walks an index", arguments: OrderFilter.allCases)
    func orderPages(_ filter: OrderFilter) async throws {
        try await filled { database in
            let (query, now) = (filter.query, now)
            let plan = try await database.read { connection in
                try connection.plan(of: connection.orderPageStatement(query, now: now))
            }
            #expect(!plan.contains { $0.hasPrefix("SCAN w") && !$0.contains("INDEX") }, "\(plan)")
            // What has an index in another order leads only where it has few rows, and those are sorted.
            guard ![.unitOpen, .officer, .completed].contains(filter) else { return }
            #expect(!plan.contains { $0.contains("USE TEMP B-TREE FOR ORDER BY") }, "\(plan)")
        }
    }

    @Test("a page of dispatches by any filter walks an index", arguments: DispatchFilter.allCases)
    func dispatchPages(_ filter: DispatchFilter) async throws {
        try await filled { database in
            let (query, now) = (filter.query, now)
            let plan = try await database.read { connection in
                try connection.plan(of: connection.dispatchPageStatement(query, now: now))
            }
            #expect(!plan.contains { $0.hasPrefix("SCAN d") && !$0.contains("INDEX") }, "\(plan)")
            #expect(!plan.contains { $0.contains("USE TEMP B-TREE FOR ORDER BY") }, "\(plan)")
        }
    }

    @Test(
        "orders with a text are a walk over its index by rowid, then two look-ups each",
        arguments: OrderFilter.allCases
    )
    func textPages(_ filter: OrderFilter) async throws {
        try await filled { database in
            // One order can't be few: beside it the text leads only where it has no more orders.
            _ = try await database.write { try $0.indexWaitingTexts() }
            var query = filter.query
            query.text = "路灯 不亮"
            let (asked, now) = (query, now)
            let plan = try await database.read { connection in
                try connection.plan(of: connection.textPageStatement(asked, now: now))
            }
            #expect(!plan.contains { $0.hasPrefix("SCAN w") || $0.hasPrefix("SCAN x USING") }, "\(plan)")
            guard filter != .prompt else { return }
            #expect(plan.contains { $0.hasPrefix("SCAN f VIRTUAL TABLE INDEX") }, "\(plan)")
            #expect(plan.contains { $0.hasPrefix("SEARCH x USING I") }, "\(plan)")
            guard plan.first?.hasPrefix("SCAN f") == true else { return }
            #expect(plan.contains { $0.hasPrefix("SEARCH w USING INTEGER PRIMARY KEY") }, "\(plan)")
            // The last visit of each order found is looked for among its visits.
            guard filter.query.rating == nil else { return }
            #expect(!plan.contains { $0.contains("USE TEMP B-TREE FOR ORDER BY") }, "\(plan)")
        }
    }

    @Test("dispatches with a rare rating are found through the visits that give it, by their order")
    func rareRatings() async throws {
        try await filled { database in
            for filter in [DispatchFilter.dissatisfied, .unresolved, .dissatisfiedUnit] {
                let (query, now) = (filter.query, now)
                let plan = try await database.read { connection in
                    try connection.plan(of: connection.dispatchPageStatement(query, now: now))
                }
                #expect(plan.first?.contains("SEARCH v USING INDEX return_visit_unit_") == true, "\(plan)")
                #expect(plan.contains { $0.contains("SEARCH d USING INDEX dispatch_order") }, "\(plan)")
                var kind = query
                kind.kind = .complaint
                let asked = kind
                let ofKind = try await database.read { connection in
                    try connection.plan(of: connection.dispatchPageStatement(asked, now: now))
                }
                #expect(ofKind.contains { $0.contains("SEARCH d USING INDEX dispatch_order") }, "\(ofKind)")
            }
        }
    }

    @Test("orders of an hour and dispatches of a kind have an index of their own")
    func hoursAndKinds() async throws {
        try await filled { database in
            let now = now
            let plans = try await database.read { connection in
                var dispatches = DispatchQuery()
                dispatches.kind = .praise
                let orders = try connection.orderPageStatement(OrderFilter.hour.query, now: now)
                return try (
                    connection.plan(of: orders),
                    connection.plan(of: connection.dispatchPageStatement(dispatches, now: now))
                )
            }
            #expect(plans.0.first?.contains("INDEX work_order_hour (<expr>=? AND received_at<?)") == true, "\(plans.0)")
            #expect(plans.1.first?.contains("INDEX dispatch_kind (kind=? AND dispatched_at<?)") == true, "\(plans.1)")
        }
    }

    @Test("orders by the day of their dispatch are walked from the end of that day, not from now")
    func dispatchedDay() async throws {
        try await filled { database in
            var query = OrderQuery()
            query.dispatched = try Period(parsing: "2022-02-10")
            let (asked, now) = (query, now)
            let statement = try await database.read { try $0.orderPageStatement(asked, now: now) }
            #expect(statement.text.ranges(of: "w.received_at <").count == 1, "\(statement.text)")
        }
    }

    @Test("dispatches of a day's orders are a range of their own index")
    func received() async throws {
        try await filled { database in
            let now = now
            let plan = try await database.read { connection in
                try connection.plan(of: connection.dispatchPageStatement(DispatchFilter.received.query, now: now))
            }
            #expect(plan.first?.contains("dispatch_received (order_received_at>? AND order_received_at<?)") == true)
        }
    }

    @Test("a month's orders, dispatches and visits are read from covering indexes alone")
    func figures() async throws {
        try await filled { database in
            let range = try Period(parsing: "2022-02").range
            let statements = try await database.read { connection in
                connection.figureStatements(of: range) + connection.courseStatements(of: range)
            }
            for statement in statements {
                let plan = try await database.read { try $0.plan(of: statement) }
                let reads = plan.filter { $0.hasPrefix("SEARCH") || $0.hasPrefix("SCAN") }
                #expect(!reads.isEmpty && reads.allSatisfy { $0.contains("USING COVERING INDEX") }, "\(plan)")
            }
        }
    }

    @Test("units that had an order are read from covering indexes; only few look-ups reach a dispatch itself")
    func handings() async throws {
        try await filled { database in
            let range = try Period(parsing: "2022-02").range
            let plans = try await database.read { connection in
                try connection.handingStatements(of: range).map { try connection.plan(of: $0) }
            }
            try #require(plans.count == 3)
            #expect(
                plans[0].allSatisfy { $0.contains("SEARCH d USING COVERING INDEX dispatch_received") },
                "\(plans[0])"
            )
            #expect(plans[1].contains { $0.contains("SEARCH x USING COVERING INDEX dispatch_order") }, "\(plans[1])")
            #expect(plans[2].contains { $0.contains("USING COVERING INDEX send_back_redirected") }, "\(plans[2])")
            #expect(!plans.joined().contains { $0.contains("TEMP B-TREE") }, "\(plans)")
        }
    }

    @Test("visits of a month are one walk by their orders' time, and look-ups for dispatches of other orders")
    func visits() async throws {
        try await filled { database in
            let range = try Period(parsing: "2022-02").range
            let statements = try await database.read { $0.figureStatements(of: range) }
            for statement in statements where statement.text.contains("return_visit") {
                let plan = try await database.read { try $0.plan(of: statement) }
                let reads = plan.filter { $0.contains("return_visit_figures") }
                #expect(reads.count == 1 && reads.allSatisfy { $0.contains("order_received_at") }, "\(plan)")
            }
        }
    }

    @Test("open and overdue dispatches are walked in indexes that hold nothing else, in the list's order")
    func rareStates() async throws {
        try await filled { database in
            let now = now
            let indexes = [DispatchState.open: ["dispatch_open"], .overdue: ["dispatch_late", "dispatch_open"]]
            for (state, indexes) in indexes {
                for unit in [nil, "市城管局"] {
                    var query = DispatchQuery()
                    (query.state, query.unit, query.kind) = (state, unit, unit == nil ? nil : .complaint)
                    let asked = query
                    let plan = try await database.read { connection in
                        try connection.plan(of: connection.dispatchPageStatement(asked, now: now))
                    }
                    let walks = plan.filter { $0.contains(" d USING") }
                    #expect(walks.count == indexes.count, "\(plan)")
                    for (walk, index) in zip(walks, indexes) { #expect(walk.contains("INDEX \(index) ("), "\(plan)") }
                    #expect(!plan.contains { $0.contains("USE TEMP B-TREE") }, "\(plan)")
                }
            }
        }
    }

    @Test("of several filters of orders the one with the fewest rows leads")
    func narrowestLeads() async throws {
        try await filled { database in
            var (rareKind, rareStatus, number, tag) = (OrderQuery(), OrderQuery(), OrderQuery(), OrderQuery())
            (rareKind.channel, rareKind.kind) = ("电话", .praise)
            (rareStatus.channel, rareStatus.status) = ("电话", .closed)
            (number.channel, number.number) = ("电话", "X")
            (tag.tag, tag.kind) = ("涉企", .praise)
            let expected = [
                (rareKind, "work_order_kind"), (rareStatus, "work_order_status"),
                (number, "SEARCH n USING COVERING INDEX"), (tag, "work_order_kind"),
            ]
            for (query, index) in expected {
                let now = now
                let plan = try await database.read { connection in
                    try connection.plan(of: connection.orderPageStatement(query, now: now))
                }
                #expect(plan.first?.contains(index) == true, "\(plan)")
            }
        }
    }

    enum OrderFilter: String, CaseIterable, CustomTestStringConvertible {
        case none, received, valid, channel, kind, category, subcategory, county, urgency, ending, status, tag, hour
        case channelAndCategory, satisfied, dissatisfied, unresolved, dissatisfiedByPhone, repeated, units, prompt
        case place, caller, weekday, unit, unitOpen, channels, platform, contact, officer, completed

        var testDescription: String { rawValue }

        var query: OrderQuery {
            var query = OrderQuery()
            switch self {
            case .none: break
            case .received: query.received = try? Period(parsing: "2022-02")
            case .valid: query.countsOnlyValid = true
            case .channel: query.channel = "电话"
            case .kind: query.kind = .complaint
            case .category: query.category = CategoryPath(["城市管理"])
            case .subcategory: query.category = CategoryPath(["城市管理", "路灯"])
            case .county: query.county = "相山区"
            case .urgency: query.urgency = .urgent
            case .ending: query.ending = .invalid
            case .status: query.status = .handling
            case .tag: query.tag = "涉企"
            case .hour: query.hour = 9
            case .repeated: (query.isRepeated, query.received) = (true, try? Period(parsing: "2022-02"))
            case .units: (query.unitCount, query.received) = (2, try? Period(parsing: "2022-02"))
            case .prompt:
                (query.dispatchedWithin, query.dispatched) = (.workingDays(1), try? Period(parsing: "2022-02"))
            case .channelAndCategory:
                query.channel = "电话"
                query.category = CategoryPath(["城市管理"])
                query.received = try? Period(parsing: "2022-02")
            case .satisfied: query.rating = .satisfied
            case .dissatisfied: query.rating = .dissatisfied
            case .unresolved: query.rating = .unresolved
            case .dissatisfiedByPhone: (query.rating, query.channel) = (.dissatisfied, "电话")
            case .place: query.place = AreaPath(county: "相山区")
            case .caller: query.callerKind = .company
            case .weekday: query.weekday = 1
            case .unit: query.unit = "市城管局"
            case .unitOpen: (query.unit, query.handling, query.category) = ("市城管局", .overdue, CategoryPath(["城市管理"]))
            case .channels: query.channels = ["电话", "网站"]
            case .platform: query.platform = "省平台"
            case .contact: (query.contact, query.county) = (.reminder, "相山区")
            case .officer: query.officer = "T1"
            case .completed: query.completed = try? Period(parsing: "2022-02")
            }
            return query
        }
    }

    enum DispatchFilter: String, CaseIterable, CustomTestStringConvertible {
        case none, received, made, completed, due, unit, unitMade, group, overdue
        case satisfied, dissatisfied, unresolved, dissatisfiedUnit
        case sentBack, wellPlaced, extended, reworked, judged, factual, atOnce
        case visited, reached, carried, level, acknowledged

        var testDescription: String { rawValue }

        var query: DispatchQuery {
            var query = DispatchQuery()
            let month = try? Period(parsing: "2022-02")
            switch self {
            case .none: break
            case .received: query.received = month
            case .made: query.dispatched = month
            case .completed: query.completed = month
            case .due: query.due = month
            case .unit: query.unit = "市城管局"
            case .unitMade: (query.unit, query.dispatched) = ("市城管局", month)
            case .group: (query.group, query.dispatched) = ("市直单位", month)
            case .overdue: (query.state, query.dispatched) = (.overdue, month)
            case .satisfied: query.rating = .satisfied
            case .dissatisfied: query.rating = .dissatisfied
            case .unresolved: query.rating = .unresolved
            case .dissatisfiedUnit: (query.rating, query.unit) = (.dissatisfied, "市城管局")
            case .sentBack, .wellPlaced, .extended, .reworked, .judged, .factual, .atOnce:
                (query.course, query.dispatched) = (course, month)
            case .visited: (query.rating, query.dispatched) = (.visited, month)
            case .reached: (query.rating, query.completed) = (.reached, month)
            case .carried: query.openAt = CivilDay(year: 2022, month: 2, day: 1)
            case .level: (query.level, query.dispatched) = (3, month)
            case .acknowledged:
                query.response = ResponseQuery(.acknowledged, isInTime: true, limit: .workingDays(1))
                query.dispatched = month
            }
            return query
        }

        private var course: DispatchCourse? { DispatchCourse.allCases.first { "\($0)" == rawValue } }
    }

    private func filled(_ test: (any Database) async throws -> Void) async throws {
        try await Backend.sqlite.withSchema { database in
            var order = WorkOrder.sample("1")
            order.place.area = AreaPath(county: "相山区")
            order.tags = ["涉企"]
            try await database.insert([StoredWorkOrder(id: 1, order: order, identity: SealedIdentity())])
            try await database.insert([HandlingUnit(name: "市城管局", group: "市直单位")])
            try await test(database)
        }
    }
}

extension Connection {
    /// The steps of SQLite's plan.
    fileprivate func plan(of statement: Statement) throws -> [String] {
        var steps: [String] = []
        try forEachRow("EXPLAIN QUERY PLAN \(statement)") { row in steps.append(row.text(3) ?? "") }
        return steps
    }
}
