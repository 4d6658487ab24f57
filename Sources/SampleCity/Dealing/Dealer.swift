import WorkOrders
import WorkingDays

/// Deals the orders of a month, or of one part of a long month, so that its marginals come out exactly.
///
/// Every count of the shape is a deck of cards; who gets which card is chance. So one seed's month differs from the
/// next in every row, and in no total.
struct Dealer {
    let shape: MonthShape
    let calendar: WorkCalendar
    var chance: SplitMix64
    var outlines: [Outline]
    /// Orders that units get, by place in ``outlines``.
    var dispatched: [Int] = []
    /// Answered or ended by the hotline.
    var direct: [Int] = []
    /// Appeals still to be dealt in each leaf.
    var leavesLeft: [Int]

    /// `times` are when the appeals and the invalid calls of the shape come in.
    static func deal(
        _ shape: MonthShape,
        at times: [Instant],
        calendar: WorkCalendar,
        chance: SplitMix64
    ) -> [Outline] {
        var dealer = Dealer(shape, at: times, calendar: calendar, chance: chance)
        dealer.dealUnits()
        dealer.dealChannels()
        dealer.dealLeaves()
        dealer.dealEstates()
        dealer.dealEndings()
        dealer.dealHotlineRatings()
        dealer.dealDispatches()
        dealer.placeStories()
        dealer.dealClocks()
        dealer.dealReworks()
        return dealer.outlines.sorted { $0.receivedAt < $1.receivedAt }
    }

    private init(_ shape: MonthShape, at times: [Instant], calendar: WorkCalendar, chance: SplitMix64) {
        self.shape = shape
        self.calendar = calendar
        self.chance = chance
        outlines = times.map { Outline(receivedAt: $0) }
        leavesLeft = Array(repeating: 0, count: CategoryTable.leaves.count)
        for (category, calls) in shape.calls.enumerated() {
            let leaves = CategoryTable.leavesOfCategory[category]
            let shares = Apportionment.shares(of: calls, by: leaves.map { CategoryTable.leaves[$0].weight })
            for (leaf, share) in zip(leaves, shares) { leavesLeft[leaf] = share }
        }
    }
}
