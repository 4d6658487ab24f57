public import WorkingDays

/// The columns of a list of officers: a line for each office.
public enum OfficerColumn: String, ExchangeColumn {
    case id = "工号"
    case name = "姓名"
    case role = "角色"
    case unit = "单位"
    case from = "起"
    case to = "止"
}

/// A line of a list of officers: one office of one of them.
public struct OfficerRow: Hashable, Sendable {
    /// The line in the file, from 1.
    public var line: Int
    /// 工号.
    public var id: String
    /// 姓名.
    public var name: String
    /// 角色.
    public var role: String
    /// 单位; nil for the hotline's own centre.
    public var unit: String?
    /// The first day; nil for the day of the import.
    public var from: CivilDay?
    /// The last day; nil without an end.
    public var to: CivilDay?

    public init(
        line: Int,
        id: String,
        name: String,
        role: String,
        unit: String? = nil,
        from: CivilDay? = nil,
        to: CivilDay? = nil
    ) {
        self.line = line
        self.id = id
        self.name = name
        self.role = role
        self.unit = unit
        self.from = from
        self.to = to
    }
}

/// 人员名册 as a CSV file; a workbook comes as one (``Workbook/csv``).
public enum OfficersFile {
    /// Reads the file; an officer has as many lines as offices, all with the same 姓名.
    public static func rows(_ source: CitySource) throws(CityFileError) -> [OfficerRow] {
        var rows: [OfficerRow] = []
        var names: [String: String] = [:]
        try CityLines<OfficerColumn>.read(source, required: [.id, .name, .role]) { record throws(RowError) in
            let row = OfficerRow(
                line: record.line,
                id: try record.required(.id),
                name: try record.required(.name),
                role: try record.required(.role),
                unit: record.text(.unit),
                from: try record.day(.from),
                to: try record.day(.to)
            )
            if let name = names.updateValue(row.name, forKey: row.id), name != row.name {
                throw record.bad(.name, "同一工号的姓名应相同（前面是“\(name)”）")
            }
            rows.append(row)
        }
        return rows
    }
}
