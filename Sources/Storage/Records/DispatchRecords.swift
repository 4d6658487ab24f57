public import WorkOrders
public import WorkingDays

/// Dispatches as rows of `dispatch`.
extension Connection {
    /// The row of a new dispatch.
    ///
    /// The order's kind and time are copied so that a month's figures read one index.
    ///
    /// `warnsAt` is when its next warning is due; nil for a record of the past.
    public func insertion(
        of dispatch: Dispatch,
        id: Int,
        order: OrderKey,
        unit: Int,
        parent: Int?,
        warnsAt: Instant? = nil
    ) -> Statement {
        Dispatch.insertion.row(
            """
            \(id), \(dispatch.number), \(order.id), \(unit), \(order.receivedAt), \(order.kind.rawValue),
            \(dispatch.role.rawValue), \(dispatch.round), \(parent), \(dispatch.dispatchedAt), \(dispatch.acknowledgedAt),
            \(dispatch.contactedAt), \(dispatch.deadline), \(dispatch.completedAt), \(dispatch.result?.rawValue),
            \(dispatch.isFactual), \(dispatch.sendBackCount), \(dispatch.endedAt), \(dispatch.end?.rawValue),
            \(dispatch.limit?.code), \(dispatch.paused), \(dispatch.dispatchedBy), \(dispatch.reviewedBy),
            \(dispatch.unresolvedReason), \(dispatch.isDesignated), \(dispatch.warning), \(warnsAt),
            \(dispatch.revision)
            """
        )
    }

    /// One dispatch by its number; a look-up by unique key.
    public func dispatch(_ number: String) throws -> Dispatch {
        guard let row = try rows("\(Dispatch.selection) WHERE d.number = \(number)").first else {
            throw StorageError.notFound
        }
        return try Dispatch(row)
    }

    /// The dispatches of an order, oldest first; one range of `dispatch_order`.
    public func dispatches(ofOrder id: Int) throws -> [Dispatch] {
        try rows("\(Dispatch.selection) WHERE d.order_id = \(id) ORDER BY d.dispatched_at, d.id").map(Dispatch.init)
    }

    /// Every dispatch in the order it was made, for export; memory flat.
    ///
    /// Of the same second by number: ids differ from one database to the next.
    public func forEachDispatch(_ body: (Dispatch) throws -> Void) throws {
        try forEachRow("\(Dispatch.selection) ORDER BY d.dispatched_at, d.number") { reader in
            try body(try Dispatch(Row((0..<reader.columnCount).map(reader.value))))
        }
    }

    /// The keys of dispatches by their numbers; one query for at most ``KeyBatch/size`` numbers.
    public func dispatchKeys(_ numbers: [String]) throws -> [String: DispatchKey] {
        var keys: [String: DispatchKey] = [:]
        try forEachRow("SELECT number, id, order_id FROM dispatch WHERE number IN (\(Statement.list(numbers)))") {
            row in
            guard let number = row.text(0), let id = row.integer(1), let order = row.integer(2) else { return }
            keys[number] = DispatchKey(id: id, order: order)
        }
        return keys
    }

    /// The keys of orders by their numbers; one query for at most ``KeyBatch/size`` numbers.
    public func orderKeys(_ numbers: [String]) throws -> [String: OrderKey] {
        var keys: [String: OrderKey] = [:]
        let found = try rows(
            """
            SELECT w.number, w.id, w.kind, w.received_at, w.urgency, c.name
            FROM work_order w JOIN channel c ON c.id = w.channel_id WHERE w.number IN (\(Statement.list(numbers)))
            """
        )
        for var row in found {
            keys[try row.text()] = OrderKey(
                id: try row.integer(),
                kind: try row.code(),
                receivedAt: try row.instant(),
                urgency: try row.code(),
                channel: try row.text()
            )
        }
        return keys
    }
}

/// How many numbers one look-up may name.
public enum KeyBatch {
    /// One statement for every look-up; PostgreSQL allows 65,535 values, SQLite 32,766.
    public static let size = 500
}

/// What rows about a dispatch need to know of it.
public struct DispatchKey: Hashable, Sendable {
    public var id: Int
    public var order: Int
}

/// What rows about an order need to know of it.
public struct OrderKey: Hashable, Sendable {
    public var id: Int
    public var kind: RequestKind
    public var receivedAt: Instant
    public var urgency: Urgency
    public var channel: String

    /// The key of an order at hand.
    public init(_ stored: StoredWorkOrder) {
        self.init(
            id: stored.id,
            kind: stored.order.kind,
            receivedAt: stored.order.receivedAt,
            urgency: stored.order.urgency,
            channel: stored.order.channel
        )
    }

    init(id: Int, kind: RequestKind, receivedAt: Instant, urgency: Urgency, channel: String) {
        self.id = id
        self.kind = kind
        self.receivedAt = receivedAt
        self.urgency = urgency
        self.channel = channel
    }
}

extension Dispatch {
    /// Whether a row of `table` counts as 转办: one that was recalled or made void doesn't (``DispatchEnd/isCounted``).
    static func isCounted(_ table: Statement) -> Statement {
        let reasons = DispatchEnd.allCases.filter { !$0.isCounted }.map { reason -> Statement in "\(reason.rawValue)" }
        return "COALESCE(\(table).end_reason, 0) NOT IN (\(reasons.joined(", ")))"
    }

    /// The columns that ``init(fields:)`` reads, of dispatch d, order w, unit u and parent p.
    static let columns: Statement = """
        d.number, w.number, u.name, d.role, d.round, p.number, d.dispatched_at, d.deadline, \
        d.acknowledged_at, d.contacted_at, d.completed_at, d.result, d.is_factual, d.send_back_count, d.revision, \
        d.ended_at, d.end_reason, d.limit_code, d.paused, d.dispatched_by, d.reviewed_by, d.unresolved_reason, \
        d.is_designated, d.warning
        """
    static let insertion = Insertion(
        into: "dispatch",
        """
        id, number, order_id, unit_id, order_received_at, kind, role, round, parent_id, dispatched_at, \
        acknowledged_at, contacted_at, deadline, completed_at, result, is_factual, send_back_count, ended_at, \
        end_reason, limit_code, paused, dispatched_by, reviewed_by, unresolved_reason, is_designated, warning, \
        warns_at, revision
        """
    )

    static let selection: Statement = """
        SELECT \(columns)
        FROM dispatch d
        JOIN work_order w ON w.id = d.order_id
        JOIN handling_unit u ON u.id = d.unit_id
        LEFT JOIN dispatch p ON p.id = d.parent_id
        """

    init(_ row: Row) throws(StorageError) {
        var row = row
        try self.init(fields: &row)
    }

    init(fields row: inout Row) throws(StorageError) {
        self.init(
            number: try row.text(),
            order: try row.text(),
            unit: try row.text(),
            role: try row.code(),
            round: try row.integer(),
            parent: try row.optionalText(),
            dispatchedAt: try row.instant(),
            deadline: try row.instant()
        )
        acknowledgedAt = try row.optionalInstant()
        contactedAt = try row.optionalInstant()
        completedAt = try row.optionalInstant()
        result = try row.optionalCode()
        isFactual = try row.optionalFlag()
        sendBackCount = try row.integer()
        revision = try row.integer()
        try readLife(&row)
    }

    private mutating func readLife(_ row: inout Row) throws(StorageError) {
        endedAt = try row.optionalInstant()
        end = try row.optionalCode()
        limit = try row.optionalInteger().flatMap(HandlingLimit.init(code:))
        paused = try row.integer()
        dispatchedBy = try row.optionalText()
        reviewedBy = try row.optionalText()
        unresolvedReason = try row.optionalText()
        isDesignated = try row.flag()
        warning = try row.integer()
    }
}
