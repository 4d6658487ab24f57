import Testing
import WorkOrders
import WorkingDays

@testable import SampleCity

@Suite("What is dealt to whom", .serialized)
struct DealerTests {
    /// A month of the sample as it is dealt.
    private static func deal(_ shape: MonthShape, seed: UInt64 = 21) -> [Outline] {
        let count = shape.total + shape.invalid
        var times = ArrivalTimes(count, in: shape, calendar: .standard, chance: SplitMix64(seed: seed))
        let chance = SplitMix64(seed: seed &+ 1)
        return Dealer.deal(shape, at: times.next(count), calendar: .standard, chance: chance)
    }

    private static let months = MonthShape.sample.map { deal($0) }

    @Test("each unit gets the dispatches of the shape, none twice in an order", arguments: 0..<5)
    func units(month: Int) {
        let ordinary = Self.months[month].filter { $0.story == nil || $0.story == .threat }
        var counts = FirstLevelUnit.table.map { _ in 0 }
        for dispatch in ordinary.flatMap(\.dispatches) { counts[dispatch.unit] += 1 }
        #expect(counts == MonthShape.sample[month].dispatched)
        #expect(ordinary.allSatisfy { Set($0.dispatches.map(\.unit)).count == $0.dispatches.count })
        let sizes = Dictionary(grouping: ordinary, by: \.dispatches.count).mapValues(\.count)
        #expect([2, 3, 4].map { sizes[$0] ?? 0 } == MonthShape.sample[month].shared)
    }

    @Test("letters always go to a unit and come in the shape's numbers", arguments: 0..<5)
    func letters(month: Int) {
        let letters = Self.months[month].filter { $0.channel != City.phone }
        #expect(letters.allSatisfy { $0.ending == .dispatched && !$0.dispatches.isEmpty })
        let counts = [1, 2].map { channel in letters.count { $0.channel == channel } }
        #expect(counts == MonthShape.sample[month].letters)
    }

    @Test("every dispatch is made in the month of its order, within three hours", arguments: 0..<5)
    func dispatchTimes(month: Int) {
        let shape = MonthShape.sample[month]
        let wrong = Self.months[month].filter { outline in
            outline.dispatches.contains { dispatch in
                dispatch.dispatchedAt >= shape.dayAfter.start || dispatch.dispatchedAt <= outline.receivedAt
                    || dispatch.dispatchedAt > outline.receivedAt.advanced(bySeconds: 3 * 3_600)
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test("ratings, lateness and send-backs are dealt in the shape's numbers", arguments: 0..<5)
    func marks(month: Int) {
        let shape = MonthShape.sample[month]
        let ordinary = Self.months[month].filter { $0.story == nil }
        let dispatches = ordinary.flatMap(\.dispatches)
        for unit in FirstLevelUnit.table.indices {
            let own = dispatches.filter { $0.unit == unit }
            // The threat takes the place of one of March's police orders.
            let missing = month == 4 && FirstLevelUnit.table[unit].name == "市公安局" ? 1 : 0
            #expect((shape.evaluated[unit] - missing...shape.evaluated[unit]).contains(own.count { $0.rating != nil }))
            #expect((shape.overdue[unit] - missing...shape.overdue[unit]).contains(own.count(where: \.isOverdue)))
        }
        #expect(dispatches.count { $0.sendBacks == 3 } >= shape.sentBack[2] - 1)
        #expect(dispatches.allSatisfy { $0.rulings.count == $0.sendBacks })
    }

    @Test("who is marked late is late, and nobody else is", arguments: 0..<5)
    func lateness(month: Int) {
        let dispatches = Self.months[month].flatMap(\.dispatches)
        #expect(dispatches.allSatisfy { ($0.completedAt > $0.deadline) == $0.isOverdue })
        #expect(dispatches.allSatisfy { $0.acknowledgedAt > $0.startedAt && $0.completedAt > $0.acknowledgedAt })
        #expect(dispatches.allSatisfy { $0.firstDeadline <= $0.deadline })
        #expect(dispatches.allSatisfy { ($0.extending == .granted) == ($0.firstDeadline < $0.deadline) })
    }

    @Test("most dispatches are acknowledged within a working day, but not all", arguments: 0..<5)
    func acknowledgement(month: Int) {
        let calendar = WorkCalendar.standard
        let dispatches = Self.months[month].flatMap(\.dispatches)
        let late = dispatches.count { calendar.workingDays(from: $0.startedAt.day, to: $0.acknowledgedAt.day) > 1 }
        #expect((5...40).contains(late * 1_000 / dispatches.count), "\(late) of \(dispatches.count)")
    }

    @Test("the estates of February's orders come in the shares of their table, mostly in their own county")
    func estates() {
        let named = Self.months[3].filter { $0.estate != nil }
        let tables = named.map { CategoryTable.leaves[$0.leaf].estates }
        #expect(tables.allSatisfy { $0 != nil })
        let handover = named.filter { CategoryTable.leaves[$0.leaf].estates == .handover }
        let counts = Dictionary(grouping: handover) { $0.estate ?? -1 }.mapValues(\.count)
        let expected = Apportionment.shares(
            of: handover.count,
            by: EstateTable.handover.weights(isPublishedMonth: true)
        )
        #expect(counts == Dictionary(uniqueKeysWithValues: expected.enumerated().filter { $1 > 0 }.map { ($0, $1) }))
        let placed = named.filter { outline in
            let county = outline.dispatches.lazy.compactMap { City.areaOfUnit($0.unit) }.first
            return county.map { $0 == EstateTable.estates[outline.estate ?? 0].county } ?? true
        }
        #expect(placed.count * 100 > named.count * 70)
    }

    @Test("a second round begins early enough to be over before the bulletin")
    func reworks() {
        let reworked = Self.months[3].flatMap(\.dispatches).filter { $0.rework != .none }
        #expect(reworked.contains { $0.rework == .better } && reworked.allSatisfy { $0.rating != nil })
        let latest = CivilDay(year: 2_022, month: 3, day: 9).start
        #expect(reworked.allSatisfy { $0.completedAt < latest })
        #expect(reworked.allSatisfy { ($0.rework == .inVain) == !($0.rating?.isSatisfied ?? true) })
    }

    @Test("the stories are in the last month and nowhere else")
    func stories() {
        #expect(Self.months.dropLast().joined().allSatisfy { $0.story == nil })
        let stories = (Self.months.last ?? []).compactMap(\.story)
        #expect(stories.count == Dealer.outageAppeals + 1)
        #expect(stories.contains(.threat))
    }

    @Test("calls of a category are the shape's, whatever was dispatched of them", arguments: 0..<4)
    func categories(month: Int) {
        let calls = Self.months[month].filter { $0.channel == City.phone && $0.ending != .invalid }
        var counts = CategoryTable.names.map { _ in 0 }
        for outline in calls { counts[CategoryTable.leaves[outline.leaf].category] += 1 }
        #expect(counts == MonthShape.sample[month].calls)
        #expect(calls.allSatisfy { !CategoryTable.leaves[$0.leaf].phrases($0.kind).isEmpty })
    }

    @Test("a month too small for its decks is dealt all the same", arguments: [1, 2, 5, 17, 60])
    func small(orders: Int) {
        let shape = MonthShape.february.scaled(to: orders)
        let outlines = Self.deal(shape, seed: UInt64(orders))
        #expect(outlines.count { $0.ending != .invalid } == orders)
        #expect(outlines.allSatisfy { ($0.ending == .dispatched) == !$0.dispatches.isEmpty })
    }
}
