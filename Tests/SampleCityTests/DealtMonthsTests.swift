import Testing
import WorkOrders
import WorkingDays

@testable import SampleCity

@Suite("Dealing keeps the marginals")
struct DealtMonthsTests {
    @Test("the mean days of January and February are hit with more seeds", arguments: [3, 17, 0x7FFF_FFFF, UInt64.max])
    func means(seed: UInt64) {
        var months = PublishedMonths(seed: seed, extent: .allMonths, calendar: .standard)
        var all: [Outline] = []
        while let month = months.next() { all += month }
        let rows = all.flatMap { outline in outline.dispatches.map { Self.row(outline, $0) } }
        let february = Recount(rows, in: Published.february, cutOff: City.end)
        let groups = [february.mean(Published.counties.contains), february.mean { !Published.counties.contains($0) }]
        #expect(groups.map { $0 / 100 } == [71, 62], "\(groups)")
        #expect(february.mean() / 100 == 68 && (february.mean() + 50) / 100 == 68, "\(february.mean())")
        #expect(february.slowest(Published.counties.contains).prefix(2) == ["烈山区人民政府", "濉溪县人民政府"])
        #expect(february.slowest { !Published.counties.contains($0) }.prefix(2) == ["市气象局", "市邮政管理局"])
        #expect(Recount(rows, in: Published.january, cutOff: City.end).mean() / 100 == 76)
    }

    private static func row(_ outline: Outline, _ dealt: DispatchOutline) -> WorkCase {
        let path = CategoryTable.leaves[outline.leaf].path
        let order = WorkOrder(
            number: "",
            channel: City.channels[outline.channel],
            receivedAt: outline.receivedAt,
            kind: outline.kind,
            category: path,
            content: "",
            ending: outline.ending
        )
        let unit = FirstLevelUnit.table[dealt.unit].name
        var dispatch = Dispatch(
            number: "",
            order: "",
            unit: unit,
            dispatchedAt: dealt.dispatchedAt,
            deadline: dealt.deadline
        )
        dispatch.completedAt = dealt.completedAt
        return WorkCase(order: order, dispatches: [dispatch], visits: [])
    }

    @Test("shares add up to the total and none is off by one or more", arguments: [0, 1, 7, 99, 16_198])
    func shares(total: Int) {
        let weights = [3, 0, 5, 11, 2, 7]
        let shares = Apportionment.shares(of: total, by: weights)
        #expect(shares.reduce(0, +) == total)
        for (share, weight) in zip(shares, weights) {
            #expect(abs(Double(share) - Double(weight * total) / 28) < 1, "\(shares)")
        }
    }

    @Test("parts of a count make it whole again", arguments: [1, 2, 3, 61])
    func parts(count: Int) {
        let counts = [0, 1, 2, 17, 1_000, 123_456]
        var sums = counts.map { _ in 0 }
        for index in 0..<count {
            let part = Apportionment.part(index, of: count, counts: counts)
            #expect(part.allSatisfy { $0 >= 0 })
            sums = zip(sums, part).map(+)
        }
        #expect(sums == counts)
    }

    @Test("a deck has each index as often as its count")
    func deck() {
        var chance = SplitMix64(seed: 5)
        let deck = Apportionment.deck([2, 0, 5], with: &chance)
        #expect(deck.sorted() == [0, 0, 2, 2, 2, 2, 2])
    }

    @Test("months of any size have exactly the appeals asked for", arguments: [0, 1, 40, 1_000, 50_000])
    func scaled(orders: Int) {
        let counts = Generator(orders: orders, extent: .february).reduce(into: (valid: 0, invalid: 0)) {
            if $1.order.ending == .invalid { $0.invalid += 1 } else { $0.valid += 1 }
        }
        #expect(counts.valid == orders)
        #expect(counts.invalid <= orders / 30 + 1)
    }

    @Test("a scaled month keeps the shares of categories, units and endings")
    func shape() {
        let rows = SampleCases.recounted(Array(Generator(seed: 9, orders: 40_000, extent: .february)))
        let month = Recount(rows, in: Published.february, cutOff: City.end)
        for (name, count) in Published.categories {
            #expect(abs(month.categories[name, default: 0] - count * 40_000 / 16_234) <= 20, "\(name)")
        }
        for (name, count) in Published.dispatched {
            #expect(abs(month.dispatched[name, default: 0] - count * 40_000 / 16_234) <= 6, "\(name)")
        }
    }

    @Test("the generator's numbers are those of the published algorithm")
    func splitMix() {
        // The first outputs for seed 1234567, from the reference implementation at prng.di.unimi.it.
        var chance = SplitMix64(seed: 1_234_567)
        let first = (0..<5).map { _ in chance.next() }
        #expect(
            first == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ]
        )
    }
}
