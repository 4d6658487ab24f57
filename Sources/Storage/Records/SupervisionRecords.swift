public import WorkOrders

/// Supervisions as rows of `supervision`.
extension Connection {
    /// Stores a supervision; false where the order has one of this level and second.
    public func insertIfAbsent(_ supervision: Supervision, order: Int) throws -> Bool {
        try insertIfAbsent(insertion(of: supervision, order: order))
    }

    /// The row of a new supervision.
    public func insertion(of supervision: Supervision, order: Int) -> Statement {
        Supervision.insertion.row(
            """
            \(order), \(supervision.level.rawValue), \(supervision.at), \(supervision.addressee),
            \(supervision.deadline), \(supervision.ground), \(supervision.completedAt), \(supervision.answer),
            \(supervision.answeredAt)
            """
        )
    }

    /// The supervisions of an order, oldest first; one range of the primary key.
    public func supervisions(ofOrder id: Int) throws -> [Supervision] {
        try rows("\(Supervision.selection) WHERE s.order_id = \(id) ORDER BY s.issued_at, s.level")
            .map(Supervision.init)
    }

    /// Every supervision in the order it was issued, for export; memory flat.
    public func forEachSupervision(_ body: (Supervision) throws -> Void) throws {
        try forEachRow("\(Supervision.selection) ORDER BY s.issued_at, s.level, w.number") { reader in
            try body(try Supervision(Row((0..<reader.columnCount).map(reader.value))))
        }
    }
}

extension Supervision {
    static let insertion = Insertion(
        into: "supervision",
        """
        order_id, level, issued_at, addressee, deadline, ground, completed_at, answer, answered_at
        """
    )

    static let selection: Statement = """
        SELECT w.number, s.level, s.issued_at, s.addressee, s.deadline, s.ground, s.completed_at, s.answer,
            s.answered_at
        FROM supervision s JOIN work_order w ON w.id = s.order_id
        """

    init(_ row: Row) throws(StorageError) {
        var row = row
        self.init(order: try row.text(), level: try row.code(), at: try row.instant())
        addressee = try row.optionalText()
        deadline = try row.optionalInstant()
        ground = try row.optionalText()
        completedAt = try row.optionalInstant()
        answer = try row.optionalText()
        answeredAt = try row.optionalInstant()
    }
}
