import WorkOrders
import WorkingDays

extension OrderCounts {
    init(_ tally: OrderTally, names: FigureNames, settings: BulletinSettings, period: Period) {
        valid = tally.valid
        invalid = tally.invalid
        channels = Self.channels(tally, names)
        kinds = RequestKind.allCases.map { (kind: $0, count: tally.kinds[$0.rawValue]) }
        endings = Ending.allCases.filter { $0 != .invalid }.map { (ending: $0, count: tally.endings[$0.rawValue]) }
        urgencies = Urgency.allCases.map { (urgency: $0, count: tally.urgencies[$0.rawValue]) }
        let counted = Self.channelSlots(settings.categoryDenominator, tally, names)
        categories = Self.categories(tally, names, counted: counted)
        categoryDenominator = categories.reduce(0) { $0 + $1.counted }
        calls = Self.calls(tally, names)
        (counties, withoutCounty) = Self.counties(tally, names)
        hours = (0..<24).map { hour in
            stride(from: hour, to: tally.hours.count, by: 24).reduce(0) { $0 + tally.hours[$1] }
        }
        days = (0..<period.dayCount).map { day in tally.hours[day * 24..<day * 24 + 24].reduce(0, +) }
    }

    private static func channels(_ tally: OrderTally, _ names: FigureNames) -> [NamedCount] {
        (0..<tally.channels.count).map { slot in
            let name = slot == tally.channels.unknown ? nil : names.channels[tally.channels.ids[slot]]
            return NamedCount(name ?? unknownName, tally.count(channel: slot))
        }
        .filter { $0.count > 0 }
    }

    private static func channelSlots(
        _ denominator: BulletinSettings.CategoryDenominator,
        _ tally: OrderTally,
        _ names: FigureNames
    ) -> [Int] {
        switch denominator {
        case .all: Array(0..<tally.channels.count)
        case .channel(let name):
            tally.channels.ids.indices.filter { names.channels[tally.channels.ids[$0]] == name }
        }
    }

    private static func categories(_ tally: OrderTally, _ names: FigureNames, counted: [Int]) -> [CategoryCount] {
        (0..<tally.categories.count).compactMap { slot in
            let isKnown = slot != tally.categories.unknown
            let path = isKnown ? names.categories[tally.categories.ids[slot]] : CategoryPath([unknownName])
            let cells = tally.cells(category: slot)
            let all = cells.reduce(0, +)
            guard let path, isKnown || all > 0 else { return nil }
            return CategoryCount(path: path, all: all, counted: counted.reduce(0) { $0 + cells[cells.startIndex + $1] })
        }
    }

    /// What the exchange format's `categories` are counted over, whatever the settings of the bulletin.
    private static func calls(_ tally: OrderTally, _ names: FigureNames) -> [NamedCount] {
        let slots = channelSlots(.channel(MonthSummary.callChannel), tally, names)
        let counts = categories(tally, names, counted: slots)
        var tops: [NamedCount] = []
        for count in counts {
            if let index = tops.firstIndex(where: { $0.name == count.path.top }) {
                tops[index].count += count.counted
            } else {
                tops.append(NamedCount(count.path.top, count.counted))
            }
        }
        return tops.sortedKeepingOrder { $0.count > $1.count }
    }

    private static func counties(_ tally: OrderTally, _ names: FigureNames) -> ([NamedCount], Int) {
        var counties: [NamedCount] = []
        var without = tally.places[tally.areas.unknown]
        for (slot, id) in tally.areas.ids.enumerated() where tally.places[slot] > 0 {
            let county = names.areas[id]?.county ?? ""
            if county.isEmpty {
                without += tally.places[slot]
            } else if let index = counties.firstIndex(where: { $0.name == county }) {
                counties[index].count += tally.places[slot]
            } else {
                counties.append(NamedCount(county, tally.places[slot]))
            }
        }
        return (counties, without)
    }
}

extension OrderTally {
    fileprivate func cells(category slot: Int) -> ArraySlice<Int> {
        cells[slot * channels.count..<(slot + 1) * channels.count]
    }

    fileprivate func count(channel slot: Int) -> Int {
        stride(from: slot, to: cells.count, by: channels.count).reduce(0) { $0 + cells[$1] }
    }
}
