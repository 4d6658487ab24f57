import Calls
import Storage
import TestSupport
import Testing
import WorkingDays

/// The lists of calls, each against the same calls counted by hand.
@Suite struct CallListTests {
    private typealias Sample = CallRecordsTests
    private let day = CivilDay(year: 2022, month: 2, day: 14)

    /// 60 calls, one a minute from 9:30: two queues, three agents, every fate.
    private static let calls: [StoredCall] = (0..<60).map { index in
        Sample.stored("c-\(index < 10 ? "0" : "")\(index)", at: index * 60) { stored in
            let began = stored.call.beganAt
            stored.call.queue = index % 3 == 0 ? nil : index % 3 == 1 ? "市民" : "企业"
            switch index % 4 {
            case 0, 1:
                stored.call.answeredAt = began.advanced(bySeconds: index % 30)
                (stored.call.agent, stored.call.agentSince) = ("T00\(index % 3)", began)
                if index % 8 > 0 { stored.call.endedAt = began.advanced(bySeconds: 200) }
                if index % 5 == 0 { stored.call.disposition = "01" }
            case 2:
                (stored.call.endedAt, stored.call.end) = (began.advanced(bySeconds: 20), index % 8 == 2 ? .party : nil)
            default: break
            }
        }
    }

    private func withCalls(_ backend: Backend, _ test: (any Database) async throws -> Void) async throws {
        try await backend.withSchema { database in
            let outgoing = Sample.stored("out") { $0.call.direction = .outgoing }
            let menu = Sample.stored("menu") { ($0.call.offeredAt, $0.call.endedAt) = (nil, $0.call.beganAt) }
            try await database.write { connection in
                for call in Self.calls + [outgoing, menu] { try connection.save(call) }
            }
            try await test(database)
        }
    }

    @Test("the list behind a figure shows exactly the calls that it counts", arguments: Backend.available)
    func behindFigures(_ backend: Backend) async throws {
        try await withCalls(backend) { database in
            let period = try Period(parsing: "2022-02-14")
            let facts = try await database.read { connection in
                var facts: [CallFact] = []
                try connection.forEachCallFact(in: period.range) { facts.append($0) }
                return facts
            }
            #expect(facts.count == 60, "no outgoing call, and none that ended in the menu")
            var queries: [(CallQuery, (CallFact) -> Bool)] = [(CallQuery(period), { _ in true })]
            for fate in CallFate.allCases { queries.append((with(period) { $0.fate = fate }, { $0.fate == fate })) }
            for queue in ["市民", "企业", ""] {
                queries.append((with(period) { $0.queue = queue }, { ($0.queue ?? "") == queue }))
            }
            queries.append((with(period) { $0.agent = "T001" }, { $0.agent == "T001" }))
            queries.append((with(period) { $0.agent = "" }, { $0.agent == nil }))
            queries.append((with(period) { $0.hour = 10 }, { $0.offeredAt.hour == 10 }))
            queries.append(
                (with(period) { $0.isInTime = true }, { $0.answeredAt != nil && $0.waitSeconds ?? 99 <= 15 })
            )
            for (query, isMeant) in queries {
                let expected = facts.filter(isMeant).count
                let (listed, count) = try await database.read { connection in
                    (try connection.calls(query, limit: 100), try connection.callCount(query))
                }
                #expect(listed.count == expected && count == expected, "\(query)")
                #expect(listed.map(\.call.beganAt) == listed.map(\.call.beganAt).sorted(by: >))
            }
        }
    }

    @Test("pages by key show every call once", arguments: Backend.available)
    func pages(_ backend: Backend) async throws {
        try await withCalls(backend) { database in
            let query = CallQuery(try Period(parsing: "2022-02-14"))
            var ids: [String] = []
            var key: (at: Instant, id: String)?
            while true {
                let from = key
                let page = try await database.read { try $0.calls(query, limit: 7, before: from) }
                guard let last = page.last else { break }
                ids += page.map(\.call.id)
                key = (last.call.offeredAt ?? last.call.beganAt, last.call.id)
            }
            #expect(ids == Self.calls.map(\.call.id).reversed())
        }
    }

    @Test("an agent's calls, those he still owes a result, and those that go on", arguments: Backend.available)
    func ofAgents(_ backend: Backend) async throws {
        try await withCalls(backend) { database in
            let (range, since) = (day.start..<day.advanced(by: 1).start, Sample.start.advanced(bySeconds: 600))
            let found = try await database.read { connection in
                (
                    try connection.calls(ofAgent: "T001", in: range, limit: 100).map(\.call),
                    try connection.unsettledCalls(ofAgent: "T001", since: since, limit: 100).map(\.call),
                    try connection.openCalls(since: since, limit: 100).map(\.call)
                )
            }
            let own = Self.calls.map(\.call).filter { $0.agent == "T001" }
            #expect(found.0 == own.reversed() && !own.isEmpty)
            #expect(found.1 == own.filter { $0.isUnsettled && $0.beganAt >= since }.reversed() && !found.1.isEmpty)
            #expect(found.2 == Self.calls.map(\.call).filter { $0.endedAt == nil && $0.beganAt >= since })
        }
    }

    @Test(
        "the first answered call with a number after an instant is found by any of its hashes",
        arguments: Backend.available
    )
    func answered(_ backend: Backend) async throws {
        try await withCalls(backend) { database in
            let start = Sample.start
            let found = try await database.read { connection in
                (
                    try connection.answeredCall(with: ["no", "hash c-04"], after: start)?.call.id,
                    try connection.answeredCall(with: ["hash c-04"], after: start.advanced(bySeconds: 241))?.call.id,
                    try connection.answeredCall(with: ["hash c-02"], after: start)?.call.id
                )
            }
            #expect(found == ("c-04", nil, nil))
        }
    }

    private func with(_ period: Period, _ change: (inout CallQuery) -> Void) -> CallQuery {
        var query = CallQuery(period)
        change(&query)
        return query
    }
}
