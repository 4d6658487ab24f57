public import WorkOrders

/// One version of the category tree.
public struct CategoryTree: Sendable {
    public static let mostLevels = 3

    /// In the order they were added.
    public let categories: [RequestCategory]
    private let byCode: [String: RequestCategory]

    public init(_ all: [RequestCategory], version: String) {
        categories = all.filter { $0.version == version }
        byCode = Dictionary(categories.map { ($0.code, $0) }) { first, _ in first }
    }

    public subscript(code: String) -> RequestCategory? { byCode[code] }

    /// Those directly below a category, or of the first level for nil.
    public func below(_ code: String?) -> [RequestCategory] { categories.filter { $0.parentCode == code } }

    /// A category with those above it, the first level first; empty where there is none.
    public func line(to code: String) -> [RequestCategory] {
        var line: [RequestCategory] = []
        var next = byCode[code]
        while let category = next, line.count < Self.mostLevels {
            line.insert(category, at: 0)
            next = category.parentCode.flatMap { byCode[$0] }
        }
        return line
    }

    /// The names from the first level down.
    public func path(to code: String) -> [String] { line(to: code).map(\.name) }

    func descendants(of code: String) -> [RequestCategory] {
        below(code).flatMap { [$0] + descendants(of: $0.code) }
    }
}

extension RequestCategory {
    /// What events about it name as their subject.
    var subject: String { version.isEmpty ? "类别 \(code)" : "类别 \(version) \(code)" }
}
