/// The hours worked on a working day, which may change with the season.
///
/// Written as `10-01..04-30 08:00-12:00 14:30-17:30; 05-01..09-30 08:00-12:00 15:00-18:00`, or without days when they
/// are the same all year: `08:30-17:30`.
public struct WorkingHours: Hashable, Sendable {
    /// A day of any year.
    struct YearDay: Hashable {
        let month: Int
        let day: Int
        /// A place for each day of 12 months of 31.
        var index: Int { (month - 1) * 31 + day - 1 }

        init(month: Int, day: Int) {
            self.month = month
            self.day = day
        }

        init(_ day: CivilDay) {
            let parts = day.parts
            self.init(month: parts.month, day: parts.day)
        }
    }

    /// The hours from one day of the year to another, both counted in; over New Year when the last comes first.
    struct Season: Hashable {
        let first: YearDay
        let last: YearDay
        /// Seconds of the day, ascending, not touching back.
        let spans: [Range<Int>]

        var seconds: Int { spans.reduce(0) { $0 + $1.count } }
    }

    let seasons: [Season]
    /// The season of each day, by ``YearDay/index``.
    private let seasonOfDay: [UInt16]
    /// The working time of every working day in seconds, or nil when it changes with the season.
    let secondsOnEveryDay: Int?

    /// Working days are worked from 00:00 to 24:00: working time is then the time that passes on working days.
    public static let wholeDays = WorkingHours(
        seasons: [
            Season(
                first: YearDay(month: 1, day: 1),
                last: YearDay(month: 12, day: 31),
                spans: [0..<Instant.secondsPerDay]
            )
        ],
        seasonOfDay: [UInt16](repeating: 0, count: 372)
    )

    init(seasons: [Season], seasonOfDay: [UInt16]) {
        self.seasons = seasons
        self.seasonOfDay = seasonOfDay
        let seconds = Set(seasons.map(\.seconds))
        self.secondsOnEveryDay = seconds.count == 1 ? seconds.first : nil
    }

    private func season(of day: YearDay) -> Season { seasons[Int(seasonOfDay[day.index])] }

    private func spans(on day: CivilDay) -> [Range<Int>] {
        seasons.count > 1 ? season(of: YearDay(day)).spans : seasons[0].spans
    }

    /// A day after `day` up to which the hours stay as they are: the day after the season's last.
    func nextChange(after day: CivilDay) -> CivilDay {
        let yearDay = YearDay(day)
        let season = season(of: yearDay)
        // February 29 may have the hours of a season that ended the day before.
        guard season.contains(yearDay) else { return day.advanced(by: 1) }
        let year = yearDay.index <= season.last.index ? day.year : day.year + 1
        let last = CivilDay(realYear: year, month: season.last.month, day: season.last.day)
        return last?.advanced(by: 1) ?? CivilDay(year: year, month: 3, day: 1)
    }

    /// The second of the day at which the hours of a working day end, up to 86,400.
    public func closing(on day: CivilDay) -> Int { spans(on: day).last?.upperBound ?? Instant.secondsPerDay }

    /// The working time of a working day before a second of the day, in seconds.
    func seconds(on day: CivilDay, before second: Int) -> Int {
        spans(on: day).reduce(0) { $0 + max(0, min($1.upperBound, second) - $1.lowerBound) }
    }

    /// The second of a working day by which so many seconds of it have been worked; its closing when it has fewer.
    func secondOfDay(on day: CivilDay, after seconds: Int) -> Int {
        var left = seconds
        for span in spans(on: day) {
            if left <= span.count { return span.lowerBound + left }
            left -= span.count
        }
        return closing(on: day)
    }
}
