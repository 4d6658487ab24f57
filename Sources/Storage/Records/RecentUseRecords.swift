/// How often each name was used lately: what is used most stands first among what is offered.
public struct RecentUse: Hashable, Sendable {
    /// By the ids of `category`, `area` and `handling_unit`.
    public var categories: [Int: Int] = [:]
    public var areas: [Int: Int] = [:]
    public var units: [Int: Int] = [:]

    public init() {}
}

extension Connection {
    /// Counts the newest orders and the newest dispatches; the end of a covering index each, whatever there is before.
    public func recentUse(ofNewest most: Int) throws -> RecentUse {
        var use = RecentUse()
        try forEachRow(Self.newestOrders(most)) { row in
            if let category = row.integer(0) { use.categories[category, default: 0] += 1 }
            if let area = row.integer(1) { use.areas[area, default: 0] += 1 }
        }
        try forEachRow(Self.newestDispatches(most)) { row in
            if let unit = row.integer(0) { use.units[unit, default: 0] += 1 }
        }
        return use
    }

    /// What `recentUse` reads, for a test of its plan.
    package func recentUseStatements(_ most: Int) -> [Statement] {
        [Self.newestOrders(most), Self.newestDispatches(most)]
    }

    private static func newestOrders(_ most: Int) -> Statement {
        "SELECT category_id, area_id FROM work_order ORDER BY received_at DESC, id DESC LIMIT \(most)"
    }

    private static func newestDispatches(_ most: Int) -> Statement {
        "SELECT unit_id FROM dispatch ORDER BY dispatched_at DESC, id DESC LIMIT \(most)"
    }
}
