import WorkOrders
import WorkingDays

/// Counts the orders of a period in one pass: additions into arrays, nothing looked up by name.
struct OrderTally: Sendable {
    let channels: SlotTable
    let categories: SlotTable
    let areas: SlotTable
    private let start: Int
    /// Seconds from the start of the period to its end, or to the cut-off if that is earlier.
    private let span: UInt

    private(set) var valid = 0
    private(set) var invalid = 0
    /// Category slot × channel slot.
    private(set) var cells: [Int]
    private(set) var kinds = [Int](repeating: 0, count: 8)
    private(set) var endings = [Int](repeating: 0, count: 8)
    private(set) var urgencies = [Int](repeating: 0, count: 3)
    /// By area slot; those without a place are in the unknown slot.
    private(set) var places: [Int]
    /// By hour since the start of the period.
    private(set) var hours: [Int]

    init(period: Period, cutOff: Instant, names: FigureNames) {
        channels = SlotTable(names.channels.keys)
        categories = SlotTable(names.categories.keys)
        areas = SlotTable(names.areas.keys)
        start = period.range.lowerBound.secondsSinceEpoch
        let end = min(period.range.upperBound, cutOff).secondsSinceEpoch
        span = UInt(max(0, end - start))
        cells = [Int](repeating: 0, count: categories.count * channels.count)
        places = [Int](repeating: 0, count: areas.count)
        hours = [Int](repeating: 0, count: period.dayCount * 24)
    }

    mutating func add(_ order: OrderFact) {
        // A negative offset becomes a huge one, so one comparison leaves out both sides.
        let offset = UInt(bitPattern: order.receivedAt.secondsSinceEpoch &- start)
        guard offset < span else { return }
        endings[order.ending.rawValue] += 1
        guard order.ending != .invalid else {
            invalid += 1
            return
        }
        valid += 1
        cells[categories[order.category] * channels.count + channels[order.channel]] += 1
        kinds[order.kind.rawValue] += 1
        urgencies[order.urgency.rawValue] += 1
        places[order.area.map { areas[$0] } ?? areas.unknown] += 1
        hours[Int(offset / 3_600)] += 1
    }

    /// Whether something received then is inside the period and before the cut-off.
    func covers(_ receivedAt: Instant) -> Bool {
        UInt(bitPattern: receivedAt.secondsSinceEpoch &- start) < span
    }
}
