import Exchange
public import WorkOrders

/// One change of a unit: added, or put in the place of what was seen.
public struct UnitChange: Hashable, Sendable {
    /// The unit as it was when the form was opened; nil for a new one.
    public var old: HandlingUnit?
    public var new: HandlingUnit

    public init(_ old: HandlingUnit?, to new: HandlingUnit) {
        self.old = old
        self.new = new
    }

    var isRename: Bool { old.map { $0.name != new.name } ?? false }

    /// What changes, a field each, before → after.
    var words: String {
        guard let old else { return "新增：" + new.facts.map { "\($0)\($1)" }.joined(separator: "；") }
        return zip(old.facts, new.facts).filter { $0.1 != $1.1 }
            .map { "\($0.0)\($0.1.isEmpty ? "无" : $0.1) → \($1.1.isEmpty ? "无" : $1.1)" }.joined(separator: "；")
    }

    var difference: LineDifference {
        func text(_ unit: HandlingUnit?) -> String {
            (unit?.facts ?? []).filter { !$0.1.isEmpty }.map { "\($0)\($1)\n" }.joined()
        }
        return LineDifference(from: text(old), to: text(new))
    }
}

extension HandlingUnit {
    /// Each field with its name.
    fileprivate var facts: [(String, String)] {
        Array(zip(["名称：", "分组：", "简称：", "上级单位：", "二级平台：", "停用："], exchangeFields))
    }

    /// What events about it name as their subject.
    static func subject(_ name: String) -> String { "单位 \(name)" }
}

/// Why a unit wasn't changed.
public enum UnitRefusal: Error, Hashable, Sendable {
    case missing(String)
    case tooLong(String)
    case noSuchUnit(String)
    case taken(String)
    /// A name that a unit had stands for it in histories.
    case formerName(String, of: String)
    case tree(UnitTreeError)
    /// 停用 is no day.
    case badDay
    case outdated
    case nothingChanged
    /// What a field of the card says can't be read.
    case card(String)
    case noSuchOfficer(String)

    /// What people read.
    public var sentence: String {
        switch self {
        case .missing(let field): "请填写\(field)。"
        case .tooLong(let field): "\(field)不能超过\(UnitDesk.longest)个字，也不能有换行。"
        case .noSuchUnit(let name): "没有单位“\(name)”，请从单位表中选择。"
        case .taken(let name): "已有单位“\(name)”，请改用别的名称。"
        case .formerName(let name, let unit): "“\(name)”是“\(unit)”的原名，请改用别的名称。"
        case .tree(let error): "\(error.expected)。"
        case .badDay: "停用应为日期，形如 2022-03-01。"
        case .outdated: "别人刚改过这个单位，请重新打开后再改。"
        case .nothingChanged: "内容没有变化，不必保存。"
        case .card(let problem): problem
        case .noSuchOfficer(let id): "没有工号“\(id)”的账号，请核对，或先新增账号。"
        }
    }
}
