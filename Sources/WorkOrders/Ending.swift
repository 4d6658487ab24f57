/// 办理方式: how the hotline dealt with an appeal (domain.md §2, first line of the diagram).
public enum Ending: Int, Codable, Sendable, CaseIterable {
    case answeredDirectly = 1
    case threeWayCall = 2
    case handedToEmergencyNumber = 3
    case handedToOtherHotline = 4
    case notAccepted = 5
    case invalid = 6
    case dispatched = 7

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .answeredDirectly: "直接答复"
        case .threeWayCall: "三方通话"
        case .handedToEmergencyNumber: "转110"
        case .handedToOtherHotline: "转其他热线"
        case .notAccepted: "不予受理"
        case .invalid: "无效"
        case .dispatched: "转办"
        }
    }
}
