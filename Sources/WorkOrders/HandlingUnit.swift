public import WorkingDays

/// 承办单位: a bureau, a county centre, a town or a company that handles orders.
public struct HandlingUnit: Hashable, Sendable {
    public var name: String
    /// 分组: the bulletin compares units inside a group only (县区, 市直单位, 乡镇街道 …).
    public var group: String
    /// 简称.
    public var shortName: String?
    /// 上级单位; nil for a first-level unit.
    public var parent: String?
    /// 是否二级平台: it may pass orders on to its subordinates.
    public var isSubordinateCentre: Bool
    /// 停用: the first day on which nothing is given to it any more; what it has it still finishes.
    public var endedOn: CivilDay?

    public init(
        name: String,
        group: String,
        shortName: String? = nil,
        parent: String? = nil,
        isSubordinateCentre: Bool = false,
        endedOn: CivilDay? = nil
    ) {
        self.name = name
        self.group = group
        self.shortName = shortName
        self.parent = parent
        self.isSubordinateCentre = isSubordinateCentre
        self.endedOn = endedOn
    }

    /// Whether it takes no new orders on a day.
    public func isEnded(on day: CivilDay) -> Bool { endedOn.map { $0 <= day } ?? false }
}

/// Why a set of units is not a tree.
public enum UnitTreeError: Error, Hashable, Sendable {
    /// 上级单位 is not in the list.
    case unknownParent(unit: String, parent: String)
    /// The chain of 上级单位 comes back to the unit.
    case circle(unit: String)
    /// More than four levels, the most that domain.md §2 allows.
    case tooDeep(unit: String)
}

/// The units by name with their levels.
public struct UnitTree: Sendable {
    /// Deeper chains are refused: 层层转办 ends at the fourth level (domain.md §2).
    public static let maximumLevel = 4

    private let units: [String: HandlingUnit]
    private let levels: [String: Int]

    /// Checks that every parent is there, that there is no circle and no more than four levels.
    public init(_ list: [HandlingUnit]) throws(UnitTreeError) {
        let byName = Dictionary(list.map { ($0.name, $0) }) { _, last in last }
        var levels: [String: Int] = [:]
        for unit in list { levels[unit.name] = try Self.level(of: unit, in: byName) }
        units = byName
        self.levels = levels
    }

    public subscript(name: String) -> HandlingUnit? { units[name] }

    /// The names of all units, sorted.
    public var names: [String] { units.keys.sorted() }

    /// 1 for a first-level unit; nil for one not in the tree.
    public func level(of name: String) -> Int? { levels[name] }

    /// Whether `unit` is `ancestor` itself or below it.
    public func isSubordinate(_ unit: String, of ancestor: String) -> Bool {
        var name: String? = unit
        while let current = name {
            if current == ancestor { return true }
            name = units[current]?.parent
        }
        return false
    }

    private static func level(of unit: HandlingUnit, in units: [String: HandlingUnit]) throws(UnitTreeError) -> Int {
        var level = 1
        var current = unit
        while let name = current.parent {
            guard let parent = units[name] else { throw .unknownParent(unit: current.name, parent: name) }
            guard parent.name != unit.name else { throw .circle(unit: unit.name) }
            level += 1
            guard level <= units.count else { throw .circle(unit: unit.name) }
            current = parent
        }
        guard level <= maximumLevel else { throw .tooDeep(unit: unit.name) }
        return level
    }
}
