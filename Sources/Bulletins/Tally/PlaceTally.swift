import WorkOrders

/// Counts how often the orders of a first-level category name a place.
struct PlaceTally: Sendable {
    private let categories: SlotTable
    /// The first-level categories by name.
    private let tops: [String]
    /// The position in ``tops`` of each category slot; nil where the id has no name.
    private let topSlots: [Int?]
    /// The only channel that is counted; nil for all.
    private let channel: Int?
    /// By position in ``tops``.
    private var counts: [[String: Int]]

    init(_ settings: BulletinSettings, names: FigureNames) {
        let categories = SlotTable(names.categories.keys)
        let byName = Set(names.categories.values.map(\.top)).sorted()
        let positions = Dictionary(uniqueKeysWithValues: byName.enumerated().map { ($1, $0) })
        self.categories = categories
        tops = byName
        topSlots = categories.ids.map { names.categories[$0].flatMap { positions[$0.top] } } + [nil]
        counts = [[String: Int]](repeating: [:], count: byName.count)
        channel =
            switch settings.categoryDenominator {
            case .all: nil
            case .channel(let name): names.channels.first { $0.value == name }?.key ?? Self.noChannel
            }
    }

    /// Stands for a channel that no fact has.
    private static let noChannel = Int.min

    mutating func add(_ place: PlaceFact) {
        guard channel == nil || channel == place.channel, let top = topSlots[categories[place.category]] else { return }
        counts[top][place.address, default: 0] += 1
    }

    /// By first-level category the places with their counts, in no order.
    var places: [String: [NamedCount]] {
        Dictionary(
            uniqueKeysWithValues: zip(tops, counts).map { top, counts in
                (top, counts.map { NamedCount($0.key, $0.value) })
            }
        )
    }
}
