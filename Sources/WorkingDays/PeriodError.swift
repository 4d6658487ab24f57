/// Why a text is not a period.
public enum PeriodError: Error, Hashable, Sendable {
    /// The text has none of the forms a period is written in.
    case unknownForm(String)
    /// The month is not 01…12.
    case noSuchMonth(String)
    /// The quarter is not 1…4.
    case noSuchQuarter(String)
    /// The year has fewer ISO weeks than that, or the number is 00.
    case noSuchWeek(String, weeksInYear: Int)
    /// The calendar has no such day.
    case noSuchDay(String)
    /// The last day lies before the first.
    case lastBeforeFirst(first: CivilDay, last: CivilDay)
}

extension PeriodError: CustomStringConvertible {
    /// What to write instead, in Chinese.
    public var description: String {
        switch self {
        case .unknownForm(let text):
            "“\(text)”不是有效的统计期。请按以下格式之一填写：2022-02、2022、2022-Q1、2022-W08、2022-02-28、2022-01-26..2022-02-25。"
        case .noSuchMonth(let text): "“\(text)”中的月份不存在，月份请填写01至12。"
        case .noSuchQuarter(let text): "“\(text)”中的季度不存在，季度请填写Q1至Q4。"
        case .noSuchWeek(let text, let weeks): "“\(text)”中的周次不存在，该年请填写W01至W\(weeks)。"
        case .noSuchDay(let text): "“\(text)”不是真实的日期，请核对年、月、日。"
        case .lastBeforeFirst(let first, let last): "结束日期\(last)早于开始日期\(first)，请调换或改正日期。"
        }
    }
}
