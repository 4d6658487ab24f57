public import WorkingDays

/// Where one order received in the period and not 无效 has its matter, for the places named most.
public struct PlaceFact: Sendable {
    /// Id in ``FigureNames/categories``.
    public var category: Int
    /// Id in ``FigureNames/channels``.
    public var channel: Int
    public var receivedAt: Instant
    /// 事发地址, not empty.
    public var address: String

    public init(category: Int, channel: Int, receivedAt: Instant, address: String) {
        self.category = category
        self.channel = channel
        self.receivedAt = receivedAt
        self.address = address
    }
}
