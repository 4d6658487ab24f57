/// A week of ISO 8601: it begins on Monday and belongs to the year its Thursday lies in.
struct ISOWeek: Hashable {
    let year: Int
    let number: Int

    /// The week the day lies in.
    init(containing day: CivilDay) {
        let thursday = day.advanced(by: 4 - day.weekday)
        year = thursday.year
        number = (thursday.daysSinceEpoch - CivilDay(year: year, month: 1, day: 1).daysSinceEpoch) / 7 + 1
    }

    /// The Monday of week 1 of the year: the week with January 4.
    static func firstMonday(of year: Int) -> CivilDay {
        let fourth = CivilDay(year: year, month: 1, day: 4)
        return fourth.advanced(by: 1 - fourth.weekday)
    }

    /// 52 or 53.
    static func count(in year: Int) -> Int {
        (firstMonday(of: year + 1).daysSinceEpoch - firstMonday(of: year).daysSinceEpoch) / 7
    }

    /// The Monday of the week, or nil when the year has no such week.
    static func monday(of number: Int, in year: Int) -> CivilDay? {
        guard number >= 1, number <= count(in: year) else { return nil }
        return firstMonday(of: year).advanced(by: (number - 1) * 7)
    }
}
