import WorkOrders
import WorkingDays

/// Everything that somebody would do next with an order as its file stands.
///
/// Worked out anew each time from the file, the fate and the seed; nothing is remembered but which deeds were done.
struct OrderLife {
    let order: SimulatedOrder
    let file: CaseFile
    let rules: Rules
    let office: OfficeTime
    private var deeds: [Deed] = []

    init(_ order: SimulatedOrder, _ file: CaseFile, _ rules: Rules) {
        self.order = order
        self.file = file
        self.rules = rules
        office = OfficeTime(calendar: rules.calendar)
        if order.fate == .takenUp { askWhetherTakenUp() } else { plan() }
    }

    /// What comes first.
    var first: Deed? { deeds.min { ($0.at, $0.key) < ($1.at, $1.key) } }

    private mutating func plan() {
        planAlerts()
        planIntake()
        planContacts()
        planMatters()
        for dispatch in file.dispatches where dispatch.isOpen { planWork(on: dispatch) }
        planOrganising()
        if file.order.status == .completed { planCompletion() }
        planObjections()
    }

    private mutating func askWhetherTakenUp() {
        add("taken up", at: order.receivedAt, by: "话务员", .contact(.progress, channel: "电话", content: nil))
    }
}

extension OrderLife {
    var fate: Fate { order.fate }
    var status: WorkOrderStatus { file.order.status }
    /// When the order came in.
    var begin: Instant { file.order.receivedAt }
    var hasOpenAlert: Bool { file.matters.alerts.contains(where: \.isOpen) }
    func isDone(_ key: String) -> Bool { order.done.contains(key) }

    mutating func add(_ key: String, at: Instant, by officer: Officer, _ action: Action) {
        guard !isDone(key) else { return }
        deeds.append(Deed(key: key, at: at, officer: officer, action: action))
    }

    /// Somebody of the centre does it; who of a role depends on the order.
    mutating func add(_ key: String, at: Instant, by role: String, _ action: Action, other: Int = 0) {
        add(key, at: at, by: centre(role, other), action)
    }

    func centre(_ role: String, _ other: Int = 0) -> Officer { OfficerRoster.centre(role, order.serial + other) }

    /// Somebody calls about the order.
    mutating func add(_ key: String, at: Instant, _ kind: FollowUpKind, _ words: String?) {
        guard !isDone(key) else { return }
        var chance = order.chance(key)
        let action = Action.contact(kind, channel: City.channels[City.phone], content: words)
        var deed = Deed(key: key, at: at, officer: centre("话务员", 3), action: action)
        let surname = chance.element(of: Vocabulary.surnames)
        if kind != .unitFeedback {
            deed.caller = Citizen(
                name: surname + "先生",
                callingNumber: "168" + "\(10_000_000 + chance.below(90_000_000))"
            )
        }
        deeds.append(deed)
    }

    /// So many minutes later, whatever the hour: calls, duty officers.
    func soon(_ start: Instant, _ minutes: ClosedRange<Int>, _ key: String) -> Instant {
        var chance = order.chance("soon " + key)
        return start.advanced(bySeconds: chance.number(minutes) * 60 + chance.below(60))
    }

    /// When an office sees to what came at `start`, so many working days later if any.
    func atWork(_ start: Instant, _ minutes: ClosedRange<Int>, _ key: String, days: Int = 0) -> Instant {
        var chance = order.chance("work " + key)
        let from =
            days == 0 ? start : Instant(day: rules.calendar.day(days, workingDaysAfter: start.day), secondOfDay: 0)
        let at = office.response(to: from, within: minutes, with: &chance)
        // What runs over the end of the day is done the next morning.
        guard at.secondOfDay >= OfficeTime.closing + 3_600 else { return at }
        return office.response(to: at, within: 2...75, with: &chance)
    }

    /// A natural day later, at an hour at which people telephone.
    func laterDay(_ start: Instant, _ days: Int, _ key: String) -> Instant {
        var chance = order.chance("day " + key)
        let second = chance.number(9 * 3_600...19 * 3_600)
        return Instant(day: start.day.advanced(by: days), secondOfDay: second)
    }

    func number(_ range: ClosedRange<Int>, _ key: String) -> Int {
        var chance = order.chance(key)
        return chance.number(range)
    }

    func isLucky(_ part: Int, _ key: String) -> Bool {
        var chance = order.chance(key)
        return chance.chance(part)
    }
}
