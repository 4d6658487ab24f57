import Calls
import Testing
import WorkingDays

/// 接通率 and what belongs to it, counted.
@Suite struct CallTallyTests {
    private func fact(
        _ second: Int = 0,
        queue: String? = "市民",
        agent: String? = nil,
        answered: Int? = nil,
        ended: Int? = nil,
        end: CallEnd? = nil
    ) -> CallFact {
        let offered = CallSamples.at(second)
        return CallFact(
            offeredAt: offered,
            queue: queue,
            agent: agent,
            answeredAt: answered.map { offered.advanced(bySeconds: $0) },
            endedAt: ended.map { offered.advanced(bySeconds: $0) },
            end: end
        )
    }

    @Test("15 seconds are in time, 16 are not")
    func limit() {
        var counts = CallCounts()
        for wait in [0, 15, 16] { counts.add(fact(answered: wait, ended: wait + 100, end: .party), limit: 15) }
        #expect(counts.inTimeRate == CallRate(2, over: 3) && counts.answerRate == CallRate(3, over: 3))
        #expect(counts.meanWait == CallRate(31, over: 3) && counts.longestWait == 16)
        #expect(counts.meanTalk == CallRate(300, over: 3))
    }

    @Test("who hangs up unanswered abandoned the call; what the system ended was lost; what waits is neither")
    func fates() {
        let facts = [
            fact(ended: 40, end: .party), fact(ended: 60, end: .noAnswer), fact(ended: 1, end: .queueFull),
            fact(ended: 2), fact(), fact(answered: 5),
        ]
        #expect(facts.map(\.fate) == [.abandoned, .lost, .lost, .lost, .waiting, .answered])
        var counts = CallCounts()
        for fact in facts { counts.add(fact, limit: 15) }
        #expect(counts.abandonRate == CallRate(1, over: 6) && counts.meanAbandonedWait == CallRate(40, over: 1))
        #expect(counts.offered == counts.answered + counts.abandoned + counts.lost + counts.waiting)
        #expect(counts.talked == 0 && counts.meanTalk.isUndefined, "a call that goes on has no length yet")
    }

    @Test("over nothing there is no rate")
    func nothing() {
        let counts = CallCounts()
        #expect(counts.answerRate.isUndefined && counts.meanWait.isUndefined && counts.abandonRate.isUndefined)
    }

    @Test("queues, hours and agents each add up to the whole")
    func sums() {
        var random = SeededNumbers(seed: 3)
        var tally = CallTally()
        var facts: [CallFact] = []
        for _ in 0..<500 {
            let wait = random.below(60)
            let isAnswered = random.below(4) > 0
            facts.append(
                fact(
                    random.below(50_000),
                    queue: ["市民", "企业", nil][random.below(3)],
                    agent: isAnswered ? "T00\(random.below(5))" : nil,
                    answered: isAnswered ? wait : nil,
                    ended: random.below(9) > 0 ? wait + random.below(300) : nil,
                    end: CallEnd(rawValue: 1 + random.below(7))
                )
            )
        }
        for fact in facts { tally.add(fact) }
        #expect(tally.total.offered == 500 && tally.limit == 15)
        for parts in [Array(tally.queues.values), Array(tally.hours.values), Array(tally.agents.values)] {
            #expect(parts.map(\.offered).reduce(0, +) == 500)
            #expect(parts.map(\.inTime).reduce(0, +) == tally.total.inTime)
            #expect(parts.map(\.talk).reduce(0, +) == tally.total.talk)
            #expect(parts.map(\.longestWait).max() == tally.total.longestWait)
        }
        #expect(tally.total.answered == facts.filter { $0.answeredAt != nil }.count)
        #expect(Set(tally.queues.keys) == ["市民", "企业", ""] && tally.agents[""] != nil)
    }
}
