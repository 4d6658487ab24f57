import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Which condition leads the walk over many orders, and that the list is the same whichever does.
@Suite struct LeadingFilterTests {
    private static let count = 20_000
    private let now = Instant(day: CivilDay(year: 2023, month: 1, day: 1), secondOfDay: 0)

    @Test("of two conditions with many rows the one that is rarer now leads, in an index that has the other's code")
    func rarerNow() async throws {
        try await filled { database in
            var query = OrderQuery()
            (query.county, query.ending) = ("相山区", .invalid)
            let plan = try await self.plan(query, database)
            #expect(plan.first?.contains("INDEX work_order_ending (ending=? AND received_at<?)") == true, "\(plan)")
            try await check(query, 2_500, database)
            (query.county, query.ending) = ("杜集区", .dispatched)
            let other = try await self.plan(query, database)
            #expect(other.first?.contains("work_order_county") == true, "\(other)")
            try await check(query, 7_500, database)
        }
    }

    @Test("a condition with few rows leads before one with many, in whatever order its index is")
    func fewRows() async throws {
        try await filled { database in
            var query = OrderQuery()
            (query.county, query.external) = ("相山区", "S40")
            let steps = try await self.plan(query, database)
            #expect(steps.first?.contains("work_order_external") == true, "\(steps)")
            try await check(query, 1, database)
            query.external = nil
            query.number = "N1999"
            let others = try await self.plan(query, database)
            #expect(others.first?.contains("SEARCH n USING COVERING INDEX") == true, "\(others)")
        }
    }

    @Test("several values with many rows are tested on a walk by time, which ends where it has a page")
    func severalValues() async throws {
        try await filled { database in
            var query = OrderQuery()
            query.endings = [.invalid, .dispatched]
            let plan = try await self.plan(query, database)
            #expect(plan.first?.contains("INDEX work_order_month (received_at<?)") == true, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
            try await check(query, Self.count, database)
        }
    }

    @Test("a unit's orders are walked in its index, those of a unit with many below it in the index of all dispatches")
    func units() async throws {
        try await filled { database in
            var query = OrderQuery()
            query.unit = "渠沟镇"
            let alone = try await plan(query, database)
            #expect(alone.first?.contains("INDEX dispatch_unit_received (unit_id=? AND order_received_at<?)") == true)
            try await check(query, Self.count / 2, database)
            query.unit = "相山区人民政府"
            let below = try await plan(query, database)
            #expect(below.contains { $0.contains("d USING COVERING INDEX dispatch_received") } == true, "\(below)")
            #expect(!below.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(below)")
            try await check(query, Self.count, database)
        }
    }

    @Test("open and late dispatches are looked up in the indexes that hold nothing else")
    func rareStates() async throws {
        try await filled { database in
            var query = OrderQuery()
            (query.handling, query.county) = (.open, "相山区")
            let open = try await plan(query, database)
            #expect(open.contains { $0.contains("d USING INDEX dispatch_open") }, "\(open)")
            try await check(query, 10, database)
            query.handling = .overdue
            let late = try await plan(query, database)
            #expect(late.contains { $0.contains("d USING INDEX dispatch_late") }, "\(late)")
            try await check(query, 20, database)
        }
    }

    @Test("what was sent back or extended leads by the requests, a period of 办结 by its own index")
    func courses() async throws {
        try await filled { database in
            var query = OrderQuery()
            (query.course, query.county) = (.sentBack, "相山区")
            let steps = try await self.plan(query, database)
            #expect(steps.contains { $0.hasPrefix("SCAN x USING COVERING INDEX") }, "\(steps)")
            try await check(query, 0, database)
            query.course = nil
            query.completed = try Period(parsing: "2022-06-01")
            let others = try await self.plan(query, database)
            #expect(others.first?.contains("work_order_completed") == true, "\(others)")
            try await check(query, 0, database)
        }
    }

    @Test("what many dispatches met, and nothing else leads, is walked over all dispatches in the list's order")
    func manyDispatches() async throws {
        try await filled { database in
            var query = OrderQuery()
            query.course = .judged
            let judged = try await plan(query, database)
            #expect(judged.first?.contains("d USING COVERING INDEX dispatch_received") != false, "\(judged)")
            #expect(!judged.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(judged)")
            try await check(query, 0, database)
            _ = try await database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO send_back (dispatch_id, requested_at, reason_code)
                    SELECT d.id, d.dispatched_at + 5, '01' FROM dispatch d WHERE d.id % 10 = 0
                    """
                )
            }
            query.course = .sentBack
            let back = try await plan(query, database)
            #expect(back.first?.contains("dispatch_received") == true, "\(back)")
            try await check(query, Self.count / 10, database)
            query.county = "相山区"
            let beside = try await plan(query, database)
            #expect(beside.contains { $0.hasPrefix("SCAN x USING COVERING INDEX") }, "\(beside)")
            try await check(query, Self.count / 10, database)
        }
    }

    @Test("people are found by what they did, an order's own events are asked where another condition leads")
    func people() async throws {
        try await filled { database in
            var query = OrderQuery()
            query.registeredBy = "T1"
            let steps = try await self.plan(query, database)
            #expect(
                steps.contains {
                    $0.contains("e USING COVERING INDEX event_officer") || $0.contains("e USING INDEX event_officer")
                },
                "\(steps)"
            )
            try await check(query, 0, database)
            query.registeredBy = nil
            query.dispatchedBy = "D1"
            let others = try await self.plan(query, database)
            #expect(others.contains { $0.contains("dispatch_officer") }, "\(others)")
            try await check(query, 40, database)
        }
    }

    @Test("a page goes on where the last one ended, whichever condition leads")
    func pages() async throws {
        try await filled { database in
            var query = OrderQuery()
            (query.unit, query.ending) = ("相山区人民政府", .invalid)
            let (asked, now) = (query, now)
            var (numbers, key) = (Set<String>(), ListKey?.none)
            var pages = 0
            repeat {
                let from = key
                let page = try await database.read { try $0.orders(asked, now: now, after: from, limit: 700) }
                numbers.formUnion(page.rows.map(\.number))
                key = page.next
                pages += 1
            } while key != nil
            #expect(numbers.count == 5_000 && pages == 8)
        }
    }

    // MARK: -

    private func plan(_ query: OrderQuery, _ database: any Database) async throws -> [String] {
        let now = now
        return try await database.read { connection in
            var steps: [String] = []
            let statement = try connection.orderPageStatement(query, now: now)
            try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { row in steps.append(row.text(3) ?? "") }
            // What names are looked up for stands behind the walk.
            return steps
        }
    }

    /// How many orders a query has.
    private func check(_ query: OrderQuery, _ expected: Int, _ database: any Database) async throws {
        let now = now
        let count = try await database.read { try $0.orderCount(query, now: now) }
        #expect(count == expected, "\(query.items)")
    }

    /// 20,000 orders a minute apart: a quarter 无效, the others 转办; every second in 杜集区; each with one dispatch.
    private func filled(_ test: (any Database) async throws -> Void) async throws {
        try await Backend.sqlite.withSchema { database in
            try await database.insert([
                HandlingUnit(name: "相山区人民政府", group: "县区"),
                HandlingUnit(name: "渠沟镇", group: "乡镇", parent: "相山区人民政府"),
            ])
            var order = WorkOrder.sample("1")
            order.place.area = AreaPath(county: "相山区")
            var other = WorkOrder.sample("2")
            other.place.area = AreaPath(county: "杜集区")
            try await database.insert([
                StoredWorkOrder(id: 1, order: order, identity: SealedIdentity()),
                StoredWorkOrder(id: 2, order: other, identity: SealedIdentity()),
            ])
            try await database.write { connection in try Self.multiply(connection) }
            try await test(database)
        }
    }

    private static func multiply(_ connection: any Connection) throws {
        let numbers: Statement = """
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(count - 1))
            """
        // Two orders bring the names; those that are counted stand beside them, a year later.
        try connection.execute(
            """
            INSERT INTO work_order (id, number, channel_id, received_at, kind, category_id, top_category_id, content,
                county_id, is_anonymous, is_confidential, urgency, ending, status, external_platform, external_number,
                revision)
            \(numbers) SELECT 10 + i, 'N' || i, channel_id, 1650000000 + i * 60, 3, category_id, top_category_id, '路灯',
                (SELECT o.county_id FROM work_order o WHERE o.id = 1 + i % 2), 0, 0, 0,
                CASE WHEN i / 2 % 4 = 0 THEN \(Ending.invalid.rawValue) ELSE \(Ending.dispatched.rawValue) END, 4,
                '省平台', 'S' || i, 1
            FROM n JOIN work_order ON work_order.id = 1
            """
        )
        try connection.execute("DELETE FROM work_order WHERE id < 10")
        try connection.execute(
            """
            INSERT INTO dispatch (id, number, order_id, unit_id, order_received_at, kind, role, round, dispatched_at,
                deadline, completed_at, send_back_count, revision, paused, is_designated, warning, dispatched_by)
            SELECT w.id, w.number || '-1', w.id,
                (SELECT u.id FROM handling_unit u WHERE (u.parent_id IS NULL) = (w.id % 2 = 0)), w.received_at, 3, 1, 1, w.received_at + 60,
                w.received_at + 900000,
                CASE WHEN w.id < 30 THEN NULL WHEN w.id < 50 THEN w.received_at + 950000 ELSE w.received_at + 600 END,
                0, 1, 0, 0, 0, CASE WHEN w.id < 50 THEN 'D1' ELSE 'D2' END
            FROM work_order w
            """
        )
    }
}
