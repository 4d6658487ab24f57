import Foundation
import WorkOrders
public import WorkingDays

/// A dispatch whose warning, or whose end of suspension, is due.
public struct DueDispatch: Hashable, Sendable {
    /// 工单编号.
    public var order: String
    /// 转办序号.
    public var dispatch: String
}

/// A follower whose leader is done.
public struct DueFollower: Hashable, Sendable {
    /// 工单编号.
    public var order: String
    /// When its leader was done.
    public var completedAt: Instant
    public var isClosed: Bool
}

/// What a sweep looks for; each is a range of an index that holds open entries only.
///
/// `skipping` so many in front, which the sweep could do nothing about.
extension Connection {
    /// Dispatches to be warned about, the longest due first.
    public func dueWarnings(by now: Instant, skipping: Int = 0, limit: Int) throws -> [DueDispatch] {
        try rows(
            """
            SELECT w.number, d.number FROM dispatch d JOIN work_order w ON w.id = d.order_id
            WHERE d.warns_at <= \(now) ORDER BY d.warns_at, d.order_id, d.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row throws(StorageError) in
            var row = row
            return DueDispatch(order: try row.text(), dispatch: try row.text())
        }
    }

    /// Dispatches whose suspension is over.
    public func dueSuspensions(by now: Instant, skipping: Int = 0, limit: Int) throws -> [DueDispatch] {
        let found = try rows(
            """
            SELECT w.number, m.content FROM matter m JOIN work_order w ON w.id = m.order_id
            WHERE m.is_open = 1 AND m.kind = \(MatterKind.suspension.rawValue) AND m.due_at <= \(now)
            ORDER BY m.due_at, m.order_id, m.sequence LIMIT \(limit) OFFSET \(skipping)
            """
        )
        return try found.compactMap { row in
            var row = row
            let order = try row.text()
            let suspension = try JSONDecoder().decode(Suspension.self, from: Data(try row.text().utf8))
            return suspension.dispatch.map { DueDispatch(order: order, dispatch: $0) }
        }
    }

    /// Followers that are open though their leader is done or closed; a walk over the open followers.
    public func dueFollowers(skipping: Int = 0, limit: Int) throws -> [DueFollower] {
        // 2 办理中, 3 已办结, 4 已结案, as literals: an index of open followers is used for no bound value.
        try rows(
            """
            SELECT f.number, l.completed_at, l.status FROM work_order f JOIN work_order l ON l.id = f.leader_id
            WHERE f.leader_id IS NOT NULL AND f.status IN (2, 3) AND l.completed_at IS NOT NULL
                AND ((f.status = 2 AND l.status IN (3, 4)) OR (f.status = 3 AND l.status = 4))
            ORDER BY f.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row throws(StorageError) in
            var row = row
            let (order, at) = (try row.text(), try row.instant())
            let status: WorkOrderStatus = try row.code()
            return DueFollower(order: order, completedAt: at, isClosed: status == .closed)
        }
    }

    /// Followers whose leader was withdrawn or made void; the few of `work_order_leader` that are 办理中.
    public func orphans(skipping: Int = 0, limit: Int) throws -> [String] {
        // 2 办理中, 5 已撤诉, 6 已作废, as literals for the same reason.
        try rows(
            """
            SELECT f.number FROM work_order f JOIN work_order l ON l.id = f.leader_id
            WHERE f.leader_id IS NOT NULL AND f.status IN (2, 3) AND f.status = 2 AND l.status IN (5, 6)
            ORDER BY f.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row throws(StorageError) in
            var row = row
            return try row.text()
        }
    }

    /// Orders with open dispatches whose deadline lies on or after a day, for new holidays.
    ///
    /// A range of `dispatch_due`: what is due in the future is mostly open.
    public func ordersDue(from day: CivilDay, after order: Int, limit: Int) throws -> [(id: Int, number: String)] {
        try rows(
            """
            SELECT DISTINCT w.id, w.number FROM dispatch d JOIN work_order w ON w.id = d.order_id
            WHERE d.deadline >= \(day.start) AND d.completed_at IS NULL AND d.ended_at IS NULL AND w.id > \(order)
            ORDER BY w.id LIMIT \(limit)
            """
        ).map { row throws(StorageError) in
            var row = row
            return (try row.integer(), try row.text())
        }
    }
}

extension Connection {
    /// The numbers of orders with an urgent or sensitive matter that isn't settled, those due first; a range of
    /// `matter_open`.
    public func openAlerts(limit: Int) throws -> [String] {
        let found = try rows(openAlertStatement(limit: limit)).map { row throws(StorageError) in
            var row = row
            return try row.text()
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0).inserted }
    }

    private func openAlertStatement(limit: Int) -> Statement {
        """
        SELECT w.number FROM matter m JOIN work_order w ON w.id = m.order_id
        WHERE m.kind = \(MatterKind.alert.rawValue) AND m.is_open = 1
        ORDER BY m.due_at, m.order_id LIMIT \(limit)
        """
    }
}
