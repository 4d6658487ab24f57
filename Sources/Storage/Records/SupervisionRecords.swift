public import WorkOrders

/// Supervisions as rows of `supervision`.
extension Connection {
    /// Stores a supervision; false where the order has one of this level and second.
    public func insertIfAbsent(_ supervision: Supervision, order: Int) throws -> Bool {
        try insertIfAbsent(
            """
            INSERT INTO supervision (order_id, level, issued_at, addressee, deadline, ground, completed_at, answer,
                answered_at)
            VALUES (\(order), \(supervision.level.rawValue), \(supervision.at), \(supervision.addressee),
                \(supervision.deadline), \(supervision.ground), \(supervision.completedAt), \(supervision.answer),
                \(supervision.answeredAt))
            """
        )
    }

    /// The supervisions of an order, oldest first; one range of the primary key.
    public func supervisions(ofOrder id: Int) throws -> [Supervision] {
        try rows(
            """
            SELECT w.number, s.level, s.issued_at, s.addressee, s.deadline, s.ground, s.completed_at, s.answer,
                s.answered_at
            FROM supervision s JOIN work_order w ON w.id = s.order_id
            WHERE s.order_id = \(id) ORDER BY s.issued_at, s.level
            """
        ).map { row throws(StorageError) in
            var row = row
            var supervision = Supervision(order: try row.text(), level: try row.code(), at: try row.instant())
            supervision.addressee = try row.optionalText()
            supervision.deadline = try row.optionalInstant()
            supervision.ground = try row.optionalText()
            supervision.completedAt = try row.optionalInstant()
            supervision.answer = try row.optionalText()
            supervision.answeredAt = try row.optionalInstant()
            return supervision
        }
    }
}
