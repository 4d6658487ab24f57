import WorkOrders

/// 退单, 延期, 重办, 一次办结, 属实: what happened to dispatches on their way.
extension MonthFigures {
    func courseFigures(_ scope: FigureScope, _ counts: DispatchCounts) -> [Figure] {
        let population = population(.dispatches(settings.cohort))
        let all = FigureBase(scope, "件次", counts.dispatched, population, list(scope))
        let done = FigureBase(scope, "件次", counts.completed, population, list(scope) { $0.state = .completed })
        let judged = FigureBase(scope, "件次", counts.judged, population, course(scope, .judged))
        let placed = counts.dispatched - counts.misplaced
        let sendBacks = [
            all.rate(.sendBackRate, "退单率", counts.sentBack, course(scope, .sentBack)),
            all.rate(.placementRate, "派单准确率", placed, course(scope, .wellPlaced)),
        ]
        let extensions = [all.rate(.extensionRate, "延期率", counts.extended, course(scope, .extended))]
        let always = [
            all.rate(.reworkRate, "重办率", counts.reworked, course(scope, .reworked)),
            done.rate(.atOnceRate, "一次办结率", counts.completedAtOnce, course(scope, .atOnce)),
        ]
        let factual = [judged.rate(.factualRate, "属实率", counts.factual, course(scope, .factual))]
        return (records.contains(.sendBacks) ? sendBacks : []) + (records.contains(.extensions) ? extensions : [])
            + always + (city.dispatches.judged > 0 ? factual : [])
    }

    private func course(_ scope: FigureScope, _ course: DispatchCourse) -> ListQuery {
        list(scope) { $0.course = course }
    }

    /// 重复率 over orders received in the period.
    var repeatRate: Figure? {
        guard records.contains(.repeats) else { return nil }
        let subject = population(.orders)
        var figure = Figure(FigureKey.repeatRate, "重复率", .rate, unit: "件", repeatedOrders, over: orders.valid, subject)
        figure.lists = [orderQuery { $0.isRepeated = true }]
        figure.denominatorLists = [orderQuery()]
        return figure
    }
}

/// 层层转办: how deep dispatches go, and how many units an order passes through.
extension MonthFigures {
    func addDepth(to list: inout FigureList) {
        if !levels.isEmpty {
            list.add(level(nil, levels.values.reduce(0, +)))
            list.add(
                (1...UnitTree.maximumLevel).map { level($0, levels[$0] ?? 0) },
                of: FigureKey.levels,
                named: "转办层级"
            )
        }
        guard !handings.isEmpty else { return }
        list.add(handing(nil, handings.values.reduce(0, +)))
        list.add((1...4).map { handing($0, handings[$0] ?? 0) }, of: FigureKey.handings, named: "经手单位数")
    }

    private func level(_ level: Int?, _ count: Int) -> Figure {
        let key = FigureKey.levels + (level.map { ".\($0)" } ?? "")
        let title = level.map { "转办层级：第\($0)级" } ?? "各级转办件数"
        var figure = Figure(key, title, unit: "件次", count, population(.everyDispatch))
        figure.lists = [
            dispatchQuery(.dispatched, .city) { query in
                query.countsOnlyFirst = false
                query.level = level
            }
        ]
        return figure
    }

    private func handing(_ units: Int?, _ count: Int) -> Figure {
        let key = FigureKey.handings + (units.map { ".\($0)" } ?? "")
        let title = units.map { "经手单位数：\($0)家\($0 < 4 ? "" : "及以上")" } ?? "转办的诉求"
        var figure = Figure(key, title, unit: "件", count, population(.handedOrders))
        var query = OrderQuery()
        query.dispatched = period
        query.asOf = asOf
        query.unitCount = units
        figure.lists = [.orders(query)]
        return figure
    }
}
