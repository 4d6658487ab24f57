import Calls
import SampleCity
import Storage
import WorkOrders
public import WorkingDays

/// 话务 of the demonstration: yesterday's calls and today's so far, most of them with what came of them.
public struct DemoCalls: Sendable {
    let desk: CallDesk

    /// Enough for every page, and told of in seconds.
    static let callsOfDay = 120
    /// How many missed calls are left for people to call back, and answered ones to settle.
    static let left = 5

    public init(desk: CallDesk) { self.desk = desk }

    /// Tells of the calls that are over by now, by officers of these 工号.
    ///
    /// Today and yesterday, though the sample's orders are of 2022: 话务 shows today, and who waits since 2022 isn't called
    /// back.
    public func add(agents: [String], seed: UInt64, at now: Instant) async throws {
        for day in [now.day.advanced(by: -1), now.day] {
            let script = CallScript(day: day, calls: Self.callsOfDay, agents: agents, seed: seed)
            _ = try await desk.simulate(script.over(by: now), at: now)
        }
        for agent in agents { try await settle(agent, at: now) }
        guard let caller = agents.first else { return }
        // The longest waiting have been called back; nobody answered the next.
        for missed in try await desk.missed(limit: Self.callsOfDay).dropLast(Self.left) {
            _ = try await desk.note(.reached, on: missed.opened.stored.call.id, by: caller, at: now)
        }
        for missed in try await desk.missed(limit: 1) {
            _ = try await desk.note(.noAnswer, on: missed.opened.stored.call.id, by: caller, at: now)
        }
    }

    private func settle(_ agent: String, at now: Instant) async throws {
        let results = desk.reasons.calls.keys.sorted()
        guard !results.isEmpty else { return }
        while true {
            let open = try await desk.unsettled(of: agent, at: now).dropFirst(Self.left)
            for (index, opened) in open.enumerated() {
                try await desk.settle(opened.stored.call.id, as: results[index % results.count], by: agent)
            }
            if open.isEmpty { return }
        }
    }
}
