extension Period {
    /// Reads a period written in one of the forms `2022-02`, `2022`, `2022-Q1`, `2022-W08`, `2022-02-28` or
    /// `2022-01-26..2022-02-25`.
    public init(parsing text: String) throws(PeriodError) {
        var reader = DigitReader(text)
        guard let year = reader.number(width: 4), year >= 1 else { throw .unknownForm(text) }
        guard !reader.isAtEnd else {
            self = .year(year)
            return
        }
        guard reader.skip("-") else { throw .unknownForm(text) }
        if reader.skip("Q") {
            self = try Self.quarter(of: year, &reader, text)
        } else if reader.skip("W") {
            self = try Self.week(of: year, &reader, text)
        } else {
            self = try Self.monthOrDays(of: year, &reader, text)
        }
    }

    private static func quarter(
        of year: Int,
        _ reader: inout DigitReader,
        _ text: String
    ) throws(PeriodError) -> Period {
        guard let quarter = reader.number(width: 1), reader.isAtEnd else { throw .unknownForm(text) }
        guard (1...4).contains(quarter) else { throw .noSuchQuarter(text) }
        return .quarter(year, quarter)
    }

    private static func week(of year: Int, _ reader: inout DigitReader, _ text: String) throws(PeriodError) -> Period {
        guard let week = reader.number(width: 2), reader.isAtEnd else { throw .unknownForm(text) }
        guard let monday = ISOWeek.monday(of: week, in: year) else {
            throw .noSuchWeek(text, weeksInYear: ISOWeek.count(in: year))
        }
        return .week(beginning: monday)
    }

    private static func monthOrDays(
        of year: Int,
        _ reader: inout DigitReader,
        _ text: String
    ) throws(PeriodError) -> Period {
        guard let month = reader.number(width: 2) else { throw .unknownForm(text) }
        if reader.isAtEnd {
            guard (1...12).contains(month) else { throw .noSuchMonth(text) }
            return .month(year, month)
        }
        guard reader.skip("-"), let day = reader.number(width: 2) else { throw .unknownForm(text) }
        let first = CivilDay(realYear: year, month: month, day: day)
        guard !reader.isAtEnd else { return .day(try real(first, text)) }
        return try span(from: first, &reader, text)
    }

    private static func span(
        from first: CivilDay?,
        _ reader: inout DigitReader,
        _ text: String
    ) throws(PeriodError) -> Period {
        guard reader.skip("."), reader.skip("."), let year = reader.number(width: 4), reader.skip("-"),
            let month = reader.number(width: 2), reader.skip("-"), let day = reader.number(width: 2), reader.isAtEnd
        else { throw .unknownForm(text) }
        let last = try real(CivilDay(realYear: year, month: month, day: day), text)
        let first = try real(first, text)
        guard first <= last else { throw .lastBeforeFirst(first: first, last: last) }
        return Period(.span, first...last)
    }

    private static func real(_ day: CivilDay?, _ text: String) throws(PeriodError) -> CivilDay {
        guard let day else { throw .noSuchDay(text) }
        return day
    }
}
