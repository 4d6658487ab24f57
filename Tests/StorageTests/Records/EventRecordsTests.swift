import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Events, heads and leases as rows.
@Suite struct EventRecordsTests {
    private static let day = CivilDay(year: 2022, month: 2, day: 1)

    private static func event(
        _ sequence: Int,
        at second: Int,
        mac: String = "1.x",
        on day: CivilDay = day
    ) -> StoredEvent {
        StoredEvent(
            sequence: sequence,
            at: Instant(day: day, secondOfDay: second),
            action: .acknowledge,
            officer: "甲",
            content: "{\"文\":\"𠮷'\"}",
            mac: mac
        )
    }

    private static func with(_ backend: Backend, _ test: (any Database) async throws -> Void) async throws {
        try await backend.withSchema { database in
            let orders = ["B", "A"].enumerated().map { index, number in
                StoredWorkOrder(id: index + 1, order: .sample(number), identity: SealedIdentity())
            }
            try await database.insert(orders)
            try await test(database)
        }
    }

    @Test("events come back as they were, in their order", arguments: Backend.available)
    func kept(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            let events = [Self.event(1, at: 0), Self.event(2, at: 0), Self.event(3, at: 86_399)]
            try await database.write { connection in
                for event in events.reversed() { try connection.append(event, order: 1) }
            }
            #expect(try await database.read { try $0.events(ofOrder: 1) } == events)
            #expect(try await database.read { try $0.events(ofOrder: 2) } == [])
        }
    }

    @Test("an order has one event of each number", arguments: Backend.available)
    func unique(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            try await database.write { try $0.append(Self.event(1, at: 0), order: 1) }
            await #expect(throws: StorageError.duplicate) {
                try await database.write { try $0.append(Self.event(1, at: 9, mac: "1.y"), order: 1) }
            }
            #expect(try await database.read { try $0.hasEvent(ofOrder: 1, sequence: 1, mac: "1.x") })
            for (order, sequence, mac) in [(1, 1, "1.y"), (1, 2, "1.x"), (2, 1, "1.x")] {
                #expect(try await !database.read { try $0.hasEvent(ofOrder: order, sequence: sequence, mac: mac) })
            }
        }
    }

    @Test("a day's ends name each order's last event of the day, by number", arguments: Backend.available)
    func dayEnds(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            let next = Self.day.advanced(by: 1)
            try await database.write { connection in
                try connection.append(Self.event(1, at: 0, mac: "1.a"), order: 1)
                try connection.append(Self.event(2, at: 86_399, mac: "1.b"), order: 1)
                try connection.append(Self.event(3, at: 0, mac: "1.c", on: next), order: 1)
                try connection.append(Self.event(1, at: 5, mac: "1.d"), order: 2)
            }
            let ends = try await database.read { try $0.dayEnds(Self.day) }
            #expect(ends.map(\.order) == ["A", "B"])
            #expect(ends.map(\.events) == [1, 2])
            #expect(ends.map(\.mac) == ["1.d", "1.b"])
            let days = try await database.read { connection in
                try [Self.day.advanced(by: -9), Self.day, next, next.advanced(by: 1)].map(connection.firstEventDay)
            }
            #expect(days == [Self.day, Self.day, next, nil])
        }
    }

    @Test("orders with events are those that have some, and those that say so", arguments: Backend.available)
    func withEvents(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            #expect(try await database.read { try $0.ordersWithEvents(after: 0, limit: 9) }.isEmpty)
            try await database.write { connection in
                try connection.append(Self.event(1, at: 0), order: 1)
                try connection.execute("UPDATE work_order SET revision = 3 WHERE id = 2")
            }
            let found = try await database.read { try $0.ordersWithEvents(after: 0, limit: 9) }
            #expect(found.map(\.number) == ["B", "A"] && found.map(\.revision) == [0, 3])
            #expect(try await database.read { try $0.ordersWithEvents(after: 1, limit: 9) }.map(\.id) == [2])
            #expect(try await database.read { try $0.ordersWithEvents(after: 0, limit: 1) }.map(\.id) == [1])
        }
    }

    @Test("a day has one head; the newest is found", arguments: Backend.available)
    func heads(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            #expect(try await database.read { try $0.lastEventHead() } == nil)
            let heads = (0...2).map {
                EventHead(day: Self.day.advanced(by: $0), orders: $0, events: $0 * 2, mac: "1.\($0)")
            }
            try await database.write { connection in
                for head in heads.reversed() { try connection.insert(head) }
            }
            #expect(try await database.read { try $0.eventHeads() } == heads)
            #expect(try await database.read { try $0.lastEventHead() } == heads[2])
            await #expect(throws: StorageError.duplicate) { try await database.write { try $0.insert(heads[0]) } }
        }
    }

    @Test("a head can't count more orders than events", arguments: Backend.available)
    func headCounts(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            let head = EventHead(day: Self.day, orders: 2, events: 1, mac: "1.x")
            let error = await thrown(StorageError.self) { try await database.write { try $0.insert(head) } }
            #expect(error?.isRefusal == true)
        }
    }

    @Test("a lease is one holder's until it ends, and is renewed by him", arguments: Backend.available)
    func lease(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            func take(_ holder: String, at second: Int) async throws -> Bool {
                let now = Instant(secondsSinceEpoch: second)
                return try await database.write { try $0.takeLease("扫描", holder: holder, now: now, seconds: 10) }
            }
            let steps = [
                ("甲", 0, true), ("乙", 5, false), ("甲", 9, true), ("乙", 19, false), ("乙", 20, true), ("甲", 20, false),
            ]
            for (holder, second, isTaken) in steps {
                #expect(try await take(holder, at: second) == isTaken, "\(second)")
            }
            try await database.write { try $0.releaseLease("扫描", holder: "甲") }
            #expect(try await !take("甲", at: 21))
            try await database.write { try $0.releaseLease("扫描", holder: "乙") }
            #expect(try await take("甲", at: 21))
        }
    }

    @Test("of many nodes that ask at once one gets the lease", arguments: Backend.available)
    func contested(_ backend: Backend) async throws {
        try await backend.withHandles(2) { handles in
            try await Schema.migrate(handles[0])
            for round in 0..<5 {
                let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for node in 0..<8 {
                        group.addTask {
                            let now = Instant(secondsSinceEpoch: round * 100)
                            return try await handles[node % 2].write {
                                try $0.takeLease("扫描", holder: "\(round)/\(node)", now: now, seconds: 10)
                            }
                        }
                    }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(taken == 1)
            }
        }
    }
}
