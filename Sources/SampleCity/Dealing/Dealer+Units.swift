import WorkOrders
import WorkingDays

extension Dealer {
    /// Which orders go to which units; the rest is answered by the hotline or invalid.
    mutating func dealUnits() {
        let hands = hands()
        // Every order is dispatched within three hours and in its own month: none of the last evening's is.
        let lastDispatch = shape.dayAfter.start.advanced(bySeconds: -3 * 3_600)
        var early = chance.shuffled(outlines.indices.filter { outlines[$0].receivedAt < lastDispatch })
        let late = outlines.indices.filter { outlines[$0].receivedAt >= lastDispatch }
        dispatched = Array(early.prefix(hands.count))
        for (place, hand) in zip(dispatched, hands) {
            outlines[place].ending = .dispatched
            outlines[place].dispatches = hand.map { DispatchOutline(unit: $0) }
        }
        early.removeFirst(dispatched.count)
        dealInvalid(among: early + late)
        keepSlowUnitLate()
    }

    private mutating func dealInvalid(among places: [Int]) {
        let mixed = chance.shuffled(places)
        for place in mixed.prefix(shape.invalid) { outlines[place].ending = .invalid }
        direct = Array(mixed.dropFirst(shape.invalid))
    }

    /// The units of each dispatched order, so that each unit has as many dispatches as the shape says.
    private mutating func hands() -> [[Int]] {
        var left = shape.dispatched
        var hands: [[Int]] = []
        for (extra, count) in shape.shared.enumerated() {
            for _ in 0..<count {
                if let hand = sharedHand(of: extra + 2, left: left) {
                    for unit in hand { left[unit] -= 1 }
                    hands.append(hand)
                }
            }
        }
        hands += Apportionment.deck(left, with: &chance).map { [$0] }
        chance.shuffle(&hands)
        return hands
    }

    private mutating func sharedHand(of size: Int, left: [Int]) -> [Int]? {
        let possible = Self.combinations.filter { $0.count == size && $0.allSatisfy { left[$0] > 0 } }
        return possible.isEmpty ? nil : chance.element(of: possible)
    }

    /// Units that share an order, the lead first.
    private static let combinations: [[Int]] = [
        ["相山区人民政府", "市住房城乡建设局"], ["濉溪县人民政府", "市住房城乡建设局"], ["烈山区人民政府", "市住房城乡建设局"],
        ["杜集区人民政府", "市住房城乡建设局"], ["相山区人民政府", "市公安局"], ["濉溪县人民政府", "市公安局"], ["杜集区人民政府", "市公安局"],
        ["濉溪县人民政府", "市人社局"], ["相山区人民政府", "市卫生健康委"], ["濉溪县人民政府", "市卫生健康委"],
        ["市住房城乡建设局", "市公安局"], ["相山区人民政府", "市交通投资控股集团有限公司"], ["市住房城乡建设局", "市自然资源规划局"],
        ["相山区人民政府", "市住房城乡建设局", "市公安局"], ["濉溪县人民政府", "市住房城乡建设局", "市人社局"],
        ["烈山区人民政府", "市住房城乡建设局", "市公安局"], ["杜集区人民政府", "市公安局", "市住房城乡建设局"],
        ["相山区人民政府", "市住房城乡建设局", "市公安局", "市交通投资控股集团有限公司"],
        ["濉溪县人民政府", "市住房城乡建设局", "市人社局", "市公安局"],
    ].map { $0.compactMap { FirstLevelUnit.indices[$0] } }

    /// Published: 市气象局 is slow in February without a dispatch made in it.
    ///
    /// So its January dispatches are made late enough, and have limits long enough, to be completed in February.
    private mutating func keepSlowUnitLate() {
        guard shape.year == 2_022, shape.month == 1 else { return }
        let weeks = CivilDay(year: 2_022, month: 1, day: 24)...CivilDay(year: 2_022, month: 1, day: 27)
        var late = dispatched.filter { weeks.contains(outlines[$0].receivedAt.day) && !isSlow($0) }
        for place in dispatched where isSlow(place) && !late.isEmpty {
            let other = late.remove(at: chance.below(late.count))
            (outlines[place].dispatches, outlines[other].dispatches) =
                (outlines[other].dispatches, outlines[place].dispatches)
        }
    }

    func isSlow(_ place: Int) -> Bool { outlines[place].dispatches.first?.unit == Pace.weather }
}
