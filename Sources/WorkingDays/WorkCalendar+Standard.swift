extension WorkCalendar {
    /// The calendar of the State Council's notices that come with the program, 2007 to 2026.
    ///
    /// Built on first use.
    public static let standard: WorkCalendar = {
        do {
            return WorkCalendar(notices: try HolidayNotice.parse(StandardNotices.text))
        } catch {
            // A fault here is the program's, not the user's; a calendar without holidays would be silently wrong.
            preconditionFailure("StandardNotices: \(error)")
        }
    }()
}
