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

    private func insert(_ batch: [GoodRow<ReturnVisit>]) throws {
        guard !batch.isEmpty else { return }
        let orders = try connection.orderKeys(batch.map(\.value.order))
        try insert(
            batch,
            KeyedRows(
                file: .visits,
                columns: VisitColumn.allCases.map(\.rawValue),
                insertion: { [self] visit in
                    let order = try key(visit.order, in: orders)
                    return connection.insertion(of: visit, order: order, unit: try visit.unit.map { try unitId($0) })
                },
                fields: \.exchangeFields,
                stored: { [self] visit in
                    try stored(visit, order: try key(visit.order, in: orders).id)?.exchangeFields
                }
            )
        )
    }

    /// The visit that has the same key.
    private func stored(_ visit: ReturnVisit, order id: Int) throws -> ReturnVisit? {
        try connection.visits(ofOrder: id).first { other in
            other.unit == visit.unit && other.aspect == visit.aspect && other.sequence == visit.sequence
                && other.visitedAt == visit.visitedAt
        }
    }
}
