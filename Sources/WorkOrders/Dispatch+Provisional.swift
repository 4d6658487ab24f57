public import WorkingDays

extension Dispatch {
    /// Whether the deadline counts working days of a year whose holidays are not announced yet (暂定).
    ///
    /// It is computed anew when the notice comes. A deadline on the wall clock, one set or extended to a day, and that of
    /// work done at `cutOff` stay as they are (domain.md §3).
    public func isProvisional(at cutOff: Instant, calendar: WorkCalendar) -> Bool {
        guard case .workingDays = limit, dispatchedAt.day <= deadline.day else { return false }
        switch status(at: cutOff) {
        case .completed, .ended: return false
        case .waiting, .handling: break
        }
        // The day of the dispatch isn't counted, those after it are.
        let first = dispatchedAt.day.advanced(by: 1)
        return first <= deadline.day && (first.year...deadline.day.year).contains { calendar.isProvisional($0) }
    }

    /// The deadline as a text, with the word for one that may still move.
    public func deadlineText(at cutOff: Instant, calendar: WorkCalendar) -> String {
        deadline.minuteText + (isProvisional(at: cutOff, calendar: calendar) ? "（暂定）" : "")
    }
}
