import WorkOrders
import WorkingDays

/// Who calls when, and what will become of it.
struct Arrivals {
    private let seed: UInt64
    private let prefix: String
    private var chance: SplitMix64
    private var serial = 0
    private var coming: [Fate] = Fate.dealt.flatMap { [$0] + $0.following }
    private var lastLeader: String?

    init(seed: UInt64, first: CivilDay, run: Int) {
        self.seed = seed
        // The first day and a simulation's own letter: `MN220314-00001`; of a second one `MN220314-2-00001`.
        prefix = "MN" + first.description.filter { $0 != "-" }.dropFirst(2) + (run > 1 ? "-\(run)-" : "-")
        chance = SplitMix64(seed: seed, part: 77)
    }

    /// The orders of a day in the order they come in; two thirds as many on days off.
    mutating func orders(on day: CivilDay, rate: Int, _ rules: Rules) -> [SimulatedOrder] {
        let count = rules.calendar.isWorkingDay(day) ? rate : rate * 2 / 3
        var seconds = (0..<count).map { _ in
            chance.index(weighted: ArrivalTimes.hours) * 3_600 + chance.below(3_600)
        }
        seconds.sort()
        return seconds.map { order(at: Instant(day: day, secondOfDay: $0), rules) }
    }

    private mutating func order(at: Instant, _ rules: Rules) -> SimulatedOrder {
        if coming.isEmpty {
            let fate = Fate.dealt[chance.index(weighted: Fate.weights)]
            coming = [fate] + fate.following
        }
        let fate = coming.removeFirst()
        serial += 1
        var order = quiet(fate, at, rules)
        if fate == .split { order.partner = number(serial + 1) }
        if !fate.following.isEmpty { lastLeader = order.number }
        if [.follows, .followsForAWhile, .joins, .splitOff].contains(fate) { order.partner = lastLeader }
        return order
    }

    /// The order that came in, drawn anew while it is urgent by chance.
    private func quiet(_ fate: Fate, _ at: Instant, _ rules: Rules) -> SimulatedOrder {
        var attempt = 0
        while true {
            let order = SimulatedOrder(
                number: number(serial),
                serial: serial,
                fate: fate,
                receivedAt: at,
                seed: seed,
                attempt: attempt
            )
            attempt += 1
            if attempt == 100 || !order.isLoud(rules) { return order }
        }
    }

    /// The number of a simulation's first order.
    var firstNumber: String { number(1) }

    private func number(_ serial: Int) -> String {
        let digits = String(serial)
        return prefix + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    }
}
