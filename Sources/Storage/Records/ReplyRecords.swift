public import WorkOrders

/// Replies as rows of `reply`.
extension Connection {
    /// Stores a reply; false where the dispatch has one of this second.
    public func insertIfAbsent(_ reply: Reply, dispatch: Int) throws -> Bool {
        try insertIfAbsent(
            """
            INSERT INTO reply (dispatch_id, replied_at, internal_account, public_answer, verdict)
            VALUES (\(dispatch), \(reply.at), \(reply.internalAccount), \(reply.publicAnswer),
                \(reply.verdict?.rawValue))
            """
        )
    }

    /// The replies of all dispatches of an order, oldest first.
    public func replies(ofOrder id: Int) throws -> [Reply] {
        try rows(
            """
            SELECT d.number, r.replied_at, r.internal_account, r.public_answer, r.verdict
            FROM dispatch d JOIN reply r ON r.dispatch_id = d.id
            WHERE d.order_id = \(id) ORDER BY r.replied_at, d.id
            """
        ).map { row throws(StorageError) in
            var row = row
            var reply = Reply(dispatch: try row.text(), at: try row.instant())
            reply.internalAccount = try row.optionalText()
            reply.publicAnswer = try row.optionalText()
            reply.verdict = try row.optionalCode()
            return reply
        }
    }
}
