/// The orders whose text an import brings or may change, in few rows: a range for orders that came one after the other.
struct ImportedTexts {
    /// Of the orders of this import, in the order of their insertion.
    private(set) var added: [ClosedRange<Int>] = []
    /// Orders that were there before.
    private var changed: Set<Int> = []

    /// Takes in a new order.
    mutating func add(_ order: Int) {
        guard let last = added.last, last.upperBound + 1 == order else { return added.append(order...order) }
        added[added.count - 1] = last.lowerBound...order
    }

    /// Takes in an order that gets a text, where it isn't one of this import's.
    mutating func change(_ order: Int) {
        if !added.contains(where: { $0.contains(order) }) { changed.insert(order) }
    }

    /// All of them.
    var ranges: [ClosedRange<Int>] {
        var ranges = added
        for order in changed.sorted() {
            if let last = ranges.last, last.upperBound + 1 == order {
                ranges[ranges.count - 1] = last.lowerBound...order
            } else {
                ranges.append(order...order)
            }
        }
        return ranges
    }
}
