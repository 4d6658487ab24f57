public import WorkOrders

/// Send-backs as rows of `send_back`.
extension Connection {
    /// Stores a send-back; false where the dispatch has one asked at this second.
    public func insertIfAbsent(_ sendBack: SendBack, dispatch: Int, redirectedTo unit: Int?) throws -> Bool {
        try insertIfAbsent(insertion(of: sendBack, dispatch: dispatch, redirectedTo: unit))
    }

    /// The row of a new send-back.
    public func insertion(of sendBack: SendBack, dispatch: Int, redirectedTo unit: Int?) -> Statement {
        SendBack.insertion.row(
            """
            \(dispatch), \(sendBack.requestedAt), \(sendBack.reasonCode), \(sendBack.basis),
            \(sendBack.ruling?.rawValue), \(sendBack.ruledAt), \(unit), \(sendBack.opinion)
            """
        )
    }

    /// The send-backs of all dispatches of an order, oldest first.
    public func sendBacks(ofOrder id: Int) throws -> [SendBack] {
        try rows("\(SendBack.selection) WHERE d.order_id = \(id) ORDER BY s.requested_at, d.id").map(SendBack.init)
    }

    /// Every send-back in the order it was asked for, for export; memory flat.
    public func forEachSendBack(_ body: (SendBack) throws -> Void) throws {
        try forEachRow("\(SendBack.selection) ORDER BY s.requested_at, d.number") { reader in
            try body(try SendBack(Row((0..<reader.columnCount).map(reader.value))))
        }
    }
}

extension SendBack {
    static let insertion = Insertion(
        into: "send_back",
        """
        dispatch_id, requested_at, reason_code, basis, ruling, ruled_at, redirected_to_id, opinion
        """
    )

    static let selection: Statement = """
        SELECT d.number, s.requested_at, s.reason_code, s.basis, s.ruling, s.ruled_at, u.name, s.opinion
        FROM send_back s JOIN dispatch d ON d.id = s.dispatch_id
        LEFT JOIN handling_unit u ON u.id = s.redirected_to_id
        """

    init(_ row: Row) throws(StorageError) {
        var row = row
        let dispatch = try row.text()
        self.init(dispatch: dispatch, requestedAt: try row.instant(), reasonCode: try row.text())
        basis = try row.optionalText()
        ruling = try row.optionalCode()
        ruledAt = try row.optionalInstant()
        redirectedTo = try row.optionalText()
        opinion = try row.optionalText()
    }
}
