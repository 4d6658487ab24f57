import Calls
import TestSupport
import Testing
import WorkingDays

/// What is told of a call in parts comes to one record.
@Suite struct CallCompletingTests {
    @Test("the parts of a call make the whole in whatever order they come, and again changes nothing")
    func order() throws {
        var random = SeededNumbers(seed: 7)
        for _ in 0..<300 {
            var told = CallSamples.parts + (0..<4).map { _ in CallSamples.parts[random.below(6)] }
            for index in told.indices.reversed() { told.swapAt(index, random.below(index + 1)) }
            let call = try told.dropFirst().reduce(told[0]) { try $0.completed(by: $1) }
            #expect(call == CallSamples.whole)
        }
    }

    @Test("any split of a call gives the same record in any order")
    func anySplit() throws {
        var random = SeededNumbers(seed: 11)
        for _ in 0..<300 {
            let parts = (0..<5).map { _ in Self.part(of: CallSamples.whole, &random) }
            let forward = try parts.dropFirst().reduce(parts[0]) { try $0.completed(by: $1) }
            let back = try parts.reversed().dropFirst().reduce(parts[4]) { try $0.completed(by: $1) }
            #expect(forward == back)
        }
    }

    @Test("what is known is never removed by who knows less")
    func nothingRemoved() throws {
        let poor = CallSamples.report()
        #expect(try CallSamples.whole.completed(by: poor) == CallSamples.whole)
    }

    @Test("the last agent who had the call has it")
    func agents() throws {
        let rung = CallSamples.report {
            ($0.agent, $0.agentSince, $0.rungAt) = ("T001", CallSamples.at(4), CallSamples.at(4))
        }
        let next = CallSamples.report {
            ($0.agent, $0.agentSince, $0.rungAt) = ("T002", CallSamples.at(24), CallSamples.at(24))
        }
        for call in [try rung.completed(by: next), try next.completed(by: rung)] {
            #expect(call.agent == "T002" && call.rungAt == CallSamples.at(4))
        }
    }

    @Test("the first answer and the last end count, and of other things what was told first")
    func contradictions() throws {
        var other = CallSamples.whole
        (other.answeredAt, other.endedAt) = (CallSamples.at(12), CallSamples.at(195))
        (other.queue, other.rating, other.end) = ("企业", .dissatisfied, .agent)
        let call = try CallSamples.whole.completed(by: other)
        #expect(call.answeredAt == CallSamples.at(10) && call.endedAt == CallSamples.at(195))
        #expect(call.queue == "市民" && call.rating == .satisfied && call.end == .party)
    }

    @Test("a report of the other direction, or one that ends before it began, isn't taken")
    func refused() async {
        var other = CallSamples.whole
        other.direction = .outgoing
        let direction = await thrown(CallFault.self) { _ = try CallSamples.whole.completed(by: other) }
        let late = CallSamples.report { $0.offeredAt = CallSamples.at(500) }
        let answered = CallSamples.report { ($0.answeredAt, $0.endedAt) = (CallSamples.at(10), CallSamples.at(20)) }
        let early = CallSamples.report { $0.rungAt = CallSamples.at(15) }
        let course = await thrown(CallFault.self) { _ = try late.completed(by: answered) }
        let ring = await thrown(CallFault.self) { _ = try answered.completed(by: early) }
        #expect(direction == .otherDirection && course == .outOfOrder("offered", "answered"))
        #expect(ring == .outOfOrder("rung", "answered"))
    }

    /// Some of what is known.
    private static func part(of whole: Call, _ random: inout SeededNumbers) -> Call {
        var part = Call(id: whole.id, direction: whole.direction, beganAt: whole.beganAt)
        if random.below(2) == 0 { part.queue = whole.queue }
        if random.below(2) == 0 { (part.agent, part.agentSince) = (whole.agent, whole.agentSince) }
        if random.below(2) == 0 { part.offeredAt = whole.offeredAt }
        if random.below(2) == 0 { part.rungAt = whole.rungAt }
        if random.below(2) == 0 { part.answeredAt = whole.answeredAt }
        if random.below(2) == 0 { (part.endedAt, part.end) = (whole.endedAt, whole.end) }
        if random.below(2) == 0 { part.rating = whole.rating }
        return part
    }
}

/// The same numbers for a seed on every machine.
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
