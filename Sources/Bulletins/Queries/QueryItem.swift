/// One name and value of a URL's query, decoded.
public struct QueryItem: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// Why the items of a URL are not a query.
public enum QueryError: Error, Hashable, Sendable {
    /// No condition has this name.
    case unknownName(String, known: [String])
    /// A condition is there twice.
    case repeatedName(String)
    /// The value isn't one that the condition takes.
    case badValue(name: String, value: String, expected: String)
}

extension QueryError: CustomStringConvertible {
    /// What to write instead, in Chinese.
    public var description: String {
        switch self {
        case .unknownName(let name, let known):
            "没有名为“\(name)”的筛选条件，可用的有：\(known.joined(separator: "、"))。"
        case .repeatedName(let name): "筛选条件“\(name)”写了两次，请只保留一个。"
        case .badValue(let name, let value, let expected):
            "筛选条件“\(name)”的值“\(value)”无法识别，请填写\(expected)。"
        }
    }
}
