/// 诉求类型: what a citizen asks for; one of the four independent axes of an order (GB/T 33358-2016).
///
/// The raw value is what is stored and never changes.
public enum RequestKind: Int, Codable, Sendable, CaseIterable {
    case inquiry = 1
    case assistance = 2
    case complaint = 3
    case tipOff = 4
    case suggestion = 5
    case praise = 6
    case other = 7

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .inquiry: "咨询"
        case .assistance: "求助"
        case .complaint: "投诉"
        case .tipOff: "举报"
        case .suggestion: "意见建议"
        case .praise: "表扬"
        case .other: "其他"
        }
    }
}
