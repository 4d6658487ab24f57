import Calls
import Casework
import Documents
import TestSupport
import Testing
import WorkingDays

/// What a telephony system may send.
@Suite struct CallReportJSONTests {
    private let now = CallPlace.start

    private func report(_ text: String) throws -> CallReport { try CallReport(try JSONValue(parsing: text), at: now) }

    private func fault(_ text: String) async -> CallFault? {
        await thrown(CallFault.self) { _ = try report(text) }
    }

    @Test("every field is read")
    func whole() throws {
        let report = try report(
            """
            {"id": "1645.7", "direction": "in", "calling": "19900001234", "called": "12345", "queue": "市民",
             "offered": "2022-02-14 09:30:00", "rung": "2022-02-14T09:30:04", "answered": \(now.secondsSinceEpoch + 10),
             "ended": "\(now.secondsSinceEpoch + 90).250", "agent": "T001", "end": "agent", "recording": "a.wav",
             "rating": "2"}
            """
        )
        var call = Call(id: "1645.7", direction: .incoming, beganAt: now)
        (call.queue, call.agent, call.agentSince) = ("市民", "T001", now.advanced(bySeconds: 10))
        (call.offeredAt, call.rungAt) = (now, now.advanced(bySeconds: 4))
        (call.answeredAt, call.endedAt, call.end) = (now.advanced(bySeconds: 10), now.advanced(bySeconds: 90), .agent)
        (call.recording, call.rating) = ("a.wav", .fair)
        #expect(report == CallReport(call, calling: "19900001234", called: "12345"))
    }

    @Test("a variable that isn't set, null and 0 seconds are nothing")
    func nothing() throws {
        let report = try report(
            """
            {"id": "7", "direction": "out", "queue": "", "agent": null, "answered": 0, "rung": "0", "called": ""}
            """
        )
        #expect(report == CallReport(Call(id: "7", direction: .outgoing, beganAt: now)))
    }

    @Test("what is missing, unknown or of another kind is named")
    func refused() async {
        #expect(await fault("[]") == .notJSON)
        #expect(await fault(#"{"direction": "in"}"#) == .missing(field: "id"))
        #expect(await fault(#"{"id": "1"}"#) == .missing(field: "direction"))
        #expect(await fault(#"{"id": "1", "direction": "in", "awnsered": 1}"#) == .unknownField("awnsered"))
        #expect(await fault(#"{"id": "1", "direction": "up"}"#) == .badValue(field: "direction", expected: "in 或 out"))
        #expect(
            await fault(#"{"id": "1", "direction": "in", "queue": ["a"]}"#) == .badValue(field: "queue", expected: "文字")
        )
        for rating in ["0", "4", "\"x\"", "-1"] {
            let expected = CallFault.badValue(field: "rating", expected: "1、2 或 3")
            #expect(await fault(#"{"id": "1", "direction": "in", "rating": \#(rating)}"#) == expected)
        }
        for instant in ["\"yesterday\"", "-5", "\"2022-02-30 10:00\"", "1645920000000", "\".5\""] {
            guard case .badValue("offered", _) = await fault(#"{"id": "1", "direction": "in", "offered": \#(instant)}"#)
            else {
                Issue.record("\(instant)")
                continue
            }
        }
        guard case .badValue("end", _) = await fault(#"{"id": "1", "direction": "in", "end": "x"}"#) else {
            Issue.record("an end that nobody knows")
            return
        }
    }
}
