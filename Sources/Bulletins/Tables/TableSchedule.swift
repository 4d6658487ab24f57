public import WorkingDays

/// 定期生成: how often a table is made of its template.
public enum TableSchedule: Int, Sendable, CaseIterable {
    case never = 0
    /// Every day, of the day before.
    case daily = 1
    /// On Mondays, of the week before.
    case weekly = 2
    /// On the first, of the month before.
    case monthly = 3

    /// The name on every page.
    public var title: String {
        switch self {
        case .never: "不定期"
        case .daily: "每日"
        case .weekly: "每周"
        case .monthly: "每月"
        }
    }

    /// The next 00:00 after an instant at which a table is made; nil for ``never``.
    public func next(after instant: Instant) -> Instant? {
        let day = instant.day
        return switch self {
        case .never: nil
        case .daily: day.advanced(by: 1).start
        case .weekly: Period.week(containing: day).last.advanced(by: 1).start
        case .monthly: Period.month(containing: day).last.advanced(by: 1).start
        }
    }

    /// The period of a table that is made at a 00:00: the one that has just ended.
    public func period(endingAt instant: Instant) -> Period? {
        let day = instant.day.advanced(by: -1)
        return switch self {
        case .never: nil
        case .daily: .day(containing: day)
        case .weekly: .week(containing: day)
        case .monthly: .month(containing: day)
        }
    }
}
