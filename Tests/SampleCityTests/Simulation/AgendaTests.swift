import Testing
import WorkingDays

@testable import SampleCity

@Suite struct AgendaTests {
    @Test("entries come out by time, those of one second as they went in")
    func order() {
        var chance = SplitMix64(seed: 9)
        for count in [0, 1, 2, 3, 50, 500] {
            var agenda = Agenda<Int>()
            let times = (0..<count).map { _ in chance.below(40) }
            for (index, time) in times.enumerated() { agenda.add(index, at: Instant(secondsSinceEpoch: time)) }
            var taken: [Int] = []
            while let next = agenda.next() { taken.append(next.entry) }
            #expect(taken == times.indices.sorted { (times[$0], $0) < (times[$1], $1) })
        }
    }

    @Test("what was planned comes before the rest of its second, even if it is put in late")
    func planned() {
        var agenda = Agenda<String>()
        let (early, late) = (Instant(secondsSinceEpoch: 1), Instant(secondsSinceEpoch: 2))
        agenda.add("looked", at: late)
        agenda.plan("arrived", at: late)
        agenda.plan("swept", at: late)
        agenda.add("begun", at: early)
        #expect(agenda.head == early)
        var taken: [String] = []
        while let next = agenda.next() { taken.append(next.entry) }
        #expect(taken == ["begun", "arrived", "swept", "looked"])
        #expect(agenda.head == nil)
    }
}
