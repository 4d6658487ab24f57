import Exchange
import Storage
import WorkOrders

/// What is asked, ruled and written about dispatches that are there.
extension ImportRun {
    func importSendBacks() throws {
        try forEachBatch(.sendBacks) { source in
            let record = Record<SendBackColumn>(source)
            return { try SendBack(record) }
        } _: { batch in
            let keys = try dispatchKeys(batch.map(\.value.dispatch))
            try insert(
                batch,
                KeyedRows(
                    file: .sendBacks,
                    columns: SendBackColumn.allCases.map(\.rawValue),
                    insertion: { [self] back in
                        let dispatch = try key(back.dispatch, in: keys).id
                        let column = SendBackColumn.redirectedTo.rawValue
                        let unit = try back.redirectedTo.map { try unitId($0, column: column) }
                        return connection.insertion(of: back, dispatch: dispatch, redirectedTo: unit)
                    },
                    fields: \.exchangeFields,
                    stored: { [self] back in
                        try connection.sendBacks(ofOrder: try key(back.dispatch, in: keys).order)
                            .first { $0.dispatch == back.dispatch && $0.requestedAt == back.requestedAt }?
                            .exchangeFields
                    }
                )
            )
        }
    }

    func importExtensions() throws {
        try forEachBatch(.extensions) { source in
            let record = Record<ExtensionColumn>(source)
            return { try DeadlineExtension(record) }
        } _: { batch in
            let keys = try dispatchKeys(batch.map(\.value.dispatch))
            try insert(
                batch,
                KeyedRows(
                    file: .extensions,
                    columns: ExtensionColumn.allCases.map(\.rawValue),
                    insertion: { [self] extended in
                        connection.insertion(of: extended, dispatch: try key(extended.dispatch, in: keys).id)
                    },
                    fields: \.exchangeFields,
                    stored: { [self] extended in
                        try connection.extensions(ofOrder: try key(extended.dispatch, in: keys).order)
                            .first { $0.dispatch == extended.dispatch && $0.requestedAt == extended.requestedAt }?
                            .exchangeFields
                    }
                )
            )
        }
    }

    func importReplies() throws {
        try forEachBatch(.replies) { source in
            let record = Record<ReplyColumn>(source)
            return { try Reply(record) }
        } _: { batch in
            let keys = try dispatchKeys(batch.map(\.value.dispatch))
            try insert(
                batch,
                KeyedRows(
                    file: .replies,
                    columns: ReplyColumn.allCases.map(\.rawValue),
                    insertion: { [self] reply in
                        let dispatch = try key(reply.dispatch, in: keys)
                        if reply.publicAnswer != nil { texts.change(dispatch.order) }
                        return connection.insertion(of: reply, dispatch: dispatch.id)
                    },
                    fields: \.exchangeFields,
                    stored: { [self] reply in
                        try connection.replies(ofOrder: try key(reply.dispatch, in: keys).order)
                            .first { $0.dispatch == reply.dispatch && $0.at == reply.at }?
                            .exchangeFields
                    }
                )
            )
        }
    }

    private func dispatchKeys(_ numbers: [String]) throws -> [String: DispatchKey] {
        numbers.isEmpty ? [:] : try connection.dispatchKeys(numbers)
    }
}

/// 督办 of orders that are there.
extension ImportRun {
    func importSupervisions() throws {
        try forEachBatch(.supervisions) { source in
            let record = Record<SupervisionColumn>(source)
            return { try Supervision(record) }
        } _: { batch in
            guard !batch.isEmpty else { return }
            let orders = try connection.orderKeys(batch.map(\.value.order))
            try insert(
                batch,
                KeyedRows(
                    file: .supervisions,
                    columns: SupervisionColumn.allCases.map(\.rawValue),
                    insertion: { [self] supervision in
                        connection.insertion(of: supervision, order: try key(supervision.order, in: orders).id)
                    },
                    fields: \.exchangeFields,
                    stored: { [self] supervision in
                        try connection.supervisions(ofOrder: try key(supervision.order, in: orders).id)
                            .first { $0.level == supervision.level && $0.at == supervision.at }?
                            .exchangeFields
                    }
                )
            )
        }
    }
}
