import WorkOrders

/// Counts how often the orders of a first-level category name a place.
struct PlaceTally: Sendable {
    private let categories: SlotTable
    private let channels: SlotTable
    /// The first-level name of each category slot; nil where the id has no name.
    private let tops: [String?]
    /// The only channel that is counted; nil for all.
    private let channel: Int?
    private(set) var counts: [String: [String: Int]] = [:]

    init(_ settings: BulletinSettings, names: FigureNames) {
        categories = SlotTable(names.categories.keys)
        channels = SlotTable(names.channels.keys)
        tops = categories.ids.map { names.categories[$0]?.top } + [nil]
        channel =
            switch settings.categoryDenominator {
            case .all: nil
            case .channel(let name): names.channels.first { $0.value == name }?.key ?? Self.noChannel
            }
    }

    /// Stands for a channel that no fact has.
    private static let noChannel = Int.min

    mutating func add(_ place: PlaceFact) {
        guard channel == nil || channel == place.channel, let top = tops[categories[place.category]] else { return }
        counts[top, default: [:]][place.address, default: 0] += 1
    }
}
