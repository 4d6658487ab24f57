import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkingDays

/// What was made of a template: the periods, and one of the tables against the one before.
struct MadeTablePage: TemplateModel {
    let frame: Frame
    let name: String
    let schedule: String
    let tables: Link
    let periods: [Period]
    let madeAt: String?
    /// The period that it is compared with.
    let comparedTo: String?
    let sheet: TableSheetView?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("name", \.name), .text("schedule", \.schedule), .group("tables", \.tables),
        .list("periods", \.periods), .text("made-at", \.madeAt), .text("compared-to", \.comparedTo),
        .group("sheet", \.sheet), .flag("is-empty") { $0.periods.isEmpty }, .text("measure") { _ in nil },
    ]

    /// A period with its table.
    struct Period: TemplateModel {
        let title: String
        let path: String
        let isShown: Bool

        static let names: Names<Self> = [
            .text("title", \.title), .text("path", \.path), .flag("is-shown", \.isShown),
        ]
    }
}

extension Website {
    /// So many periods are listed: two years of months, a month of days.
    private static let mostPeriods = 36

    /// Answers `GET /tables/made?template=…&period=…`.
    @Sendable func madeTables(_ request: Request) async throws -> Response {
        let items = try RequestItems(request)
        guard let id = Int(items.value("template")), let template = try await ownTemplate(id) else {
            throw PageError.notFound("没有这个模板，可能已经删除。请回到统计表查看。")
        }
        let made = try await database.read { try $0.madeTables(of: id, limit: Self.mostPeriods) }
        let period = items.value("period")
        let place = period.isEmpty ? made.indices.first : made.firstIndex { $0.period == period }
        guard period.isEmpty || place != nil else { throw PageError.notFound("没有生成过这一期，请从列表中选择。") }
        let (shown, before) = (place.map { made[$0] }, place.flatMap { made.dropFirst($0 + 1).first })
        var sheet = shown.flatMap { TableSheet(stored: $0.content) }
        if let earlier = before.flatMap({ TableSheet(stored: $0.content) }) { sheet = sheet?.compared(to: earlier) }
        let page = MadeTablePage(
            frame: frame(template.name, .tables),
            name: template.name,
            schedule: template.schedule.title,
            tables: Link("全部统计表", paths.tables),
            periods: made.map { made in
                MadeTablePage.Period(
                    title: made.period,
                    path: paths.madeTables(id, period: made.period),
                    isShown: made.period == shown?.period
                )
            },
            madeAt: shown?.madeAt.minuteText,
            comparedTo: before?.period,
            sheet: sheet.map { TableSheetView($0, paths: paths, opensOrders: ownUnit == nil) }
        )
        return html(templates.madeTables.render(page))
    }

    /// A template that a visitor may look at: his own, or one that is shared where he acts.
    private func ownTemplate(_ id: Int) async throws -> TableTemplate? {
        guard let template = try await database.read({ try $0.tableTemplate(id) }) else { return nil }
        let isOwn = template.owner == visitor?.account.id || template.isShared
        return isOwn && template.unit == ownUnit ? template : nil
    }
}
