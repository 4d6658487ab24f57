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

    private func insert(_ batch: [GoodRow<PreparedOrder>]) throws {
        let inserted = Inserted()
        for index in batch.indices {
            let prepared = batch[index].value
            let id = try ids.nextOrder(on: connection)
            var insertion = try connection.insertion(
                of: prepared.order,
                id: id,
                identity: prepared.identity,
                names: &names
            )
            insertion.append(" ON CONFLICT DO NOTHING")
            try connection.enqueue(insertion) { changed in
                if changed == 0 { inserted.clashing.append(index) } else { inserted.rows.append((index, id)) }
            }
        }
        try connection.flush()
        try finish(batch, inserted.rows)
        try settle(inserted.clashing.map { batch[$0] })
    }

    private func finish(_ batch: [GoodRow<PreparedOrder>], _ rows: [(index: Int, id: Int)]) throws {
        count(.orders, added: true, rows.count)
        var days: [CivilDay: Int] = [:]
        for (index, id) in rows {
            texts.add(id)
            let prepared = batch[index].value
            days[prepared.order.receivedAt.day, default: 0] += 1
            if prepared.order.external != nil { try connection.oweUpward(prepared.order, id: id) }
            guard !prepared.order.tags.isEmpty else { continue }
            try connection.insertTags(
                of: StoredWorkOrder(id: id, order: prepared.order, identity: prepared.identity),
                names: &names
            )
        }
        for (day, orders) in days {
            report.months["\(day.year)-\(day.month < 10 ? "0" : "")\(day.month)", default: 0] += orders
        }
    }

    private func settle(_ clashing: [GoodRow<PreparedOrder>]) throws {
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
    /// The rows that were inserted: their place in the batch and their id.
    var rows: [(index: Int, id: Int)] = []
    /// The places of the rows whose key was there already.
    var clashing: [Int] = []
}
