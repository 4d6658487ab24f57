public import WorkOrders
public import WorkingDays

/// An event as it is stored: its text, whose every byte its code vouches for.
public struct StoredEvent: Hashable, Sendable {
    /// From 1 within its order.
    public var sequence: Int
    public var at: Instant
    public var action: ActionName
    /// 工号.
    public var officer: String
    /// The event as JSON.
    public var content: String
    /// The code over the code before it, the order's number and the content.
    public var mac: String

    public init(
        sequence: Int,
        at: Instant,
        action: ActionName,
        officer: String,
        content: String,
        mac: String
    ) {
        self.sequence = sequence
        self.at = at
        self.action = action
        self.officer = officer
        self.content = content
        self.mac = mac
    }
}

/// The last event that an order had on a day.
public struct DayEnd: Hashable, Sendable {
    /// 工单编号.
    public var order: String
    /// How many events the order had on the day.
    public var events: Int
    public var sequence: Int
    public var mac: String
}

extension Connection {
    /// Appends an event; throws `duplicate` where the order has one of this number.
    public func append(_ event: StoredEvent, order: Int) throws {
        try enqueue(
            """
            INSERT INTO event (order_id, sequence, happened_at, action, officer, content, mac)
            VALUES (\(order), \(event.sequence), \(event.at), \(event.action.rawValue), \(event.officer),
                \(event.content), \(event.mac))
            """
        )
    }

    /// Whether an order has the event with this code; a look-up by primary key.
    public func hasEvent(ofOrder id: Int, sequence: Int, mac: String) throws -> Bool {
        try !rows("SELECT 1 FROM event WHERE order_id = \(id) AND sequence = \(sequence) AND mac = \(mac)").isEmpty
    }

    /// How many events an order says that it has, and the number of the last one, in one look; two steps in keys.
    public func ends(ofOrder id: Int) throws -> (revision: Int, lastEvent: Int) {
        let found = try rows(
            """
            SELECT w.revision, COALESCE((SELECT MAX(e.sequence) FROM event e WHERE e.order_id = w.id), 0)
            FROM work_order w WHERE w.id = \(id)
            """
        )
        guard var row = found.first else { throw StorageError.notFound }
        return (try row.integer(), try row.integer())
    }

    /// Waits for whoever is changing the order at this moment; its row stays as it is.
    public func awaitChange(ofOrder id: Int) throws {
        try execute("UPDATE work_order SET revision = revision WHERE id = \(id)")
    }

    /// The events of an order from the first on; one range of the primary key.
    public func events(ofOrder id: Int) throws -> [StoredEvent] {
        try rows(
            """
            SELECT sequence, happened_at, action, officer, content, mac FROM event
            WHERE order_id = \(id) ORDER BY sequence
            """
        ).map { row throws(StorageError) in
            var row = row
            return try StoredEvent(&row)
        }
    }

    /// Every event, order by order, for export; memory flat.
    public func forEachEvent(_ body: (_ order: String, StoredEvent) throws -> Void) throws {
        try forEachRow(
            """
            SELECT w.number, e.sequence, e.happened_at, e.action, e.officer, e.content, e.mac
            FROM event e JOIN work_order w ON w.id = e.order_id ORDER BY e.order_id, e.sequence
            """
        ) { reader in
            var row = Row((0..<reader.columnCount).map(reader.value))
            let order = try row.text()
            try body(order, try StoredEvent(&row))
        }
    }

    /// Orders that have events or say so, in the order of their ids, with how many they say; a range of the key.
    public func ordersWithEvents(
        after id: Int,
        limit: Int
    ) throws -> [(id: Int, number: String, revision: Int)] {
        try rows(
            """
            SELECT w.id, w.number, w.revision FROM work_order w
            WHERE w.id > \(id) AND (w.revision > 0 OR EXISTS (SELECT 1 FROM event e WHERE e.order_id = w.id))
            ORDER BY w.id LIMIT \(limit)
            """
        ).map { row throws(StorageError) in
            var row = row
            return (try row.integer(), try row.text(), try row.integer())
        }
    }

    /// How each order stood at the end of a day on which it had events, in the order of their numbers.
    ///
    /// One range of `event_day`, then a look-up for each order.
    public func dayEnds(_ day: CivilDay) throws -> [DayEnd] {
        try rows(
            """
            SELECT w.number, t.events, t.last, e.mac
            FROM (
                SELECT order_id, COUNT(*) AS events, MAX(sequence) AS last FROM event
                WHERE happened_at >= \(day.start) AND happened_at < \(day.advanced(by: 1).start) GROUP BY order_id
            ) t
            JOIN event e ON e.order_id = t.order_id AND e.sequence = t.last
            JOIN work_order w ON w.id = t.order_id
            ORDER BY w.number
            """
        ).map { row throws(StorageError) in
            var row = row
            return DayEnd(
                order: try row.text(),
                events: try row.integer(),
                sequence: try row.integer(),
                mac: try row.text()
            )
        }
    }

    /// The first day that has events at or after a day; one step in `event_day`.
    public func firstEventDay(from day: CivilDay) throws -> CivilDay? {
        let found = try rows(
            "SELECT happened_at FROM event WHERE happened_at >= \(day.start) ORDER BY happened_at LIMIT 1"
        )
        guard var row = found.first else { return nil }
        return try row.instant().day
    }
}

extension StoredEvent {
    fileprivate init(_ row: inout Row) throws(StorageError) {
        self.init(
            sequence: try row.integer(),
            at: try row.instant(),
            action: try row.code(),
            officer: try row.text(),
            content: try row.text(),
            mac: try row.text()
        )
    }
}
