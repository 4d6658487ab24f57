public import WorkOrders
public import WorkingDays

/// An order that came in lately from a place, with enough of its words to compare.
public struct PlaceAppeal: Hashable, Sendable {
    /// 工单编号.
    public var number: String
    public var receivedAt: Instant
    public var status: WorkOrderStatus
    public var title: String?
    /// The first 300 characters.
    public var beginning: String
}

extension Connection {
    /// The newest valid orders of a place since an instant, with those of whom only its street is known; none for a place
    /// without a street, where too much happens, and no confidential ones.
    ///
    /// One range of `work_order_area` for the place and each of the levels around it.
    public func appeals(in area: AreaPath, since: Instant, limit: Int = 200) throws -> [PlaceAppeal] {
        guard !area.street.isEmpty else { return [] }
        var found = try placed(in: area, since, limit)
        if !area.community.isEmpty {
            found += try placed(in: AreaPath(county: area.county, street: area.street, community: ""), since, limit)
        }
        found.sort { ($0.receivedAt, $0.number) > ($1.receivedAt, $1.number) }
        return Array(found.prefix(limit))
    }

    private func placed(in area: AreaPath, _ since: Instant, _ limit: Int) throws -> [PlaceAppeal] {
        try rows(placeAppealStatement(area, since: since, limit: limit)).map { row throws(StorageError) in
            var row = row
            return PlaceAppeal(
                number: try row.text(),
                receivedAt: try row.instant(),
                status: try row.code(),
                title: try row.optionalText(),
                beginning: try row.text()
            )
        }
    }

    /// What ``appeals(in:since:limit:)`` reads of one place, for a test of its plan.
    package func placeAppealStatement(_ area: AreaPath, since: Instant, limit: Int) -> Statement {
        """
        SELECT w.number, w.received_at, w.status, w.title, substr(w.content, 1, 300)
        FROM work_order w
        WHERE w.area_id = (SELECT a.id FROM area a WHERE a.county = \(area.county) AND a.street = \(area.street)
                AND a.community = \(area.community))
            AND w.received_at >= \(since) AND w.is_confidential = 0
            AND w.status <> \(WorkOrderStatus.void.rawValue) AND w.ending <> \(Ending.invalid.rawValue)
        ORDER BY w.received_at DESC, w.id DESC LIMIT \(limit)
        """
    }
}
