import WorkOrders
import WorkingDays

@testable import SampleCity

/// A simulation carried out in memory: the rule alone, and the sweeps as plain loops.
struct PlayedSimulation {
    /// Long enough for every story to end; played once for all tests.
    static let month = Result { try PlayedSimulation(seed: 11, days: 31, rate: 24) }

    private(set) var files: [String: CaseFile] = [:]
    private(set) var events: [String: [Event]] = [:]
    private(set) var fates: [String: Fate] = [:]
    private(set) var actions: [ActionName: Int] = [:]
    private(set) var refusals: [String] = []
    /// Every step as a line.
    private(set) var lines: [String] = []
    private let rules: Rules

    init(seed: UInt64, days: Int, rate: Int) throws {
        rules = try City.rules(.standard)
        let first = CivilDay(year: 2022, month: 3, day: 14)
        var simulation = Simulation(seed: seed, from: first, days: days, rate: rate, rules: rules)
        while let step = simulation.next() {
            switch step {
            case .register(let order, let officer, let at):
                let registered = try CaseFile.register(order, by: officer, at: at, under: rules)
                files[order.number] = registered.file
                events[order.number] = [registered.event]
                fates[order.number] = simulation.fate(of: order.number)
                note(.register, order.number, at)
            case .look(let number, let at): look(at: number, at, &simulation)
            case .sweep(let at): sweep(at)
            }
        }
    }

    /// The files of orders with a fate, the first of them first.
    func files(_ fate: Fate) -> [CaseFile] {
        fates.filter { $0.value == fate }.keys.sorted().compactMap { files[$0] }
    }

    private mutating func look(at number: String, _ now: Instant, _ simulation: inout Simulation) {
        guard let file = files[number], let deed = simulation.deed(on: file, at: now) else { return }
        carryOut(resolved(deed.action, number), on: number, by: deed.officer, at: now)
        simulation.finish(deed, on: number, at: now)
    }

    /// The leader, or what is taken back, as the desk would read it.
    private func resolved(_ action: Action, _ number: String) -> Action {
        switch action {
        case .undo: .undo(Undone(last: events[number] ?? []))
        case .merge(let leader): files[leader.number].map { .merge(Leader($0)) } ?? action
        case .joinIncident(let leader): files[leader.number].map { .joinIncident(Leader($0)) } ?? action
        default: action
        }
    }

    @discardableResult
    private mutating func carryOut(_ action: Action, on number: String, by officer: Officer, at: Instant) -> Bool {
        do throws(Refusal) {
            guard let event = try files[number]?.carryOut(action, by: officer, at: at, under: rules) else {
                return false
            }
            events[number, default: []].append(event)
            note(action.name, number, at)
            return true
        } catch {
            if officer != .system { refusals.append("\(number) \(at) \(action.name.title) \(error)") }
            return false
        }
    }

    private mutating func note(_ action: ActionName, _ number: String, _ at: Instant) {
        actions[action, default: 0] += 1
        lines.append("\(at) \(number) \(action.title)")
    }

    private mutating func sweep(_ now: Instant) {
        for number in files.keys.sorted() {
            guard let file = files[number] else { continue }
            for alert in file.matters.alerts where alert.confirmedAt == nil {
                carryOut(.passAlertOn(sequence: alert.sequence), on: number, by: .system, at: now)
            }
            for pause in file.matters.suspensions where pause.resumedAt == nil && pause.until < now.day {
                if let dispatch = pause.dispatch {
                    carryOut(.resume(dispatch: dispatch), on: number, by: .system, at: now)
                }
            }
            for dispatch in file.dispatches where dispatch.isOpen {
                carryOut(.warn(dispatch: dispatch.number), on: number, by: .system, at: now)
            }
            inherit(file, now)
        }
    }

    private mutating func inherit(_ file: CaseFile, _ now: Instant) {
        guard let leader = file.order.leader.flatMap({ files[$0] })?.order, let completedAt = leader.completedAt else {
            return
        }
        let isDue =
            (file.order.status == .handling && (leader.status == .completed || leader.status == .closed))
            || (file.order.status == .completed && leader.status == .closed)
        guard isDue else { return }
        let action = Action.inheritResult(completedAt: completedAt, isClosed: leader.status == .closed)
        carryOut(action, on: file.order.number, by: .system, at: now)
    }
}
