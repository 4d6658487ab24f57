import WorkOrders
import WorkingDays

/// An order as it is dealt: everything figures depend on, nothing that is only told.
struct Outline: Sendable {
    let receivedAt: Instant
    /// Index in ``City/channels``.
    var channel = City.phone
    /// Index in ``CategoryTable/leaves``.
    var leaf = CategoryTable.invalid
    var kind = RequestKind.inquiry
    var ending = Ending.answeredDirectly
    var urgency = Urgency.normal
    /// Index in ``EstateTable/estates``.
    var estate: Int?
    var hotlineRating: Satisfaction?
    /// The order's first-level dispatches of the first round, the lead unit first.
    var dispatches: [DispatchOutline] = []
    var story: Story?
}

/// A first-level dispatch of the first round as it is dealt.
struct DispatchOutline: Sendable {
    /// Index in ``FirstLevelUnit/table``.
    var unit: Int
    /// How often it is sent back.
    var sendBacks = 0
    var isOverdue = false
    var rating: Satisfaction?
    var rework = Rework.none
    var extending = Extending.none
    var dispatchedAt = Instant(secondsSinceEpoch: 0)
    /// The rulings on the send-backs, in order.
    var rulings: [Instant] = []
    var acknowledgedAt = Instant(secondsSinceEpoch: 0)
    var completedAt = Instant(secondsSinceEpoch: 0)
    var deadline = Instant(secondsSinceEpoch: 0)
    /// Before an extension.
    var firstDeadline = Instant(secondsSinceEpoch: 0)

    init(unit: Int) {
        self.unit = unit
    }

    /// When the clock started: the dispatch, or the ruling on the last send-back.
    var startedAt: Instant { rulings.last ?? dispatchedAt }

    /// How long it took in natural time.
    var seconds: Int { completedAt.secondsSinceEpoch - dispatchedAt.secondsSinceEpoch }
}

/// 重办 after a first 不满意.
enum Rework: Sendable {
    case none
    /// The citizen is satisfied after the second round.
    case better
    /// The citizen is not: 提级.
    case inVain
}

/// 延期.
enum Extending: Sendable {
    case none
    case granted
    case refused
}

/// An order that the demonstration tells a story with.
enum Story: Hashable, Sendable {
    /// The first appeal about an outage; the number is its place among them.
    case outage(Int)
    /// 扬言.
    case threat
}
