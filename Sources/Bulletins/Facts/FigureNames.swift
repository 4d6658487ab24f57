public import WorkOrders

/// The names behind the ids of the facts.
///
/// Ascending ids are the order of the city's own lists.
public struct FigureNames: Sendable {
    /// 来源渠道.
    public var channels: [Int: String]
    /// 诉求类别 of every level; those without an order are listed with 0.
    public var categories: [Int: CategoryPath]
    /// 县区 / 街道乡镇 / 社区村.
    public var areas: [Int: AreaPath]
    /// 承办单位 of every level.
    public var units: [Int: HandlingUnit]

    public init(
        channels: [Int: String] = [:],
        categories: [Int: CategoryPath] = [:],
        areas: [Int: AreaPath] = [:],
        units: [Int: HandlingUnit] = [:]
    ) {
        self.channels = channels
        self.categories = categories
        self.areas = areas
        self.units = units
    }
}
