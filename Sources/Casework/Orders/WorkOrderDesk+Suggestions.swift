import Storage
public import WorkOrders
public import WorkingDays

/// What a unit is sought for: an order, or what is known of one while it is written down.
public struct SuggestionMatter: Sendable {
    public var category: CategoryPath
    public var area: AreaPath
    public var kind: RequestKind?
    /// 被反映对象.
    public var subject: String?
    /// Units that had it already in its present round: they are not suggested again.
    public var had: Set<String> = []

    public init(_ category: CategoryPath, in area: AreaPath) {
        self.category = category
        self.area = area
    }

    /// The matter of an order.
    public init(_ file: CaseFile) {
        let order = file.order
        self.init(order.category, in: order.place.area)
        (kind, subject) = (order.kind, order.subject)
        had = Set(file.dispatches.filter { $0.parent == nil && $0.round == order.round }.map(\.unit))
    }
}

extension WorkOrderDesk {
    /// How far back what was done lately goes.
    private static let days = 30
    /// Fewer orders than these say nothing.
    private static let least = 3
    /// More than these is no help.
    private static let most = 4

    /// The units that a matter may go to: what 派单目录 says, then who led its like lately; 回避 is kept.
    ///
    /// Small tables of names, a walk over the directory, and the category's orders of the last 30 days in its county.
    public func suggestions(for matter: SuggestionMatter, at now: Instant) async throws -> [UnitSuggestion] {
        let since = now.advanced(bySeconds: -Self.days * 86_400)
        let (paths, leads) = try await database.read { connection in
            let leads = try connection.recentLeads(of: matter.category, in: matter.area.county, since: since)
            return (try connection.namesakes(of: matter.category), leads)
        }
        let listed = paths.lazy.map { rules.directory.suggestions(for: $0, in: matter.area, on: now.day) }
        let all = joined(listed.first { !$0.isEmpty } ?? [], leads, matter.area.county)
        let conflicts = rules.conflicts(matter.kind, about: matter.subject)
        let offered = all.compactMap { fitting($0, matter, on: now.day) }
            .compactMap { $0.avoiding(conflicts, in: rules.units) }
        return Array(offered.prefix(Self.most))
    }

    /// Who led lately stands with the line of the directory that names the same unit, else after all of them.
    private func joined(
        _ listed: [UnitSuggestion],
        _ leads: [RecentLead],
        _ county: String
    ) -> [UnitSuggestion] {
        var all = listed
        let total = leads.reduce(0) { $0 + $1.count }
        for lead in leads.prefix(Self.most) where lead.count >= Self.least {
            let reason = lead.reason(of: total, days: Self.days, county: county)
            if let index = all.firstIndex(where: { $0.units.first == lead.unit }) {
                all[index].reason += "；" + reason
            } else {
                all.append(UnitSuggestion(units: [lead.unit], reason: reason))
            }
        }
        return all
    }

    /// Without units that the city no longer has; nil where the lead is one of them or had the order already.
    private func fitting(_ suggestion: UnitSuggestion, _ matter: SuggestionMatter, on day: CivilDay) -> UnitSuggestion?
    {
        func takesOrders(_ unit: String) -> Bool { rules.units[unit].map { !$0.isEnded(on: day) } ?? false }
        guard let lead = suggestion.units.first, takesOrders(lead), !matter.had.contains(lead) else { return nil }
        var fitting = suggestion
        fitting.units = suggestion.units.filter(takesOrders)
        return fitting
    }
}
