public import WorkOrders
import WorkingDays

/// A name of a list with how often it was counted.
public struct NamedCount: Hashable, Sendable {
    public var name: String
    public var count: Int

    public init(_ name: String, _ count: Int) {
        self.name = name
        self.count = count
    }
}

/// A category with its orders, those of deeper levels not among them unless said.
public struct CategoryCount: Hashable, Sendable {
    public var path: CategoryPath
    /// Over all channels.
    public var all: Int
    /// Over the channel of ``BulletinSettings/categoryDenominator``.
    public var counted: Int
}

/// What is counted of the orders received in a period before the cut-off.
public struct OrderCounts: Sendable {
    /// 受理总量: without 无效.
    public let valid: Int
    /// 无效, counted apart.
    public let invalid: Int
    /// In the order of the city's list; those without orders are left out.
    public let channels: [NamedCount]
    /// By the names of ``WorkOrders/RequestKind``, with zeros.
    public let kinds: [(kind: RequestKind, count: Int)]
    /// By the names of ``WorkOrders/Ending``, with zeros; 无效 is ``invalid``.
    public let endings: [(ending: Ending, count: Int)]
    public let urgencies: [(urgency: Urgency, count: Int)]
    /// The categories as the orders name them, in the order of the city's list, with zeros.
    public let categories: [CategoryCount]
    /// 县区 in the order of the city's list; those without orders are left out.
    public let counties: [NamedCount]
    /// Orders whose place names no county.
    public let withoutCounty: Int
    /// By hour of the day, 24 numbers.
    public let hours: [Int]
    /// By day of the period.
    public let days: [Int]
    /// The orders that category shares are taken of.
    public let categoryDenominator: Int
    /// The orders of the exchange format's call channel, by first-level category, for ``MonthSummary``.
    let calls: [NamedCount]

    /// The name of a row of a list that the database no longer has.
    static let unknownName = "未知"

    /// The first-level categories, those with most orders in the denominator first, then as in the city's list.
    public var topCategories: [CategoryCount] {
        var tops: [CategoryCount] = []
        for category in categories {
            guard let path = CategoryPath([category.path.top]) else { continue }
            if let index = tops.firstIndex(where: { $0.path == path }) {
                tops[index].all += category.all
                tops[index].counted += category.counted
            } else {
                tops.append(CategoryCount(path: path, all: category.all, counted: category.counted))
            }
        }
        return tops.sortedKeepingOrder { $0.counted > $1.counted }
    }

    /// The second-level categories below a first-level one, those with most orders first.
    public func subcategories(of top: String) -> [CategoryCount] {
        var found: [CategoryCount] = []
        for category in categories where category.path.top == top && category.path.names.count > 1 {
            guard let path = CategoryPath(Array(category.path.names.prefix(2))) else { continue }
            if let index = found.firstIndex(where: { $0.path == path }) {
                found[index].all += category.all
                found[index].counted += category.counted
            } else {
                found.append(CategoryCount(path: path, all: category.all, counted: category.counted))
            }
        }
        return found.sortedKeepingOrder { $0.counted > $1.counted }
    }
}

extension Array {
    /// Sorted so that equal elements stay in their order, which the standard library doesn't promise.
    func sortedKeepingOrder(by isBefore: (Element, Element) -> Bool) -> [Element] {
        enumerated().sorted { a, b in
            isBefore(a.element, b.element) || (!isBefore(b.element, a.element) && a.offset < b.offset)
        }
        .map(\.element)
    }
}
