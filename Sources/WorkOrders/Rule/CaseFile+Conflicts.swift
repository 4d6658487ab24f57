/// 回避: a unit that a complaint names, and who leads in its place.
public struct Conflict: Hashable, Sendable {
    public var unit: String
    /// 上级单位; nil for a first-level unit.
    public var superior: String?

    public init(unit: String, superior: String?) {
        self.unit = unit
        self.superior = superior
    }

    /// What a dispatcher is told before he chooses.
    public var sentence: String {
        let leader = superior.map { "由\($0)主办" } ?? "另选主办单位"
        return "被反映对象涉及\(unit)，须回避：请\(leader)，\(unit)可以协办；确需由它主办，请写明理由。"
    }
}

extension CaseFile {
    /// The units that a complaint or a tip-off names, so that they and those below them don't lead (domain.md §2).
    public func conflicts(under rules: Rules) -> [Conflict] { rules.conflicts(order.kind, about: order.subject) }
}

extension Rules {
    /// The units that a matter of this kind about this subject names; none where it is no complaint and no tip-off.
    public func conflicts(_ kind: RequestKind?, about subject: String?) -> [Conflict] {
        guard let subject, !subject.isEmpty, kind == .complaint || kind == .tipOff else { return [] }
        return units.names.filter { isNamed($0, in: subject) }
            .map { Conflict(unit: $0, superior: units[$0]?.parent) }
    }
}
