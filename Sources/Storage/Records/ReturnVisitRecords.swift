public import WorkOrders

/// Visits as rows of `return_visit`.
extension Connection {
    /// The row of a new visit; the order's time is copied (it never changes) so that figures read one index.
    public func insertion(of visit: ReturnVisit, order: OrderKey, unit: Int?) -> Statement {
        ReturnVisit.insertion.row(
            """
            \(order.id), \(unit), \(order.receivedAt), \(visit.aspect.rawValue), \(visit.sequence),
            \(visit.visitedAt), \(visit.method), \(visit.isReached), \(visit.isResolved), \(visit.rating?.rawValue),
            \(visit.reason), \(visit.round), \(visit.wasContacted), \(visit.by), \(visit.changedRating?.rawValue),
            \(visit.isExcluded)
            """
        )
    }

    /// The visits of an order, oldest first; one range of `return_visit_key`.
    public func visits(ofOrder id: Int) throws -> [ReturnVisit] {
        let order: Statement = "ORDER BY v.visited_at, v.sequence, v.aspect, COALESCE(v.unit_id, 0)"
        return try rows("\(ReturnVisit.selection) WHERE v.order_id = \(id) \(order)").map(ReturnVisit.init)
    }

    /// Every visit in the order it was made, for export; memory flat.
    public func forEachVisit(_ body: (ReturnVisit) throws -> Void) throws {
        let order: Statement = "ORDER BY v.visited_at, w.number, v.sequence, v.aspect, COALESCE(u.name, '')"
        try forEachRow("\(ReturnVisit.selection) \(order)") { reader in
            try body(try ReturnVisit(Row((0..<reader.columnCount).map(reader.value))))
        }
    }
}

extension ReturnVisit {
    static let insertion = Insertion(
        into: "return_visit",
        """
        order_id, unit_id, order_received_at, aspect, sequence, visited_at, method, is_reached, is_resolved, \
        rating, reason, round, was_contacted, visited_by, changed_rating, is_excluded
        """
    )

    static let selection: Statement = """
        SELECT w.number, u.name, v.visited_at, v.rating, v.aspect, v.sequence, v.method, v.is_reached,
            v.is_resolved, v.reason, v.round, v.was_contacted, v.visited_by, v.changed_rating, v.is_excluded
        FROM return_visit v
        JOIN work_order w ON w.id = v.order_id
        LEFT JOIN handling_unit u ON u.id = v.unit_id
        """

    init(_ row: Row) throws(StorageError) {
        var row = row
        self.init(
            order: try row.text(),
            unit: try row.optionalText(),
            visitedAt: try row.instant(),
            rating: try row.optionalCode()
        )
        aspect = try row.code()
        sequence = try row.integer()
        method = try row.optionalText()
        isReached = try row.optionalFlag()
        isResolved = try row.optionalFlag()
        reason = try row.optionalText()
        round = try row.integer()
        wasContacted = try row.optionalFlag()
        by = try row.optionalText()
        changedRating = try row.optionalCode()
        isExcluded = try row.flag()
    }
}
