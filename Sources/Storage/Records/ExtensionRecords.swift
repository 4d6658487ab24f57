public import WorkOrders

/// Extensions as rows of `deadline_extension`.
extension Connection {
    /// Stores an extension; false where the dispatch has one asked at this second.
    public func insertIfAbsent(_ extended: DeadlineExtension, dispatch: Int) throws -> Bool {
        try insertIfAbsent(insertion(of: extended, dispatch: dispatch))
    }

    /// The row of a new extension.
    public func insertion(of extended: DeadlineExtension, dispatch: Int) -> Statement {
        DeadlineExtension.insertion.row(
            """
            \(dispatch), \(extended.requestedAt), \(extended.reason), \(extended.newDeadline),
            \(extended.ruling?.rawValue), \(extended.ruledAt), \(extended.opinion)
            """
        )
    }

    /// The extensions of all dispatches of an order, oldest first.
    public func extensions(ofOrder id: Int) throws -> [DeadlineExtension] {
        try rows("\(DeadlineExtension.selection) WHERE d.order_id = \(id) ORDER BY e.requested_at, d.id")
            .map(DeadlineExtension.init)
    }

    /// Every extension in the order it was asked for, for export; memory flat.
    public func forEachExtension(_ body: (DeadlineExtension) throws -> Void) throws {
        try forEachRow("\(DeadlineExtension.selection) ORDER BY e.requested_at, d.number") { reader in
            try body(try DeadlineExtension(Row((0..<reader.columnCount).map(reader.value))))
        }
    }
}

extension DeadlineExtension {
    static let insertion = Insertion(
        into: "deadline_extension",
        """
        dispatch_id, requested_at, reason, new_deadline, ruling, ruled_at, opinion
        """
    )

    static let selection: Statement = """
        SELECT d.number, e.requested_at, e.reason, e.new_deadline, e.ruling, e.ruled_at, e.opinion
        FROM deadline_extension e JOIN dispatch d ON d.id = e.dispatch_id
        """

    init(_ row: Row) throws(StorageError) {
        var row = row
        self.init(dispatch: try row.text(), requestedAt: try row.instant())
        reason = try row.optionalText()
        newDeadline = try row.optionalInstant()
        ruling = try row.optionalCode()
        ruledAt = try row.optionalInstant()
        opinion = try row.optionalText()
    }
}
