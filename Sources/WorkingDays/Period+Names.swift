extension Period {
    static func name(_ form: Form, _ days: ClosedRange<CivilDay>) -> String {
        let first = days.lowerBound
        let year = padded(first.year, to: 4)
        switch form {
        case .year: return year
        case .quarter: return "\(year)-Q\((first.month + 2) / 3)"
        case .month: return "\(year)-\(padded(first.month, to: 2))"
        case .week:
            let week = ISOWeek(containing: first)
            return "\(padded(week.year, to: 4))-W\(padded(week.number, to: 2))"
        case .day: return "\(first)"
        case .span: return "\(first)..\(days.upperBound)"
        }
    }

    /// The period as a title says it: `2022年2月份`, `2022年第一季度`, `2022年1月26日至2月25日`.
    public var title: String {
        let parts = first.parts
        switch form {
        case .year: return "\(parts.year)年"
        case .quarter: return "\(parts.year)年第\(["一", "二", "三", "四"][(parts.month - 1) / 3])季度"
        case .month: return "\(parts.year)年\(parts.month)月份"
        case .week:
            let week = ISOWeek(containing: first)
            return "\(week.year)年第\(week.number)周"
        case .day: return Self.written(first)
        case .span: return spanTitle
        }
    }

    private static func written(_ day: CivilDay) -> String {
        let parts = day.parts
        return "\(parts.year)年\(parts.month)月\(parts.day)日"
    }

    /// What the last day shares with the first is not said twice: `2022年2月7日至13日`.
    private var spanTitle: String {
        guard first != last else { return Self.written(first) }
        let (from, to) = (first.parts, last.parts)
        guard from.year == to.year else { return "\(Self.written(first))至\(Self.written(last))" }
        let month = from.month == to.month ? "" : "\(to.month)月"
        return "\(Self.written(first))至\(month)\(to.day)日"
    }
}
