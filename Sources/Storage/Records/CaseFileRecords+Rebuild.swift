public import WorkOrders

extension Connection {
    /// Puts a whole file with its history in the place of an order's rows, which came by import and have no events.
    ///
    /// The order's row with its sealed citizen stays, and its follow-up contacts with their sealed callers; all else is
    /// written anew as the events tell it. Throws `outdated` where the order has events already.
    public func rebuild(
        _ file: CaseFile,
        id: Int,
        _ events: [StoredEvent],
        _ context: inout EventContext
    ) throws {
        try removeProceedings(ofOrder: id)
        var bare = StoredCaseFile(id: id, file: CaseFile(order: file.order), identity: SealedIdentity())
        bare.file.order.revision = 0
        // Not an adoption: the order's own fields are written too.
        bare.lastMac = ""
        try save(changes: file.adopted(at: file.order.receivedAt).changes, from: bare, to: file, &context)
        for contact in file.contacts where contact.isForwarded {
            try enqueue(
                """
                UPDATE follow_up_contact SET is_forwarded = 1
                WHERE order_id = \(id) AND contacted_at = \(contact.at) AND kind = \(contact.kind.rawValue)
                """
            )
        }
        for event in events { try append(event, order: id) }
    }

    private func removeProceedings(ofOrder id: Int) throws {
        for table: Statement in ["contact_attempt", "send_back", "deadline_extension", "reply"] {
            try enqueue("DELETE FROM \(table) WHERE dispatch_id IN (SELECT id FROM dispatch WHERE order_id = \(id))")
        }
        for table: Statement in ["return_visit", "supervision", "matter", "dispatch"] {
            try enqueue("DELETE FROM \(table) WHERE order_id = \(id)")
        }
    }
}
