import WorkOrders
import WorkingDays

/// 应办, 结转, 办结率, 待办.
extension MonthFigures {
    func workloadFigures(_ scope: FigureScope, _ counts: WorkloadCounts) -> [Figure] {
        let carried = first(scope) { $0.openAt = period.first }
        let made = dispatchQuery(.dispatched, scope)
        let base = FigureBase(scope, "件次", counts.due, population(.workload), carried, made)
        return [
            base.count(.carried, "上期结转件数", counts.carried, carried),
            base.count(.workload, "应办件数", counts.due, carried, made),
            base.count(.openAtEnd, "期末在办件数", counts.open, openAtEnd(scope)),
            base.rate(.completionRate, "办结率", counts.completed, dispatchQuery(.completed, scope)),
        ]
    }

    /// Open at the end of the period, or at the cut-off where that is earlier.
    private func openAtEnd(_ scope: FigureScope) -> ListQuery {
        let end = period.last.advanced(by: 1)
        return first(scope) { query in
            if cutOff >= end.start { query.openAt = end } else { query.state = .open }
        }
    }

    /// First-level dispatches of the first round, whenever made.
    private func first(_ scope: FigureScope, _ change: (inout DispatchQuery) -> Void) -> ListQuery {
        dispatchQuery(.dispatched, scope) { query in
            query.dispatched = nil
            change(&query)
        }
    }

    /// 待办 at the cut-off by age in days since the dispatch.
    func addBacklog(to list: inout FigureList) {
        var whole = backlogFigure(FigureKey.backlog, "截止时待办件数", backlog.values.reduce(0, +))
        whole.lists = [first(.city) { $0.state = .open }]
        list.add(whole)
        list.add(Self.backlogBands.map(backlogBand), of: FigureKey.backlog, named: "待办时间")
    }

    /// The youngest and the oldest age of each band in days; the last has no oldest.
    private static let backlogBands: [(youngest: Int, oldest: Int?)] = [(0, 3), (4, 7), (8, 15), (16, 30), (31, nil)]

    private func backlogBand(_ band: (youngest: Int, oldest: Int?)) -> Figure {
        let youngest = cutOff.day.advanced(by: -band.youngest)
        let oldest = band.oldest.map { cutOff.day.advanced(by: -$0) }
        let count = backlog.reduce(0) { sum, day in
            let isInside = day.key <= youngest && (oldest.map { day.key >= $0 } ?? true)
            return isInside ? sum + day.value : sum
        }
        let name = band.oldest.map { "\(band.youngest)至\($0)天" } ?? "\(band.youngest - 1)天以上"
        var figure = backlogFigure(
            FigureKey.backlog(band.oldest.map { "\(band.youngest)-\($0)" } ?? "older"),
            name,
            count
        )
        let first = oldest ?? CivilDay(year: 1949, month: 10, day: 1)
        guard let made = try? Period(parsing: "\(first)..\(youngest)") else { return figure }
        figure.lists = [
            self.first(.city) { query in
                query.state = .open
                query.dispatched = made
            }
        ]
        return figure
    }

    private func backlogFigure(_ key: String, _ name: String, _ count: Int) -> Figure {
        let title = key == FigureKey.backlog ? name : "待办时间：\(name)"
        return Figure(key, title, unit: "件次", count, population(.backlog))
    }
}
