/// What a table counts, which is also its unit of count (domain.md §1.1).
public enum TableSubject: String, Sendable, CaseIterable {
    /// 诉求: orders received in the period.
    case orders
    /// 转办件: order × unit, of the cohort that the bulletin's settings name.
    case dispatches

    /// The name on every page.
    public var title: String {
        switch self {
        case .orders: "诉求"
        case .dispatches: "转办件"
        }
    }

    /// 计量单位.
    public var unit: String {
        switch self {
        case .orders: "件"
        case .dispatches: "件次"
        }
    }
}
