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
        list.add(promptRate)
        list.add(overdueUnits)
    }

    /// The indicators of which the units' numbers add up to the city's.
    private static let sums: [WorkIndicator] = [
        .dispatched, .completed, .open, .overdue, .evaluated, .satisfied, .dissatisfied, .unresolved, .durationCount,
        .carried, .workload, .openAtEnd,
    ]

    private var overdueUnits: Figure {
        let count = units.filter { $0.counts.dispatches.overdue > 0 }.count
        let subject = population(.dispatches(settings.cohort))
        return Figure(FigureKey.overdueUnits, "有逾期件的单位数", unit: "家", count, subject)
    }

    private func work(_ scope: FigureScope, _ counts: WorkCounts) -> [Figure] {
        dispatchFigures(scope, counts.dispatches) + workloadFigures(scope, counts.workload)
            + ratingFigures(scope, counts) + durationFigures(scope, counts)
            + responseFigures(scope, counts.dispatches) + courseFigures(scope, counts.dispatches)
            + headFigures(scope, counts.dispatches)
    }

    private func dispatchFigures(_ scope: FigureScope, _ counts: DispatchCounts) -> [Figure] {
        let base = FigureBase(scope, "件次", counts.dispatched, population(.dispatches(settings.cohort)), list(scope))
        return [
            base.count(.dispatched, settings.cohort.countTitle, counts.dispatched, list(scope)),
            base.count(.completed, "办结件数", counts.completed, list(scope) { $0.state = .completed }),
            base.count(.open, "在办件数", counts.open, list(scope) { $0.state = .open }),
            base.count(.overdue, "逾期件数", counts.overdue, list(scope) { $0.state = .overdue }),
            base.rate(.onTimeRate, "按期办结率", counts.onTime, list(scope) { $0.state = .onTime }),
        ]
    }

    private func ratingFigures(_ scope: FigureScope, _ counts: WorkCounts) -> [Figure] {
        let population = population(.dispatches(settings.cohort))
        let answers = answerFigures(scope.key, scope.title, counts.ratings, population) { rating in
            list(scope) { $0.rating = rating }
        }
        let visited = counts.ratings.visited
        let visits = FigureBase(scope, "件次", counts.dispatches.dispatched, population, list(scope))
        let visitedList = list(scope) { $0.rating = .visited }
        let reached = FigureBase(scope, "件次", visited, population, visitedList)
        return answers + [
            visits.rate(.visitRate, "回访率", visited, visitedList),
            reached.rate(.reachRate, "联系上率", counts.ratings.reached, list(scope) { $0.rating = .reached }),
        ]
    }

    private func durationFigures(_ scope: FigureScope, _ counts: WorkCounts) -> [Figure] {
        let list = dispatchQuery(settings.durationCohort, scope) { $0.state = .completed }
        let population = population(.dispatches(settings.durationCohort), clock: settings.clock)
        let all = FigureBase(scope, "秒", counts.durations.count, population, list)
        let cases = FigureBase(scope, "件次", counts.durations.count, population, list)
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
        func list(_ answer: ResponseQuery.Answer, isInTime: Bool) -> ListQuery {
            let limit = answer == .acknowledged ? settings.acknowledgementLimit : settings.contactLimit
            return self.list(scope) { $0.response = ResponseQuery(answer, isInTime: isInTime, limit: limit) }
        }
        func rate(
            _ indicator: WorkIndicator,
            _ name: String,
            _ answer: ResponseQuery.Answer,
            _ inTime: Int,
            of whole: Int
        ) -> Figure {
            FigureBase(scope, "件次", whole, population, list(answer, isInTime: false))
                .rate(indicator, name, inTime, list(answer, isInTime: true))
        }
        let city = city.dispatches
        let signed = rate(
            .acknowledgementRate,
            "签收及时率",
            .acknowledged,
            counts.acknowledgedInTime,
            of: counts.acknowledgementDue
        )
        let called = rate(.contactRate, "先行联系及时率", .contacted, counts.contactedInTime, of: counts.contactDue)
        return [city.acknowledged > 0 ? signed : nil, city.contacted > 0 ? called : nil].compactMap { $0 }
    }

    func list(_ scope: FigureScope, _ change: (inout DispatchQuery) -> Void = { _ in }) -> ListQuery {
        dispatchQuery(settings.cohort, scope, change)
    }
}
