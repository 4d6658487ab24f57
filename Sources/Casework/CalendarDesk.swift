public import Storage
public import WorkingDays

/// Keeps the notices of holidays that come after the program was built.
public struct CalendarDesk: Sendable {
    let database: any Database

    public init(database: any Database) { self.database = database }

    /// The calendar that counts: the program's, with the imported notices in place of its own.
    public func calendar() async throws -> WorkCalendar {
        try await database.read { try $0.calendar() }
    }

    /// Keeps the notices of a file and returns the days whose working changed.
    public func adopt(_ notices: [HolidayNotice]) async throws -> [CivilDay] {
        try await database.write { connection in
            let before = try connection.calendar()
            for notice in notices { try connection.save(calendarNotice: notice.description, year: notice.year) }
            return before.merging(notices).differences(from: before)
        }
    }
}

extension Connection {
    /// The standard calendar merged with the stored notices.
    public func calendar() throws -> WorkCalendar {
        let notices = try calendarNotices().flatMap { try HolidayNotice.parse($0.content) }
        return WorkCalendar.standard.merging(notices)
    }
}
