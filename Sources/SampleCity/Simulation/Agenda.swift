import WorkingDays

/// What comes next in the simulated time; of two at the same second what was planned, and then what was put in first.
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
    private var planned = Int.min

    /// The time of what comes next.
    var head: Instant? { items.first?.at }

    /// Puts in what was certain from the beginning: it comes before anything else of the same second, whenever it is put
    /// in.
    mutating func plan(_ entry: Entry, at: Instant) {
        put(Item(at: at, place: planned, entry: entry))
        planned += 1
    }

    mutating func add(_ entry: Entry, at: Instant) {
        put(Item(at: at, place: count, entry: entry))
        count += 1
    }

    private mutating func put(_ item: Item) {
        items.append(item)
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
