/// How long a unit has: working days on the work calendar, or minutes on the wall clock for urgent orders.
public enum HandlingLimit: Hashable, Sendable {
    /// So many working days; day 1 is the working day after the dispatch.
    case workingDays(Int)
    /// So many minutes from the dispatch, nights and holidays counted.
    case minutes(Int)
}

extension HandlingLimit: CustomStringConvertible {
    /// The limit as people say it: `5个工作日`, `20分钟`, `2小时`.
    public var description: String {
        switch self {
        case .workingDays(let days): "\(days)个工作日"
        case .minutes(let minutes) where minutes % 60 == 0: "\(minutes / 60)小时"
        case .minutes(let minutes): "\(minutes)分钟"
        }
    }

    /// The limit written as `5个工作日`, `20分钟` or `2小时`; nil for anything else, and for limits below 1.
    public init?(_ text: some StringProtocol) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.utf8.count <= 6, let number = Int(digits), number > 0 else { return nil }
        switch text.dropFirst(digits.count) {
        case "个工作日": self = .workingDays(number)
        case "分钟": self = .minutes(number)
        case "小时": self = .minutes(number * 60)
        default: return nil
        }
    }
}

/// The time of day at which a deadline counted in working days ends.
public enum DeadlineTime: Hashable, Sendable {
    /// The last second of the day, 23:59:59.
    case endOfDay
    /// A set second of the day, the same all year; one past the end of the day is its last second.
    case second(Int)
    /// When the working hours of the season end.
    case closing
}

/// How pressing an open deadline is.
public enum DeadlineLight: Hashable, Sendable {
    case clear, yellow, red

    /// The light at an instant: yellow from the instant of warning on, red when the deadline has passed.
    public init(at now: Instant, yellow: Instant, deadline: Instant) {
        self = now > deadline ? .red : now >= yellow ? .yellow : .clear
    }
}
