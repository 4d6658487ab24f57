import WorkOrders

/// A 集中事件 that callers may be joined to.
public struct OpenIncident: Hashable, Sendable {
    /// 工单编号 of the order that leads.
    public var number: String
    /// How many follow it.
    public var followers: Int
}

extension Connection {
    /// The 集中事件 declared last whose order is still open, the newest first.
    ///
    /// Looks at the newest `among` only: the end of `matter_open`, then one look-up for each.
    public func openIncidents(limit: Int, among: Int = 50) throws -> [OpenIncident] {
        try rows(openIncidentStatement(limit: limit, among: among)).map { row throws(StorageError) in
            var row = row
            return OpenIncident(number: try row.text(), followers: try row.integer())
        }
    }

    /// For a test of its plan.
    package func openIncidentStatement(limit: Int, among: Int) -> Statement {
        """
        SELECT w.number, (SELECT COUNT(*) FROM work_order f WHERE f.leader_id = w.id)
        FROM (
            SELECT order_id FROM matter WHERE kind = \(MatterKind.incident.rawValue) AND is_open = 1
            ORDER BY due_at DESC, order_id DESC LIMIT \(among)
        ) m JOIN work_order w ON w.id = m.order_id
        WHERE w.status IN (\(WorkOrderStatus.registered.rawValue), \(WorkOrderStatus.handling.rawValue))
        ORDER BY w.id DESC LIMIT \(limit)
        """
    }
}
