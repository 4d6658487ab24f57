import Exchange
public import WorkOrders

/// One change of a category: added to a version of the tree, or put in the place of what was seen.
public struct CategoryChange: Hashable, Sendable {
    /// The category as it was when the form was opened; nil for a new one.
    public var old: RequestCategory?
    public var new: RequestCategory

    public init(_ old: RequestCategory?, to new: RequestCategory) {
        self.old = old
        self.new = new
    }

    /// What changes, a field each, before → after.
    var words: String {
        guard let old else { return "新增：" + Self.lines(new).joined(separator: "；") }
        return zip(CategoryColumn.allCases, zip(old.exchangeFields, new.exchangeFields)).filter { $1.0 != $1.1 }
            .map { "\($0.rawValue)：\($1.0.isEmpty ? "无" : $1.0) → \($1.1.isEmpty ? "无" : $1.1)" }
            .joined(separator: "；")
    }

    var difference: LineDifference {
        func text(_ category: RequestCategory?) -> String { category.map(Self.lines)?.map { "\($0)\n" }.joined() ?? "" }
        return LineDifference(from: text(old), to: text(new))
    }

    private static func lines(_ category: RequestCategory) -> [String] {
        zip(CategoryColumn.allCases, category.exchangeFields).filter { !$1.isEmpty }.map { "\($0.rawValue)：\($1)" }
    }
}

/// Why a category wasn't changed.
public enum CategoryRefusal: Error, Hashable, Sendable {
    case missing(String)
    case tooLong(String)
    /// 代码 is there in this version.
    case codeTaken(String)
    /// 名称 stands beside another of the same.
    case nameTaken(String)
    case noSuchParent(String)
    case tooDeep
    case badDay(String)
    case endsBeforeBeginning
    case versionTaken(String)
    /// 代码, 上级代码 and 版本 say which category it is.
    case fixed(String)
    case outdated
    case nothingChanged

    /// What people read.
    public var sentence: String {
        switch self {
        case .missing(let field): "请填写\(field)。"
        case .tooLong(let field): "\(field)不能超过\(CategoryDesk.longest)个字，也不能有换行或“/”。"
        case .codeTaken(let code): "这一版中已有代码“\(code)”，请改用别的代码。"
        case .nameTaken(let name): "同一上级下已有“\(name)”，请改用别的名称。"
        case .noSuchParent(let code): "这一版中没有上级代码“\(code)”，请从列表中选择。"
        case .tooDeep: "类别最多三级，请选上一级的类别作上级。"
        case .badDay(let field): "\(field)应为日期，形如 2022-03-01。"
        case .endsBeforeBeginning: "停用日期应不早于启用日期。"
        case .versionTaken(let version): "已有版本“\(version)”，请改用别的名称。"
        case .fixed(let field): "\(field)不能修改；请新增一个类别，再停用这个。"
        case .outdated: "别人刚改过这个类别，请重新打开后再改。"
        case .nothingChanged: "内容没有变化，不必保存。"
        }
    }
}
