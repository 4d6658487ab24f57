/// The civil days from `first` to `last`, both included, which figures are counted over.
///
/// Written as a month `2022-02`, a year `2022`, a quarter `2022-Q1`, an ISO week `2022-W08`, a day `2022-02-28`, or any
/// span `2022-01-26..2022-02-25`. Each form has one spelling, so a name is also a stable key and a part of an URL.
public struct Period: Hashable, Sendable {
    /// The first day of the period.
    public let first: CivilDay
    /// The last day of the period, counted in.
    public let last: CivilDay
    /// The period as it is written: `2022-02`.
    public let name: String
    let form: Form

    /// How a period is written, which also decides what lies before it.
    enum Form: Hashable {
        case year, quarter, month, week, day, span
    }

    /// The span from `first` to `last`, or nil when `last` lies before `first`.
    public init?(first: CivilDay, last: CivilDay) {
        guard first <= last else { return nil }
        self.init(.span, first...last)
    }

    init(_ form: Form, _ days: ClosedRange<CivilDay>) {
        self.first = days.lowerBound
        self.last = days.upperBound
        self.form = form
        self.name = Self.name(form, days)
    }

    /// How many days the period has.
    public var dayCount: Int { last.daysSinceEpoch - first.daysSinceEpoch + 1 }

    /// Whether the day lies in the period.
    public func contains(_ day: CivilDay) -> Bool { first <= day && day <= last }

    /// The instants of the period: from 00:00 of the first day to before 00:00 of the day after the last.
    public var range: Range<Instant> { first.start..<last.advanced(by: 1).start }
}

extension Period {
    /// The year.
    package static func year(_ year: Int) -> Period {
        Period(.year, CivilDay(year: year, month: 1, day: 1)...CivilDay(year: year, month: 12, day: 31))
    }

    /// The quarter, counted 1…4; 0 is the last of the year before.
    package static func quarter(_ year: Int, _ quarter: Int) -> Period {
        let month = quarter * 3 - 2
        return Period(
            .quarter,
            CivilDay(year: year, month: month, day: 1)...CivilDay(year: year, month: month + 3, day: 0)
        )
    }

    /// The month, counted 1…12; 0 is the last of the year before.
    package static func month(_ year: Int, _ month: Int) -> Period {
        Period(.month, CivilDay(year: year, month: month, day: 1)...CivilDay(year: year, month: month + 1, day: 0))
    }

    /// The week from a Monday on.
    package static func week(beginning monday: CivilDay) -> Period {
        Period(.week, monday...monday.advanced(by: 6))
    }

    /// The one day.
    package static func day(_ day: CivilDay) -> Period {
        Period(.day, day...day)
    }
}
