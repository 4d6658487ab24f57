import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Cells of orders: each column against the values it was stored from, and nothing of what is to stay hidden.
@Suite struct OrderSheetTests {
    private static let noon = WorkOrder.sample("1").receivedAt
    private static let now = noon.advanced(bySeconds: 30 * 86_400)

    private static func after(days: Int) -> Instant { noon.advanced(bySeconds: days * 86_400) }

    private static func dispatch(
        _ unit: String,
        _ role: DispatchRole = .lead,
        round: Int = 1,
        day: Int = 0,
        _ change: (inout Dispatch) -> Void = { _ in }
    ) -> Dispatch {
        let number = Dispatch.defaultNumber(order: "A1", unit: unit, round: round)
        let (from, to) = (after(days: day), after(days: day + 5))
        var dispatch = Dispatch(number: number, order: "A1", unit: unit, dispatchedAt: from, deadline: to)
        (dispatch.role, dispatch.round) = (role, round)
        change(&dispatch)
        return dispatch
    }

    /// One order with these dispatches, and what stands in these columns.
    private static func cells(
        _ backend: Backend,
        _ columns: [OrderColumn],
        _ dispatches: [Dispatch] = [],
        order change: (inout WorkOrder) -> Void = { _ in },
        then fill: @Sendable @escaping (any Connection) throws -> Void = { _ in }
    ) async throws -> [String] {
        var order = WorkOrder.sample("A1")
        change(&order)
        let cells = Cells()
        try await backend.withSchema { [order] database in
            try await database.insert([StoredWorkOrder(id: 7, order: order, identity: SealedIdentity())])
            try await database.insert(SmallCity.units)
            try await database.insert(dispatches)
            try await database.write { try fill($0) }
            let rows = try await database.read { try $0.orderSheet(columns, of: [7], now: now) }
            cells.all = rows.flatMap(\.cells).map(\.text)
        }
        return cells.all
    }

    private final class Cells: @unchecked Sendable { var all: [String] = [] }

    @Test("an order's own fields are told as they were stored", arguments: Backend.available)
    func ownFields(_ backend: Backend) async throws {
        var random = RandomOrders(seed: 21)
        let orders = (1...150).map { random.order($0) }
        try await backend.withSchema { database in
            let stored = orders.enumerated().map { index, order in
                StoredWorkOrder(id: index + 1, order: order, identity: SealedIdentity())
            }
            try await database.insert(stored)
            let ids = (1...150).map { $0 }.shuffled()
            let rows = try await database.read { try $0.orderSheet(OrderColumn.open, of: ids, now: Self.now) }
            #expect(rows.map(\.id) == ids)
            for row in rows {
                let order = orders[row.id - 1]
                #expect(row.number == order.number && row.isConfidential == order.isConfidential)
                for (column, expected) in Self.expected(of: order) {
                    let place = try #require(OrderColumn.open.firstIndex(of: column))
                    #expect(row.cells[place].text == expected, "\(column) \(order.number)")
                }
            }
        }
    }

    private static func expected(of order: WorkOrder) -> [OrderColumn: String] {
        func shown(_ text: String?) -> String { order.isConfidential ? "" : NumberMask.masked(text ?? "") }
        func flag(_ value: Bool?) -> String { value.map { $0 ? "是" : "否" } ?? "" }
        return [
            .number: order.number, .received: order.receivedAt.minuteText, .channel: order.channel,
            .kind: order.kind.title, .topCategory: order.category.top, .category: order.category.title,
            .urgency: order.urgency.title, .status: order.status.title, .ending: order.ending.title,
            .title: order.isConfidential ? "保密工单" : shown(order.title), .content: shown(order.content),
            .occurred: order.occurredAt?.minuteText ?? "", .county: order.place.area.county,
            .street: order.place.area.street, .community: order.place.area.community,
            .address: shown(order.place.address), .subject: shown(order.subject),
            .callerKind: order.callerKind?.title ?? "", .isAnonymous: flag(order.isAnonymous),
            .isConfidential: flag(order.isConfidential), .isPublic: flag(order.isPublic),
            .tags: order.tags.sorted().joined(separator: "、"), .completed: order.completedAt?.minuteText ?? "",
            .externalPlatform: order.external?.platform ?? "", .externalNumber: order.external?.number ?? "",
            .externalDeadline: order.external?.deadline?.minuteText ?? "", .callNumber: order.callNumber ?? "",
            .round: "1", .repeats: "0", .reminders: "0", .sendBacks: "0", .lead: "", .answer: "", .satisfaction: "",
        ]
    }

    @Test("numbers in texts are masked, and nothing of a confidential order is told", arguments: Backend.available)
    func masked(_ backend: Backend) async throws {
        let columns: [OrderColumn] = [.title, .content, .address, .subject, .answer]
        let texts: (inout WorkOrder) -> Void = { order in
            order.title = "请回13812345678"
            order.content = "请回13812345678"
            order.place.address = "门牌13812345678"
            order.subject = "车主13812345678"
        }
        let answered: @Sendable (any Connection) throws -> Void = { connection in
            var reply = Reply(dispatch: "A1/市城管局/1", at: Self.after(days: 2))
            (reply.publicAnswer, reply.verdict) = ("已回13812345678", .passed)
            _ = try connection.insertIfAbsent(reply, dispatch: 1)
        }
        let open = try await Self.cells(backend, columns, [Self.dispatch("市城管局")], order: texts, then: answered)
        #expect(open == ["请回138****5678", "请回138****5678", "门牌138****5678", "车主138****5678", "已回138****5678"])
        let closed = try await Self.cells(backend, columns, [Self.dispatch("市城管局")]) { order in
            texts(&order)
            order.isConfidential = true
        } then: {
            try answered($0)
        }
        #expect(closed == ["保密工单", "", "", "", ""])
    }

    @Test("identity stays sealed, comes where it is asked for, and never with a confidential order")
    func identity() async throws {
        try await Backend.sqlite.withSchema { database in
            var secret = WorkOrder.sample("A2")
            secret.isConfidential = true
            let sealed = SealedIdentity(citizen: "封")
            try await database.insert([
                StoredWorkOrder(id: 1, order: .sample("A1"), identity: sealed),
                StoredWorkOrder(id: 2, order: secret, identity: sealed),
            ])
            let (asked, unasked) = try await database.read { connection in
                try (
                    connection.orderSheet([.name, .contactNumber], of: [1, 2], now: Self.now),
                    connection.orderSheet([.number], of: [1, 2], now: Self.now)
                )
            }
            #expect(asked.map { $0.identity?.citizen } == ["封", nil])
            #expect(asked.allSatisfy { $0.cells == [.none, .none] })
            #expect(unasked.allSatisfy { $0.identity == nil })
        }
    }

    private static let ofUnits: [OrderColumn] = [
        .lead, .assisting, .dispatched, .deadline, .isOverdue, .result, .isFactual, .sendBacks,
    ]

    @Test("the units of the last round are named, without those that sent it back", arguments: Backend.available)
    func units(_ backend: Backend) async throws {
        let dispatches = [
            Self.dispatch("市住建局"), Self.dispatch("市交通局", .assisting),
            Self.dispatch("市住建局", round: 2, day: 9) {
                ($0.endedAt, $0.end, $0.sendBackCount) = (Self.after(days: 10), .sentBack, 1)
            },
            Self.dispatch("市城管局", round: 2, day: 11) {
                ($0.completedAt, $0.result, $0.isFactual) = (Self.after(days: 20), .explained, true)
            },
            Self.dispatch("濉溪县", .assisting, round: 2, day: 11),
            Self.dispatch("市交通局", .assisting, round: 2, day: 12),
            Self.dispatch("百善镇", round: 2, day: 12) { ($0.endedAt, $0.end) = (Self.after(days: 13), .recalled) },
        ]
        let (from, due) = (Self.after(days: 11).minuteText, Self.after(days: 16).minuteText)
        let cells = try await Self.cells(backend, Self.ofUnits, dispatches)
        #expect(cells == ["市城管局", "濉溪县、市交通局", from, due, "是", "已解释", "是", "1"])
    }

    @Test("what is open is late after its deadline, what is done or ended by when it was", arguments: Backend.available)
    func late(_ backend: Backend) async throws {
        let cases: [(Dispatch, String)] = [
            (Self.dispatch("市城管局"), "是"), (Self.dispatch("市城管局", day: 28), "否"),
            (Self.dispatch("市城管局") { $0.completedAt = Self.after(days: 5) }, "否"),
            (Self.dispatch("市城管局") { $0.completedAt = Self.after(days: 6) }, "是"),
            (Self.dispatch("市城管局") { ($0.endedAt, $0.end) = (Self.after(days: 9), .withdrawn) }, "否"),
        ]
        for (dispatch, expected) in cases {
            #expect(dispatch.isOverdue(at: Self.now) == (expected == "是"))
            let cells = try await Self.cells(backend, [.isOverdue], [dispatch])
            #expect(cells == [expected], "\(dispatch)")
        }
    }

    @Test(
        "the public answer is the last that passed; one that waits or went back isn't public",
        arguments: Backend.available
    )
    func answers(_ backend: Backend) async throws {
        func answer(_ replies: [(String, ReviewVerdict?)], isDone: Bool) async throws -> [String] {
            let dispatch = Self.dispatch("市城管局") { $0.completedAt = isDone ? Self.after(days: 4) : nil }
            return try await Self.cells(
                backend,
                [.answer],
                [dispatch],
                then: { connection in
                    for (index, (text, verdict)) in replies.enumerated() {
                        var reply = Reply(dispatch: dispatch.number, at: Self.after(days: index + 1))
                        (reply.publicAnswer, reply.verdict) = (text, verdict)
                        _ = try connection.insertIfAbsent(reply, dispatch: 1)
                    }
                }
            )
        }
        let passed: [(String, ReviewVerdict?)] = [("一", .passed), ("二", .passed), ("三", .returned)]
        #expect(try await answer(passed, isDone: true) == ["二"])
        #expect(try await answer([("一", nil)], isDone: false) == [""])
        #expect(try await answer([("一", nil)], isDone: true) == ["一"])
        #expect(try await answer([("一", .returned)], isDone: true) == [""])
    }

    @Test(
        "what the citizen said of the result last stands, whatever was said of the hotline",
        arguments: Backend.available
    )
    func visits(_ backend: Backend) async throws {
        func visit(
            _ day: Int,
            _ rating: Satisfaction?,
            _ isResolved: Bool?,
            _ aspect: VisitAspect = .result
        ) -> ReturnVisit {
            var visit = ReturnVisit(order: "A1", visitedAt: Self.after(days: day), rating: rating)
            (visit.isResolved, visit.aspect) = (isResolved, aspect)
            return visit
        }
        let visits = [
            visit(7, .dissatisfied, false), visit(9, .satisfied, true), visit(10, nil, nil),
            visit(11, .veryDissatisfied, nil, .hotline),
        ]
        let columns: [OrderColumn] = [.satisfaction, .isResolved, .visited]
        let store: @Sendable (any Connection) throws -> Void = { connection in
            guard let order = try connection.orderKeys(["A1"])["A1"] else { return }
            for visit in visits { try connection.execute(connection.insertion(of: visit, order: order, unit: nil)) }
        }
        let cells = try await Self.cells(backend, columns, then: store)
        #expect(cells == ["满意", "是", Self.after(days: 9).minuteText])
    }

    @Test("calls about an order are counted by their kind", arguments: Backend.available)
    func contacts(_ backend: Backend) async throws {
        let kinds: [FollowUpKind] = [.repeated, .reminder, .repeated, .progress, .reminder, .reminder]
        let store: @Sendable (any Connection) throws -> Void = { connection in
            for (index, kind) in kinds.enumerated() {
                let at = Self.after(days: index).secondsSinceEpoch
                try connection.execute(
                    """
                    INSERT INTO follow_up_contact (order_id, contacted_at, kind, is_forwarded)
                    VALUES (7, \(at), \(kind.rawValue), 0)
                    """
                )
            }
        }
        let cells = try await Self.cells(backend, [.repeats, .reminders], then: store)
        #expect(cells == ["2", "3"])
    }

    @Test("whatever is chosen, a batch is at most six statements, each a search by keys")
    func plans() async throws {
        try await Backend.sqlite.withSchema { database in
            try await database.insert([StoredWorkOrder(id: 1, order: .sample("1"), identity: SealedIdentity())])
            let plans = try await database.read { connection in
                try connection.orderSheetStatements(OrderColumn.allCases, of: [1, 2]).map { statement in
                    var steps: [String] = []
                    try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                    return steps
                }
            }
            #expect(plans.count == 6)
            for (plan, key) in zip(
                plans,
                ["rowid=?", "order_id=?", "order_id=?", "order_id=?", "order_id=?", "order_id=?"]
            ) {
                #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
                #expect(plan.contains { $0.hasPrefix("SEARCH") && $0.contains(key) }, "\(plan)")
            }
        }
        #expect(try await Backend.sqlite.count([.number, .title]) == 1)
    }

    @Test("no ids are no rows, and ids that are no order's are left out", arguments: Backend.available)
    func missing(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert([StoredWorkOrder(id: 3, order: .sample("1"), identity: SealedIdentity())])
            let rows = try await database.read { connection in
                try [[], [9], [9, 3, 8]].map { try connection.orderSheet([.number], of: $0, now: Self.now).map(\.id) }
            }
            #expect(rows == [[], [], [3]])
        }
    }
}

extension Backend {
    /// How many statements read these columns.
    fileprivate func count(_ columns: [OrderColumn]) async throws -> Int {
        let database = try await open()
        let count = try await database.read { $0.orderSheetStatements(columns, of: [1]).count }
        await database.close()
        return count
    }
}
