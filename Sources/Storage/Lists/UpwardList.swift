public import WorkOrders
public import WorkingDays

/// An order whose final answer a platform above still waits for.
public struct UpwardRow: Hashable, Sendable {
    public var number: String
    /// 外部平台 and the number that it gave.
    public var external: ExternalReference
    public var receivedAt: Instant
    public var title: String?
    /// The beginning of the text, 60 characters.
    public var excerpt: String
    public var status: WorkOrderStatus
    public var isConfidential: Bool
    /// When something was last answered there, 阶段性; nil where nothing was.
    public var lastAnswerAt: Instant?
    /// Its place in the queue.
    public var key: ListKey
}

extension Connection {
    /// 待回复上级, the nearest limit first, what has none last; a range of `matter_open`, two look-ups for each row.
    public func upwardQueue(after key: ListKey? = nil, limit: Int = 50) throws -> ListPage<UpwardRow> {
        let from = key ?? ListKey(at: 0, id: 0)
        let rows = try rows(
            """
            SELECT w.number, w.external_platform, w.external_number, w.external_deadline, w.received_at, w.title,
                SUBSTR(w.content, 1, 60), w.status, w.is_confidential, m.content, m.due_at, m.order_id
            \(Self.upwardRows) AND (m.due_at, m.order_id) > (\(from.at), \(from.id))
            ORDER BY m.due_at, m.order_id LIMIT \(limit + 1)
            """
        ).map(UpwardRow.init)
        return ListPage(rows, limit: limit, key: \.key)
    }

    /// How many wait, counted up to `most`.
    public func upwardCount(atMost most: Int = 1_001) throws -> Int {
        var row = try rows("SELECT COUNT(*) FROM (SELECT 1 \(Self.upwardRows) LIMIT \(most)) x").first
        return try row?.integer() ?? 0
    }

    /// The orders of a number that a platform gave, at most ten; a range of `work_order_external`.
    ///
    /// 作废 orders don't count: what was registered by mistake may be registered anew.
    public func orders(ofExternalNumber number: String, platform: String) throws -> [String] {
        try rows(
            """
            SELECT number FROM work_order
            WHERE external_number = \(number) AND external_platform = \(platform)
                AND status <> \(WorkOrderStatus.void.rawValue) ORDER BY id LIMIT 10
            """
        ).map { row throws(StorageError) in
            var row = row
            return try row.text()
        }
    }

    /// Notes that an order which comes without events owes an answer above, if it does.
    ///
    /// What the units were done with is taken for answered: an exchange file doesn't say.
    public func oweUpward(_ order: WorkOrder, id: Int) throws {
        guard [.registered, .handling].contains(order.status), let duty = order.upwardDuty else { return }
        try save(try MatterRow(upward: duty), order: id)
    }

    private static var upwardRows: Statement {
        """
        FROM matter m JOIN work_order w ON w.id = m.order_id
        WHERE m.is_open = 1 AND m.kind = \(MatterKind.upward.rawValue) AND w.status <> \(WorkOrderStatus.void.rawValue)
        """
    }
}

extension UpwardRow {
    fileprivate init(_ row: Row) throws {
        var row = row
        number = try row.text()
        external = ExternalReference(
            platform: try row.optionalText() ?? "",
            number: try row.optionalText(),
            deadline: try row.optionalInstant()
        )
        receivedAt = try row.instant()
        title = try row.optionalText()
        excerpt = try row.text()
        status = try row.code()
        isConfidential = try row.flag()
        lastAnswerAt = try UpwardDuty(stored: try row.text()).answers.last?.at
        key = ListKey(at: try row.integer(), id: try row.integer())
    }
}
