public import WorkingDays

/// 诉求类别: one node of the versioned category tree (domain.md §1.4).
public struct RequestCategory: Hashable, Sendable {
    /// 代码, unique in its version.
    public var code: String
    /// 名称.
    public var name: String
    /// 上级代码; nil for a first-level category.
    public var parentCode: String?
    /// 版本 of the tree, e.g.
    ///
    /// "2022".
    public var version: String
    /// 启用: first day it may be chosen.
    public var validFrom: CivilDay?
    /// 停用: first day it may no longer be chosen.
    public var validUntil: CivilDay?
    /// 对应代码 in a provincial or national scheme (GB/T 39666).
    public var mappedCode: String?

    public init(
        code: String,
        name: String,
        parentCode: String? = nil,
        version: String = "",
        validFrom: CivilDay? = nil,
        validUntil: CivilDay? = nil,
        mappedCode: String? = nil
    ) {
        self.code = code
        self.name = name
        self.parentCode = parentCode
        self.version = version
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.mappedCode = mappedCode
    }

    /// Whether new orders may have it on a day.
    public func isInForce(on day: CivilDay) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validUntil.map { day < $0 } ?? true)
    }
}

/// The names of an order's category from the first level down: 1 to 3 of them.
public struct CategoryPath: Hashable, Codable, Sendable {
    public let names: [String]

    /// Nil without a first level, with a gap, or with more than three levels.
    public init?(_ names: [String]) {
        let known = names.prefix { !$0.isEmpty }
        guard (1...3).contains(known.count), names.dropFirst(known.count).allSatisfy(\.isEmpty) else { return nil }
        self.names = Array(known)
    }

    /// Refuses what ``init(_:)`` refuses.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let path = CategoryPath(try container.decode([String].self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no category path")
        }
        self = path
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(names)
    }

    /// 一级类别.
    public var top: String { names[0] }

    /// The levels with " / " between them.
    public var title: String { names.joined(separator: " / ") }
}
