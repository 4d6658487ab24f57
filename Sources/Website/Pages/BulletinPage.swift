import Bulletins
import Casework
import Hummingbird
import Templates
import WorkingDays

/// 通报 of a period: paragraphs and tables whose figures open the lists behind them.
struct BulletinPage: TemplateModel {
    let frame: Frame
    let heading: String
    let cutOff: String
    let blocks: [Block]
    let tables: [Table]
    let breakdowns: [Breakdown]
    let findings: [FindingLine]
    let form: PeriodForm
    let previous: Link?
    let next: Link?
    let atEnd: Link?
    let latest: Link?

    /// A heading or a paragraph.
    struct Block: TemplateModel {
        let isHeading: Bool
        let runs: [Link]

        static let names: Names<Self> = [.flag("is-heading", \.isHeading), .list("runs", \.runs)]
    }

    /// What the checks found.
    struct FindingLine: TemplateModel {
        let severity: String
        let isError: Bool
        let message: String

        static let names: Names<Self> = [
            .text("severity", \.severity), .flag("is-error", \.isError), .text("message", \.message),
        ]
    }

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("heading", \.heading), .text("cut-off", \.cutOff),
        .list("blocks", \.blocks), .list("tables", \.tables), .list("breakdowns", \.breakdowns),
        .list("findings", \.findings), .group("form", \.form), .group("previous", \.previous), .group("next", \.next),
        .group("at-end", \.atEnd), .group("latest", \.latest),
    ]
}

extension Website {
    /// Answers `GET /bulletins/:period?as-of=DAY`.
    @Sendable func bulletin(_ request: Request) async throws -> Response {
        guard let draft = try await draft(request, names: []) else {
            return try await periodPage(try typedForm(request))
        }
        return html(templates.bulletin.render(page(draft)))
    }

    /// The bulletin that a request asks for; nil where its period or cut-off can't be read.
    func draft(_ request: Request, names: Set<String>) async throws -> BulletinDraftPage? {
        var form = try typedForm(request)
        let items = try RequestItems(request).items
        if let unknown = items.first(where: { $0.name != "as-of" && !names.contains($0.name) }) {
            throw PageError.badRequest("通报没有名为“\(unknown.name)”的条件，可用的是：as-of（数据截止日期）。")
        }
        guard let (period, asOf) = form.read() else { return nil }
        let desk = BulletinDesk(database: database, calendar: calendar)
        let figures = try await desk.figures(period, cutOff: asOf?.start ?? now(), settings: settings)
        return BulletinDraftPage(bulletin: MonthlyBulletin(figures: figures), asOf: asOf, paths: paths)
    }

    private func typedForm(_ request: Request) throws -> PeriodForm {
        let asOf = try RequestItems(request).value("as-of")
        var form = PeriodForm(action: paths.bulletins, period: try pathPart(1, request), asOf: asOf)
        _ = form.read()
        return form
    }

    private func page(_ draft: BulletinDraftPage) -> BulletinPage {
        let bulletin = draft.bulletin
        let period = bulletin.period
        let end = period.last.advanced(by: 1)
        return BulletinPage(
            frame: frame(bulletin.title.text, .bulletins),
            heading: bulletin.title.text,
            cutOff: bulletin.cutOff.minuteText,
            blocks: bulletin.blocks.map {
                BulletinPage.Block(isHeading: $0.role == .heading, runs: draft.links($0.runs))
            },
            tables: bulletin.tables.map(draft.table),
            breakdowns: draft.breakdowns,
            findings: bulletin.findings.map(BulletinPage.FindingLine.init),
            form: PeriodForm(
                action: paths.bulletins,
                period: period.name,
                asOf: draft.asOf.map { "\($0)" } ?? ""
            ),
            previous: period.previous.map { Link($0.title, paths.bulletin($0.name)) },
            next: period.next.map { Link($0.title, paths.bulletin($0.name)) },
            atEnd: draft.asOf == end ? nil : Link("截至期末（\(end) 零时）", paths.bulletin(period.name, asOf: end)),
            latest: draft.asOf == nil ? nil : Link("截至现在", paths.bulletin(period.name))
        )
    }
}

extension BulletinPage.FindingLine {
    fileprivate init(_ finding: Finding) {
        self.init(severity: finding.severity.title, isError: finding.severity == .error, message: finding.message)
    }
}
