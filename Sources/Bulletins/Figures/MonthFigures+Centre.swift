import WorkOrders

/// 实际转办件数, 派单及时率: the orders that the centre dispatched.
extension MonthFigures {
    var dispatchedOrdersFigure: Figure {
        let subject = population(.dispatches(settings.cohort))
        var figure = Figure(FigureKey.dispatchedOrders, "实际转办件数", unit: "件", dispatchedOrders, subject)
        figure.lists = dispatchedOrderLists()
        return figure
    }

    /// 派单及时率: an order is dispatched in time where the first of its dispatches is.
    var promptRate: Figure {
        let subject = population(.dispatches(settings.cohort))
        var figure = Figure(
            FigureKey.promptRate,
            "派单及时率",
            .rate,
            unit: "件",
            promptOrders,
            over: dispatchedOrders,
            subject
        )
        figure.lists = dispatchedOrderLists { [settings] in $0.dispatchedWithin = settings.dispatchLimit }
        figure.denominatorLists = dispatchedOrderLists()
        return figure
    }

    /// No list shows the orders of another cohort's dispatches.
    private func dispatchedOrderLists(_ change: (inout OrderQuery) -> Void = { _ in }) -> [ListQuery] {
        guard settings.cohort == .dispatched else { return [] }
        var query = OrderQuery()
        query.dispatched = period
        query.asOf = asOf
        change(&query)
        return [.orders(query)]
    }
}

/// 人均办件.
extension MonthFigures {
    /// 转办 by officer of the unit; of a group or the city only where all of its units say how many they have.
    func headFigures(_ scope: FigureScope, _ counts: DispatchCounts) -> [Figure] {
        guard let officers = officers(scope) else { return [] }
        let population = population(.dispatches(settings.cohort))
        let base = FigureBase(scope, "件次", officers, population)
        return [base.rate(.perOfficer, "人均办件（件次）", counts.dispatched, list(scope), measure: .perHead)]
    }

    private func officers(_ scope: FigureScope) -> Int? {
        guard !settings.officerCounts.isEmpty else { return nil }
        let counts = units.filter { scope.contains($0.unit) }.map { settings.officerCounts[$0.unit.name] }
        let known = counts.compactMap(\.self)
        return known.count == counts.count && !known.isEmpty ? known.reduce(0, +) : nil
    }
}

extension FigureScope {
    /// Whether it takes in a unit.
    fileprivate func contains(_ unit: HandlingUnit) -> Bool {
        switch self {
        case .city: true
        case .group(let name): unit.group == name
        case .unit(let name): unit.name == name
        }
    }
}
