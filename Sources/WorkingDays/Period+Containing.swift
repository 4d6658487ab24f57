extension Period {
    /// The day alone.
    public static func day(containing day: CivilDay) -> Period { .day(day) }

    /// The ISO week that the day lies in.
    public static func week(containing day: CivilDay) -> Period { .week(beginning: day.advanced(by: 1 - day.weekday)) }

    /// The month that the day lies in.
    public static func month(containing day: CivilDay) -> Period { .month(day.year, day.month) }

    /// The year that the day lies in.
    public static func year(containing day: CivilDay) -> Period { .year(day.year) }

    /// The days of both; nil where they have none in common.
    ///
    /// Where one lies in the other it is that one, with its name.
    public func common(with other: Period) -> Period? {
        let (first, last) = (max(first, other.first), min(last, other.last))
        guard first <= last else { return nil }
        for period in [self, other] where period.first == first && period.last == last { return period }
        return first == last ? .day(first) : Period(first: first, last: last)
    }
}
