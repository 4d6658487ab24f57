public import WorkingDays

/// 每日链头: what all orders' events of a day came to, chained to the day before.
public struct EventHead: Hashable, Sendable {
    public var day: CivilDay
    /// Orders with events on the day.
    public var orders: Int
    /// Events of the day.
    public var events: Int
    /// The code over the head before it and every order's last event of the day.
    public var mac: String

    public init(day: CivilDay, orders: Int, events: Int, mac: String) {
        self.day = day
        self.orders = orders
        self.events = events
        self.mac = mac
    }
}

extension Connection {
    /// The heads from the first day on; one row a day.
    public func eventHeads() throws -> [EventHead] {
        try rows("SELECT day, orders, events, mac FROM event_head ORDER BY day").map(EventHead.init)
    }

    /// The newest head; one step in the primary key.
    public func lastEventHead() throws -> EventHead? {
        try rows("SELECT day, orders, events, mac FROM event_head ORDER BY day DESC LIMIT 1").first.map(EventHead.init)
    }

    /// Keeps the head of a day; throws `duplicate` where the day has one.
    public func insert(_ head: EventHead) throws {
        try execute(
            """
            INSERT INTO event_head (day, orders, events, mac)
            VALUES (\(head.day), \(head.orders), \(head.events), \(head.mac))
            """
        )
    }
}

extension EventHead {
    fileprivate init(_ row: Row) throws(StorageError) {
        var row = row
        self.init(day: try row.day(), orders: try row.integer(), events: try row.integer(), mac: try row.text())
    }
}
