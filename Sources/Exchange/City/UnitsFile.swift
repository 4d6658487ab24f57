public import WorkOrders

/// A list of units to be taken over: what is new, and what is otherwise than it was.
public struct UnitList: Hashable, Sendable {
    public var rows: [UnitListRow]
    /// The columns that the list has: of a unit that is there, others stay as they are.
    public var columns: Set<UnitColumn>

    /// The unit as it is after a row, where it was `old` before.
    public func unit(_ row: UnitListRow, over old: HandlingUnit?) -> HandlingUnit {
        guard let old else { return row.unit }
        var unit = row.unit
        if !columns.contains(.shortName) { unit.shortName = old.shortName }
        if !columns.contains(.parent) { unit.parent = old.parent }
        if !columns.contains(.isSubordinateCentre) { unit.isSubordinateCentre = old.isSubordinateCentre }
        if !columns.contains(.endedOn) { unit.endedOn = old.endedOn }
        return unit
    }
}

/// A line of a list of units.
public struct UnitListRow: Hashable, Sendable {
    /// The line in the file, from 1.
    public var line: Int
    public var unit: HandlingUnit
}

/// 单位表 as a CSV file; a workbook comes as one (``Workbook/csv``).
public enum UnitsFile {
    /// Reads the file, a line for each unit, parents anywhere in it.
    public static func list(_ source: CitySource) throws(CityFileError) -> UnitList {
        let reader = try source.reader(required: UnitColumn.required)
        var list = UnitList(rows: [], columns: Set(reader.columns.compactMap(UnitColumn.init)))
        var names: Set<String> = []
        try CityLines<UnitColumn>.read(reader) { record throws(RowError) in
            let unit = try HandlingUnit(record)
            guard names.insert(unit.name).inserted else { throw record.bad(.name, "前面的行已有这个单位，应删去一行") }
            list.rows.append(UnitListRow(line: record.line, unit: unit))
        }
        return list
    }
}
