/// What befalls a simulated order, beside what befalls all.
///
/// A run begins with one order of each, so that even a short one takes every path; then they are drawn by ``weight``.
enum Fate: Hashable, Sendable, CaseIterable {
    // At the hotline
    case answered, answeredInVain, threeWayCall, emergencyCall, otherHotline, declined, invalid
    case harassment, harassmentRefused, supplemented, amended
    case voided, voidedLate, voidRefused
    // 派单
    case plain, several, recalled, addedUnit, changedLead, conflict
    case suspended, resumed
    case sentBackOnce, sentBackThrice, sendBackRefused, consultation
    case extended, extensionRefused, overdue
    // 并单, 集中事件: each with what the following orders do
    case leads, leadsForAWhile, incident, split
    case follows, followsForAWhile, joins, splitOff
    // 单位
    case threeLevels, leftOpen, unreachable, returned, returnedThrice, unsigned, relayed, identityOpened
    case promiseKept, promisePostponed
    // 回访
    case unvisited, changedAnswer, dissatisfiedOnce, dissatisfiedTwice, closedDespite, objectionUpheld
    case objectionRefused
    // 来电
    case asked, reminded, added, repeated, repeatedThrice, withdrawn, fedBack
    // 督办, 紧急
    case supervised, instructed, inspected, escalated
    case threat, unconfirmed, flagged
    // 撤销 within seconds: sent to the wrong unit, and answered where a unit was asked for
    case dispatchUndone, answerUndone
    /// An order that was there before; somebody asks how it stands.
    case takenUp

    /// Out of so many as all weights together.
    var weight: Int {
        switch self {
        case .answered: 260
        case .plain: 220
        case .several, .threeLevels: 25
        case .invalid: 15
        case .follows, .followsForAWhile, .joins, .splitOff, .takenUp: 0
        case .overdue, .asked, .sentBackOnce, .dissatisfiedOnce, .extended: 8
        default: 3
        }
    }

    /// What the orders that come next do because of this one.
    var following: [Fate] {
        switch self {
        case .leads: [.follows, .follows]
        case .leadsForAWhile: [.followsForAWhile]
        case .incident: [.joins, .joins, .joins, .joins, .joins]
        case .split: [.splitOff]
        default: []
        }
    }

    /// Every fate that is dealt of itself.
    static let dealt = allCases.filter { $0.weight > 0 }
    static let weights = dealt.map(\.weight)

    /// Fates of orders that must not be urgent by chance.
    var isQuiet: Bool { self != .plain && self != .answered && self != .threat && self != .unconfirmed }

    /// How many units get it.
    var units: Int {
        switch self {
        case .several: 3
        case .recalled, .changedLead, .consultation, .conflict: 2
        default: 1
        }
    }

    /// Whether only a county will do, which can pass it on.
    var needsCounty: Bool { self == .threeLevels || self == .leftOpen }
}
