import WorkOrders
import WorkingDays

extension Dealer {
    /// An outage that sixty people report within ten minutes, and a threat: both in the last month.
    mutating func placeStories() {
        guard shape.year == 2_022, shape.month == 3 else { return }
        placeOutage(at: Instant(day: CivilDay(year: 2_022, month: 3, day: 24), secondOfDay: 19 * 3_600 + 4 * 60))
        placeThreat(from: CivilDay(year: 2_022, month: 3, day: 22).start)
    }

    /// How many report the outage.
    static let outageAppeals = 60

    private mutating func placeOutage(at start: Instant) {
        guard let first = outlines.first, let last = outlines.last, first.receivedAt <= start, start <= last.receivedAt,
            let company = FirstLevelUnit.indices["淮北供电公司"],
            let leaf = CategoryTable.index(of: ["公用事业", "供电"])
        else { return }
        var seconds = (0..<Self.outageAppeals).map { _ in chance.below(590) }
        seconds.sort()
        let estate = chance.number(0...3) + 7
        for (number, second) in seconds.enumerated() {
            var order = Outline(receivedAt: start.advanced(bySeconds: second))
            (order.leaf, order.kind, order.estate, order.story) = (leaf, .assistance, estate, .outage(number))
            if number == 0 {
                (order.ending, order.urgency) = (.dispatched, .urgent)
                order.dispatches = [DispatchOutline(unit: company)]
                dispatched.append(outlines.count)
            }
            outlines.append(order)
        }
    }

    private mutating func placeThreat(from start: Instant) {
        guard let police = FirstLevelUnit.indices["市公安局"],
            let leaf = CategoryTable.index(of: ["公安政法", "治安管理"]),
            let place = dispatched.filter({
                outlines[$0].receivedAt >= start && outlines[$0].dispatches.map(\.unit) == [police]
                    && outlines[$0].channel == City.phone && outlines[$0].story == nil
            }).min()
        else { return }
        let receivedAt = outlines[place].receivedAt
        var order = Outline(receivedAt: receivedAt)
        (order.leaf, order.kind, order.ending) = (leaf, .assistance, .dispatched)
        (order.urgency, order.story, order.dispatches) = (.emergency, .threat, [DispatchOutline(unit: police)])
        outlines[place] = order
    }
}
