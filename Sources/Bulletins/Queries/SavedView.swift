public import WorkOrders

/// 视图: a list as an officer keeps it, by a name: what it is asked for and in which columns it is shown.
///
/// A view is a link to its query: what the address says is shown, whatever the view held when it was opened.
public struct SavedView: Hashable, Sendable {
    /// 0 for one that isn't kept yet.
    public var id: Int
    /// Which list, by the last part of its address: `work-orders`.
    public var list: String
    /// 工号 of whom it belongs to: he alone changes it.
    public var owner: String
    /// His 单位 when he shared it; nil for the centre.
    public var unit: String?
    public var name: String
    /// The conditions as the list's address has them.
    public var items: [QueryItem]
    public var columns: ColumnChoice
    public var audience: ViewAudience
    /// Its place among the owner's, from 1.
    public var position: Int

    public static let nameLimit = 30

    public init(
        id: Int = 0,
        list: String = "work-orders",
        owner: String,
        unit: String? = nil,
        name: String,
        items: [QueryItem] = [],
        columns: ColumnChoice = .standard,
        audience: ViewAudience = .nobody,
        position: Int = 1
    ) {
        (self.id, self.list, self.owner, self.unit, self.name) = (id, list, owner, unit, name)
        (self.items, self.columns, self.audience, self.position) = (items, columns, audience, position)
    }

    /// The conditions in lines of `name=value`: neither a name nor a value of an address has an end of line.
    public var itemsText: String { items.map { "\($0.name)=\($0.value)" }.joined(separator: "\n") }

    /// Reads what ``itemsText`` wrote.
    public static func items(_ text: String) -> [QueryItem] {
        text.split(separator: "\n").map { line in
            let pair = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return QueryItem(String(pair[0]), pair.count > 1 ? String(pair[1]) : "")
        }
    }
}

/// Who may open a view beside its owner.
public enum ViewAudience: Int, Titled {
    case nobody = 0
    /// 本单位: officers of the owner's unit.
    case unit = 1
    /// 热线中心: all of its officers.
    case centre = 2

    public var title: String {
        switch self {
        case .nobody: "不共享"
        case .unit: "本单位"
        case .centre: "热线中心"
        }
    }
}
