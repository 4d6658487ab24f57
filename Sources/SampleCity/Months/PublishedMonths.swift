import WorkingDays

/// The sample's five months with February's published figures.
///
/// Dealt at once: a month's mean needs the month before.
struct PublishedMonths {
    private var months: [[Outline]]

    init(seed: UInt64, extent: Generator.Extent, calendar: WorkCalendar) {
        let dealt = MonthShape.sample.map { Self.deal($0, seed: seed, calendar: calendar) }
        var means = MeanDays(months: dealt, calendar: calendar, chance: SplitMix64(seed: seed, part: -1))
        means.publish()
        switch extent {
        case .allMonths: months = means.months.reversed()
        case .february: months = zip(MonthShape.sample, means.months).filter { $0.0.isPublished }.map(\.1)
        }
    }

    mutating func next() -> [Outline]? { months.popLast() }

    private static func deal(_ shape: MonthShape, seed: UInt64, calendar: WorkCalendar) -> [Outline] {
        let part = shape.year * 12 + shape.month
        let count = shape.total + shape.invalid
        var times = ArrivalTimes(count, in: shape, calendar: calendar, chance: SplitMix64(seed: seed, part: part))
        let chance = SplitMix64(seed: seed, part: part + 100_000)
        return Dealer.deal(shape, at: times.next(count), calendar: calendar, chance: chance)
    }
}
