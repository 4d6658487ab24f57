import Accounts
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct AccountRecordsTests {
    private let day = CivilDay(year: 2022, month: 3, day: 1)
    private var now: Instant { Instant(day: day, secondOfDay: 36_000) }

    private func officer(_ id: String, _ grants: [Grant] = []) -> StoredOfficer {
        var officer = StoredOfficer(Account(id: id, name: "测试\(id)", grants: grants))
        (officer.password, officer.passwordSetAt, officer.mustChange) = ("hash 1", now, true)
        return officer
    }

    @Test("an account is read as it was stored, with its offices in their order", arguments: Backend.available)
    func roundTrip(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert([HandlingUnit(name: "市城管局", group: "市直单位")])
            let (first, day) = (officer("T001"), day)
            let grants = [
                Grant("经办人", unit: "市城管局", from: day, to: day.advanced(by: 9), standsInFor: "T001"),
                Grant("话务员", from: day),
            ]
            let second = officer("T002", grants)
            try await database.write { connection in
                try connection.insert(first)
                try connection.insert(second)
            }
            let found = try await database.read { try ($0.officer("T001"), $0.officer("T002"), $0.officer("T003")) }
            #expect(found.0 == first && found.1 == second && found.2 == nil)
            let listed = try await database.read { try $0.officers(after: "T001", limit: 10).map(\.account.id) }
            let inUnit = try await database.read { try $0.officers(inUnit: "市城管局") }
            #expect(listed == ["T002"] && inUnit == ["T002"])
        }
    }

    @Test("names are told of those who have an account, and of nobody else", arguments: Backend.available)
    func names(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let both = [officer("T001"), officer("T002")]
            try await database.write { connection in for one in both { try connection.insert(one) } }
            let found = try await database.read { try $0.officerNames(["T001", "T009", "T002"]) }
            #expect(found == ["T001": "测试T001", "T002": "测试T002"])
            #expect(try await database.read { try $0.officerNames([]) }.isEmpty)
        }
    }

    @Test("a 工号 is given once, and an office only in a unit that there is", arguments: Backend.available)
    func refusals(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (first, lost) = (officer("T001"), officer("T002", [Grant("经办人", unit: "没有的局", from: day)]))
            try await database.write { try $0.insert(first) }
            let twice = await thrown(StorageError.self) { try await database.write { try $0.insert(first) } }
            let unit = await thrown(StorageError.self) { try await database.write { try $0.insert(lost) } }
            #expect(twice == .duplicate && unit == .notFound)
            #expect(try await database.read { try $0.officer("T002") } == nil)
        }
    }

    @Test("an office ends on a day, and only one that there is", arguments: Backend.available)
    func ending(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (stored, day) = (officer("T001", [Grant("话务员", from: day), Grant("班长", from: day)]), day)
            try await database.write { connection in
                try connection.insert(stored)
                try connection.endGrant(2, of: "T001", on: day)
            }
            #expect(try await database.read { try $0.grants(of: "T001") }.map(\.to) == [nil, day])
            let missing = await thrown(StorageError.self) {
                try await database.write { try $0.endGrant(3, of: "T001", on: day) }
            }
            #expect(missing == .notFound)
        }
    }

    @Test("the last passwords come first, and a renewed hash takes its own's place", arguments: Backend.available)
    func passwords(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (stored, now) = (officer("T001"), now)
            try await database.write { connection in
                try connection.insert(stored)
                for number in 2...4 {
                    try connection.setPassword("hash \(number)", officer: "T001", at: now, mustChange: false)
                }
                try connection.renewPassword("hash 4b", insteadOf: "hash 4", officer: "T001")
                try connection.renewPassword("hash 9", insteadOf: "hash 8", officer: "T001")
            }
            let last = try await database.read { try $0.lastPasswords(of: "T001", limit: 3) }
            #expect(last == ["hash 4b", "hash 3", "hash 2"])
            let found = try await database.read { try $0.officer("T001") }
            #expect(found?.password == "hash 4b" && found?.mustChange == false)
        }
    }

    @Test("a step of a code is taken once", arguments: Backend.available)
    func steps(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let stored = officer("T001")
            let taken = try await database.write { connection in
                try connection.insert(stored)
                return try [5, 5, 4, 6].map { try connection.takeCodeStep($0, officer: "T001") }
            }
            #expect(taken == [true, false, false, true])
        }
    }

    @Test("sessions of an account end without another's", arguments: Backend.available)
    func sessions(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (one, other, now) = (officer("T001"), officer("T002"), now)
            let left = try await database.write { connection in
                try connection.insert(one)
                try connection.insert(other)
                for (index, id) in ["T001", "T001", "T001", "T002"].enumerated() {
                    let since = now.advanced(bySeconds: index)
                    try connection.insert(
                        StoredSession(
                            hash: "h\(index)",
                            officer: id,
                            grant: 1,
                            since: since,
                            endsAt: since.advanced(bySeconds: 100),
                            address: "127.0.0.1"
                        )
                    )
                }
                try connection.endSession("h3", of: "T001")
                try connection.touchSession("h1", at: now.advanced(bySeconds: 50))
                try connection.touchSession("h1", at: now.advanced(bySeconds: 40))
                let before = try connection.sessions(of: "T001").map(\.hash)
                try connection.endSessions(of: "T001", but: "h1")
                try connection.removeSessions(endedBefore: now.advanced(bySeconds: 101))
                return try (before, connection.session("h1"), connection.session("h0"), connection.session("h3"))
            }
            #expect(left.0 == ["h2", "h1", "h0"])
            #expect(left.1?.seenAt == now.advanced(bySeconds: 50) && left.2 == nil && left.3 != nil)
        }
    }

    @Test("failures of an account aren't those of an address of the same name", arguments: Backend.available)
    func failures(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let now = now
            let count = FailureCount(failures: 5, since: now, lockedUntil: now.advanced(bySeconds: 900))
            let found = try await database.write { connection in
                try connection.lockFailures(.account("x"))
                try connection.setFailures(FailureCount(failures: 1, since: now), .account("x"))
                try connection.setFailures(count, .account("x"))
                try connection.setFailures(FailureCount(failures: 2, since: now), .address("x"))
                return try (connection.failures(.account("x")), connection.failures(.address("x"))?.failures)
            }
            #expect(found.0 == count && found.1 == 2)
            try await database.write { connection in
                try connection.setFailures(nil, .account("x"))
                try connection.removeFailures(before: now)
            }
            let left = try await database.read {
                try ($0.failures(.account("x")), $0.failures(.address("x"))?.failures)
            }
            #expect(left.0 == nil && left.1 == 2)
        }
    }

    @Test("a request is decided on once", arguments: Backend.available)
    func approvals(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (one, other, now) = (officer("T001"), officer("T002"), now)
            let request = Approval(
                sequence: 0,
                requestedAt: now,
                requestedBy: "T001",
                subject: "账号 T003",
                words: "新增",
                content: "{}"
            )
            let numbers = try await database.write { connection in
                try connection.insert(one)
                try connection.insert(other)
                return try [connection.insert(request), connection.insert(request)]
            }
            #expect(numbers == [1, 2])
            try await database.write { try $0.decide(1, .refused, by: "T002", at: now, reason: "不必") }
            let again = await thrown(StorageError.self) {
                try await database.write { try $0.decide(1, .approved, by: "T002", at: now) }
            }
            let (open, first) = try await database.read { try ($0.openApprovals(limit: 9), $0.approval(1)) }
            #expect(again == .outdated && open.map(\.sequence) == [2])
            #expect(first?.state == .refused && first?.reason == "不必" && first?.decidedBy == "T002")
        }
    }
}
