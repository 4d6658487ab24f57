public import WorkOrders

/// The columns of a city's `dispatch-directory.csv`.
public enum DirectoryColumn: String, ExchangeColumn {
    case category = "诉求类别"
    case county = "县区"
    case street = "街道"
    case units = "承办单位"
    case basis = "依据"
    case remark = "备注"
    case from = "起"
    case to = "止"
}

/// 派单目录 as a file: a line for each category in an area.
public enum DirectoryFile {
    /// A reason longer than this is no sentence to be read beside a list.
    private static let wordLimit = 200

    /// A line of the file with its number, for what is said about it.
    public struct Line: Hashable, Sendable {
        public var number: Int
        public var entry: DispatchDirectory.Entry
    }

    /// Reads the directory; categories as `城市管理/占道经营`, of several units the first leads: `相山区人民政府;市城管局`.
    public static func directory(_ source: CitySource) throws(CityFileError) -> DispatchDirectory {
        DispatchDirectory(try lines(source).map(\.entry))
    }

    /// The directory line by line.
    public static func lines(_ source: CitySource) throws(CityFileError) -> [Line] {
        let reader = try source.reader(required: [DirectoryColumn.category, .units].map(\.rawValue))
        var lines: [Line] = []
        try CityLines<DirectoryColumn>.read(reader) { record throws(RowError) in
            let entry = try entry(record)
            if let other = lines.first(where: { entry.contradicts($0.entry) }) {
                throw record.bad(.category, "与第\(other.number)行的类别和地区相同、日子重叠，应合并成一行，或改起、止日期")
            }
            lines.append(Line(number: reader.line, entry: entry))
        }
        return lines
    }

    private static func entry(_ record: Record<DirectoryColumn>) throws(RowError) -> DispatchDirectory.Entry {
        let names = try record.required(.category).split(separator: "/", omittingEmptySubsequences: false)
        guard let category = CategoryPath(names.map(String.init)), category.names.count == names.count else {
            throw record.bad(.category, "应为一至三级类别，用/分开，如 城市管理/占道经营")
        }
        var entry = DispatchDirectory.Entry(category, in: try area(record), units: try units(record))
        entry.basis = try record.text(.basis, limit: wordLimit)
        entry.remark = try record.text(.remark, limit: wordLimit)
        (entry.from, entry.to) = (try record.day(.from), try record.day(.to))
        if let from = entry.from, let to = entry.to, to < from { throw record.bad(.to, "不能早于起日") }
        return entry
    }

    private static func area(_ record: Record<DirectoryColumn>) throws(RowError) -> AreaPath {
        let area = AreaPath(county: record.text(.county) ?? "", street: record.text(.street) ?? "")
        guard !area.county.isEmpty || area.street.isEmpty else { throw record.bad(.county, "写了街道，也要写县区") }
        return area
    }

    private static func units(_ record: Record<DirectoryColumn>) throws(RowError) -> [String] {
        let units = try record.required(.units).split(separator: ";").map { $0.filter { !$0.isWhitespace } }
        guard !units.isEmpty, !units.contains(""), Set(units).count == units.count else {
            throw record.bad(.units, "应为一个或几个不同的单位，用;分开，第一个主办")
        }
        return units
    }
}
