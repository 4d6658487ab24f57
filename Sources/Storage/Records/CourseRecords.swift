import Bulletins
import WorkOrders
package import WorkingDays

/// Hands what happened to dispatches on their way to a tally: ranges of narrow indexes by time.
extension Connection {
    /// What happened from `start` to the cut-off; where a cohort has dispatches of any age, since ever.
    func addCourse(since start: Instant?, cutOff: Instant, to tally: inout some CourseTaking) throws {
        let start = start ?? Instant(secondsSinceEpoch: .min / 2)
        for record in CourseRecord.allCases where try !rows(record.anyRow).isEmpty { tally.addRecord(record) }
        try forEachRow(Self.sendBacks(start, cutOff)) { row in
            tally.add(
                SendBackFact(
                    dispatch: row.integer(0) ?? 0,
                    requestedAt: Instant(secondsSinceEpoch: row.integer(1) ?? 0),
                    ruling: row.integer(2).flatMap(SendBackRuling.init(rawValue:)),
                    ruledAt: row.integer(3).map(Instant.init(secondsSinceEpoch:))
                )
            )
        }
        try forEachRow(Self.extensions(start, cutOff)) { row in
            tally.add(
                GrantedExtensionFact(
                    dispatch: row.integer(0) ?? 0,
                    requestedAt: Instant(secondsSinceEpoch: row.integer(1) ?? 0),
                    grantedAt: Instant(secondsSinceEpoch: row.integer(2) ?? 0)
                )
            )
        }
        try forEachRow(Self.reworks(start, cutOff)) { row in
            let made = Instant(secondsSinceEpoch: row.integer(2) ?? 0)
            tally.add(ReworkFact(order: row.integer(0) ?? 0, unit: row.integer(1) ?? 0, dispatchedAt: made))
        }
        try addRepeats(start, cutOff, to: &tally)
    }

    private func addRepeats(_ start: Instant, _ cutOff: Instant, to tally: inout some CourseTaking) throws {
        try forEachRow(
            """
            SELECT f.order_id, f.contacted_at, CASE WHEN w.ending = \(Ending.invalid.rawValue) OR w.status = \(WorkOrderStatus.void.rawValue) THEN NULL \
            ELSE w.received_at END, w.leader_id
            FROM follow_up_contact f JOIN work_order w ON w.id = f.order_id
            WHERE f.kind = 4 AND f.contacted_at >= \(start) AND f.contacted_at < \(cutOff)
            """
        ) { row in
            tally.add(
                RepeatFact(
                    order: row.integer(0) ?? 0,
                    at: Instant(secondsSinceEpoch: row.integer(1) ?? 0),
                    receivedAt: row.integer(2).map(Instant.init(secondsSinceEpoch:)),
                    leader: row.integer(3)
                )
            )
        }
    }

    private static func sendBacks(_ start: Instant, _ cutOff: Instant) -> Statement {
        """
        SELECT dispatch_id, requested_at, ruling, ruled_at FROM send_back
        WHERE requested_at >= \(start) AND requested_at < \(cutOff)
        """
    }

    private static func extensions(_ start: Instant, _ cutOff: Instant) -> Statement {
        """
        SELECT dispatch_id, requested_at, COALESCE(ruled_at, requested_at) FROM deadline_extension
        WHERE requested_at >= \(start) AND requested_at < \(cutOff) AND ruling = \(ExtensionRuling.granted.rawValue)
        """
    }

    private static func reworks(_ start: Instant, _ cutOff: Instant) -> Statement {
        """
        SELECT order_id, unit_id, dispatched_at FROM dispatch
        WHERE round > 1 AND parent_id IS NULL AND \(Dispatch.isCounted("dispatch")) AND dispatched_at >= \(start) AND dispatched_at < \(cutOff)
        """
    }

    /// What was carried through a period, by unit: made before it, open at its end or at the cut-off.
    func addCarried(through days: Range<Instant>, cutOff: Instant, to tally: inout FigureTally) throws {
        let end = min(days.upperBound, cutOff)
        for statement in Self.open(at: end, madeBefore: min(days.lowerBound, end), group: "+unit_id") {
            try forEachRow(statement) { row in
                tally.add(CarriedFact(unit: row.integer(0) ?? 0, count: row.integer(1) ?? 0))
            }
        }
    }

    /// What ended in a period otherwise than by 办结, by unit; a range of `dispatch_ended`.
    func addEnded(in days: Range<Instant>, cutOff: Instant, to tally: inout FigureTally) throws {
        try forEachRow(Self.ended(days, cutOff)) { row in
            let isCarried = row.integer(1) == 1
            tally.add(EndedFact(unit: row.integer(0) ?? 0, isCarried: isCarried, count: row.integer(2) ?? 0))
        }
    }

    private static func ended(_ days: Range<Instant>, _ cutOff: Instant) -> Statement {
        """
        SELECT +unit_id, CASE WHEN dispatched_at < \(days.lowerBound) THEN 1 ELSE 0 END AS is_carried, COUNT(*)
        FROM dispatch
        WHERE ended_at IS NOT NULL AND ended_at >= \(days.lowerBound)
            AND ended_at < \(min(days.upperBound, cutOff))
            AND round = 1 AND parent_id IS NULL AND \(Dispatch.isCounted("dispatch"))
        GROUP BY +unit_id, is_carried
        """
    }

    /// What is open at the cut-off, by the day it was made.
    func addBacklog(at cutOff: Instant, to tally: inout FigureTally) throws {
        // China Standard Time is eight hours ahead of the stored seconds.
        for statement in Self.open(at: cutOff, madeBefore: cutOff, group: "(dispatched_at + 28800) / 86400") {
            try forEachRow(statement) { row in
                let day = CivilDay(daysSinceEpoch: row.integer(0) ?? 0)
                tally.add(BacklogFact(day: day, count: row.integer(1) ?? 0))
            }
        }
    }

    /// First-level dispatches of the first round open at an instant, counted.
    ///
    /// One walk over those never completed, one over what was completed since. A plus before `group` keeps the planner
    /// from walking that column's index to spare itself the grouping.
    private static func open(at instant: Instant, madeBefore end: Instant, group: Statement) -> [Statement] {
        let first: Statement = """
            round = 1 AND parent_id IS NULL AND dispatched_at < \(end) AND \(Dispatch.isCounted("dispatch"))
            """
        return [
            """
            SELECT \(group), COUNT(*) FROM dispatch
            WHERE completed_at IS NULL AND (ended_at IS NULL OR ended_at >= \(instant)) AND \(first) GROUP BY \(group)
            """,
            """
            SELECT \(group), COUNT(*) FROM dispatch
            WHERE completed_at IS NOT NULL AND completed_at >= \(instant) AND \(first) GROUP BY \(group)
            """,
        ]
    }

    /// The statements above, for tests of their plans.
    package func courseStatements(of days: Range<Instant>) -> [Statement] {
        let (start, end) = (days.lowerBound, days.upperBound)
        return [
            Self.sendBacks(start, end), Self.extensions(start, end), Self.reworks(start, end), Self.ended(days, end),
        ]
            + Self.open(at: end, madeBefore: start, group: "+unit_id")
            + Self.open(at: end, madeBefore: end, group: "(dispatched_at + 28800) / 86400")
    }
}

extension CourseRecord {
    /// Stops at the first row.
    fileprivate var anyRow: Statement {
        switch self {
        case .sendBacks: "SELECT 1 FROM send_back LIMIT 1"
        case .extensions: "SELECT 1 FROM deadline_extension LIMIT 1"
        case .repeats: "SELECT 1 FROM follow_up_contact LIMIT 1"
        }
    }
}
