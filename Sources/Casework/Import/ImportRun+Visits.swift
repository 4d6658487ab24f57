import Exchange
import Storage
import WorkOrders

extension ImportRun {
    func importVisits() throws {
        try forEachBatch(.visits) { source in
            let record = Record<VisitColumn>(source)
            return { try ReturnVisit(record) }
        } _: { batch in
            try insert(batch)
        }
    }

    private func insert(_ batch: [(row: ImportedRow<ReturnVisit>, value: ReturnVisit)]) throws {
        guard !batch.isEmpty else { return }
        let orders = try connection.orderKeys(batch.map(\.value.order))
        let inserted = Inserted()
        for (index, (row, visit)) in batch.enumerated() {
            do {
                guard let order = orders[visit.order] else { throw unknownOrder(visit.order) }
                let unit = try visit.unit.map { try unitId($0) }
                let statement = connection.insertion(of: visit, order: order, unit: unit)
                try connection.enqueue("\(statement) ON CONFLICT DO NOTHING") { changed in
                    if changed == 0 { inserted.clashing.append(index) } else { inserted.ids[index] = index }
                }
            } catch let error as RowError {
                reject(.visits, row, error)
            }
        }
        try connection.flush()
        for _ in inserted.ids { count(.visits, added: true) }
        for index in inserted.clashing { try settle(batch[index].row, batch[index].value, orders) }
    }

    private func settle(
        _ row: ImportedRow<ReturnVisit>,
        _ visit: ReturnVisit,
        _ orders: [String: OrderKey]
    ) throws {
        let known = try orders[visit.order].map { try connection.visits(ofOrder: $0.id) } ?? []
        let stored = known.first { other in
            other.unit == visit.unit && other.aspect == visit.aspect && other.sequence == visit.sequence
                && other.visitedAt == visit.visitedAt
        }
        guard let stored else { throw StorageError.notFound }
        settle(
            .visits,
            row,
            new: visit.exchangeFields,
            stored: stored.exchangeFields,
            columns: VisitColumn.allCases.map(\.rawValue)
        )
    }
}
