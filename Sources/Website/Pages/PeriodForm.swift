import Templates
import WorkingDays

/// The box for a period and its cut-off.
struct PeriodForm: TemplateModel {
    let action: String
    var period = ""
    var asOf = ""
    var periodError: String?
    var asOfError: String?

    static let names: Names<Self> = [
        .text("action", \.action), .text("period", \.period), .text("as-of", \.asOf),
        .text("period-error", \.periodError), .text("as-of-error", \.asOfError),
    ]

    /// Longer periods would count every day of centuries.
    static let mostDays = 3_653

    /// What was typed, read; where it can't be, the errors stand in the form.
    mutating func read() -> (period: Period, asOf: CivilDay?)? {
        var read: Period?
        do throws(PeriodError) {
            read = try Period(parsing: period)
        } catch {
            periodError = period.isEmpty ? "请填写统计期，例如2022-02。" : error.description
        }
        if let days = read?.dayCount, days > Self.mostDays {
            periodError = "统计期最长十年，请填写较短的统计期。"
        }
        let day = asOf.isEmpty ? nil : CivilDay(asOf)
        if day == nil, !asOf.isEmpty { asOfError = "“\(asOf)”不是真实的日期，请按2022-03-01的格式填写，或留空。" }
        guard let read, periodError == nil, asOfError == nil else { return nil }
        return (read, day)
    }
}
