public import WorkOrders
public import WorkingDays

/// The invented officers of the sample city: the centre's by role, and four at each unit.
public enum OfficerRoster {
    /// How many the centre has of each role.
    private static let centre: [(role: String, first: Int, count: Int)] = [
        ("话务员", 1_001, 8), ("班长", 1_101, 2), ("派单员", 2_001, 4), ("审核员", 3_001, 4), ("回访员", 4_001, 4),
        ("督办", 5_001, 2), ("值班领导", 6_001, 4), ("来件员", 7_001, 2),
    ]

    /// One of the centre's officers of a role.
    static func centre(_ role: String, _ index: Int) -> Officer {
        let group = centre.first { $0.role == role } ?? centre[0]
        let number = group.first + index % group.count
        return Officer(id: "\(number)", name: name(number), role: group.role)
    }

    /// One of a unit's three officers, from 0; the first passes on and rules, the others review.
    static func officer(of unit: String, _ index: Int) -> Officer {
        let number = number(of: unit) + 1 + index % 3
        return Officer(id: "\(number)", name: name(number), role: "经办人", unit: unit)
    }

    /// Who signs a unit's replies.
    static func leader(of unit: String) -> Officer {
        let number = number(of: unit) + 9
        return Officer(id: "\(number)", name: name(number), role: "单位领导", unit: unit)
    }

    /// The duty leader of a 工号; the first where there is none such.
    static func dutyLeader(_ id: String) -> Officer {
        (0..<4).map { centre("值班领导", $0) }.first { $0.id == id } ?? centre("值班领导", 0)
    }

    /// 值班表: by day the first of them is told first, by night the last.
    static let duty: DutyRoster = {
        let ids = (0..<4).map { centre("值班领导", $0).id }
        return DutyRoster([
            DutyRoster.Entry(from: 7, to: 21, chain: ids), DutyRoster.Entry(chain: ids.reversed()),
        ])
    }()

    private static let places = Dictionary(City.units.enumerated().map { ($0.element.name, $0.offset) }) { $1 }

    private static func number(of unit: String) -> Int { 10_000 + (places[unit] ?? 0) * 10 }

    private static func name(_ number: Int) -> String {
        let (surnames, given) = (Vocabulary.surnames, ["文", "敏", "强", "静", "伟", "丽", "军", "洁", "波", "燕", "超"])
        return surnames[number * 7 % surnames.count] + given[number * 5 % given.count] + given[number * 3 % given.count]
    }
}

extension City {
    /// The rules that the sample city's officers work by.
    public static func rules(_ calendar: WorkCalendar) throws(UnitTreeError) -> Rules {
        var rules = Rules(units: try UnitTree(units), calendar: calendar)
        rules.limits = limits
        rules.duty = OfficerRoster.duty
        for unit in units { rules.leaders[unit.name] = OfficerRoster.leader(of: unit.name).id }
        return rules
    }
}
