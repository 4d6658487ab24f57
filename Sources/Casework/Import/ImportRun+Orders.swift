import Exchange
import Storage
import WorkOrders
import WorkingDays

/// An order read and sealed on the reading thread.
///
/// A class, because it is handed on several times, and each copy of a struct would count the references of all its texts.
private final class PreparedOrder: Sendable {
    let order: WorkOrder
    let identity: SealedIdentity

    init(order: WorkOrder, identity: SealedIdentity) {
        self.order = order
        self.identity = identity
    }
}

extension ImportRun {
    func importOrders() throws {
        let (seal, names) = (desk.seal, desk.names)
        try forEachBatch(.orders) { source in
            let record = Record<OrderColumn>(source)
            return {
                let order = try WorkOrder(record)
                if let unknown = names.unlisted(order) { throw RowError(unknown) }
                return PreparedOrder(order: order, identity: try seal.identity(order.citizen, order: order.number))
            }
        } _: { batch in
            try insert(batch)
        }
    }

    private func insert(_ batch: [(row: ImportedRow<PreparedOrder>, value: PreparedOrder)]) throws {
        let inserted = Inserted()
        for (index, element) in batch.enumerated() {
            let stored = StoredWorkOrder(
                id: try ids.nextOrder(on: connection),
                order: element.value.order,
                identity: element.value.identity
            )
            var insertion = try connection.insertion(of: stored, names: &names)
            insertion.append(" ON CONFLICT DO NOTHING")
            try connection.enqueue(insertion) { changed in
                if changed == 0 { inserted.clashing.append(index) } else { inserted.ids[index] = stored.id }
            }
        }
        try connection.flush()
        for (index, id) in inserted.ids { try finish(batch[index].value, id: id) }
        try settle(inserted.clashing.map { batch[$0] })
    }

    private func finish(_ prepared: PreparedOrder, id: Int) throws {
        count(.orders, added: true)
        let day = prepared.order.receivedAt.day
        report.months["\(day.year)-\(day.month < 10 ? "0" : "")\(day.month)", default: 0] += 1
        guard !prepared.order.tags.isEmpty else { return }
        try connection.insertTags(
            of: StoredWorkOrder(id: id, order: prepared.order, identity: prepared.identity),
            names: &names
        )
    }

    private func settle(_ clashing: [(row: ImportedRow<PreparedOrder>, value: PreparedOrder)]) throws {
        guard !clashing.isEmpty else { return }
        let known = try connection.workOrders(clashing.map(\.value.order.number))
        for (row, prepared) in clashing {
            guard var stored = known[prepared.order.number] else { throw StorageError.notFound }
            stored.order.citizen = try desk.seal.citizen(stored.identity, order: stored.order.number)
            settle(
                .orders,
                row,
                new: prepared.order.exchangeFields + [Self.notes(prepared.order)],
                stored: stored.order.exchangeFields + [Self.notes(stored.order)],
                columns: OrderColumn.allCases.map(\.rawValue) + ["其他列"]
            )
        }
    }

    private static func notes(_ order: WorkOrder) -> String {
        order.notes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
    }
}

extension RowError {
    /// A name that none of the city's lists has.
    fileprivate init(_ unknown: UnknownName) {
        let known = unknown.known.joined(separator: "、")
        self.init(column: unknown.field, value: unknown.value, expected: "城市的清单中没有，应为\(known)之一，或先补入城市文件夹")
    }
}

/// What a batch of insertions did, filled in as the engine answers.
final class Inserted {
    /// The ids of the rows that were inserted, by their place in the batch.
    var ids: [Int: Int] = [:]
    /// The places of the rows whose key was there already.
    var clashing: [Int] = []
}
