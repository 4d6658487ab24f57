/// The columns of a city's `leaders.csv`.
public enum LeaderColumn: String, ExchangeColumn {
    case unit = "承办单位"
    case leader = "负责人工号"
}

/// 单位负责人 as a file: to whom of a unit matters are escalated.
public enum LeadersFile {
    /// Reads the file: 工号 by unit.
    public static func leaders(_ source: CitySource) throws(CityFileError) -> [String: String] {
        var leaders: [String: String] = [:]
        try CityLines<LeaderColumn>.read(source, required: [.unit, .leader]) { record throws(RowError) in
            let unit = try record.required(.unit)
            guard leaders[unit] == nil else { throw record.bad(.unit, "这个单位已有负责人，应删去一行") }
            leaders[unit] = try record.required(.leader)
        }
        return leaders
    }
}
