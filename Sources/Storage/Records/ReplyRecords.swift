public import WorkOrders
import WorkingDays

/// Replies as rows of `reply`.
extension Connection {
    /// Stores a reply; false where the dispatch has one of this second.
    public func insertIfAbsent(_ reply: Reply, dispatch: Int) throws -> Bool {
        try insertIfAbsent(insertion(of: reply, dispatch: dispatch))
    }

    /// The row of a new reply.
    public func insertion(of reply: Reply, dispatch: Int) -> Statement {
        Reply.insertion.row(
            """
            \(dispatch), \(reply.at), \(reply.internalAccount), \(reply.publicAnswer),
            \(reply.verdict?.rawValue), \(reply.writtenBy), \(reply.result?.rawValue), \(reply.isFactual),
            \(reply.unresolvedReason), \(reply.signedAt), \(reply.signedBy), \(reply.opinion), \(reply.reviewedAt),
            \(reply.promisedDay), \(reply.stages), \(reply.leavingOpen)
            """
        )
    }

    /// The replies of all dispatches of an order, oldest first.
    public func replies(ofOrder id: Int) throws -> [Reply] {
        try rows("\(Reply.selection) WHERE d.order_id = \(id) ORDER BY r.replied_at, d.id").map(Reply.init)
    }

    /// Every reply in the order it was written, for export; memory flat.
    public func forEachReply(_ body: (Reply) throws -> Void) throws {
        try forEachRow("\(Reply.selection) ORDER BY r.replied_at, d.number") { reader in
            try body(try Reply(Row((0..<reader.columnCount).map(reader.value))))
        }
    }
}

extension Reply {
    static let insertion = Insertion(
        into: "reply",
        """
        dispatch_id, replied_at, internal_account, public_answer, verdict, written_by, result, is_factual, \
        unresolved_reason, signed_at, signed_by, opinion, reviewed_at, promised_day, stages, leaving_open
        """
    )

    static let selection: Statement = """
        SELECT d.number, r.replied_at, r.internal_account, r.public_answer, r.verdict, r.written_by,
            r.result, r.is_factual, r.unresolved_reason, r.signed_at, r.signed_by, r.opinion, r.reviewed_at,
            r.promised_day, r.stages, r.leaving_open
        FROM reply r JOIN dispatch d ON d.id = r.dispatch_id
        """

    init(_ row: Row) throws(StorageError) {
        var row = row
        self.init(dispatch: try row.text(), at: try row.instant())
        internalAccount = try row.optionalText()
        publicAnswer = try row.optionalText()
        verdict = try row.optionalCode()
        try readLife(&row)
    }

    private mutating func readLife(_ row: inout Row) throws(StorageError) {
        writtenBy = try row.optionalText()
        result = try row.optionalCode()
        isFactual = try row.optionalFlag()
        unresolvedReason = try row.optionalText()
        signedAt = try row.optionalInstant()
        signedBy = try row.optionalText()
        opinion = try row.optionalText()
        reviewedAt = try row.optionalInstant()
        promisedDay = try row.optionalInteger().map(CivilDay.init(daysSinceEpoch:))
        stages = try row.optionalText()
        leavingOpen = try row.optionalText()
    }
}
