import WorkOrders
import WorkingDays

/// 附表.
extension BulletinDraft {
    static let categoryTableKey = "categories"
    static let unitTableKey = "units"

    var categoryTable: BulletinTable {
        let rows = month.orders.topCategories.filter { $0.counted > 0 }.enumerated().map { index, category in
            row(
                .part,
                text("\(index + 1)"),
                text(category.path.top),
                figure(FigureKey.category(category.path.names)),
                figure(FigureKey.categoryShare(category.path.top))
            )
        }
        let total = row(
            .total,
            nil,
            text("合计"),
            figure(FigureKey.categoryDenominator),
            figure(FigureKey.categoryShareTotal)
        )
        let note = sentence(
            .denominatorNote,
            ["denominator-name": denominatorName, "denominator": figure(FigureKey.categoryDenominator)]
        )
        return BulletinTable(
            key: Self.categoryTableKey,
            title: sentence(.categoryTable) ?? [],
            columns: [.number("序号"), .text("诉求类别"), .number("件数"), .number("占比")],
            rows: rows + [total],
            notes: [note, cutOffNote].compactMap { $0 }
        )
    }

    /// The units with dispatches, what the hotline answered itself, and the total.
    ///
    /// Of the units that the text names, those without a row get a note.
    func unitTable(named: [String]) -> BulletinTable {
        let units = month.units.filter { $0.counts.dispatches.dispatched > 0 }
        let rows = units.enumerated().map { index, unit in workRow(index, unit.unit) }
        return BulletinTable(
            key: Self.unitTableKey,
            title: sentence(.unitTable) ?? [],
            columns: [
                .number("序号"), .text("承办单位"), .number(settings.cohort.countTitle), .number("逾期件数"),
                .number("按期办结率"), .number("评价件数"), .number("满意率"),
            ],
            rows: rows + hotlineRow + [totalRow],
            notes: unitNotes(missing: named.filter { name in !units.contains { $0.unit.name == name } })
        )
    }

    private func workRow(_ index: Int, _ unit: HandlingUnit) -> BulletinTable.Row {
        let scope = FigureScope.unit(unit.name)
        return row(
            .part,
            text("\(index + 1)"),
            [.unit(name: unit.name, text: unit.name)],
            work(.dispatched, scope),
            work(.overdue, scope),
            work(.onTimeRate, scope),
            work(.evaluated, scope),
            work(.satisfactionRate, scope)
        )
    }

    private var hotlineRow: [BulletinTable.Row] {
        guard month.hotline.evaluated > 0 else { return [] }
        return [
            row(
                .part,
                nil,
                text("热线直接办理"),
                nil,
                nil,
                nil,
                work(.evaluated, FigureKey.hotline),
                work(.satisfactionRate, FigureKey.hotline)
            )
        ]
    }

    private var totalRow: BulletinTable.Row {
        row(
            .total,
            nil,
            text("合计"),
            work(.dispatched, .city),
            work(.overdue, .city),
            work(.onTimeRate, .city),
            work(.evaluated, FigureKey.everything),
            work(.satisfactionRate, FigureKey.everything)
        )
    }

    private func row(_ role: BulletinTable.Row.Role, _ cells: [Run]?...) -> BulletinTable.Row {
        BulletinTable.Row(role: role, cells: cells.map { $0?.first ?? .text("") })
    }
}

extension BulletinTable.Column {
    fileprivate static func number(_ title: String) -> Self { Self(title: title, isNumber: true) }

    fileprivate static func text(_ title: String) -> Self { Self(title: title, isNumber: false) }
}
