public import WorkOrders

/// Send-backs as rows of `send_back`, extensions as rows of `deadline_extension`.
extension Connection {
    /// Stores a send-back; false where the dispatch has one asked at this second.
    public func insertIfAbsent(_ sendBack: SendBack, dispatch: Int, redirectedTo unit: Int?) throws -> Bool {
        try insertIfAbsent(
            """
            INSERT INTO send_back (
                dispatch_id, requested_at, reason_code, basis, ruling, ruled_at, redirected_to_id, opinion
            )
            VALUES (\(dispatch), \(sendBack.requestedAt), \(sendBack.reasonCode), \(sendBack.basis),
                \(sendBack.ruling?.rawValue), \(sendBack.ruledAt), \(unit), \(sendBack.opinion))
            """
        )
    }

    /// The send-backs of all dispatches of an order, oldest first.
    public func sendBacks(ofOrder id: Int) throws -> [SendBack] {
        try rows(
            """
            SELECT d.number, s.requested_at, s.reason_code, s.basis, s.ruling, s.ruled_at, u.name, s.opinion
            FROM dispatch d JOIN send_back s ON s.dispatch_id = d.id
            LEFT JOIN handling_unit u ON u.id = s.redirected_to_id
            WHERE d.order_id = \(id) ORDER BY s.requested_at, d.id
            """
        ).map { row throws(StorageError) in
            var row = row
            let dispatch = try row.text()
            var back = SendBack(dispatch: dispatch, requestedAt: try row.instant(), reasonCode: try row.text())
            back.basis = try row.optionalText()
            back.ruling = try row.optionalCode()
            back.ruledAt = try row.optionalInstant()
            back.redirectedTo = try row.optionalText()
            back.opinion = try row.optionalText()
            return back
        }
    }

    /// Stores an extension; false where the dispatch has one asked at this second.
    public func insertIfAbsent(_ extended: DeadlineExtension, dispatch: Int) throws -> Bool {
        try insertIfAbsent(
            """
            INSERT INTO deadline_extension (
                dispatch_id, requested_at, reason, new_deadline, ruling, ruled_at, opinion
            )
            VALUES (\(dispatch), \(extended.requestedAt), \(extended.reason), \(extended.newDeadline),
                \(extended.ruling?.rawValue), \(extended.ruledAt), \(extended.opinion))
            """
        )
    }

    /// The extensions of all dispatches of an order, oldest first.
    public func extensions(ofOrder id: Int) throws -> [DeadlineExtension] {
        try rows(
            """
            SELECT d.number, e.requested_at, e.reason, e.new_deadline, e.ruling, e.ruled_at, e.opinion
            FROM dispatch d JOIN deadline_extension e ON e.dispatch_id = d.id
            WHERE d.order_id = \(id) ORDER BY e.requested_at, d.id
            """
        ).map { row throws(StorageError) in
            var row = row
            var extended = DeadlineExtension(dispatch: try row.text(), requestedAt: try row.instant())
            extended.reason = try row.optionalText()
            extended.newDeadline = try row.optionalInstant()
            extended.ruling = try row.optionalCode()
            extended.ruledAt = try row.optionalInstant()
            extended.opinion = try row.optionalText()
            return extended
        }
    }
}
