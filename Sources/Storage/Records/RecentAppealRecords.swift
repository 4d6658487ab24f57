public import WorkOrders
public import WorkingDays

extension Connection {
    /// Open appeals on the same place and category as an order since an instant, itself among them, newest first.
    ///
    /// A range of `work_order_category`; an order without a place has none like it. At most so many, as more tell
    /// nothing new.
    public func recentAppeals(like number: String, since: Instant, limit: Int = 200) throws -> [RecentAppeal] {
        try rows(
            """
            SELECT w.number, w.received_at, l.number,
                CASE WHEN EXISTS (SELECT 1 FROM matter m WHERE m.order_id = COALESCE(w.leader_id, w.id)
                    AND m.kind = \(MatterKind.incident.rawValue)) THEN 1 ELSE 0 END
            FROM work_order o
            JOIN work_order w ON w.category_id = o.category_id AND w.area_id = o.area_id
            LEFT JOIN work_order l ON l.id = w.leader_id
            WHERE o.number = \(number) AND w.received_at >= \(since)
                AND w.status IN (\(WorkOrderStatus.registered.rawValue), \(WorkOrderStatus.handling.rawValue))
            ORDER BY w.received_at DESC, w.id DESC LIMIT \(limit)
            """
        ).map { row throws(StorageError) in
            var row = row
            return RecentAppeal(
                number: try row.text(),
                receivedAt: try row.instant(),
                leader: try row.optionalText(),
                isOfIncident: try row.flag()
            )
        }
    }
}
