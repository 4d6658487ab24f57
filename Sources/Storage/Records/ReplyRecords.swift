public import WorkOrders
import WorkingDays

/// Replies as rows of `reply`.
extension Connection {
    /// Stores a reply; false where the dispatch has one of this second.
    public func insertIfAbsent(_ reply: Reply, dispatch: Int) throws -> Bool {
        try insertIfAbsent(
            """
            INSERT INTO reply (
                dispatch_id, replied_at, internal_account, public_answer, verdict, written_by, result, is_factual,
                unresolved_reason, signed_at, signed_by, opinion, reviewed_at, promised_day, stages, leaving_open
            )
            VALUES (\(dispatch), \(reply.at), \(reply.internalAccount), \(reply.publicAnswer),
                \(reply.verdict?.rawValue), \(reply.writtenBy), \(reply.result?.rawValue), \(reply.isFactual),
                \(reply.unresolvedReason), \(reply.signedAt), \(reply.signedBy), \(reply.opinion), \(reply.reviewedAt),
                \(reply.promisedDay), \(reply.stages), \(reply.leavingOpen))
            """
        )
    }

    /// The replies of all dispatches of an order, oldest first.
    public func replies(ofOrder id: Int) throws -> [Reply] {
        try rows(
            """
            SELECT d.number, r.replied_at, r.internal_account, r.public_answer, r.verdict, r.written_by,
                r.result, r.is_factual, r.unresolved_reason, r.signed_at, r.signed_by, r.opinion, r.reviewed_at,
                r.promised_day, r.stages, r.leaving_open
            FROM dispatch d JOIN reply r ON r.dispatch_id = d.id
            WHERE d.order_id = \(id) ORDER BY r.replied_at, d.id
            """
        ).map { row throws(StorageError) in
            var row = row
            var reply = Reply(dispatch: try row.text(), at: try row.instant())
            reply.internalAccount = try row.optionalText()
            reply.publicAnswer = try row.optionalText()
            reply.verdict = try row.optionalCode()
            reply.writtenBy = try row.optionalText()
            reply.result = try row.optionalCode()
            reply.isFactual = try row.optionalFlag()
            reply.unresolvedReason = try row.optionalText()
            reply.signedAt = try row.optionalInstant()
            reply.signedBy = try row.optionalText()
            reply.opinion = try row.optionalText()
            reply.reviewedAt = try row.optionalInstant()
            reply.promisedDay = try row.optionalInteger().map(CivilDay.init(daysSinceEpoch:))
            reply.stages = try row.optionalText()
            reply.leavingOpen = try row.optionalText()
            return reply
        }
    }
}
