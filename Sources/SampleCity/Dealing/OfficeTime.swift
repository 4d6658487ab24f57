import WorkingDays

/// Times of day at which offices do things.
struct OfficeTime {
    let calendar: WorkCalendar

    static let opening = 8 * 3_600
    static let closing = 17 * 3_600 + 1_800

    /// When an office that is handed something at `start` has seen to it: the same day while it is open, else in the
    /// first hour or so of the next working day.
    func response(to start: Instant, within minutes: ClosedRange<Int>, with chance: inout SplitMix64) -> Instant {
        let day = start.day
        if calendar.isWorkingDay(day), start.secondOfDay < Self.closing {
            let from = max(start, Instant(day: day, secondOfDay: Self.opening))
            return from.advanced(bySeconds: chance.number(minutes) * 60 + chance.below(60))
        }
        let next = calendar.day(1, workingDaysAfter: day)
        return Instant(day: next, secondOfDay: Self.opening + chance.number(2...75) * 60 + chance.below(60))
    }

    /// An instant of the office hours at or shortly before the given one, but after `earliest` if need be at night.
    func daytime(_ instant: Instant, after earliest: Instant, with chance: inout SplitMix64) -> Instant {
        let second = instant.secondOfDay
        if calendar.isWorkingDay(instant.day), Self.opening <= second, second < Self.closing + 7_200 { return instant }
        var day = instant.day
        if second < Self.opening || !calendar.isWorkingDay(day) { day = calendar.day(-1, workingDaysAfter: day) }
        let closing = Instant(day: day, secondOfDay: Self.closing - chance.below(9_000))
        return closing > earliest ? closing : instant
    }

    /// Some second of the office hours.
    static func second(with chance: inout SplitMix64) -> Int {
        chance.chance(54)
            ? chance.number(8 * 3_600 + 900...11 * 3_600 + 3_300)
            : chance.number(14 * 3_600 + 1_800...17 * 3_600 + 2_400)
    }

    /// The instant, or for one at night the evening before: people call when they are awake.
    static func wakingHour(_ instant: Instant, after earliest: Instant, with chance: inout SplitMix64) -> Instant {
        guard instant.secondOfDay < 7 * 3_600 else { return instant }
        let evening = Instant(day: instant.day.advanced(by: -1), secondOfDay: 20 * 3_600 + chance.below(7_200))
        return evening > earliest ? evening : instant
    }

    /// A time to telephone citizens: a later day, mornings, afternoons and early evenings.
    static func visit(after instant: Instant, days: ClosedRange<Int>, with chance: inout SplitMix64) -> Instant {
        let day = instant.day.advanced(by: chance.number(days))
        return Instant(day: day, secondOfDay: chance.number(8 * 3_600 + 1_800...19 * 3_600 + 1_800))
    }
}
