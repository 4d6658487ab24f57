/// A day of the civil (Gregorian) calendar without time or zone: `2022-02-28`.
///
/// Stored as days since 1970-01-01, so adding, comparing and counting days are integer operations.
/// The Gregorian rules are applied to every year, also before they were in use.
public struct CivilDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before it.
    public let daysSinceEpoch: Int

    /// The day that lies `daysSinceEpoch` days after 1970-01-01.
    public init(daysSinceEpoch: Int) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// The day with these parts; parts past the end of a month or year carry over.
    ///
    /// Month 13 is January of the next year and day 0 the last day of the month before, so calendar arithmetic needs
    /// no cases. Text from people goes through ``init(_:)``, which refuses such days.
    public init(year: Int, month: Int, day: Int) {
        // Years begin in March here: the day a leap year adds is then the last of its year, and the lengths of the
        // months follow one line, (153 m + 2) / 5 days before month m.
        let monthsSinceMarch = year * 12 + month - 3
        let (marchYear, marchMonth) = monthsSinceMarch.dividedDown(by: 12)
        let (era, yearOfEra) = marchYear.dividedDown(by: 400)
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * marchMonth + 2) / 5 + day - 1
        self.daysSinceEpoch = era * Self.daysPerEra + dayOfEra - Self.daysFromEraToEpoch
    }

    /// The day written as `YYYY-MM-DD`, or nil unless that is a real day of the years 0001 to 9999.
    public init?(_ text: some StringProtocol) {
        var reader = DigitReader(text)
        guard let day = reader.day(), reader.isAtEnd else { return nil }
        self = day
    }

    /// Days in 400 Gregorian years, after which the calendar repeats.
    private static let daysPerEra = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let daysFromEraToEpoch = 719_468

    /// Year, month 1…12 and day 1…31, worked out together.
    var parts: (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (daysSinceEpoch + Self.daysFromEraToEpoch).dividedDown(by: Self.daysPerEra)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }

    /// The year; 0 is the year before 0001.
    public var year: Int { parts.year }

    /// The month, 1…12.
    public var month: Int { parts.month }

    /// The day of the month, 1…31.
    public var day: Int { parts.day }

    /// The day of the week: 1 is Monday, 7 is Sunday.
    public var weekday: Int { (daysSinceEpoch + 3).dividedDown(by: 7).remainder + 1 }

    /// The day that lies `days` later; earlier when negative.
    public func advanced(by days: Int) -> CivilDay { CivilDay(daysSinceEpoch: daysSinceEpoch + days) }

    /// 00:00 of the day in China Standard Time.
    public var start: Instant { Instant(day: self, secondOfDay: 0) }

    public static func < (a: CivilDay, b: CivilDay) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }
}

extension CivilDay: CustomStringConvertible {
    /// The day as `2022-02-28`.
    public var description: String {
        var writer = DigitWriter(capacity: 10)
        writer.day(self)
        return writer.text
    }
}
