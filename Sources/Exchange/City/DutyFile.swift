public import WorkOrders

/// The columns of a city's `duty.csv`: who is told of what, by hour.
public enum DutyColumn: String, ExchangeColumn {
    case from = "起"
    case to = "止"
    case kind = "类别"
    case chain = "人员"
}

/// 值班表 as a file: hours of the day, kind (empty for all), 工号 with ; between them in the order they are told.
public enum DutyFile {
    /// Reads the file; the first line that fits counts.
    public static func roster(_ source: CitySource) throws(CityFileError) -> DutyRoster {
        var roster = DutyRoster()
        try CityLines<DutyColumn>.read(source, required: [.from, .to, .chain]) { record throws(RowError) in
            guard let from = try record.integer(.from, in: 0...23), let to = try record.integer(.to, in: 1...24) else {
                throw record.bad(.from, "必填，应为0到24的整点")
            }
            let chain = try record.required(.chain).split(separator: ";").map(String.init)
            roster.entries.append(
                DutyRoster.Entry(from: from, to: to, kind: try record.titled(.kind), chain: chain)
            )
        }
        return roster
    }
}
