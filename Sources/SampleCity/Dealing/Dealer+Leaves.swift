import WorkOrders
import WorkingDays

extension Dealer {
    /// Letters always go to a unit.
    mutating func dealChannels() {
        let channels = [0] + shape.letters
        for (place, channel) in zip(dispatched, Apportionment.deck(channels, with: &chance)) {
            outlines[place].channel = channel
        }
    }

    /// Each dispatched order gets a category its units handle, while there are appeals of that category left.
    mutating func dealLeaves() {
        let narrowFirst = dispatched.map { (place: $0, leaves: narrowestLeaves(of: $0)) }
            .sorted { ($0.leaves.count, $0.place) < ($1.leaves.count, $1.place) }
        for (place, leaves) in narrowFirst { dealLeaf(to: place, from: leaves) }
        var rest = Apportionment.deck(leavesLeft, with: &chance)
        for place in direct {
            // The deck is as long as there are directly answered calls, but for the smallest of scaled months.
            outlines[place].leaf = rest.popLast() ?? chance.below(CategoryTable.invalid)
        }
        for place in outlines.indices where outlines[place].ending != .invalid { dealKind(to: place) }
    }

    private mutating func dealLeaf(to place: Int, from leaves: [Int]) {
        let isCall = outlines[place].channel == City.phone
        let left = leaves.map { leavesLeft[$0] }
        let leaf = left.contains { $0 > 0 } ? leaves[chance.index(weighted: left)] : fallback
        outlines[place].leaf = leaf
        if isCall { leavesLeft[leaf] -= 1 }
    }

    /// Where a unit's own categories are used up; only the smallest of scaled months come here.
    private var fallback: Int { leavesLeft.indices.max { leavesLeft[$0] < leavesLeft[$1] } ?? 0 }

    /// What the narrowest of the order's units handles: a county handles nearly everything.
    private func narrowestLeaves(of place: Int) -> [Int] {
        outlines[place].dispatches.map { CategoryTable.leavesOfUnit[$0.unit] }
            .min { $0.count < $1.count } ?? []
    }

    /// Questions are mostly answered at once, complaints mostly passed on.
    private mutating func dealKind(to place: Int) {
        let leaf = CategoryTable.leaves[outlines[place].leaf]
        let weights = outlines[place].ending == .dispatched ? Self.dispatchedKinds : Self.answeredKinds
        let possible = RequestKind.allCases.map { leaf.phrases($0).isEmpty ? 0 : weights[$0.rawValue] }
        let kind = RequestKind.allCases[chance.index(weighted: possible)]
        outlines[place].kind = isSlow(place) ? .assistance : kind
    }

    /// By ``RequestKind/rawValue``: inquiry, assistance, complaint, tip-off, suggestion, praise, other.
    private static let dispatchedKinds = [0, 8, 29, 53, 7, 3, 1, 0]
    private static let answeredKinds = [0, 58, 18, 16, 2, 4, 3, 0]

    /// Deals the named estates, to orders of their own county first.
    mutating func dealEstates() {
        for table in [EstateTable.management, .handover] {
            let places = outlines.indices.filter { CategoryTable.leaves[outlines[$0].leaf].estates == table }
            let weights = table.weights(isPublishedMonth: shape.isPublished)
            var deck = Apportionment.deck(Apportionment.shares(of: places.count, by: weights), with: &chance)
            for place in places.filter({ county(of: $0) != nil }) + places.filter({ county(of: $0) == nil }) {
                let wanted = county(of: place)
                let chosen = deck.lastIndex { wanted == nil || EstateTable.estates[$0].county == wanted }
                outlines[place].estate = deck.remove(at: chosen ?? deck.count - 1)
            }
        }
    }

    /// The county among the order's units, by its place in ``City/areas``.
    private func county(of place: Int) -> Int? {
        outlines[place].dispatches.lazy.compactMap { City.areaOfUnit($0.unit) }.first
    }
}
