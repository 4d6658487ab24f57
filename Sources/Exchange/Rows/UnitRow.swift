public import WorkOrders

/// The columns of `units.csv` in the order of an export.
public enum UnitColumn: String, ExchangeColumn {
    case name = "承办单位"
    case group = "分组"
    case shortName = "简称"
    case parent = "上级单位"
    case isSubordinateCentre = "是否二级平台"

    /// The columns marked * in the format.
    public static let required = [name, group].map(\.rawValue)
}

extension HandlingUnit {
    /// The unit that a record of `units.csv` tells of.
    public init(_ record: Record<UnitColumn>) throws(RowError) {
        self.init(
            name: try record.required(.name),
            group: try record.required(.group),
            shortName: record.text(.shortName),
            parent: record.text(.parent),
            isSubordinateCentre: try record.flag(.isSubordinateCentre) ?? false
        )
        guard parent != name else { throw record.bad(.parent, "应为另一个单位的名称") }
    }

    /// The fields of a record of `units.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [name, group, shortName ?? "", parent ?? "", ExchangeText.flag(isSubordinateCentre)]
    }
}
