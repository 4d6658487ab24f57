public import WorkOrders
public import WorkingDays

/// What an account may open and do, and in which place: the difference of two tells what a change gives and takes.
public struct Reach: Hashable, Sendable {
    /// One thing that may be done in the hotline's centre (nil) or a unit.
    struct Item: Hashable, Sendable {
        var place: String?
        var order: Int
        var title: String
    }

    var items: Set<Item> = []

    /// The reach of an account on a day; nothing for one that is disabled, or not there.
    public init(_ account: Account?, on day: CivilDay, rights: Rights, permissions: Permissions) {
        for grant in account?.grants(on: day) ?? [] {
            for (order, right) in Right.allCases.enumerated() where rights.allows(grant.role, right) {
                items.insert(Item(place: grant.unit, order: order, title: right.title))
            }
            for action in ActionName.allCases where permissions.allows(grant.role, action) {
                items.insert(Item(place: grant.unit, order: 1_000 + action.rawValue, title: action.title))
            }
        }
    }

    /// What this has and `other` lacks, a line for each place: `市城管局：工单和转办件、签收`.
    public func lines(beyond other: Reach) -> [String] {
        let more = Dictionary(grouping: items.subtracting(other.items)) { $0.place ?? "" }
        return more.sorted { $0.key < $1.key }.map { place, items in
            let titles = items.sorted { $0.order < $1.order }.map(\.title).joined(separator: "、")
            return "\(place.isEmpty ? "热线中心" : place)：\(titles)"
        }
    }
}
