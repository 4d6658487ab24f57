/// 紧急程度: which clock an order runs on.
public enum Urgency: Int, Codable, Sendable, CaseIterable {
    case normal = 0
    case urgent = 1
    case emergency = 2

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .normal: "一般"
        case .urgent: "紧急"
        case .emergency: "特急"
        }
    }
}
