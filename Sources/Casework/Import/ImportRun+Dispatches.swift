import Exchange
import Storage
import WorkOrders
import WorkingDays

private typealias DispatchBatch = [GoodRow<DispatchRow>]

extension ImportRun {
    func importDispatches() throws {
        // A child may stand before its parent; those few wait for the end of the file.
        var waiting: DispatchBatch = []
        try forEachBatch(.dispatches) { source in
            let record = Record<DispatchColumn>(source)
            return { try DispatchRow(record) }
        } _: { batch in
            try insert(batch.filter { $0.value.dispatch.parent == nil }, parents: [:])
            waiting += batch.filter { $0.value.dispatch.parent != nil }
        }
        for _ in 1...UnitTree.maximumLevel where !waiting.isEmpty { waiting = try insertChildren(waiting) }
        for (row, value) in waiting {
            let error = RowError(
                column: DispatchColumn.parent.rawValue,
                value: value.dispatch.parent ?? "",
                expected: "没有这条上级转办，或层级超过\(UnitTree.maximumLevel)级，应为已有的转办序号"
            )
            reject(.dispatches, row, error)
        }
    }

    /// Inserts the children whose parents are there; returns the others.
    private func insertChildren(_ children: DispatchBatch) throws -> DispatchBatch {
        var left: DispatchBatch = []
        var start = 0
        while start < children.count {
            let slice = Array(children[start..<min(start + KeyBatch.size, children.count)])
            let parents = try connection.dispatchKeys(slice.compactMap { $0.value.dispatch.parent })
            try insert(slice.filter { parents[$0.value.dispatch.parent ?? ""] != nil }, parents: parents)
            left += slice.filter { parents[$0.value.dispatch.parent ?? ""] == nil }
            start += slice.count
        }
        return left
    }

    private func insert(_ batch: DispatchBatch, parents: [String: DispatchKey]) throws {
        guard !batch.isEmpty else { return }
        let orders = try connection.orderKeys(batch.map(\.value.dispatch.order))
        let tags = try tagsOfOrders(withoutDeadlineIn: batch, orders)
        try insert(
            batch,
            KeyedRows(
                file: .dispatches,
                columns: DispatchColumn.allCases.map(\.rawValue),
                insertion: { [self] value in
                    try insertion(completed(value, orders, tags), orders: orders, parents: parents)
                },
                fields: { [self] value in completed(value, orders, tags).exchangeFields },
                stored: { [self] value in try connection.dispatch(value.dispatch.number).exchangeFields }
            )
        )
    }

    /// The tags of the orders whose dispatches have no deadline yet; nothing is read where no limit asks for tags.
    private func tagsOfOrders(
        withoutDeadlineIn batch: DispatchBatch,
        _ orders: [String: OrderKey]
    ) throws -> [Int: Set<String>] {
        guard desk.limits.rules.contains(where: { $0.tag != nil }) else { return [:] }
        let ids = Set(batch.filter { !$0.value.hasDeadline }.compactMap { orders[$0.value.dispatch.order]?.id })
        return try connection.tags(ofOrders: ids.sorted())
    }

    private func insertion(
        _ dispatch: Dispatch,
        orders: [String: OrderKey],
        parents: [String: DispatchKey]
    ) throws -> Statement {
        let order = try key(dispatch.order, in: orders)
        let parent = dispatch.parent.flatMap { parents[$0] }
        guard parent == nil || parent?.order == order.id else {
            let expected = "上级转办属于另一件工单，应为本工单的转办序号"
            throw RowError(column: DispatchColumn.parent.rawValue, value: dispatch.parent ?? "", expected: expected)
        }
        let unit = try unitId(dispatch.unit)
        let id = try ids.nextDispatch(on: connection)
        return connection.insertion(
            of: dispatch,
            id: id,
            order: order,
            unit: unit,
            parent: parent?.id,
            warnsAt: nextWarning(of: dispatch)
        )
    }

    /// Only what is due later is warned of: a file's late dispatches are known to be late.
    private func nextWarning(of dispatch: Dispatch) -> Instant? {
        guard let now, dispatch.deadline > now else { return nil }
        return desk.calendar.nextWarning(of: dispatch)
    }

    /// The dispatch with its deadline: the record's, or what the centre's limits give.
    private func completed(
        _ value: DispatchRow,
        _ orders: [String: OrderKey],
        _ tags: [Int: Set<String>]
    ) -> Dispatch {
        var dispatch = value.dispatch
        guard !value.hasDeadline, let order = orders[dispatch.order] else { return dispatch }
        let limit = desk.limits.limit(
            kind: order.kind,
            channel: order.channel,
            urgency: order.urgency,
            tags: tags[order.id] ?? [],
            unit: dispatch.unit
        )
        dispatch.deadline = desk.calendar.deadline(from: dispatch.dispatchedAt, limit: limit)
        return dispatch
    }
}
