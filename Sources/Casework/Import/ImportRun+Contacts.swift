import Exchange
import Storage
import WorkOrders

/// A contact read and sealed on the reading thread.
private struct PreparedContact: Sendable {
    var contact: FollowUpContact
    var identity: SealedIdentity
}

extension ImportRun {
    func importContacts() throws {
        let seal = desk.seal
        try forEachBatch(.contacts) { source in
            let record = Record<ContactColumn>(source)
            return {
                let contact = try FollowUpContact(record)
                return PreparedContact(contact: contact, identity: try seal.identity(of: contact))
            }
        } _: { batch in
            try insert(batch)
        }
    }

    private func insert(_ batch: [GoodRow<PreparedContact>]) throws {
        guard !batch.isEmpty else { return }
        let orders = try connection.orderKeys(batch.map(\.value.contact.order))
        try insert(
            batch,
            KeyedRows(
                file: .contacts,
                columns: ContactColumn.allCases.map(\.rawValue),
                insertion: { [self] prepared in
                    let order = try key(prepared.contact.order, in: orders).id
                    if prepared.contact.content != nil { texts.change(order) }
                    let (contact, identity) = (prepared.contact, prepared.identity)
                    return try connection.insertion(of: contact, order: order, identity: identity, names: &names)
                },
                fields: \.contact.exchangeFields,
                stored: { [self] prepared in
                    try stored(prepared.contact, order: try key(prepared.contact.order, in: orders).id)
                }
            )
        )
    }

    /// The contact that has the same key, with its caller opened.
    private func stored(_ contact: FollowUpContact, order id: Int) throws -> [String]? {
        let found = try connection.followUpContacts(ofOrder: id).first { other, _ in
            other.at == contact.at && other.kind == contact.kind
        }
        guard let found else { return nil }
        var stored = found.contact
        stored.citizen = try desk.seal.citizen(found.identity, of: stored)
        return stored.exchangeFields
    }
}
