import Hummingbird
import Templates
import WorkingDays

/// The box for a period on a page of its own: to choose one, or to mend what was typed.
struct PeriodPage: TemplateModel {
    let frame: Frame
    let form: PeriodForm
    let months: [StartPage.Month]

    static let names: Names<Self> = [
        .group("frame", \.frame), .group("form", \.form), .list("months", \.months),
    ]
}

extension Website {
    /// `GET /bulletins?period=…&as-of=…`: where the box sends what was typed.
    @Sendable func choosePeriod(_ request: Request) async throws -> Response {
        let items = try RequestItems(request)
        guard !items.items.isEmpty else { return try await periodPage(PeriodForm(action: paths.bulletins)) }
        var form = PeriodForm(action: paths.bulletins, period: items.value("period"), asOf: items.value("as-of"))
        guard let (period, asOf) = form.read() else { return try await periodPage(form) }
        return redirect(to: paths.bulletin(period.name, asOf: asOf))
    }

    /// The box with what was typed and what is wrong with it.
    func periodPage(_ form: PeriodForm) async throws -> Response {
        let page = PeriodPage(frame: frame("选择统计期", .bulletins), form: form, months: try await months())
        let isBad = form.periodError != nil || form.asOfError != nil
        return html(templates.period.render(page), status: isBad ? .badRequest : .ok)
    }
}
