import Exchange
import Storage
import WorkOrders

/// What one kind of row needs to be imported: how it is stored, and what is stored under its key.
struct KeyedRows<Element: Sendable> {
    let file: ExchangeFile
    let columns: [String]
    /// The insertion of a row; a `RowError` says why it can't be kept.
    let insertion: (Element) throws -> Statement
    let fields: (Element) -> [String]
    /// The fields of the row that has the same key; nil where there is none after all.
    let stored: (Element) throws -> [String]?
}

/// How many rows of a batch were inserted, filled in as the engine answers.
private final class Counted {
    var count = 0
    /// The places of the rows whose key was there already.
    var clashing: [Int] = []
}

extension ImportRun {
    /// Inserts the rows of a batch together, then settles those whose key was there already.
    func insert<Element: Sendable>(
        _ batch: [GoodRow<Element>],
        _ rows: KeyedRows<Element>
    ) throws {
        let inserted = Counted()
        for index in batch.indices {
            do {
                var insertion = try rows.insertion(batch[index].value)
                insertion.append(" ON CONFLICT DO NOTHING")
                try connection.enqueue(insertion) { changed in
                    if changed == 0 { inserted.clashing.append(index) } else { inserted.count += 1 }
                }
            } catch let error as RowError {
                reject(rows.file, batch[index].row, error)
            }
        }
        try connection.flush()
        count(rows.file, added: true, inserted.count)
        for index in inserted.clashing {
            let (row, value) = batch[index]
            guard let stored = try rows.stored(value) else { throw StorageError.notFound }
            settle(rows.file, row, new: rows.fields(value), stored: stored, columns: rows.columns)
        }
    }

    /// The key of an order by its number; a `RowError` where there is none.
    func key(_ number: String, in orders: [String: OrderKey]) throws -> OrderKey {
        guard let key = orders[number] else { throw unknownOrder(number) }
        return key
    }

    func unknownOrder(_ number: String) -> RowError {
        RowError(column: OrderColumn.number.rawValue, value: number, expected: "没有这件工单，应为 orders.csv 或系统中已有的编号")
    }

    /// The key of a dispatch by its number; a `RowError` where there is none.
    func key(_ number: String, in dispatches: [String: DispatchKey]) throws -> DispatchKey {
        guard let key = dispatches[number] else { throw unknownDispatch(number) }
        return key
    }

    private func unknownDispatch(_ number: String) -> RowError {
        let expected = "没有这条转办，应为 dispatches.csv 或系统中已有的转办序号（原无序号的为“工单编号/承办单位/轮次”）"
        return RowError(column: DispatchColumn.number.rawValue, value: number, expected: expected)
    }

    /// The id of a unit; a `RowError` on `column` where there is none and none may be added.
    func unitId(_ name: String, column: String = UnitColumn.name.rawValue) throws -> Int {
        if let id = names.unit(name) { return id }
        guard let group = sources.groupOfNewUnits else {
            throw RowError(column: column, value: name, expected: "单位表中没有这个单位，应先在 units.csv 中加入或改正名称")
        }
        return try names.addUnit(HandlingUnit(name: name, group: group), on: connection)
    }
}
