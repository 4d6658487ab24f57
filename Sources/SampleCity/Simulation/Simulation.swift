public import WorkOrders
public import WorkingDays

/// A city of officers who work by the rule, in simulated time.
///
/// It plans; somebody else carries out. Ask for the ``next()`` step, do it, and say how it went. The same seed gives
/// the same steps as long as the answers are the same.
public struct Simulation: Sendable {
    /// What comes next.
    public enum Step: Sendable {
        case register(WorkOrder, by: Officer, at: Instant)
        /// Somebody looks at an order: read its file and ask for the ``Simulation/deed(on:at:)``.
        case look(order: String, at: Instant)
        case sweep(at: Instant)
    }

    private enum Entry: Sendable {
        case arrival(SimulatedOrder)
        case look(String)
        case sweep
    }

    private let rules: Rules
    private let rate: Int
    private let end: Instant
    private let seed: UInt64
    private var arrivals: Arrivals
    /// The first day whose arrivals aren't in the agenda.
    private var day: CivilDay
    private var agenda = Agenda<Entry>()
    /// The orders that something may still happen to.
    private var orders: [String: SimulatedOrder] = [:]

    /// So many days from `first` on, with about `rate` orders on a working day.
    ///
    /// It ends at the end of the last day, with the work open that is open then. `run` is 2 for the second simulation from
    /// the same day: its orders have numbers of their own.
    public init(seed: UInt64, from first: CivilDay, days: Int, rate: Int, run: Int = 1, rules: Rules) {
        self.rules = rules
        self.rate = rate
        self.seed = seed
        day = first
        end = first.advanced(by: days).start
        arrivals = Arrivals(seed: seed, first: first, run: run)
    }

    /// Puts the next days into the agenda as far as they may come next: memory holds a day's arrivals, not a year's.
    private mutating func plan() {
        while day.start < end, agenda.head.map({ $0 >= day.start }) ?? true {
            for order in arrivals.orders(on: day, rate: rate, rules) {
                agenda.plan(.arrival(order), at: order.receivedAt)
            }
            for hour in 0..<24 {
                agenda.plan(.sweep, at: Instant(day: day, secondOfDay: hour * 3_600 + 2_400))
            }
            day = day.advanced(by: 1)
        }
    }

    /// The number of the first order of a simulation.
    public static func firstNumber(from first: CivilDay, run: Int) -> String {
        Arrivals(seed: 0, first: first, run: run).firstNumber
    }

    /// Somebody will ask about an order that was there before.
    public mutating func takeUp(_ number: String, receivedAt: Instant, at: Instant) {
        let order = SimulatedOrder(
            number: number,
            serial: orders.count,
            fate: .takenUp,
            receivedAt: receivedAt,
            seed: seed
        )
        orders[number] = order
        agenda.add(.look(number), at: at)
    }

    /// The next step; nil when the last day is over.
    public mutating func next() -> Step? {
        while true {
            plan()
            guard let (at, entry) = agenda.next(), at < end else { return nil }
            switch entry {
            case .sweep: return .sweep(at: at)
            case .look(let number): return .look(order: number, at: at)
            case .arrival(let order):
                orders[order.number] = order
                // Takes a while to be told.
                agenda.add(.look(order.number), at: at.advanced(bySeconds: 60))
                return .register(order.draft(rules.calendar), by: OfficerRoster.centre("话务员", order.serial), at: at)
            }
        }
    }

    /// What is done with an order now; nil where nothing is, and then somebody looks again when something will be.
    public mutating func deed(on file: CaseFile, at now: Instant) -> Deed? {
        guard let order = orders[file.order.number] else { return nil }
        guard let first = OrderLife(order, file, rules).first else {
            orders[order.number] = nil
            return nil
        }
        if first.at <= now { return first }
        agenda.add(.look(order.number), at: first.at)
        return nil
    }

    /// What befalls an order; nil for one that hasn't come in, or is over.
    ///
    /// For tests.
    func fate(of number: String) -> Fate? { orders[number]?.fate }

    /// The deed was done, or refused; somebody looks again a minute later, or sees the slip at once.
    public mutating func finish(_ deed: Deed, on number: String, at now: Instant) {
        orders[number]?.done.insert(deed.key)
        let isSlip = orders[number]?.fate.slip?.deed == deed.key
        agenda.add(.look(number), at: now.advanced(bySeconds: isSlip ? OrderLife.slip : 60))
    }
}
