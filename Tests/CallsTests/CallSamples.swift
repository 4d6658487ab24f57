import Calls
import WorkingDays

/// A call on Monday, 14 February 2022: offered at 9:30:00, rung after 4 s, answered after 10, over after 190.
enum CallSamples {
    static let start = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 34_200)

    static func at(_ seconds: Int) -> Instant { start.advanced(bySeconds: seconds) }

    static func report(_ id: String = "a-1", _ change: (inout Call) -> Void = { _ in }) -> Call {
        var call = Call(id: id, direction: .incoming, beganAt: start)
        change(&call)
        return call
    }

    static var whole: Call {
        report { call in
            call.queue = "市民"
            call.agent = "T001"
            call.agentSince = at(10)
            (call.offeredAt, call.rungAt, call.answeredAt, call.endedAt) = (at(0), at(4), at(10), at(190))
            call.end = .party
            call.recording = "2022/02/14/a-1.wav"
            call.rating = .satisfied
        }
    }

    /// What systems tell one after the other.
    static var parts: [Call] {
        [
            report { ($0.offeredAt, $0.queue) = (at(0), "市民") },
            report { ($0.rungAt, $0.agent, $0.agentSince, $0.beganAt) = (at(4), "T001", at(4), at(4)) },
            report { ($0.answeredAt, $0.agent, $0.agentSince, $0.beganAt) = (at(10), "T001", at(10), at(10)) },
            report { ($0.endedAt, $0.end, $0.beganAt) = (at(190), .party, at(190)) },
            report { ($0.recording, $0.beganAt) = ("2022/02/14/a-1.wav", at(200)) },
            report { ($0.rating, $0.beganAt) = (.satisfied, at(210)) },
        ]
    }
}
