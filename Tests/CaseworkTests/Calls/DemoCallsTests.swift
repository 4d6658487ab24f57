import Calls
import Casework
import SampleCity
import Storage
import TestSupport
import Testing
import WorkingDays

/// 话务 of the demonstration.
@Suite struct DemoCallsTests {
    @Test("two days of calls are over, some wait to be called back, and nobody owes more than he can do")
    func filled() async throws {
        try await Backend.sqlite.withCalls { place in
            let agents = ["D01", "D02", "D03"]
            let now = place.at(0)
            try await DemoCalls(desk: place.desk).add(agents: agents, seed: 2022, at: now)
            #expect(try await place.desk.open(at: now).isEmpty, "a call that rings would come to somebody's desk")
            for day in [now.day.advanced(by: -1), now.day] {
                let tally = try await place.desk.tally(try #require(Period(first: day, last: day)))
                #expect(tally.total.offered > 10 && tally.total.answered > 0 && tally.total.waiting == 0)
                #expect(Set(tally.agents.keys).subtracting(agents) == [""])
            }
            let missed = try await place.desk.missed(limit: 100)
            #expect((1...5).contains(missed.count) && missed[0].attempts.map(\.result) == [.noAnswer])
            #expect(missed.allSatisfy { $0.opened.stored.call.beganAt.day >= now.day.advanced(by: -1) })
            for agent in agents {
                let owed = try await place.desk.unsettled(of: agent, at: now)
                #expect(owed.count == 5)
            }
        }
    }

    @Test("where nobody takes calls all are missed, and nobody calls back")
    func nobody() async throws {
        try await Backend.sqlite.withCalls { place in
            try await DemoCalls(desk: place.desk).add(agents: [], seed: 2022, at: place.at(0))
            let missed = try await place.desk.missed(limit: 500)
            #expect(missed.count > 100 && missed.allSatisfy(\.attempts.isEmpty))
        }
    }
}
