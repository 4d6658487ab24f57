import Bulletins
import SampleCity
public import Storage
public import WorkOrders
public import WorkingDays

/// What a simulation did.
public struct SimulationReport: Sendable {
    /// The day that it began with: later than asked for where the days before are closed.
    public internal(set) var first: CivilDay
    public var registered = 0
    /// How often each action was taken, by people and by sweeps.
    public var actions: [ActionName: Int] = [:]
    /// What the rule refused; the city's officers know the rule, so there is little.
    public var refused: [(order: String, action: ActionName, refusal: Refusal)] = []

    init(first: CivilDay) { self.first = first }

    /// Everything that was done.
    public var total: Int { actions.values.reduce(0, +) }
}

/// A city of officers at work: plays a ``Simulation`` through the desks, in simulated time.
///
/// One thing after the other, so that the same seed gives the same events.
public struct SimulationDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal

    public init(database: any Database, seal: CitizenSeal) {
        self.database = database
        self.seal = seal
    }

    /// How a simulation is made.
    public struct Course: Sendable {
        public var seed: UInt64
        public var first: CivilDay
        public var days: Int
        /// Orders on a working day.
        public var rate: Int
        /// How many open orders without events somebody asks about on the last day.
        public var takesUp = 0
        /// When it stops in the middle of its work; nil for the end of the last day.
        public var until: Instant?
        /// How many orders of the last hours before that nobody has looked at.
        public var leaves = 0
        /// Whether the notice of holidays comes only in the last quarter, so that deadlines are computed anew.
        public var noticeComesLate = false

        public init(seed: UInt64, first: CivilDay, days: Int, rate: Int) {
            self.seed = seed
            self.first = first
            self.days = days
            self.rate = rate
        }

        /// March 2022 in the sample city: a few orders a day beside the generated ones, and with every kind of story.
        public static func demo(seed: UInt64) -> Course {
            var course = Course(seed: seed, first: CivilDay(year: 2022, month: 3, day: 10), days: 22, rate: 10)
            course.takesUp = 20
            return course
        }

        /// The ten days before this moment, with work at every desk: what came in lately waits for its dispatch.
        public static func present(seed: UInt64, at now: Instant) -> Course {
            var course = Course(seed: seed, first: now.day.advanced(by: -9), days: 10, rate: 40)
            (course.until, course.leaves) = (now, 14)
            return course
        }

        var noticeDay: CivilDay { first.advanced(by: days * 3 / 4) }
        var end: Instant { first.advanced(by: days).start }
    }

    /// Lets the city's officers work; `progress` hears of each action.
    ///
    /// An empty database gets the city's lists; one with the units of another city is refused. Where days are closed
    /// already it begins with the first that isn't; the orders of each simulation have numbers of their own.
    public func carryOut(
        _ course: Course,
        calendar: WorkCalendar = .standard,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> SimulationReport {
        try await addLists()
        var course = course
        course.first = try await firstOpenDay(course.first)
        let first = course.noticeComesLate ? calendar.without(course.first.year) : calendar
        var work = SimulatedWork(desk: self, rules: try City.rules(first), SimulationReport(first: course.first))
        var simulation = Simulation(
            seed: course.seed,
            from: course.first,
            days: course.days,
            rate: course.rate,
            run: try await freeRun(course.first),
            rules: work.rules
        )
        for order in try await openOrders(course.takesUp, before: course.end.advanced(bySeconds: -86_400)) {
            // In the last hour, when everything else of the sample has happened.
            simulation.takeUp(order.number, receivedAt: order.receivedAt, at: course.end.advanced(bySeconds: -3_600))
        }
        var isNoticeDue = course.noticeComesLate
        while let step = simulation.next() {
            if let until = course.until, step.at > until {
                try await work.leave(course.leaves, from: step, &simulation, before: until)
                break
            }
            if isNoticeDue, step.at >= course.noticeDay.start {
                isNoticeDue = false
                try await work.adopt(calendar, at: step.at)
            }
            try await work.carryOut(step, &simulation)
            progress(work.report.total)
        }
        return work.report
    }

    /// A day whose head was taken takes no more events.
    private func firstOpenDay(_ day: CivilDay) async throws -> CivilDay {
        guard let head = try await database.read({ try $0.lastEventHead() }) else { return day }
        return max(day, head.day.advanced(by: 1))
    }

    /// The number of this simulation among those from the same day; one look-up by unique key for each.
    private func freeRun(_ day: CivilDay) async throws -> Int {
        try await database.read { connection in
            var run = 1
            while try !connection.orderKeys([Simulation.firstNumber(from: day, run: run)]).isEmpty { run += 1 }
            return run
        }
    }

    private func addLists() async throws {
        try await database.write { connection in
            let there = Set(try connection.units().map(\.name))
            guard there.isEmpty || City.units.allSatisfy({ there.contains($0.name) }) else { throw DemoError.otherCity }
            var names = try NameIndex(connection)
            for unit in City.units where !there.contains(unit.name) { _ = try names.addUnit(unit, on: connection) }
            for category in City.categories { _ = try connection.insertIfAbsent(category) }
            for tag in City.tags { _ = try connection.insertIfAbsent(tag) }
        }
    }

    /// The newest orders that are being handled and have no events.
    private func openOrders(_ count: Int, before day: Instant) async throws -> [(number: String, receivedAt: Instant)] {
        guard count > 0 else { return [] }
        return try await database.read { connection in
            var query = OrderQuery()
            query.status = .handling
            // Those of the last day come first and are left alone.
            let newest = try connection.orders(query, now: day, limit: count + 500).rows
            return newest.filter { $0.receivedAt < day }.prefix(count).map { ($0.number, $0.receivedAt) }
        }
    }
}

/// A simulation under way.
private struct SimulatedWork {
    let desk: SimulationDesk
    var rules: Rules
    var orders: WorkOrderDesk
    var sweeps: SweepDesk
    var report: SimulationReport

    init(desk: SimulationDesk, rules: Rules, _ report: SimulationReport) {
        self.desk = desk
        self.report = report
        self.rules = rules
        orders = WorkOrderDesk(database: desk.database, seal: desk.seal, rules: rules)
        sweeps = SweepDesk(database: desk.database, desk: orders, seal: desk.seal, holder: "simulation")
    }

    mutating func carryOut(_ step: Simulation.Step, _ simulation: inout Simulation) async throws {
        switch step {
        case .register(let order, let officer, let at):
            _ = try await orders.register(order, by: officer, at: at)
            report.registered += 1
            count(.register)
        case .look(let number, let at): try await look(at: number, at, &simulation)
        case .sweep(let at): count(try await sweeps.sweep(at: at))
        }
    }

    /// What would come in next came in the last hours, ten minutes apart, and nobody has looked at it.
    mutating func leave(
        _ many: Int,
        from step: Simulation.Step,
        _ simulation: inout Simulation,
        before end: Instant
    ) async throws {
        var left: [(order: WorkOrder, officer: Officer)] = []
        var next: Simulation.Step? = step
        while let step = next, left.count < many {
            if case .register(let order, let officer, _) = step { left.append((order, officer)) }
            next = simulation.next()
        }
        for (place, (order, officer)) in left.enumerated() {
            let at = end.advanced(bySeconds: -600 * (left.count - place))
            var order = order
            (order.receivedAt, order.occurredAt) = (at, nil)
            _ = try await orders.register(order, by: officer, at: at)
            report.registered += 1
            count(.register)
        }
    }

    private mutating func look(at number: String, _ now: Instant, _ simulation: inout Simulation) async throws {
        let file = try await orders.file(number)
        guard let deed = simulation.deed(on: file, at: now) else { return }
        do {
            if file.order.revision == 0 { count(.adopt) }
            _ = try await orders.carryOut(deed.action, on: number, caller: deed.caller, by: deed.officer, at: now)
            count(deed.action.name)
        } catch DeskError.refused(let refusal) {
            report.refused.append((number, deed.action.name, refusal))
        }
        simulation.finish(deed, on: number, at: now)
    }

    /// The notice of holidays arrives: what is open gets its deadline anew.
    mutating func adopt(_ calendar: WorkCalendar, at now: Instant) async throws {
        let changed = calendar.differences(from: rules.calendar)
        self = SimulatedWork(desk: desk, rules: try City.rules(calendar), report)
        let days = changed.filter { $0 >= now.day }
        count(
            .recomputeDeadlines,
            try await CalendarDesk(database: desk.database).recompute(days, with: orders, at: now)
        )
    }

    private mutating func count(_ swept: SweepReport) {
        count(.warn, swept.warned)
        count(.resume, swept.resumed)
        count(.passAlertOn, swept.passedOn)
        count(.inheritResult, swept.inherited)
        count(.unmerge, swept.released)
    }

    private mutating func count(_ action: ActionName, _ times: Int = 1) {
        if times > 0 { report.actions[action, default: 0] += times }
    }
}

extension Simulation.Step {
    /// When it happens.
    var at: Instant {
        switch self {
        case .register(_, _, let at), .look(_, let at), .sweep(let at): at
        }
    }
}

extension WorkCalendar {
    /// The calendar as it was before the notice of a year.
    fileprivate func without(_ year: Int) -> WorkCalendar {
        WorkCalendar(notices: notices.filter { $0.year != year }, hours: hours, deadlineTime: deadlineTime)
    }
}
