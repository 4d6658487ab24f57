import WorkingDays

/// When the calls of a month come in: second by second in order, without holding the month.
struct ArrivalTimes {
    /// Appeals by hour of the day.
    ///
    /// 08–18: the hours of 2,332 dated messages to a city government (Teddy Cup 2020, task C), as counted. The other
    /// hours are smoothed down from them, since people write late in the evening but call less.
    static let hours = [
        18, 9, 4, 4, 4, 6, 16, 44, 100, 162, 220, 208, 110, 115, 143, 200, 196, 136, 97, 80, 62, 50, 40, 27,
    ]

    /// Orders a day from Monday to Sunday: the mean of a real 12345 hotline (海口, 2018, 157 days).
    static let weekdays = [129, 136, 138, 130, 123, 89, 85]

    private let firstDay: CivilDay
    /// The weights of the hours of the month added up, from the first hour on.
    private let upTo: [Int]
    private let count: Int
    private var hour = 0
    private var given = 0
    private var waiting: [Instant] = []
    private var chance: SplitMix64

    init(_ count: Int, in shape: MonthShape, calendar: WorkCalendar, chance: SplitMix64) {
        self.chance = chance
        self.count = count
        firstDay = shape.firstDay
        var sum = 0
        var upTo: [Int] = []
        for number in shape.firstDay.daysSinceEpoch..<shape.dayAfter.daysSinceEpoch {
            let weight = Self.weight(CivilDay(daysSinceEpoch: number), calendar)
            for hour in Self.hours {
                // A sixth more or less than usual: no two Mondays are alike.
                sum += weight * hour * self.chance.number(84...116)
                upTo.append(sum)
            }
        }
        self.upTo = upTo
    }

    /// Public holidays are quieter than Sundays, make-up workdays nearly as busy as Mondays.
    private static func weight(_ day: CivilDay, _ calendar: WorkCalendar) -> Int {
        switch (calendar.isWorkingDay(day), day.weekday) {
        case (true, 6...7): 118
        case (false, 1...5): 66
        default: weekdays[day.weekday - 1]
        }
    }

    /// The next so many instants, fewer at the end of the month.
    mutating func next(_ wanted: Int) -> [Instant] {
        while waiting.count < wanted, hour < upTo.count { fillHour() }
        let batch = Array(waiting.prefix(wanted))
        waiting.removeFirst(batch.count)
        return batch
    }

    private mutating func fillHour() {
        let due = count * upTo[hour] / (upTo.last ?? 1)
        let start = firstDay.start.advanced(bySeconds: hour * 3_600)
        var seconds = (given..<due).map { _ in chance.below(3_600) }
        seconds.sort()
        waiting.append(contentsOf: seconds.map { start.advanced(bySeconds: $0) })
        given = due
        hour += 1
    }
}
