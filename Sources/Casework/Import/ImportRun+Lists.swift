import Exchange
import Storage
import WorkOrders

/// The city's lists: short files, read whole.
extension ImportRun {
    func importUnits() throws {
        let rows = try all(.units) { source in
            let record = Record<UnitColumn>(source)
            return { try HandlingUnit(record) }
        }
        guard !rows.isEmpty else { return }
        let stored = Dictionary(try connection.units().map { ($0.name, $0) }) { first, _ in first }
        let merged = stored.merging(rows.map { ($0.value.name, $0.value) }) { old, _ in old }
        for (row, unit) in parentsFirst(rows, stored: Set(stored.keys)) {
            if let problem = treeProblem(unit, in: Array(merged.values)) {
                reject(.units, row, problem)
            } else if let old = stored[unit.name] {
                settle(
                    .units,
                    row,
                    new: unit.exchangeFields,
                    stored: old.exchangeFields,
                    columns: UnitColumn.allCases.map(\.rawValue)
                )
            } else {
                count(.units, added: names.unit(unit.name) == nil)
                _ = try names.addUnit(unit, on: connection)
            }
        }
    }

    /// The rows in the order of the file, but each behind its parent.
    private func parentsFirst(
        _ rows: [GoodRow<HandlingUnit>],
        stored: Set<String>
    ) -> [GoodRow<HandlingUnit>] {
        let listed = Set(rows.map(\.value.name))
        var placed = stored
        var left = rows
        var result: [GoodRow<HandlingUnit>] = []
        while !left.isEmpty {
            let ready = left.filter { element in
                element.value.parent.map { placed.contains($0) || !listed.contains($0) } ?? true
            }
            // A circle: whatever is left gets its own message.
            guard !ready.isEmpty else { return result + left }
            result += ready
            placed.formUnion(ready.map(\.value.name))
            left.removeAll { element in ready.contains { $0.row.line == element.row.line } }
        }
        return result
    }

    private func treeProblem(_ unit: HandlingUnit, in units: [HandlingUnit]) -> RowError? {
        let error = unit.treeError(in: Dictionary(units.map { ($0.name, $0) }) { first, _ in first })
        return error.map {
            RowError(column: UnitColumn.parent.rawValue, value: unit.parent ?? "", expected: $0.expected)
        }
    }

    func importCategories() throws {
        let stored = Dictionary(try connection.categories().map { ([$0.version, $0.code], $0) }) { first, _ in first }
        try forEachBatch(.categories) { source in
            let record = Record<CategoryColumn>(source)
            return { try RequestCategory(record) }
        } _: { batch in
            for (row, category) in batch {
                if let old = stored[[category.version, category.code]] {
                    settle(
                        .categories,
                        row,
                        new: category.exchangeFields,
                        stored: old.exchangeFields,
                        columns: CategoryColumn.allCases.map(\.rawValue)
                    )
                } else {
                    try insert(category, row)
                }
            }
        }
    }

    private func insert(_ category: RequestCategory, _ row: RowPlace) throws {
        do {
            let added = try connection.insertIfAbsent(category)
            guard !added else { return count(.categories, added: true) }
            let expected = "同一上级下已有这个名称或代码，应删去重复的一行"
            reject(.categories, row, RowError(column: "名称", value: category.name, expected: expected))
        } catch StorageError.notFound {
            let expected = "上级代码须在本行之前出现，应调整次序或改正代码"
            reject(.categories, row, RowError(column: "上级代码", value: category.parentCode ?? "", expected: expected))
        }
    }

    func importHistory() throws {
        try forEachBatch(.history) { source in
            let record = Record<HistoryColumn>(source)
            return { try HistoryFigure(record) }
        } _: { batch in
            for (row, figure) in batch {
                guard try !connection.insertIfAbsent(figure) else {
                    count(.history, added: true)
                    continue
                }
                let old = try connection.historyValue(period: figure.period, indicator: figure.indicator) ?? ""
                settle(
                    .history,
                    row,
                    new: figure.exchangeFields,
                    stored: [figure.period, figure.indicator, old],
                    columns: HistoryColumn.allCases.map(\.rawValue)
                )
            }
        }
    }

    private func all<Element: Sendable>(
        _ file: ExchangeFile,
        _ convert: @escaping @Sendable (any RecordSource) -> () throws -> Element
    ) throws -> [GoodRow<Element>] {
        var all: [GoodRow<Element>] = []
        try forEachBatch(file, convert) { all += $0 }
        return all
    }
}

extension UnitTreeError {
    /// What is expected instead, in Chinese.
    var expected: String {
        switch self {
        case .unknownParent: "没有这个上级单位，应为表中已有的单位名称"
        case .circle: "上级单位绕回了本单位，应改正上级单位"
        case .tooDeep: "单位层级超过\(UnitTree.maximumLevel)级，应减少层级"
        }
    }
}
