public import Storage
import WorkOrders
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

extension CalendarDesk {
    /// Computes the open deadlines anew that a notice moved, each with its event; returns how many orders changed.
    ///
    /// Call it after ``adopt(_:)`` with a desk whose rules have the new calendar. May be stopped and called again.
    public func recompute(_ days: [CivilDay], with desk: WorkOrderDesk, at now: Instant) async throws -> Int {
        guard let first = days.min() else { return 0 }
        var (changed, last) = (0, 0)
        while true {
            let after = last
            let batch = try await database.read { try $0.ordersDue(from: first, after: after, limit: 200) }
            guard let end = batch.last else { return changed }
            last = end.id
            for order in batch {
                do {
                    _ = try await desk.carryOut(.recomputeDeadlines, on: order.number, by: .system, at: now)
                    changed += 1
                } catch DeskError.refused {
                    continue
                }
            }
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
