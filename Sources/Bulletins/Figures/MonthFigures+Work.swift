import WorkOrders

/// 转办, 按期, 满意, 时长 of the city, its groups and units.
extension MonthFigures {
    func addWork(to list: inout FigureList) {
        let groups = groups
        list.add(work(.city, city))
        for group in groups { list.add(work(.group(group.name), group.counts)) }
        for unit in units { list.add(work(.unit(unit.unit.name), unit.counts)) }
        for indicator in Self.sums {
            let total = FigureKey.work(indicator, .city)
            let byGroup = groups.compactMap { list[FigureKey.work(indicator, .group($0.name))] }
            let byUnit = units.compactMap { list[FigureKey.work(indicator, .unit($0.unit.name))] }
            list.add(byGroup, of: total, named: "分组")
            list.add(byUnit, of: total, named: "承办单位")
        }
        list.add(dispatchedOrdersFigure)
        list.add(overdueUnits)
    }

    /// The indicators of which the units' numbers add up to the city's.
    private static let sums: [WorkIndicator] = [
        .dispatched, .completed, .open, .overdue, .evaluated, .satisfied, .dissatisfied, .unresolved, .durationCount,
    ]

    private var dispatchedOrdersFigure: Figure {
        let subject = population(.dispatches(settings.cohort))
        var figure = Figure(FigureKey.dispatchedOrders, "实际转办件数", unit: "件", dispatchedOrders, subject)
        guard settings.cohort == .dispatched else { return figure }
        var query = OrderQuery()
        query.dispatched = period
        query.asOf = asOf
        figure.lists = [.orders(query)]
        return figure
    }

    private var overdueUnits: Figure {
        let count = units.filter { $0.counts.dispatches.overdue > 0 }.count
        let subject = population(.dispatches(settings.cohort))
        return Figure(FigureKey.overdueUnits, "有逾期件的单位数", unit: "家", count, subject)
    }

    private func work(_ scope: FigureScope, _ counts: WorkCounts) -> [Figure] {
        dispatchFigures(scope, counts.dispatches) + ratingFigures(scope, counts) + durationFigures(scope, counts)
            + responseFigures(scope, counts.dispatches)
    }

    private func dispatchFigures(_ scope: FigureScope, _ counts: DispatchCounts) -> [Figure] {
        let base = Base(scope, "件次", counts.dispatched, population(.dispatches(settings.cohort)), list(scope))
        return [
            base.count(.dispatched, settings.cohort.countTitle, counts.dispatched, list(scope)),
            base.count(.completed, "办结件数", counts.completed, list(scope) { $0.state = .completed }),
            base.count(.open, "在办件数", counts.open, list(scope) { $0.state = .open }),
            base.count(.overdue, "逾期件数", counts.overdue, list(scope) { $0.state = .overdue }),
            base.rate(.onTimeRate, "按期办结率", counts.onTime, list(scope) { $0.state = .onTime }),
            base.rate(.completionRate, "办结率", counts.completed, list(scope) { $0.state = .completed }),
        ]
    }

    private func ratingFigures(_ scope: FigureScope, _ counts: WorkCounts) -> [Figure] {
        let population = population(.dispatches(settings.cohort))
        let answers = answerFigures(scope.key, scope.title, counts.ratings, population) { rating in
            list(scope) { $0.rating = rating }
        }
        let visited = counts.ratings.visited
        let visits = Base(scope, "件次", counts.dispatches.dispatched, population, list(scope))
        let reached = Base(scope, "件次", visited, population, nil)
        return answers + [
            visits.rate(.visitRate, "回访率", visited, nil),
            reached.rate(.reachRate, "联系上率", counts.ratings.reached, nil),
        ]
    }

    private func durationFigures(_ scope: FigureScope, _ counts: WorkCounts) -> [Figure] {
        let list = dispatchQuery(settings.durationCohort, scope) { $0.state = .completed }
        let population = population(.dispatches(settings.durationCohort), clock: settings.clock)
        let all = Base(scope, "秒", counts.durations.count, population, list)
        let cases = Base(scope, "件次", counts.durations.count, population, list)
        let means = [
            cases.count(.durationCount, "计入时长的办结件数", counts.durations.count, list),
            all.rate(.meanDays, "平均办结时长（天）", counts.durations.seconds, list, measure: .mean),
        ]
        return scope == .city ? means + [inquiryMean(counts.inquiryDurations, population)] : means
    }

    /// 咨询 apart: its short handling would hide how long the rest takes.
    private func inquiryMean(_ counts: DurationCounts, _ population: Population) -> Figure {
        let list = dispatchQuery(settings.durationCohort, .city) { query in
            query.state = .completed
            query.kind = .inquiry
        }
        let key = FigureKey.work(.meanDays, FigureKey.inquiries)
        var figure = Figure(key, "咨询平均办结时长（天）", .mean, unit: "秒", counts.seconds, over: counts.count, population)
        figure.lists = [list]
        figure.denominatorLists = [list]
        return figure
    }

    /// 签收 and 先行联系, where the rows tell of them at all.
    private func responseFigures(_ scope: FigureScope, _ counts: DispatchCounts) -> [Figure] {
        let population = population(.dispatches(settings.cohort))
        let signed = Base(scope, "件次", counts.acknowledgementDue, population, nil)
        let called = Base(scope, "件次", counts.contactDue, population, nil)
        return [
            city.dispatches.acknowledged > 0
                ? signed.rate(.acknowledgementRate, "签收及时率", counts.acknowledgedInTime, nil) : nil,
            city.dispatches.contacted > 0
                ? called.rate(.contactRate, "先行联系及时率", counts.contactedInTime, nil) : nil,
        ].compactMap { $0 }
    }

    private func list(_ scope: FigureScope, _ change: (inout DispatchQuery) -> Void = { _ in }) -> ListQuery {
        dispatchQuery(settings.cohort, scope, change)
    }
}

/// What the figures of one scope over one whole share.
private struct Base {
    let scope: FigureScope
    let unit: String
    let whole: Int
    let population: Population
    let wholeList: ListQuery?

    init(_ scope: FigureScope, _ unit: String, _ whole: Int, _ population: Population, _ wholeList: ListQuery?) {
        self.scope = scope
        self.unit = unit
        self.whole = whole
        self.population = population
        self.wholeList = wholeList
    }

    func count(_ indicator: WorkIndicator, _ name: String, _ count: Int, _ list: ListQuery) -> Figure {
        var figure = Figure(
            FigureKey.work(indicator, scope),
            scope.title + name,
            unit: unit,
            count,
            population
        )
        figure.lists = [list]
        return figure
    }

    func rate(
        _ indicator: WorkIndicator,
        _ name: String,
        _ part: Int,
        _ list: ListQuery?,
        measure: Figure.Measure = .rate
    ) -> Figure {
        var figure = Figure(
            FigureKey.work(indicator, scope),
            scope.title + name,
            measure,
            unit: unit,
            part,
            over: whole,
            population
        )
        figure.lists = list.map { [$0] } ?? []
        figure.denominatorLists = wholeList.map { [$0] } ?? []
        return figure
    }
}
