/// What is counted of the orders of one cell.
public struct OrderCounter: Hashable, Sendable {
    /// With 无效, without 已作废.
    public var received = 0
    /// 受理总量: without 无效; all below are of these.
    public var valid = 0
    /// 直接答复.
    public var direct = 0
    /// 转办.
    public var handed = 0
    public var urgent = 0
    /// With 再次反映, as 重复率 counts them.
    public var repeated = 0
    /// What citizens answered about the hotline itself.
    public var ratings = RatingCounts()

    static func += (sum: inout OrderCounter, more: OrderCounter) {
        sum.received += more.received
        sum.valid += more.valid
        sum.direct += more.direct
        sum.handed += more.handed
        sum.urgent += more.urgent
        sum.repeated += more.repeated
        sum.ratings += more.ratings
    }
}

/// What is counted of one cell; a table of orders leaves the rest empty, and one of dispatches the orders.
public struct TableCounter: Hashable, Sendable {
    public var orders = OrderCounter()
    /// Over the settings' cohort.
    public var dispatches = DispatchCounts()
    /// What citizens answered about those dispatches.
    public var ratings = RatingCounts()
    /// Over the settings' cohort of durations.
    public var durations = DurationCounts()
    /// 实际转办件数: an order at two units is one.
    public var handedOrders = 0

    /// 无效.
    var invalid: Int { orders.received - orders.valid }
    var dissatisfied: Int { ratings.evaluated - ratings.satisfied }
    var unresolved: Int { ratings.asked - ratings.resolved }
    var wellPlaced: Int { dispatches.dispatched - dispatches.misplaced }
}
