public import WorkOrders
import WorkingDays

/// The columns of `units.csv` in the order of an export.
public enum UnitColumn: String, ExchangeColumn {
    case name = "承办单位"
    case group = "分组"
    case shortName = "简称"
    case parent = "上级单位"
    case isSubordinateCentre = "是否二级平台"
    case endedOn = "停用"

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
            isSubordinateCentre: try record.flag(.isSubordinateCentre) ?? false,
            endedOn: try record.day(.endedOn)
        )
        guard parent != name else { throw record.bad(.parent, "应为另一个单位的名称") }
    }

    /// The unit that these fields tell of, in the order of the columns; nil where they are none.
    public init?(exchangeFields fields: [String]) {
        guard fields.count == UnitColumn.allCases.count else { return nil }
        self.init(
            name: fields[0],
            group: fields[1],
            shortName: fields[2].isEmpty ? nil : fields[2],
            parent: fields[3].isEmpty ? nil : fields[3],
            isSubordinateCentre: fields[4] == ExchangeText.flag(true),
            endedOn: CivilDay(fields[5])
        )
    }

    /// The fields of a record of `units.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [
            name, group, shortName ?? "", parent ?? "", ExchangeText.flag(isSubordinateCentre),
            endedOn?.description ?? "",
        ]
    }
}
