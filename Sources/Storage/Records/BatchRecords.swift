public import WorkingDays

/// Orders that an officer chose together, and what he wants to do with each.
public struct StoredBatch: Hashable, Sendable {
    /// 0 for one that isn't stored yet.
    public var id: Int
    /// 工号.
    public var officer: String
    /// What is done, by a name of the desk's.
    public var act: String
    /// The list that they were chosen from, as items of an address.
    public var list: String
    public var madeAt: Instant
    /// When it was last carried out; nil while it is looked at.
    public var carriedAt: Instant?
    /// The orders in the order in which they were chosen.
    public var items: [Item] = []

    public init(
        id: Int = 0,
        officer: String,
        act: String,
        list: String,
        madeAt: Instant,
        carriedAt: Instant? = nil
    ) {
        (self.id, self.officer, self.act, self.list, self.madeAt) = (id, officer, act, list, madeAt)
        self.carriedAt = carriedAt
    }

    /// One of the orders.
    public struct Item: Hashable, Sendable {
        public var number: String
        /// The state of the order that was looked at: it is acted on in no other.
        public var revision: Int
        public var state: State
        /// Why nothing was done, or can be, in Chinese.
        public var problem: String?

        public init(number: String, revision: Int, state: State = .waiting, problem: String? = nil) {
            (self.number, self.revision, self.state, self.problem) = (number, revision, state, problem)
        }
    }

    /// What became of an order.
    public enum State: Int, Sendable {
        /// To be done.
        case waiting = 0
        /// The rule would not let it when it was chosen; nothing was tried.
        case barred = 1
        case done = 2
        case refused = 3
        /// Done and taken back.
        case undone = 4
    }
}

/// Batches as rows of `order_batch`, their orders as rows of `order_batch_item`.
extension Connection {
    /// Adds a batch with its orders under the next number, and returns it; whoever adds another waits.
    public func insert(_ batch: StoredBatch) throws -> Int {
        try lock("order batch")
        let id = try id("SELECT COALESCE(MAX(id), 0) + 1 FROM order_batch") ?? 1
        try execute(
            """
            INSERT INTO order_batch (id, officer_id, act, list, made_at)
            VALUES (\(id), \(batch.officer), \(batch.act), \(batch.list), \(batch.madeAt))
            """
        )
        for (index, item) in batch.items.enumerated() {
            try enqueue(
                """
                INSERT INTO order_batch_item (batch_id, sequence, number, revision, state, problem)
                VALUES (\(id), \(index + 1), \(item.number), \(item.revision), \(item.state.rawValue), \(item.problem))
                """
            )
        }
        try flush()
        return id
    }

    /// One batch of an officer's with its orders: a range of the primary key.
    public func batch(_ id: Int, of officer: String) throws -> StoredBatch? {
        let found = try rows(
            """
            SELECT id, officer_id, act, list, made_at, carried_at FROM order_batch
            WHERE id = \(id) AND officer_id = \(officer)
            """
        ).first
        guard let found else { return nil }
        var batch = try StoredBatch(found)
        batch.items = try rows(
            """
            SELECT number, revision, state, problem FROM order_batch_item WHERE batch_id = \(id) ORDER BY sequence
            """
        ).map { row throws(StorageError) in try StoredBatch.Item(row) }
        return batch
    }

    /// Writes down what became of orders, counted from 1, and when.
    public func put(_ outcomes: [(sequence: Int, item: StoredBatch.Item)], ofBatch id: Int, at now: Instant) throws {
        for (sequence, item) in outcomes {
            try enqueue(
                """
                UPDATE order_batch_item SET state = \(item.state.rawValue), problem = \(item.problem)
                WHERE batch_id = \(id) AND sequence = \(sequence)
                """
            )
        }
        try enqueue("UPDATE order_batch SET carried_at = \(now) WHERE id = \(id)")
        try flush()
    }

    /// Removes what an officer chose before a time; what was done with the orders stands in their history.
    public func removeBatches(of officer: String, madeBefore limit: Instant) throws {
        try execute(
            """
            DELETE FROM order_batch_item WHERE batch_id IN
                (SELECT id FROM order_batch WHERE officer_id = \(officer) AND made_at < \(limit))
            """
        )
        try execute("DELETE FROM order_batch WHERE officer_id = \(officer) AND made_at < \(limit)")
    }
}

extension StoredBatch {
    fileprivate init(_ row: Row) throws(StorageError) {
        var row = row
        self.init(
            id: try row.integer(),
            officer: try row.text(),
            act: try row.text(),
            list: try row.text(),
            madeAt: try row.instant(),
            carriedAt: try row.optionalInstant()
        )
    }
}

extension StoredBatch.Item {
    fileprivate init(_ row: Row) throws(StorageError) {
        var row = row
        self.init(
            number: try row.text(),
            revision: try row.integer(),
            state: try row.code(),
            problem: try row.optionalText()
        )
    }
}
