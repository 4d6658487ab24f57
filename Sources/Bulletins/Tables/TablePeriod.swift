public import WorkingDays

/// The period of a table: certain days, or days before the one on which it is made.
public enum TablePeriod: Hashable, Sendable {
    case fixed(Period)
    case relative(Relative)

    /// Days told from the day on which a table is made.
    public enum Relative: String, Sendable, CaseIterable {
        case today
        case yesterday
        case thisWeek = "this-week"
        case lastWeek = "last-week"
        case thisMonth = "this-month"
        case lastMonth = "last-month"
        case thisYear = "this-year"

        /// The name on every page.
        public var title: String {
            switch self {
            case .today: "今天"
            case .yesterday: "昨天"
            case .thisWeek: "本周"
            case .lastWeek: "上周"
            case .thisMonth: "本月"
            case .lastMonth: "上月"
            case .thisYear: "今年"
            }
        }
    }

    /// As it stands in an address: `2022-02`, `last-month`.
    public var text: String {
        switch self {
        case .fixed(let period): period.name
        case .relative(let relative): relative.rawValue
        }
    }

    /// Reads what ``text`` writes, and the words of a page: `上月`.
    public init(parsing text: String) throws(PeriodError) {
        let relative = Relative.allCases.first { $0.rawValue == text || $0.title == text }
        if let relative { self = .relative(relative) } else { self = .fixed(try Period(parsing: text)) }
    }

    /// The days that are meant on a day.
    public func period(on day: CivilDay) -> Period {
        guard case .relative(let relative) = self else {
            guard case .fixed(let period) = self else { return .day(containing: day) }
            return period
        }
        return switch relative {
        case .today: .day(containing: day)
        case .yesterday: .day(containing: day.advanced(by: -1))
        case .thisWeek: .week(containing: day)
        case .lastWeek: .week(containing: day.advanced(by: -7))
        case .thisMonth: .month(containing: day)
        case .lastMonth: .month(containing: Period.month(containing: day).first.advanced(by: -1))
        case .thisYear: .year(containing: day)
        }
    }
}
