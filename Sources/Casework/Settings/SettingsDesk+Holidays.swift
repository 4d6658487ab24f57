public import Storage
import WorkOrders
public import WorkingDays

extension SettingsDesk {
    /// What events about 放假通知 name as their subject.
    public static let holidays = "设置 放假安排"

    /// The notices that were imported, oldest year first.
    public func notices() async throws -> [(year: Int, content: String)] {
        try await database.read { try $0.calendarNotices() }
    }

    /// The days whose working a notice would change, in the city's hours.
    public func previewHolidays(_ notices: [HolidayNotice]) async throws -> [CivilDay] {
        try await database.read { connection in
            let before = try connection.calendar()
            return before.merging(notices).differences(from: before)
        }
    }

    /// Keeps notices in place of those of their years, with the event; `desk` computes open deadlines anew.
    ///
    /// Returns how many orders' deadlines moved. Broken off, it is finished by saving the same notices again.
    public func adoptHolidays(
        _ notices: [HolidayNotice],
        with desk: WorkOrderDesk,
        by officer: String,
        at now: Instant
    ) async throws -> Int {
        let log = log
        let changed = try await database.write { connection in
            let before = try connection.calendar()
            for notice in notices { try connection.save(calendarNotice: notice.description, year: notice.year) }
            let days = before.merging(notices).differences(from: before)
            let years = notices.map { "\($0.year)年" }.joined(separator: "、")
            let author = SettingsLog.Author(officer: officer, at: now)
            let words = "采用\(years)放假安排，\(days.count)天的工作日有变化"
            try log.write(words, about: Self.holidays, by: author, on: connection)
            return days
        }
        try await reload()
        return try await CalendarDesk(database: database).recompute(changed, with: desk.under(rules), at: now)
    }

    /// What was changed about 放假安排, the newest first.
    public func holidayChanges() async throws -> [SettingsEvent] {
        try await database.read { try $0.settingsEvents(about: Self.holidays, limit: 50) }
    }
}
