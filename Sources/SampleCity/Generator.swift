public import WorkingDays

/// Makes the sample city's orders, in the order they come in.
///
/// The same seed makes the same orders on every machine. Without `orders`, February 2022 gives the published figures
/// exactly, whatever the seed. With `orders`, the months keep their shape and mixture, and any number can be had: the
/// orders are made part by part, and no more than a part is held.
public struct Generator: Sequence, Sendable {
    /// Which months are made.
    public enum Extent: Sendable {
        /// November 2021 to March 2022.
        case allMonths
        /// February 2022 alone. Its mean handling times need the dispatches of January that it carried over.
        case february
    }

    private let seed: UInt64
    private let orders: Int?
    private let extent: Extent
    private let calendar: WorkCalendar

    /// `orders` is about how many appeals are made, not counting 无效来电; nil is the city as it was published.
    public init(
        seed: UInt64 = 2_022,
        orders: Int? = nil,
        extent: Extent = .allMonths,
        calendar: WorkCalendar = .standard
    ) {
        self.seed = seed
        self.orders = orders
        self.extent = extent
        self.calendar = calendar
    }

    public func makeIterator() -> Iterator {
        let source: Iterator.Source
        if let orders {
            source = .scaled(ScaledMonths(seed: seed, orders: orders, extent: extent, calendar: calendar))
        } else {
            source = .published(PublishedMonths(seed: seed, extent: extent, calendar: calendar))
        }
        return Iterator(source: source, seed: seed, calendar: calendar)
    }
}

extension Generator {
    /// Tells one order after the other.
    public struct Iterator: IteratorProtocol {
        enum Source {
            case published(PublishedMonths)
            case scaled(ScaledMonths)
        }

        private var source: Source
        private let seed: UInt64
        private let calendar: WorkCalendar
        private var batch: [Outline] = []
        private var position = 0
        private var numbers = OrderNumbers()

        init(source: Source, seed: UInt64, calendar: WorkCalendar) {
            self.source = source
            self.seed = seed
            self.calendar = calendar
        }

        public mutating func next() -> SampleCase? {
            while position == batch.count {
                guard let more = nextBatch() else { return nil }
                batch = more
                position = 0
            }
            let outline = batch[position]
            position += 1
            let number = numbers.next(on: outline.receivedAt.day)
            let chance = SplitMix64(seed: ~seed, part: numbers.given)
            return CaseWriter.write(outline, number: number, calendar: calendar, chance: chance)
        }

        private mutating func nextBatch() -> [Outline]? {
            switch source {
            case .published(var months):
                defer { source = .published(months) }
                return months.next()
            case .scaled(var months):
                defer { source = .scaled(months) }
                return months.next()
            }
        }
    }
}

/// 工单编号 `HB220201-000024`: the day, and the place among its orders.
///
/// Fifteen bytes need no memory of their own.
private struct OrderNumbers {
    private var day = CivilDay(daysSinceEpoch: 0)
    private var prefix = ""
    private var serial = 0
    private(set) var given = 0

    mutating func next(on day: CivilDay) -> String {
        if day != self.day {
            self.day = day
            serial = 0
            prefix = "HB" + day.description.filter { $0 != "-" }.dropFirst(2) + "-"
        }
        serial += 1
        given += 1
        let digits = String(serial)
        return prefix + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
    }
}
