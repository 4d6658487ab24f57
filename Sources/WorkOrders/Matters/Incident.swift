public import WorkingDays

/// 集中事件: many appeals on one place and matter, led by one order (domain.md §2).
public struct Incident: Hashable, Codable, Sendable {
    public var declaredAt: Instant
    /// 统一口径: what every call-taker says.
    public var statement: String

    public init(declaredAt: Instant, statement: String) {
        self.declaredAt = declaredAt
        self.statement = statement
    }
}
