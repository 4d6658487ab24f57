public import WorkOrders
public import WorkingDays

/// An earlier appeal of a caller, as the call-taker sees it beside the new one.
public struct CallerAppeal: Hashable, Sendable {
    public var number: String
    public var receivedAt: Instant
    public var kind: RequestKind
    public var title: String?
    /// The beginning of the text.
    public var excerpt: String
    public var status: WorkOrderStatus
    public var isConfidential: Bool
}

extension Connection {
    /// The newest appeals from a number, whether it called or is where to reach the citizen; open ones first.
    ///
    /// `hash` is the keyed hash of the whole number. Two steps into the indexes of numbers, `limit` rows of each.
    public func appeals(ofCaller hash: String, limit: Int = 20) throws -> [CallerAppeal] {
        let found = try rows(callerStatement(hash, limit: limit)).map(CallerAppeal.init)
        return found.filter(\.isOpen) + found.filter { !$0.isOpen }
    }

    /// One order as a caller's appeal; nil where there is none of this number.
    public func appeal(_ number: String) throws -> CallerAppeal? {
        try rows(
            """
            SELECT w.number, w.received_at, w.kind, w.title, SUBSTR(w.content, 1, 60), w.status, w.is_confidential
            FROM work_order w WHERE w.number = \(number)
            """
        ).first.map { row throws(StorageError) in try CallerAppeal(row) }
    }

    private func callerStatement(_ hash: String, limit: Int) -> Statement {
        """
        SELECT w.number, w.received_at, w.kind, w.title, SUBSTR(w.content, 1, 60), w.status, w.is_confidential
        FROM work_order w JOIN (
            SELECT id FROM (
                SELECT id FROM work_order WHERE calling_hash = \(hash) ORDER BY received_at DESC, id DESC LIMIT \(limit)
            ) AS calling
            UNION
            SELECT id FROM (
                SELECT id FROM work_order WHERE contact_hash = \(hash) ORDER BY received_at DESC, id DESC LIMIT \(limit)
            ) AS contact
        ) AS found ON found.id = w.id
        ORDER BY w.received_at DESC, w.id DESC LIMIT \(limit)
        """
    }
}

extension CallerAppeal {
    fileprivate init(_ row: Row) throws(StorageError) {
        var row = row
        number = try row.text()
        receivedAt = try row.instant()
        kind = try row.code()
        title = try row.optionalText()
        excerpt = try row.text()
        status = try row.code()
        isConfidential = try row.flag()
    }

    /// Whether something is still to be done.
    public var isOpen: Bool { status == .registered || status == .handling }
}
