extension Period {
    /// The period of the same form just before, for 环比; nil before year 1.
    ///
    /// A span of whole months counted from the same day (the 26th to the 25th) follows the months; any other span is
    /// followed back by the same number of days.
    public var previous: Period? {
        let parts = first.parts
        let found: Period =
            switch form {
            case .year: .year(parts.year - 1)
            case .quarter: .quarter(parts.year, (parts.month + 2) / 3 - 1)
            case .month: .month(parts.year, parts.month - 1)
            case .week: .week(beginning: first.advanced(by: -7))
            case .day: .day(first.advanced(by: -1))
            case .span: spanMoved(byMonths: -(wholeMonths ?? 0)) ?? spanBefore
            }
        return found.first.year >= 1 ? found : nil
    }

    /// The same period of the year before, for 同比; nil before year 1, and for week 53 when that year has 52.
    ///
    /// February 29 becomes February 28, except that whole months stay whole months.
    public var yearBefore: Period? {
        let parts = first.parts
        let found: Period?
        switch form {
        case .year: found = .year(parts.year - 1)
        case .quarter: found = .quarter(parts.year - 1, (parts.month + 2) / 3)
        case .month: found = .month(parts.year - 1, parts.month)
        case .week: found = weekOfYearBefore
        case .day: found = .day(first.yearBefore)
        case .span: found = wholeMonths == nil ? spanOfYearBefore : spanMoved(byMonths: -12)
        }
        return found.flatMap { $0.first.year >= 1 ? $0 : nil }
    }

    /// How many months the span covers when it ends on the day before the day of the month it began on.
    ///
    /// Days after the 28th are not in every month, so spans from them aren't followed by months.
    private var wholeMonths: Int? {
        let (from, to) = (first.parts, last.advanced(by: 1).parts)
        guard from.day == to.day, from.day <= 28 else { return nil }
        return (to.year - from.year) * 12 + to.month - from.month
    }

    /// The span with both ends moved by months; only for spans of whole months.
    private func spanMoved(byMonths months: Int) -> Period? {
        guard months != 0 else { return nil }
        let (from, to) = (first.parts, last.advanced(by: 1).parts)
        return Period(
            first: CivilDay(year: from.year, month: from.month + months, day: from.day),
            last: CivilDay(year: to.year, month: to.month + months, day: to.day - 1)
        )
    }

    private var spanBefore: Period {
        Period(.span, first.advanced(by: -dayCount)...last.advanced(by: -dayCount))
    }

    private var spanOfYearBefore: Period? { Period(first: first.yearBefore, last: last.yearBefore) }

    private var weekOfYearBefore: Period? {
        let week = ISOWeek(containing: first)
        return ISOWeek.monday(of: week.number, in: week.year - 1).map(Period.week(beginning:))
    }
}

extension CivilDay {
    /// The same day of the year before; February 28 for February 29.
    var yearBefore: CivilDay {
        let parts = parts
        let isLeapDay = parts.month == 2 && parts.day == 29
        return CivilDay(year: parts.year - 1, month: parts.month, day: isLeapDay ? 28 : parts.day)
    }
}
