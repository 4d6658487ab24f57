import Testing
import WorkingDays

@testable import SampleCity

@Suite("The shapes of the months")
struct MonthShapeTests {
    @Test("every month's marginals can be dealt: rated are dispatched, dissatisfied are rated", arguments: 0..<5)
    func marginals(index: Int) {
        let shape = MonthShape.sample[index]
        for unit in FirstLevelUnit.table.indices {
            #expect(shape.evaluated[unit] <= shape.dispatched[unit])
            #expect(shape.dissatisfied[unit] <= shape.evaluated[unit])
            #expect(shape.overdue[unit] <= shape.dispatched[unit])
        }
        let dispatched = shape.dispatched.reduce(0, +)
        #expect((26...31).contains(dispatched * 100 / shape.total))
        #expect(shape.hotlineDissatisfied <= shape.hotlineRatings)
        #expect(shape.calls.count == CategoryTable.names.count)
    }

    @Test("only February is the published month, and it stands fourth")
    func february() {
        #expect(MonthShape.sample.map(\.isPublished) == [false, false, false, true, false])
        #expect(MonthShape.sample.map(\.month) == [11, 12, 1, 2, 3])
        #expect(MonthShape.february.total == 16_234)
        #expect(MonthShape.february.firstDay.description == "2022-02-01")
        #expect(MonthShape.february.dayAfter.description == "2022-03-01")
    }

    @Test("a scaled month has the total asked for, and its parts add up to it", arguments: [1, 37, 5_000, 1_000_000])
    func scaled(orders: Int) {
        let shape = MonthShape.february.scaled(to: orders)
        #expect(shape.total == orders)
        let parts = (0..<7).map { shape.part($0, of: 7) }
        #expect(parts.reduce(0) { $0 + $1.total } == orders)
        #expect(parts.reduce(0) { $0 + $1.invalid } == shape.invalid)
        for unit in shape.dispatched.indices {
            #expect(parts.reduce(0) { $0 + $1.dispatched[unit] } == shape.dispatched[unit])
            #expect(parts.reduce(0) { $0 + $1.evaluated[unit] } == shape.evaluated[unit])
        }
        for (part, other) in zip(parts, parts.dropFirst()) { #expect(abs(part.total - other.total) <= 40) }
    }

    @Test("calls come in order, all of them and all in the month, in batches as at once", arguments: [1, 997, 30_000])
    func arrivals(count: Int) {
        let shape = MonthShape.february
        func times() -> ArrivalTimes {
            ArrivalTimes(count, in: shape, calendar: .standard, chance: SplitMix64(seed: 8))
        }
        var (whole, batched) = (times(), times())
        let all = whole.next(count)
        #expect(all.count == count && whole.next(1).isEmpty)
        #expect(all == all.sorted())
        #expect(all.allSatisfy { Published.february.contains($0) })
        var collected: [Instant] = []
        while case let batch = batched.next(64), !batch.isEmpty { collected += batch }
        #expect(collected == all)
    }

    @Test("bringing the means about moves completions only, between acknowledgement and deadline")
    func moves() {
        let dealt = MonthShape.sample.map { shape in
            let count = shape.total + shape.invalid
            var times = ArrivalTimes(count, in: shape, calendar: .standard, chance: SplitMix64(seed: 9))
            return Dealer.deal(shape, at: times.next(count), calendar: .standard, chance: SplitMix64(seed: 10))
        }
        var means = MeanDays(months: dealt, calendar: .standard, chance: SplitMix64(seed: 11))
        means.publish()
        var (moved, wrong) = (0, 0)
        for (before, after) in zip(dealt.joined(), means.months.joined()) {
            for (old, new) in zip(before.dispatches, after.dispatches) where old.completedAt != new.completedAt {
                moved += 1
                let isSame = old.unit == new.unit && old.deadline == new.deadline && old.rating == new.rating
                let isTimely = new.acknowledgedAt < new.completedAt && new.completedAt <= new.deadline
                let isWorkingDay = WorkCalendar.standard.isWorkingDay(new.completedAt.day)
                if !isSame || !isTimely || !isWorkingDay || old.isOverdue { wrong += 1 }
            }
            if before.receivedAt != after.receivedAt || before.leaf != after.leaf { wrong += 1 }
        }
        #expect(moved > 0 && wrong == 0, "\(wrong) of \(moved)")
    }
}
