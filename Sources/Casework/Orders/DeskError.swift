public import WorkOrders

/// Why a desk did nothing.
public enum DeskError: Error, Sendable {
    /// The rule refused.
    case refused(Refusal)
    /// Somebody else changed the order meanwhile; the newer state, without the citizen's identity.
    case outdated(CaseFile)
    /// No order has this number.
    case unknownOrder(String)
    /// Another order has this number.
    case numberTaken(String)
    /// Orders have this external number already; it was to be registered once.
    case registeredAlready([String])
    /// The day of the action is closed: its head was taken.
    case dayClosed
    /// The chain of the order's events is broken; it may not go on.
    case brokenChain(String)

    /// What people read.
    public var sentence: String {
        switch self {
        case .refused(let refusal): refusal.sentence
        case .outdated: "这件工单刚被他人改动，请按最新状态重新操作。"
        case .unknownOrder(let number): "没有工单“\(number)”，请核对编号。"
        case .numberTaken(let number): "编号“\(number)”已有工单，请换一个编号。"
        case .registeredAlready(let numbers): "这个外部编号已经登记过：\(numbers.joined(separator: "、"))，没有重复登记。"
        case .dayClosed: "这一天的记录已经封存，请校准服务器时间后再试。"
        case .brokenChain(let number): "工单\(number)的流转记录不完整，已停止办理，请运行 hotline verify 并联系管理员。"
        }
    }
}
