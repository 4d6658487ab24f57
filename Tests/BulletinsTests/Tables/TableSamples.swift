import WorkOrders
import WorkingDays

@testable import Bulletins

/// Tables over facts that a test wrote, counted as storage counts them.
extension FactSet {
    /// The result of a table given as items of an address: `["rows": "kind", "measure": "valid"]`.
    func counted(
        _ items: [QueryItem],
        asOf: CivilDay = CivilDay(year: 2022, month: 3, day: 1),
        _ settings: BulletinSettings = BulletinSettings(),
        tags: [Int: [Int]] = [:],
        orderUnits: [Int: [Int]] = [:]
    ) throws -> TableResult {
        let reading = TableReading(items)
        guard let table = reading.table else { throw ReadingFault(errors: reading.errors) }
        let names = TableNames(figures: names, tags: [1: "涉企", 2: "老年", 3: "群体"])
        let days = table.period.period(on: asOf)
        var tally = TableTally(table, period: days, cutOff: asOf.start, settings: settings, names: names)
        for (order, tags) in tags { for tag in tags { tally.add(tag: tag, of: order) } }
        for (order, units) in orderUnits { for unit in units { tally.add(unit: unit, of: order) } }
        addEvents(to: &tally)
        for visit in visits where visit.unit != nil || isCounted(orders[visit.order], in: days) { tally.add(visit) }
        switch table.subject {
        case .orders:
            for (id, fact) in orders.enumerated() { tally.add(TableOrder(id: id, fact: fact, status: .handling)) }
        case .dispatches: for dispatch in dispatches { tally.add(TableDispatch(fact: dispatch)) }
        }
        return tally.result()
    }
}

/// A table of a test that couldn't be read.
struct ReadingFault: Error {
    var errors: [String: String]
}

/// Items of an address as a test writes them: `items("rows=kind&measure=valid")`.
func items(_ text: String) -> [QueryItem] {
    text.split(separator: "&").map { part in
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return QueryItem(String(pair[0]), pair.count > 1 ? String(pair[1]) : "")
    }
}

extension TableResult {
    /// The numbers of one measure as the page writes them, by row and column.
    func texts(_ measure: String) -> [[String]] {
        guard let measure = TableMeasure(named: measure) else { return [] }
        return rows.indices.map { row in
            columns.indices.map { text(value(row: row, column: $0, measure), measure) }
        }
    }

    /// The number of one measure where a row and a column with these titles meet.
    func number(_ measure: String, _ row: String = "合计", _ column: String = "合计") -> Int? {
        guard let measure = TableMeasure(named: measure), let row = rows.firstIndex(where: { $0.title == row }),
            let column = columns.firstIndex(where: { $0.title == column })
        else { return nil }
        return value(row: row, column: column, measure).numerator
    }
}
