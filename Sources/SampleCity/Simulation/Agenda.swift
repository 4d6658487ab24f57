import WorkingDays

/// What comes next in the simulated time; of two at the same second, what was put in first.
struct Agenda<Entry: Sendable>: Sendable {
    private struct Item: Sendable {
        let at: Instant
        let place: Int
        let entry: Entry

        func isBefore(_ other: Item) -> Bool { (at, place) < (other.at, other.place) }
    }

    /// A heap: each item before the two at twice its place.
    private var items: [Item] = []
    private var count = 0

    mutating func add(_ entry: Entry, at: Instant) {
        items.append(Item(at: at, place: count, entry: entry))
        count += 1
        var child = items.count - 1
        while child > 0, items[child].isBefore(items[(child - 1) / 2]) {
            items.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func next() -> (at: Instant, entry: Entry)? {
        guard let first = items.first, let last = items.popLast() else { return nil }
        guard !items.isEmpty else { return (first.at, first.entry) }
        items[0] = last
        sink()
        return (first.at, first.entry)
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < items.count {
                if items[child].isBefore(items[least]) { least = child }
            }
            guard least != parent else { return }
            items.swapAt(parent, least)
            parent = least
        }
    }
}
