import WorkOrders

/// 附表3: what units had to do, and what happened to it on its way.
extension BulletinDraft {
    static let courseTableKey = "course"

    /// Only of a city that keeps records of send-backs or extensions: elsewhere nothing stands in it.
    var courseTable: BulletinTable? {
        guard !month.records.isDisjoint(with: [.sendBacks, .extensions]) else { return nil }
        let shown = Self.courseColumns.filter { list[FigureKey.work($0.indicator, .city)] != nil }
        let units = month.units.filter { $0.counts.workload.due > 0 || $0.counts.dispatches.dispatched > 0 }
        let rows = units.enumerated().map { index, unit in
            let name = unit.unit.name
            let cells = shown.map { cell($0.indicator, .unit(name)) }
            return BulletinTable.Row(
                role: .part,
                cells: [.text("\(index + 1)"), .unit(name: name, text: name)] + cells
            )
        }
        let totals = shown.map { cell($0.indicator, .city) }
        return BulletinTable(
            key: Self.courseTableKey,
            title: sentence(.courseTable) ?? [],
            columns: [.init(title: "序号", isNumber: true), .init(title: "承办单位", isNumber: false)]
                + shown.map { .init(title: $0.title, isNumber: true) },
            rows: rows + [.init(role: .total, cells: [.text(""), .text("合计")] + totals)],
            notes: [sentence(.courseNote, ["cohort": text(settings.cohort.title)]), cutOffNote].compactMap { $0 }
        )
    }

    private func cell(_ indicator: WorkIndicator, _ scope: FigureScope) -> Run {
        work(indicator, scope)?.first ?? .text("")
    }

    private static let courseColumns: [(indicator: WorkIndicator, title: String)] = [
        (.workload, "应办件数"), (.openAtEnd, "期末在办件数"), (.completionRate, "办结率"), (.sendBackRate, "退单率"),
        (.placementRate, "派单准确率"), (.extensionRate, "延期率"), (.reworkRate, "重办率"), (.atOnceRate, "一次办结率"),
        (.factualRate, "属实率"),
    ]
}
