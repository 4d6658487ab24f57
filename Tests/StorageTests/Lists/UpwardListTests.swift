import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Storage

/// 待回复上级: the platform's own clock first, paged by key, and nothing that owes nothing.
@Suite struct UpwardListTests {
    private static let start = Instant(secondsSinceEpoch: 1_644_000_000)

    private static func order(_ index: Int, deadline: Int?, platform: String = "省平台", number: String?) -> WorkOrder {
        var order = WorkOrder.sample("A\(index)")
        order.ending = .dispatched
        order.completedAt = nil
        order.external = ExternalReference(
            platform: platform,
            number: number,
            deadline: deadline.map { start.advanced(bySeconds: $0 * 3_600) }
        )
        return order
    }

    /// Orders with these limits (hours; nil for none), as an import stores them.
    private static func store(_ orders: [WorkOrder], on connection: any Connection) throws {
        var names = try NameIndex(connection)
        for (index, order) in orders.enumerated() {
            try connection.insert(
                StoredWorkOrder(id: index + 1, order: order, identity: SealedIdentity()),
                names: &names
            )
            try connection.oweUpward(order, id: index + 1)
        }
    }

    @Test("the nearest limit comes first, what has none last", arguments: Backend.available)
    func order(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let limits: [Int?] = [30, nil, 5, 20, nil, 5]
            let orders = limits.enumerated().map { Self.order($0, deadline: $1, number: "S\($0)") }
            let queue = try await database.write { connection in
                try Self.store(orders, on: connection)
                return try connection.upwardQueue()
            }
            #expect(queue.rows.map(\.external.number) == ["S2", "S5", "S3", "S0", "S1", "S4"])
            #expect(queue.rows[0].external.deadline == Self.start.advanced(bySeconds: 5 * 3_600))
            #expect(queue.rows[4].external.deadline == nil && queue.next == nil)
            #expect(queue.rows.allSatisfy { $0.status == .handling && $0.lastAnswerAt == nil })
        }
    }

    @Test("pages by key show every order once", arguments: Backend.available)
    func pages(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let orders = (0..<23).map { Self.order($0, deadline: $0 % 7 == 0 ? nil : $0 % 5, number: "S\($0)") }
            let (pages, count, capped) = try await database.write { connection in
                try Self.store(orders, on: connection)
                var (pages, key): ([[UpwardRow]], ListKey?) = ([], nil)
                repeat {
                    let page = try connection.upwardQueue(after: key, limit: 4)
                    pages.append(page.rows)
                    key = page.next
                } while key != nil
                return (pages, try connection.upwardCount(), try connection.upwardCount(atMost: 9))
            }
            #expect(pages.map(\.count) == [4, 4, 4, 4, 4, 3] && count == 23 && capped == 9)
            #expect(Set(pages.joined().map(\.number)).count == 23)
            let keys = pages.joined().map { [$0.key.at, $0.key.id] }
            #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1) })
        }
    }

    @Test("what is done, void or a citizen's own owes nothing", arguments: Backend.available)
    func owing(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var done = Self.order(0, deadline: 1, number: "S0")
            done.completedAt = Self.start
            var void = Self.order(1, deadline: 1, number: "S1")
            void.settledStatus = .void
            var own = Self.order(2, deadline: 1, number: "S2")
            own.external = nil
            let orders = [done, void, own, Self.order(3, deadline: 1, number: "S3")]
            let queue = try await database.write { connection in
                try Self.store(orders, on: connection)
                return try connection.upwardQueue().rows
            }
            #expect(queue.map(\.external.number) == ["S3"])
        }
    }

    @Test("an order that becomes void leaves the queue", arguments: Backend.available)
    func becomesVoid(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let counts = try await database.write { connection in
                try Self.store([Self.order(0, deadline: 1, number: "S0")], on: connection)
                let before = try connection.upwardCount()
                try connection.execute("UPDATE work_order SET status = \(WorkOrderStatus.void.rawValue)")
                return [before, try connection.upwardCount(), try connection.upwardQueue().rows.count]
            }
            #expect(counts == [1, 0, 0])
        }
    }

    @Test("an order is found by its platform's number, a void one isn't", arguments: Backend.available)
    func duplicates(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var void = Self.order(3, deadline: nil, number: "S1")
            void.settledStatus = .void
            let orders = [
                Self.order(0, deadline: nil, number: "S1"), Self.order(1, deadline: nil, platform: "人民网", number: "S1"),
                Self.order(2, deadline: nil, number: "S2"), void,
            ]
            let found = try await database.write { connection in
                try Self.store(orders, on: connection)
                return [
                    try connection.orders(ofExternalNumber: "S1", platform: "省平台"),
                    try connection.orders(ofExternalNumber: "S1", platform: "人民网"),
                    try connection.orders(ofExternalNumber: "S3", platform: "省平台"),
                ]
            }
            #expect(found == [[orders[0].number], [orders[1].number], []])
        }
    }

    @Test("queue, count and look-up are ranges of their indexes")
    func plans() async throws {
        let rows = "FROM matter m JOIN work_order w ON w.id = m.order_id WHERE m.is_open = 1 AND m.kind = 12"
        let statements: [(Statement, String)] = [
            (
                Statement(
                    stringLiteral: "SELECT w.number \(rows) AND w.status <> 6 AND (m.due_at, m.order_id) > (1, 1) "
                        + "ORDER BY m.due_at, m.order_id LIMIT 51"
                ), "INDEX matter_open (kind=? AND (due_at,order_id)>"
            ),
            (
                Statement(stringLiteral: "SELECT COUNT(*) FROM (SELECT 1 \(rows) LIMIT 9) x"),
                "INDEX matter_open (kind=?"
            ),
            (
                "SELECT number FROM work_order WHERE external_number = 'S' AND external_platform = 'x' ORDER BY id LIMIT 9",
                "INDEX work_order_external (external_number=?)"
            ),
        ]
        try await Backend.sqlite.withSchema { database in
            for (statement, index) in statements {
                let plan = try await database.write { connection in
                    var steps: [String] = []
                    try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                    return steps
                }
                #expect(plan.contains { $0.contains(index) }, "\(statement.text): \(plan)")
                #expect(!plan.contains { $0.hasPrefix("SCAN m") || $0.hasPrefix("SCAN w") }, "\(plan)")
                #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
            }
        }
    }
}
