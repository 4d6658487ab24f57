/// Units that an order may go to, and why: an offer, never a choice.
public struct UnitSuggestion: Hashable, Sendable {
    /// The first of them leads.
    public var units: [String]
    /// A sentence for people.
    public var reason: String

    public init(units: [String], reason: String) {
        self.units = units
        self.reason = reason
    }

    /// The same without a unit in the lead that 回避 bars, or one below it.
    ///
    /// Its superior leads in its place, else who stands beside it, and it may assist; nil where nobody is left to lead.
    public func avoiding(_ conflicts: [Conflict], in tree: UnitTree) -> UnitSuggestion? {
        func conflict(_ unit: String) -> Conflict? {
            conflicts.first { unit == $0.unit || tree.isSubordinate(unit, of: $0.unit) }
        }
        guard let lead = units.first, let barred = conflict(lead) else { return self }
        let superior = barred.superior.flatMap { conflict($0) == nil ? $0 : nil }
        guard let leader = superior ?? units.first(where: { conflict($0) == nil }) else { return nil }
        let ending = "；被反映对象涉及\(barred.unit)，须回避，由\(leader)主办"
        return UnitSuggestion(units: [leader] + units.filter { $0 != leader }, reason: reason + ending)
    }
}

/// Who led the like of an order lately: so many of so many.
public struct RecentLead: Hashable, Sendable {
    public var unit: String
    public var count: Int

    public init(unit: String, count: Int) {
        self.unit = unit
        self.count = count
    }

    /// `近30天濉溪县同类 37 件中 31 件由市城管局主办`.
    public func reason(of total: Int, days: Int, county: String) -> String {
        "近\(days)天\(county)同类 \(total) 件中 \(count) 件由\(unit)主办"
    }
}
