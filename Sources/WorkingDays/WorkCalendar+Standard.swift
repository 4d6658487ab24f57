extension WorkCalendar {
    /// The calendar of the State Council's notices that come with the program, 2007 to 2026.
    ///
    /// Built on first use.
    public static let standard: WorkCalendar = {
        let text = String(decoding: PackageResources.holidays_txt, as: UTF8.self)
        do {
            return WorkCalendar(notices: try HolidayNotice.parse(text))
        } catch {
            // A fault here is the program's, not the user's; a calendar without holidays would be silently wrong.
            preconditionFailure("Holidays/holidays.txt: \(error)")
        }
    }()
}
