public import WorkOrders
public import WorkingDays

/// What the figures need of one send-back.
public struct SendBackFact: Sendable {
    /// ``DispatchFact/id`` of the dispatch.
    public var dispatch: Int
    public var requestedAt: Instant
    public var ruling: SendBackRuling?
    /// A ruling without a time counts from its request.
    public var ruledAt: Instant?

    public init(dispatch: Int, requestedAt: Instant, ruling: SendBackRuling? = nil, ruledAt: Instant? = nil) {
        self.dispatch = dispatch
        self.requestedAt = requestedAt
        self.ruling = ruling
        self.ruledAt = ruledAt
    }
}

/// What the figures need of one granted extension.
public struct GrantedExtensionFact: Sendable {
    /// ``DispatchFact/id`` of the dispatch.
    public var dispatch: Int
    public var requestedAt: Instant
    /// When it was granted; where no time is known, when it was asked for.
    public var grantedAt: Instant

    public init(dispatch: Int, requestedAt: Instant, grantedAt: Instant) {
        self.dispatch = dispatch
        self.requestedAt = requestedAt
        self.grantedAt = grantedAt
    }
}

/// 重办: a first-level dispatch of a later round.
public struct ReworkFact: Sendable {
    public var order: Int
    /// Id in ``FigureNames/units``.
    public var unit: Int
    public var dispatchedAt: Instant

    public init(order: Int, unit: Int, dispatchedAt: Instant) {
        self.order = order
        self.unit = unit
        self.dispatchedAt = dispatchedAt
    }
}

/// 再次反映 on an order.
public struct RepeatFact: Sendable {
    public var order: Int
    public var at: Instant
    /// 受理时间 of the order; nil for 无效 orders, which are not counted.
    public var receivedAt: Instant?
    /// The order that it follows (并单).
    public var leader: Int?

    public init(order: Int, at: Instant, receivedAt: Instant?, leader: Int? = nil) {
        self.order = order
        self.at = at
        self.receivedAt = receivedAt
        self.leader = leader
    }
}

/// Files that not every city has: without one a figure made from it is left out, not 0%.
public enum CourseRecord: Hashable, Sendable, CaseIterable {
    case sendBacks
    case extensions
    case repeats
}

/// First-level dispatches of the first round made before the period and open at its end, or at the cut-off where that
/// is earlier, of one unit.
///
/// With those completed in the period they are what was carried into it.
public struct CarriedFact: Sendable {
    /// Id in ``FigureNames/units``.
    public var unit: Int
    public var count: Int

    public init(unit: Int, count: Int) {
        self.unit = unit
        self.count = count
    }
}

/// First-level dispatches of the first round of a unit that ended in the period otherwise than by 办结.
public struct EndedFact: Sendable {
    /// Id in ``FigureNames/units``.
    public var unit: Int
    /// Made before the period: they were carried into it.
    public var isCarried: Bool
    public var count: Int

    public init(unit: Int, isCarried: Bool, count: Int) {
        self.unit = unit
        self.isCarried = isCarried
        self.count = count
    }
}

/// First-level dispatches of the first round made on one day and open at the cut-off.
public struct BacklogFact: Sendable {
    public var day: CivilDay
    public var count: Int

    public init(day: CivilDay, count: Int) {
        self.day = day
        self.count = count
    }
}

/// Dispatches made in the period, of every round, by how many lie above them.
public struct LevelFact: Sendable {
    /// 1 for a first-level dispatch, 2 for 下派 of one, up to 4.
    public var level: Int
    public var count: Int

    public init(level: Int, count: Int) {
        self.level = level
        self.count = count
    }
}

/// Orders with a first-level, first-round dispatch made in the period, by how many units had them before the cut-off.
public struct HandingFact: Sendable {
    public var unitCount: Int
    public var orders: Int

    public init(unitCount: Int, orders: Int) {
        self.unitCount = unitCount
        self.orders = orders
    }
}
