import Calls
import TestSupport
import Testing
import WorkingDays

/// What no call can be is refused with a sentence that says what to do.
@Suite struct CallCheckingTests {
    private let now = CallSamples.at(600)

    private func fault(_ change: (inout Call) -> Void) async -> CallFault? {
        var call = CallSamples.whole
        change(&call)
        let changed = call
        return await thrown(CallFault.self) { try changed.check(at: now) }
    }

    @Test("a call as it should be is taken")
    func good() throws { try CallSamples.whole.check(at: now) }

    @Test("an id has no blanks and isn't longer than its limit")
    func ids() async {
        for id in ["", "a b", "通话", "a\n", String(repeating: "x", count: 101)] {
            #expect(await fault { $0.id = id } == .badId, "\(id)")
        }
        #expect(await fault { $0.id = String(repeating: "x", count: 100) } == nil)
    }

    @Test("names and recordings have limits")
    func limits() async {
        let long = String(repeating: "队", count: 51)
        #expect(await fault { $0.queue = long } == .tooLong(field: "queue", limit: 50))
        #expect(await fault { $0.agent = long } == .tooLong(field: "agent", limit: 50))
        let path = String(repeating: "x", count: 501)
        #expect(await fault { $0.recording = path } == .tooLong(field: "recording", limit: 500))
    }

    @Test("each step lies after the one before, however many are missing between")
    func course() async {
        #expect(await fault { $0.rungAt = CallSamples.at(-1) } == .outOfOrder("offered", "rung"))
        #expect(
            await fault { ($0.rungAt, $0.answeredAt) = (nil, CallSamples.at(-1)) } == .outOfOrder("offered", "answered")
        )
        #expect(await fault { $0.endedAt = CallSamples.at(9) } == .outOfOrder("answered", "ended"))
        #expect(await fault { $0.endedAt = CallSamples.at(10) } == nil)
    }

    @Test("a call isn't in the future and doesn't last longer than a day")
    func clock() async {
        #expect(await fault { $0.endedAt = CallSamples.at(900) } == nil)
        #expect(await fault { $0.endedAt = CallSamples.at(901) } == .inFuture(field: "ended"))
        let yesterday = CallSamples.at(-86_400)
        #expect(await fault { ($0.offeredAt, $0.beganAt) = (yesterday, yesterday) } == .tooLongACall)
    }

    @Test("how it ended is told with when")
    func end() async {
        #expect(await fault { $0.endedAt = nil } == .endWithoutInstant)
        #expect(await fault { ($0.endedAt, $0.end) = (nil, nil) } == nil)
    }

    @Test("a missed call was offered and not answered, an unsettled one has neither order nor disposition")
    func states() {
        var call = CallSamples.whole
        #expect(!call.isMissed && call.isUnsettled)
        call.disposition = "01"
        #expect(!call.isUnsettled)
        call.answeredAt = nil
        #expect(call.isMissed && !call.isUnsettled)
        call.offeredAt = nil
        #expect(!call.isMissed, "who only heard the menu missed nobody")
        (call.offeredAt, call.direction) = (CallSamples.at(0), .outgoing)
        #expect(!call.isMissed)
    }

    @Test("every sentence says what to do and repeats no number")
    func sentences() {
        let faults: [CallFault] = [
            .notJSON, .missing(field: "id"), .unknownField("x"), .badValue(field: "end", expected: "y"), .badId,
            .tooLong(field: "queue", limit: 50), .endWithoutInstant, .outOfOrder("a", "b"), .tooLongACall,
            .inFuture(field: "ended"), .otherDirection, .badNumber(field: "calling"), .noSuchDisposition("99"),
        ]
        for fault in faults { #expect(fault.sentence.hasSuffix("。") && fault.sentence.contains("请"), "\(fault)") }
    }
}
