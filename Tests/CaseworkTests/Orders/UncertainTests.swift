import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A connection that breaks while committing: the desk finds out whether its event is there.
@Suite struct UncertainTests {
    private static let call = Action.contact(.addition, channel: "电话", content: "补充")

    private static func with(
        _ backend: Backend,
        _ test: (City, LosingDatabase, _ number: String) async throws -> Void
    ) async throws {
        try await backend.withSchema { database in
            try await database.insert(SmallCity.units)
            let losing = LosingDatabase(database)
            let city = City(losing, rules: try SmallCity.rules())
            try await test(city, losing, try await city.register().order.number)
        }
    }

    @Test("an action whose answer was lost is done once", arguments: Backend.available)
    func action(_ backend: Backend) async throws {
        for fates: [LosingDatabase.Fate] in [
            [.committed], [.lost], [.lost, .committed], [.committed, .lost, .committed],
        ] {
            try await Self.with(backend) { city, losing, number in
                losing.expect(fates)
                let file = try await city.act(number, Self.call, by: SmallCity.callTaker)
                #expect(file.order.revision == 2 && file.contacts.count == 1, "\(fates)")
                try await city.expectNoFaults()
            }
        }
    }

    @Test("a registration whose answer was lost makes one order", arguments: Backend.available)
    func registration(_ backend: Backend) async throws {
        for fates: [LosingDatabase.Fate] in [[.committed], [.lost], [.lost, .committed], [.committed, .lost]] {
            try await Self.with(backend) { city, losing, _ in
                losing.expect(fates)
                let file = try await city.register()
                #expect(try await city.database.tables()["work_order"]?.count == 2, "\(fates)")
                #expect(file.order.revision == 1)
                try await city.expectNoFaults()
            }
        }
    }

    @Test("an action seen with its revision is not taken for somebody else's", arguments: Backend.available)
    func withRevision(_ backend: Backend) async throws {
        for fate: LosingDatabase.Fate in [.committed, .lost] {
            try await Self.with(backend) { city, losing, number in
                losing.expect([fate])
                let file = try await city.desk.carryOut(
                    Self.call,
                    on: number,
                    revision: 1,
                    by: SmallCity.callTaker,
                    at: city.now
                )
                #expect(file.order.revision == 2)
            }
        }
    }

    @Test("where nobody can be asked any more the caller is told that it is uncertain", arguments: Backend.available)
    func unresolved(_ backend: Backend) async throws {
        for fate: LosingDatabase.Fate in [.committed, .lost] {
            try await Self.with(backend) { city, losing, number in
                losing.expect([fate] + Array(repeating: .unreachable, count: 6))
                let error = await thrown(StorageError.self) {
                    try await city.act(number, Self.call, by: SmallCity.callTaker)
                }
                guard case .uncertain = error else { return #expect(error == .uncertain("…")) }
                // What docs/operations.md tells to do: the order's revision says whether it was done.
                let file = try await city.desk.file(number)
                #expect(file.order.revision == (fate == .committed ? 2 : 1))
            }
        }
    }

    @Test("a database that can't be reached is told as such, and nothing was done", arguments: Backend.available)
    func unreachable(_ backend: Backend) async throws {
        try await Self.with(backend) { city, losing, number in
            losing.expect([.unreachable])
            let error = await thrown(StorageError.self) {
                try await city.act(number, Self.call, by: SmallCity.callTaker)
            }
            #expect(error == .unavailable("nobody there"))
            let file = try await city.desk.file(number)
            #expect(file.order.revision == 1)
        }
    }

    @Test("connections ended by the server lose no action and double none")
    func ended() async throws {
        guard Backend.available.contains(.postgres) else { return }
        try await Backend.postgres.withHandles(2) { handles in
            try await Schema.migrate(handles[0])
            try await handles[0].insert(SmallCity.units)
            let city = City(handles[0], rules: try SmallCity.rules())
            let numbers = try await (1...4).asyncMap { _ in try await city.register().order.number }
            let outcome = try await withThrowingTaskGroup(of: [String: Int].self) { group in
                for writer in 0..<8 {
                    group.addTask { try await Self.call(25, on: numbers[writer % 4], city, writer) }
                }
                for _ in 1...15 {
                    try await Task.sleep(for: .milliseconds(40))
                    try await handles[1].endOtherConnections()
                }
                return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
            }
            for number in numbers {
                let told = outcome[number] ?? 0
                let file = try await city.desk.file(number)
                #expect(file.contacts.count == told && Set(file.contacts.map(\.content)).count == told)
            }
            #expect(outcome.values.reduce(0, +) == 200)
            try await city.expectNoFaults()
        }
    }

    /// How many of so many calls were acknowledged; a caller who is told of a lost connection calls again.
    private static func call(_ times: Int, on number: String, _ city: City, _ writer: Int) async throws -> [String: Int]
    {
        for index in 0..<times {
            let call = Action.contact(.addition, channel: "电话", content: "\(writer)-\(index)")
            try await again {
                _ = try await city.desk.carryOut(call, on: number, by: SmallCity.callTaker, at: city.now)
            }
        }
        return [number: times]
    }

    private static func again(_ body: () async throws -> Void) async throws {
        for _ in 1...100 {
            do {
                return try await body()
            } catch StorageError.unavailable, StorageError.busy {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        try await body()
    }
}

extension Database {
    /// Has the server end every connection of this test but this one.
    fileprivate func endOtherConnections() async throws {
        try await write { connection in
            _ = try connection.rows(
                """
                SELECT CAST(pg_terminate_backend(pid) AS TEXT) FROM pg_stat_activity
                WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()
                """
            )
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
