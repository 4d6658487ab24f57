import Bulletins
import Storage
import WorkOrders

extension Website {
    /// How many are in each tab of a unit's own desk, for the live stream.
    func unitCounts(_ unit: String) async throws -> [UnitTab: Int] {
        let scope = UnitScope(unit, at: now(), calendar: calendar)
        return try await database.read { try $0.unitCounts(in: scope, atMost: ListTotal.limit + 1) }
    }

    /// Tells the open desks of units how many wait, as far as anybody listens there.
    func tellUnits(_ units: Set<String>) async throws {
        for unit in units.intersection(live.units).sorted() {
            live.tell(unit: unit, counts: try await unitCounts(unit))
        }
    }

    /// Tells the units that an order is at, and was before.
    func tellUnits(of file: CaseFile, since earlier: CaseFile) async throws {
        guard live.count > 0 else { return }
        live.tell(reviews: try await reviewCount())
        try await tellUnits(Set((file.dispatches + earlier.dispatches).map(\.unit)))
    }

    /// With each look at the database some units are counted anew, all in turn: other processes may have changed them.
    func refreshUnits() async throws {
        try await tellUnits(Set(live.nextUnits(Self.unitsOfLook)))
    }

    /// A count takes a millisecond or two; with 100 units at work each hears of other processes within 30 s.
    private static let unitsOfLook = 10
}
