import Accounts
import Casework
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct SignInLogTests {
    private func kinds(_ place: SignInPlace) async throws -> [SignInEvent.Kind] {
        try await place.database.read { try $0.signInEvents(after: 0, limit: 500).map(\.kind) }
    }

    @Test("who comes in and goes out is noted with his 工号 and address", arguments: Backend.available)
    func inAndOut(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn(from: "10.0.0.7")
            try await place.desk.signOut(token, address: "10.0.0.8", at: place.now)
            try await place.desk.signOut(token, address: "10.0.0.8", at: place.now)
            let events = try await place.database.read { try $0.signInEvents(after: 0, limit: 9) }
            #expect(events.map(\.kind) == [.signedIn, .signedOut])
            #expect(events.map(\.officer) == ["T001", "T001"] && events.map(\.address) == ["10.0.0.7", "10.0.0.8"])
        }
    }

    @Test(
        "who isn't let in is noted, and what was typed for a 工号 that there isn't is not",
        arguments: Backend.available
    )
    func refused(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            _ = await place.refusal("T001", "wrong")
            _ = await place.refusal("My-password-1", "x")
            let events = try await place.database.read { try $0.signInEvents(after: 0, limit: 9) }
            #expect(events.map(\.kind) == [.wrong, .wrong] && events.map(\.officer) == ["T001", ""])
        }
    }

    @Test("a lock is noted once, however often somebody knocks while it holds", arguments: Backend.available)
    func locked(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            for _ in 1...20 { _ = await place.refusal("T001", "wrong") }
            let found = try await kinds(place)
            #expect(found == [.wrong, .wrong, .wrong, .wrong, .locked])
        }
    }

    @Test("a disabled account and one without office are noted", arguments: Backend.available)
    func noEntry(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            try await place.add("T002", [Grant("话务员", from: SignInPlace.day)]) { $0.account.isDisabled = true }
            try await place.add("T003", [Grant("话务员", from: SignInPlace.day.advanced(by: 1))])
            #expect(await place.refusal("T002") == .disabled)
            #expect(await place.refusal("T003") == .noOffice)
            #expect(try await kinds(place) == [.disabled, .noOffice])
        }
    }

    @Test("many at once have numbers without gaps and one chain", arguments: Backend.available)
    func atOnce(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            for number in 1...20 {
                try await place.add("N\(number)", [Grant("话务员", from: SignInPlace.day)])
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...20 { group.addTask { _ = try await place.signIn("N\(number)") } }
                try await group.waitForAll()
            }
            let events = try await place.database.read { try $0.signInEvents(after: 0, limit: 50) }
            #expect(events.map(\.sequence) == Array(1...20))
            #expect(try await AuditDesk(place.desk).firstFaults(at: place.now).signIn == nil)
        }
    }

    @Test(
        "what was altered, removed or inserted in the record is found",
        arguments: Backend.available,
        [
            ("UPDATE sign_in_event SET officer = 'T999' WHERE sequence = 3", 3),
            ("UPDATE sign_in_event SET happened_at = happened_at + 1 WHERE sequence = 1", 1),
            ("DELETE FROM sign_in_event WHERE sequence = 2", 2), ("DELETE FROM sign_in_event WHERE sequence = 1", 1),
            (
                """
                INSERT INTO sign_in_event SELECT 6, happened_at, kind, officer, address, mac, mac
                FROM sign_in_event WHERE sequence = 5
                """, 6
            ),
        ]
    )
    func damaged(_ backend: Backend, _ damage: (statement: String, fault: Int)) async throws {
        try await backend.withSignIn { place in
            for _ in 1...5 { _ = try await place.signIn() }
            let desk = AuditDesk(place.desk)
            #expect(try await desk.firstFaults(at: place.now) == (nil, nil))
            let statement = Statement(stringLiteral: damage.statement)
            _ = try await place.database.write { try $0.execute(statement) }
            #expect(try await desk.firstFaults(at: place.now).signIn == damage.fault)
        }
    }

    @Test(
        "the record grows no further than the days it is kept, and is whole behind them",
        arguments: Backend.available
    )
    func bounded(_ backend: Backend) async throws {
        var rules = SignInRules()
        rules.auditDays = 10
        try await backend.withSignIn(rules: rules) { place in
            for day in 0..<40 {
                _ = try await place.signIn(at: place.now.advanced(bySeconds: day * 86_400))
            }
            let last = place.now.advanced(bySeconds: 39 * 86_400)
            let events = try await place.database.read { try $0.signInEvents(after: 0, limit: 50) }
            #expect(events.map(\.sequence) == Array(29...40))
            #expect(try await AuditDesk(place.desk).firstFaults(at: last).signIn == nil)
        }
    }
}
