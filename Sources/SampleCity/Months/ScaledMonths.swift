import WorkingDays

/// Months of any size, dealt in parts of a size that fits in memory.
struct ScaledMonths {
    /// About as many orders as February has: the decks of a part are then as mixed as a month's.
    private static let partSize = 16_384

    private let seed: UInt64
    private let calendar: WorkCalendar
    private var shapes: [MonthShape]
    private var month: RunningMonth?

    init(seed: UInt64, orders: Int, extent: Generator.Extent, calendar: WorkCalendar) {
        self.seed = seed
        self.calendar = calendar
        let chosen = extent == .february ? [MonthShape.february] : MonthShape.sample
        let counts = Apportionment.shares(of: max(0, orders), by: chosen.map(\.total))
        shapes = zip(chosen, counts).map { $0.scaled(to: $1) }.reversed()
    }

    mutating func next() -> [Outline]? {
        while true {
            if let part = month?.next() { return part }
            guard let shape = shapes.popLast() else { return nil }
            let parts = max(1, shape.total / Self.partSize)
            month = RunningMonth(shape, parts: parts, seed: seed, calendar: calendar)
        }
    }
}

/// A month that is dealt part by part.
private struct RunningMonth {
    private let shape: MonthShape
    private let parts: Int
    private let seed: UInt64
    private let calendar: WorkCalendar
    private var times: ArrivalTimes
    private var part = 0

    init(_ shape: MonthShape, parts: Int, seed: UInt64, calendar: WorkCalendar) {
        self.shape = shape
        self.parts = parts
        self.calendar = calendar
        let month = shape.year * 12 + shape.month
        self.seed = SplitMix64(seed: seed, part: month).state
        times = ArrivalTimes(
            shape.total + shape.invalid,
            in: shape,
            calendar: calendar,
            chance: SplitMix64(seed: seed, part: month)
        )
    }

    mutating func next() -> [Outline]? {
        guard part < parts else { return nil }
        let shape = shape.part(part, of: parts)
        part += 1
        let times = times.next(shape.total + shape.invalid)
        return Dealer.deal(shape, at: times, calendar: calendar, chance: SplitMix64(seed: seed, part: part))
    }
}
