public import WorkOrders
public import WorkingDays

/// A notice that waits to be sent.
public struct OutboxEntry: Hashable, Sendable {
    /// What it came from; with ``position`` its key, the same for ever.
    public var order: Int
    public var sequence: Int
    public var position: Int
    /// 工单编号.
    public var number: String
    public var notice: Notice
    public var createdAt: Instant
    /// How often it was tried before.
    public var attempts: Int
}

extension Connection {
    /// Stores the notices of an event; what may be taken back is due when its time is over.
    func insert(_ notices: [Notice], of event: Event, due: Instant, order: Int) throws {
        for (index, notice) in notices.enumerated() {
            try enqueue(
                """
                INSERT INTO outbox (order_id, sequence, position, topic, recipient, dispatch, created_at, due_at)
                VALUES (\(order), \(event.sequence), \(index + 1), \(notice.topic.rawValue), \(notice.recipient),
                    \(notice.dispatch), \(event.at), \(due))
                """
            )
        }
    }

    /// Takes back the notices of an event that nobody has taken yet; returns those of `notices` whose dispatch somebody
    /// was told of all the same, as a clock of another node may be ahead.
    func withhold(_ notices: [Notice], since sequence: Int, order: Int) throws -> [Notice] {
        try execute(
            "DELETE FROM outbox WHERE order_id = \(order) AND sequence = \(sequence) AND attempts = 0"
        )
        let told = try rows("SELECT dispatch FROM outbox WHERE order_id = \(order) AND sequence = \(sequence)")
            .map { row throws(StorageError) in
                var row = row
                return try row.optionalText()
            }
        return notices.filter { told.contains($0.dispatch) }
    }

    /// Takes notices that are due for so many seconds: no other node gets them before that, unless they are settled.
    ///
    /// A range of `outbox_due`, then an UPDATE by primary key for each; what another node took meanwhile is left out.
    public func takeNotices(due now: Instant, leaseSeconds: Int, limit: Int) throws -> [OutboxEntry] {
        let found = try rows(
            """
            SELECT x.order_id, x.sequence, x.position, w.number, x.topic, x.recipient, x.dispatch, x.created_at,
                x.attempts, x.due_at
            FROM outbox x JOIN work_order w ON w.id = x.order_id
            WHERE x.due_at <= \(now) ORDER BY x.due_at, x.order_id, x.sequence, x.position LIMIT \(limit)
            """
        )
        var taken: [OutboxEntry] = []
        for var row in found {
            let entry = try OutboxEntry(&row)
            let due = try row.instant()
            let changed = try execute(
                """
                UPDATE outbox SET due_at = \(now.advanced(bySeconds: leaseSeconds)), attempts = attempts + 1
                WHERE order_id = \(entry.order) AND sequence = \(entry.sequence) AND position = \(entry.position)
                    AND due_at = \(due)
                """
            )
            if changed == 1 { taken.append(entry) }
        }
        return taken
    }

    /// Settles a notice: sent, or due again later, or given up where `again` is nil and it wasn't sent.
    public func settle(_ entry: OutboxEntry, sentAt: Instant?, again: Instant?) throws {
        try execute(
            """
            UPDATE outbox SET sent_at = \(sentAt), due_at = \(again)
            WHERE order_id = \(entry.order) AND sequence = \(entry.sequence) AND position = \(entry.position)
            """
        )
    }

    /// Removes at most `limit` notices that were sent before an instant, the oldest first; returns how many.
    ///
    /// What was never sent stays, given up or not. A range of `outbox_sent`.
    public func removeNotices(sentBefore instant: Instant, limit: Int) throws -> Int {
        try execute(
            """
            DELETE FROM outbox WHERE (order_id, sequence, position) IN (
                SELECT order_id, sequence, position FROM outbox
                WHERE sent_at IS NOT NULL AND sent_at < \(instant)
                ORDER BY sent_at, order_id, sequence, position LIMIT \(limit))
            """
        )
    }
}

extension OutboxEntry {
    fileprivate init(_ row: inout Row) throws(StorageError) {
        order = try row.integer()
        sequence = try row.integer()
        position = try row.integer()
        number = try row.text()
        notice = Notice(try row.code(), to: try row.text(), dispatch: try row.optionalText())
        createdAt = try row.instant()
        attempts = try row.integer()
    }
}
