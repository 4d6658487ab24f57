import Bulletins
import WorkOrders
import WorkingDays

extension DispatchCourse {
    /// What happened to a dispatch before the cut-off; look-ups by its id and its order's.
    func condition(_ cutOff: Instant) -> Statement {
        let completed: Statement = "d.completed_at IS NOT NULL AND d.completed_at < \(cutOff)"
        return switch self {
        case .sentBack: Self.sentBack(cutOff)
        case .wellPlaced:
            """
            NOT EXISTS (SELECT 1 FROM send_back s WHERE s.dispatch_id = d.id
                AND s.requested_at >= d.dispatched_at AND s.requested_at < \(cutOff)
                AND s.ruling = \(SendBackRuling.granted.rawValue)
                AND COALESCE(s.ruled_at, s.requested_at) < \(cutOff))
            """
        case .extended:
            """
            EXISTS (SELECT 1 FROM deadline_extension e WHERE e.dispatch_id = d.id
                AND e.requested_at >= d.dispatched_at AND e.requested_at < \(cutOff)
                AND e.ruling = \(ExtensionRuling.granted.rawValue)
                AND COALESCE(e.ruled_at, e.requested_at) < \(cutOff))
            """
        case .reworked: Self.reworked(cutOff)
        case .judged: "\(completed) AND d.is_factual IS NOT NULL"
        case .factual: "\(completed) AND d.is_factual = 1"
        case .atOnce:
            "\(completed) AND NOT \(Self.sentBack(cutOff)) AND NOT \(Self.reworked(cutOff)) AND NOT \(repeated(cutOff))"
        }
    }

    private static func sentBack(_ cutOff: Instant) -> Statement {
        """
        EXISTS (SELECT 1 FROM send_back s WHERE s.dispatch_id = d.id
            AND s.requested_at >= d.dispatched_at AND s.requested_at < \(cutOff))
        """
    }

    private static func reworked(_ cutOff: Instant) -> Statement {
        """
        EXISTS (SELECT 1 FROM dispatch r WHERE r.order_id = d.order_id AND r.unit_id = d.unit_id AND r.round > 1
            AND r.parent_id IS NULL AND \(Dispatch.isCounted("r")) AND r.dispatched_at >= d.dispatched_at AND r.dispatched_at < \(cutOff))
        """
    }

    private func repeated(_ cutOff: Instant) -> Statement {
        """
        EXISTS (SELECT 1 FROM follow_up_contact f WHERE f.order_id = d.order_id AND f.kind = 4
            AND f.contacted_at >= d.dispatched_at AND f.contacted_at < \(cutOff))
        """
    }
}

extension ResponseQuery {
    /// Whether the answer was in time, or can be said to have been or not.
    ///
    /// `days` are those on which dispatches of the list were made: a limit in working days ends by the calendar, which
    /// SQL doesn't know, so each day's deadline goes along as a number of fixed width. PostgreSQL may look at rows of other
    /// days before it leaves them out: they find no number.
    func condition(_ cutOff: Instant, days: ClosedRange<CivilDay>, calendar: WorkCalendar) -> Statement {
        let column: Statement = answer == .acknowledged ? "d.acknowledged_at" : "d.contacted_at"
        let deadline = deadline(days, calendar)
        let seen: Statement = "\(column) IS NOT NULL AND \(column) < \(cutOff)"
        return isInTime
            ? "(\(seen) AND \(column) <= \(deadline))" : "((\(seen)) OR \(deadline) < \(cutOff))"
    }

    private func deadline(_ days: ClosedRange<CivilDay>, _ calendar: WorkCalendar) -> Statement {
        guard case .workingDays = limit else {
            let start = days.lowerBound.start
            let seconds = calendar.deadline(from: start, limit: limit).secondsSinceEpoch - start.secondsSinceEpoch
            return "(d.dispatched_at + \(seconds))"
        }
        var offsets = ""
        for number in days.lowerBound.daysSinceEpoch...days.upperBound.daysSinceEpoch {
            let start = CivilDay(daysSinceEpoch: number).start
            let offset = calendar.deadline(from: start, limit: limit).secondsSinceEpoch - start.secondsSinceEpoch
            let digits = String(offset)
            offsets += String(repeating: "0", count: max(0, Self.width - digits.count)) + digits
        }
        let day: Statement = "((d.dispatched_at + 28800) / 86400)"
        let index: Statement = "(\(day) - \(days.lowerBound.daysSinceEpoch)) * 10 + 1"
        return """
            (\(day) * 86400 - 28800
                + CAST(NULLIF(substr(CAST(\(offsets) AS TEXT), CAST(\(index) AS INTEGER), 10), '') AS BIGINT))
            """
    }

    private static let width = 10
}
