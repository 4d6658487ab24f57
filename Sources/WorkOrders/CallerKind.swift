/// 诉求人类型.
public enum CallerKind: Int, Codable, Sendable, CaseIterable {
    case person = 1
    case company = 2
    case other = 3

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .person: "个人"
        case .company: "企业"
        case .other: "其他"
        }
    }
}
