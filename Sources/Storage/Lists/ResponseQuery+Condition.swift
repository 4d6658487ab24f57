import Bulletins
import WorkOrders
import WorkingDays

extension ResponseQuery {
    /// Whether the answer was in time, or can be said to have been or not.
    ///
    /// `days` are those on which dispatches of the list were made. PostgreSQL may look at rows of other days before it
    /// leaves them out: they find no number.
    func condition(_ cutOff: Instant, days: ClosedRange<CivilDay>, calendar: WorkCalendar) -> Statement {
        let column: Statement = answer == .acknowledged ? "d.acknowledged_at" : "d.contacted_at"
        let deadline = limit.deadline(from: "d.dispatched_at", days, calendar)
        let seen: Statement = "\(column) IS NOT NULL AND \(column) < \(cutOff)"
        return isInTime
            ? "(\(seen) AND \(column) <= \(deadline))" : "((\(seen)) OR \(deadline) < \(cutOff))"
    }
}

extension HandlingLimit {
    /// The deadline of a limit that starts at a column's instant, which lies on one of `days`; NULL on another day.
    ///
    /// A limit in working days ends by the calendar, which SQL doesn't know, so each day's deadline goes along as a number
    /// of fixed width.
    func deadline(from start: Statement, _ days: ClosedRange<CivilDay>, _ calendar: WorkCalendar) -> Statement {
        if case .minutes(let minutes) = self { return "(\(start) + \(minutes * 60))" }
        var offsets = ""
        for number in days.lowerBound.daysSinceEpoch...days.upperBound.daysSinceEpoch {
            let begin = CivilDay(daysSinceEpoch: number).start
            let offset = calendar.deadline(from: begin, limit: self).secondsSinceEpoch - begin.secondsSinceEpoch
            let digits = String(offset)
            offsets += String(repeating: "0", count: max(0, Self.width - digits.count)) + digits
        }
        let day: Statement = "((\(start) + 28800) / 86400)"
        let index: Statement = "(\(day) - \(days.lowerBound.daysSinceEpoch)) * 10 + 1"
        return """
            (\(day) * 86400 - 28800
                + CAST(NULLIF(substr(CAST(\(offsets) AS TEXT), CAST(\(index) AS INTEGER), 10), '') AS BIGINT))
            """
    }

    private static let width = 10
}
