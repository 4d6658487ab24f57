public import WorkOrders

/// One order with everything that belongs to it, as it stands at the end of the sample.
public struct SampleCase: Hashable, Sendable {
    public var order: WorkOrder
    /// Parents before their children, rounds in order.
    public var dispatches: [Dispatch] = []
    /// 先行联系.
    public var contactAttempts: [ContactAttempt] = []
    /// 退单, of the dispatches above.
    public var sendBacks: [SendBack] = []
    /// 延期.
    public var extensions: [DeadlineExtension] = []
    /// 答复, the returned before the one that passed.
    public var replies: [Reply] = []
    /// 回访.
    public var visits: [ReturnVisit] = []
    /// Later calls about the order.
    public var contacts: [FollowUpContact] = []
    /// 督办.
    public var supervisions: [Supervision] = []

    init(order: WorkOrder) {
        self.order = order
    }
}
