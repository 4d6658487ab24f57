/// A city's `calendar.yml`: the hours its offices keep, and when a day's deadline ends.
public struct CalendarSettings: Hashable, Sendable {
    /// `working-hours`; whole days unless set.
    public var hours = WorkingHours.wholeDays
    /// `deadline-time`: `end-of-day`, `closing` or a time of day such as `17:30`.
    public var deadlineTime = DeadlineTime.endOfDay

    public init() {}

    /// The settings of plain names and values, as a city's file has them; what isn't named keeps its default.
    public init(values: [String: String]) throws(CalendarSettingsError) {
        // In order, so that of several faults the same one is always told.
        for (key, value) in values.sorted(by: { $0.key < $1.key }) { try set(key, to: value) }
    }

    private mutating func set(_ key: String, to value: String) throws(CalendarSettingsError) {
        switch key {
        case "working-hours":
            do throws(WorkingHoursError) { hours = try WorkingHours(parsing: value) } catch { throw .badHours(error) }
        case "deadline-time":
            guard let time = DeadlineTime(value) else {
                throw .badValue(key: key, value: value, expected: "end-of-day（当日24时）、closing（下班时）或时刻，如17:30")
            }
            deadlineTime = time
        // Months and weeks begin as the calendar's do; a city that has it otherwise is not told otherwise in silence.
        case "month-begins-on": try check(key, value, is: "1", expected: "1（自然月），其他起始日尚不支持")
        case "week-begins-on": try check(key, value, is: "monday", expected: "monday（星期一），其他起始日尚不支持")
        default: throw .unknownKey(key)
        }
    }

    private func check(
        _ key: String,
        _ value: String,
        is only: String,
        expected: String
    ) throws(CalendarSettingsError) {
        guard value == only else { throw .badValue(key: key, value: value, expected: expected) }
    }

    static let keys = ["working-hours", "deadline-time", "month-begins-on", "week-begins-on"]
}

/// Why names and values are not a city's calendar.
public enum CalendarSettingsError: Error, Hashable, Sendable {
    case unknownKey(String)
    case badHours(WorkingHoursError)
    case badValue(key: String, value: String, expected: String)
}

extension CalendarSettingsError: CustomStringConvertible {
    /// What to write instead, in Chinese.
    public var description: String {
        switch self {
        case .unknownKey(let key):
            "没有名为“\(key)”的设置，可用的有：\(CalendarSettings.keys.joined(separator: "、"))。"
        case .badHours(let error): "“working-hours”有误：\(error)"
        case .badValue(let key, let value, let expected): "“\(key)”的值“\(value)”无法识别，请填写\(expected)。"
        }
    }
}

extension DeadlineTime {
    /// Reads `end-of-day`, `closing` or a time of day `17:30`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        switch text {
        case "end-of-day": self = .endOfDay
        case "closing": self = .closing
        default:
            var reader = DigitReader(text)
            guard let second = reader.secondOfDay(), reader.isAtEnd else { return nil }
            self = .second(second)
        }
    }
}

extension WorkCalendar {
    /// The calendar with a city's hours.
    public func applying(_ settings: CalendarSettings) -> WorkCalendar {
        var calendar = self
        calendar.hours = settings.hours
        calendar.deadlineTime = settings.deadlineTime
        return calendar
    }
}
