import WorkingDays

/// One action being decided: a copy of the file that it changes, and the changes so far.
///
/// A refusal throws the whole away, so the file it came from stays as it was.
struct Proceeding {
    private let ground: Ground
    private var held: Held
    private(set) var changes: [Change] = []
    /// What is said with it, for the event.
    var words: String?
    /// 代办: the unit in whose place the centre acts.
    var onBehalfOf: String?
    let action: ActionName

    /// What a decision stands on; of one kind for all decisions about a file at one moment.
    ///
    /// A page asks some sixty of them, and copies of a file and of rules cost more than a decision.
    final class Ground: Sendable {
        fileprivate let held: Held
        let officer: Officer
        let at: Instant
        let rules: Rules

        init(_ file: CaseFile, by officer: Officer, at: Instant, under rules: Rules) {
            held = Held(file)
            self.officer = officer
            self.at = at
            self.rules = rules
        }
    }

    /// A file that several decisions look at; whoever changes it takes a copy.
    fileprivate final class Held: Sendable {
        let file: CaseFile

        init(_ file: CaseFile) { self.file = file }
    }

    init(_ action: ActionName, on ground: Ground) {
        self.ground = ground
        held = ground.held
        self.action = action
    }

    var file: CaseFile { held.file }
    var order: WorkOrder { held.file.order }
    var officer: Officer { ground.officer }
    var at: Instant { ground.at }
    var rules: Rules { ground.rules }

    mutating func record(_ change: Change) {
        var file = held.file
        file.apply(change)
        held = Held(file)
        changes.append(change)
    }

    /// Records a dispatch with one thing changed.
    mutating func change(_ dispatch: Dispatch, _ body: (inout Dispatch) -> Void) {
        var changed = dispatch
        body(&changed)
        changed.revision += 1
        record(.dispatch(changed))
    }

    /// Records what of the order's own state changed.
    mutating func changeState(_ body: (inout OrderState) -> Void) {
        var state = OrderState(order)
        body(&state)
        if state != OrderState(order) || order.settledStatus != state.status { record(.state(state)) }
    }

    /// The event, once the action has passed.
    var event: Event {
        Event(
            sequence: order.revision + 1,
            at: at,
            by: Officer.Stamp(id: officer.id, role: officer.role, unit: officer.unit, onBehalfOf: onBehalfOf),
            action: action,
            words: words,
            changes: changes
        )
    }
}

/// Conditions that several actions share; each throws what is in the way.
extension Proceeding {
    func dispatch(_ number: String) throws(Refusal) -> Dispatch {
        guard let dispatch = file.dispatch(number) else { throw .noSuchDispatch(number) }
        return dispatch
    }

    func require(_ status: WorkOrderStatus...) throws(Refusal) {
        guard status.contains(order.status) else { throw .orderStatus(action, order.status) }
    }

    func require(_ dispatch: Dispatch, _ stages: DispatchStage...) throws(Refusal) {
        let stage = file.stage(of: dispatch)
        guard stages.contains(stage) else { throw .dispatchStage(action, stage) }
    }

    /// The officer is of the centre.
    func requireCentre() throws(Refusal) {
        guard officer.unit == nil else { throw .centreOnly(action) }
    }

    /// The officer is of the dispatch's unit, or of the centre and may act in its place (代办).
    mutating func requireHolder(_ dispatch: Dispatch) throws(Refusal) {
        if officer.unit == dispatch.unit { return }
        guard officer.unit == nil, rules.permissions.substitutes.contains(officer.role) else {
            throw .notYourUnit(unit: dispatch.unit)
        }
        onBehalfOf = dispatch.unit
    }

    /// The officer is of whoever dispatched it: the centre, for a child its parent's unit.
    func requireDispatcher(of dispatch: Dispatch) throws(Refusal) {
        let unit = dispatch.parent.flatMap { file.dispatch($0)?.unit }
        guard officer.unit == unit else { throw .dispatcherOnly(unit: unit) }
    }

    /// Nobody decides what names him or his unit (回避).
    func requireUnnamed() throws(Refusal) {
        guard let subject = order.subject, !subject.isEmpty else { return }
        if let name = officer.name, !name.isEmpty, subject.contains(name) { throw .namesYou }
        if let unit = officer.unit, rules.units.isNamed(unit, in: subject) { throw .namesYou }
    }

    /// A text that must be there and not be longer than storage allows.
    func require(_ text: String, _ field: String, limit: Int = 2_000) throws(Refusal) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .missing(field) }
        guard text.count <= limit else { throw .tooLong(field, limit: limit) }
    }

    func require(_ code: String, in list: [String: String]) throws(Refusal) {
        guard list[code] == nil else { return }
        throw .unknownReason(code, list: list.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
    }

    /// A time that no record of the list has yet: of two in the same second the second is a second later.
    func free(_ isTaken: (Instant) -> Bool) -> Instant {
        var time = at
        while isTaken(time) { time = time.advanced(bySeconds: 1) }
        return time
    }
}

extension UnitTree {
    /// Whether a text names a unit, in full or short.
    func isNamed(_ unit: String, in subject: String) -> Bool {
        if subject.contains(unit) { return true }
        guard let short = self[unit]?.shortName, !short.isEmpty else { return false }
        return subject == short
    }
}
