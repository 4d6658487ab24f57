import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct SignInEventRecordsTests {
    private static let start = CivilDay(year: 2022, month: 3, day: 1)

    /// Event `n` of person T1 or T2 on day n of March, every fifth a wrong password.
    private static func event(_ number: Int) -> SignInEvent {
        SignInEvent(
            sequence: number,
            at: start.advanced(by: number - 1).start.advanced(bySeconds: 3_600),
            kind: number % 5 == 0 ? .wrong : .signedIn,
            officer: number % 2 == 0 ? "T2" : "T1",
            address: "10.0.0.1",
            previousMac: number == 1 ? "" : "mac \(number - 1)",
            mac: "mac \(number)"
        )
    }

    private func withEvents(_ backend: Backend, _ test: (any Database) async throws -> Void) async throws {
        try await backend.withSchema { database in
            try await database.write { connection in
                for number in 1...20 { try connection.insert(Self.event(number)) }
            }
            try await test(database)
        }
    }

    @Test("sign-ins are read as they were written, one after the other", arguments: Backend.available)
    func roundTrip(_ backend: Backend) async throws {
        try await withEvents(backend) { database in
            let found = try await database.read { try $0.signInEvents(after: 17, limit: 10) }
            #expect(found == [18, 19, 20].map(Self.event))
            #expect(try await database.write { try $0.lastSignInEvent() } == Self.event(20))
        }
    }

    @Test("the auditor's conditions hold together, page after page", arguments: Backend.available)
    func query(_ backend: Backend) async throws {
        try await withEvents(backend) { database in
            var query = AuditQuery()
            (query.from, query.to) = (Self.start.advanced(by: 2), Self.start.advanced(by: 14))
            query.officer = "T1"
            let asked = query
            let first = try await database.read { try $0.signInEvents(asked, before: nil, limit: 4).map(\.sequence) }
            #expect(first == [15, 13, 11, 9])
            let second = try await database.read { try $0.signInEvents(asked, before: 9, limit: 4).map(\.sequence) }
            #expect(second == [7, 5, 3])
            query.kind = .wrong
            let wrong = query
            #expect(
                try await database.read { try $0.signInEvents(wrong, before: nil, limit: 9).map(\.sequence) } == [
                    15, 5,
                ]
            )
        }
    }

    @Test("a period before or behind all events has none", arguments: Backend.available)
    func emptyPeriod(_ backend: Backend) async throws {
        try await withEvents(backend) { database in
            for (from, to) in [(-9, -1), (40, 50)] {
                var query = AuditQuery()
                (query.from, query.to) = (Self.start.advanced(by: from), Self.start.advanced(by: to))
                let asked = query
                let found = try await database.read { try $0.signInEvents(asked, before: nil, limit: 9) }
                #expect(found.isEmpty)
            }
        }
    }

    @Test(
        "the oldest go when they are old enough, some at a time, and the newest of those stays",
        arguments: Backend.available
    )
    func removal(_ backend: Backend) async throws {
        try await withEvents(backend) { database in
            let cut = Self.start.advanced(by: 10).start
            let counts = try await database.write { connection in
                try [4, 4, 40, 40].map { try connection.removeSignInEvents(before: cut, limit: $0) }
            }
            #expect(counts == [3, 3, 3, 0])
            let left = try await database.read { try $0.signInEvents(after: 0, limit: 40).map(\.sequence) }
            #expect(left == Array(10...20))
        }
    }
}
