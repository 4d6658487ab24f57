/// Whole numbers that share out a total, and decks of indices dealt from such numbers.
enum Apportionment {
    /// Shares of `total` in proportion to the weights, by largest remainder: they add up to `total` exactly.
    static func shares(of total: Int, by weights: [Int]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return weights.map { _ in 0 } }
        var shares = weights.map { $0 * total / sum }
        let left = total - shares.reduce(0, +)
        // Equal remainders go to the earlier index: the order of a sort must not decide what a seed makes.
        let byRemainder = weights.indices.sorted {
            let (first, second) = (weights[$0] * total % sum, weights[$1] * total % sum)
            return first == second ? $0 < $1 : first > second
        }
        for index in byRemainder.prefix(left) { shares[index] += 1 }
        return shares
    }

    /// What part `index` of `parts` parts has of each count; over all parts the counts come out whole.
    ///
    /// Each count begins at another place, so that the counts of one don't all lie in the last part.
    static func part(_ index: Int, of parts: Int, counts: [Int]) -> [Int] {
        counts.enumerated().map { position, count in
            let offset = position * 7 % parts
            return (count * (index + 1) + offset) / parts - (count * index + offset) / parts
        }
    }

    /// Each index as often as its count says, shuffled.
    static func deck(_ counts: [Int], with chance: inout SplitMix64) -> [Int] {
        var deck: [Int] = []
        deck.reserveCapacity(counts.reduce(0, +))
        for (index, count) in counts.enumerated() { deck.append(contentsOf: repeatElement(index, count: count)) }
        chance.shuffle(&deck)
        return deck
    }
}
