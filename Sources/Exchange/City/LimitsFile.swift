public import WorkOrders
import WorkingDays

/// The columns of a city's `limits.csv`.
public enum LimitColumn: String, ExchangeColumn {
    case kind = "诉求类型"
    case channel = "来源渠道"
    case urgency = "紧急程度"
    case tag = "标签"
    case unit = "承办单位"
    case limit = "时限"

    /// The conditions may be left out, the limit may not.
    public static let required = [limit.rawValue]
}

/// A city's handling limits as a file: one rule a line, the first that fits counts, the last is for all others.
public enum LimitsFile {
    /// Reads the limits of a file.
    public static func limits(_ source: CitySource) throws(CityFileError) -> HandlingLimits {
        try limits(try source.reader(required: LimitColumn.required))
    }

    /// Reads the limits of a source; every line that is wrong is told.
    public static func limits(_ source: any RecordSource) throws(CityFileError) -> HandlingLimits {
        var rules: [(line: Int, rule: HandlingLimits.Rule)] = []
        var problems: [String] = []
        let strangers = source.columns.filter { !$0.isEmpty && LimitColumn(rawValue: $0) == nil }
        // A condition under a misspelt name would be lost in silence.
        for name in strangers { problems.append("没有“\(name)”这一列，应为\(columns)") }
        let record = Record<LimitColumn>(source)
        while let line = try next(source, &problems) {
            do {
                let rule = try HandlingLimits.Rule(record)
                if let earlier = rules.first(where: { $0.rule.covers(rule) }) {
                    problems.append("第\(line)行用不到：第\(earlier.line)行已包括它，应调整次序或删去一行")
                }
                rules.append((line, rule))
            } catch {
                problems.append("第\(line)行，“\(error.column)”列：“\(error.value)”，\(error.expected)")
            }
        }
        if let last = rules.last, problems.isEmpty, last.rule != HandlingLimits.Rule(limit: last.rule.limit) {
            problems.append("最后一行应只写时限，作为其余诉求的时限")
        }
        guard problems.isEmpty, let last = rules.last else {
            throw .badLines(file: source.fileName, problems.isEmpty ? ["没有时限，至少应有一行只写时限"] : problems)
        }
        return HandlingLimits(rules: rules.dropLast().map(\.rule), otherwise: last.rule.limit)
    }

    /// The line of the next good record; nil behind the last.
    private static func next(_ source: any RecordSource, _ problems: inout [String]) throws(CityFileError) -> Int? {
        while true {
            do throws(CSVError) {
                return try source.next() ? source.line : nil
            } catch {
                guard error.isRecoverable else { throw .unreadable(file: source.fileName, reason: error.message) }
                problems.append(error.message)
            }
        }
    }

    private static let columns = LimitColumn.allCases.map(\.rawValue).joined(separator: "、")
}

extension HandlingLimits.Rule {
    fileprivate init(_ record: Record<LimitColumn>) throws(RowError) {
        let text = try record.required(.limit)
        guard let limit = HandlingLimit(text) else { throw record.bad(.limit, "应为时限，形如 10个工作日、2小时或20分钟") }
        self.init(
            kind: try record.titled(.kind),
            channel: record.text(.channel),
            urgency: try record.titled(.urgency),
            tag: record.text(.tag),
            unit: record.text(.unit),
            limit: limit
        )
    }

    /// Whether it fits every order that `other` fits.
    fileprivate func covers(_ other: Self) -> Bool {
        (kind == nil || kind == other.kind) && (channel == nil || channel == other.channel)
            && (urgency == nil || urgency == other.urgency) && (tag == nil || tag == other.tag)
            && (unit == nil || unit == other.unit)
    }
}
