import Bulletins
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 来件: the orders that a platform above waits for, its own clock first.
struct IncomingListPage: TemplateModel {
    let frame: Frame
    let rows: [Row]
    let total: String
    let next: String?
    let first: String?
    let registered: Link?
    let newPath: String
    let importPath: String

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("rows", \.rows), .text("total", \.total), .text("next", \.next),
        .text("first", \.first), .group("registered", \.registered), .text("new-path", \.newPath),
        .text("import-path", \.importPath),
        .flag("has-rows") { !$0.rows.isEmpty },
    ]

    /// One order.
    struct Row: TemplateModel {
        let row: UpwardRow
        let path: String
        let answerPath: String
        let left: TimeLeft?

        static let names: Names<Self> = [
            .text("number", \.row.number), .text("path", \.path), .text("platform", \.row.external.platform),
            .text("external", \.row.external.number), .text("deadline", \.row.external.deadline?.minuteText),
            .text("left", \.left?.text), .text("tone", \.left?.tone.rawValue),
            .text("received", \.row.receivedAt.minuteText),
            .text("status", \.row.status.title), .text("answered", \.row.lastAnswerAt?.minuteText),
            .flag("is-ready") { $0.row.isReady }, .text("answer-path", \.answerPath),
            .flag("is-confidential", \.row.isConfidential), .text("matter", \.matter),
        ]

        private var matter: String {
            Matter.text(title: row.title, excerpt: row.excerpt, isConfidential: row.isConfidential)
        }
    }
}

extension UpwardRow {
    /// Whether the units are done, so that the final answer can be given.
    var isReady: Bool { [.completed, .closed, .withdrawn].contains(status) }
}

extension Website {
    /// Answers `GET /incoming`, with `registered` the order that was registered last.
    @Sendable func incomingList(_ request: Request) async throws -> Response {
        var items = try RequestItems(request)
        let after = try listKey(items.take("after"))
        let number = items.value("registered")
        let now = now()
        let page = try await database.read { [self] connection in
            let found = try connection.upwardQueue(after: after)
            let count = try connection.upwardCount()
            return IncomingListPage(
                frame: frame("来件", .incoming),
                rows: found.rows.map { row($0, at: now) },
                total: count > 1_000 ? "1,000+" : Counting.text(count),
                next: found.next.map { paths.incoming + paths.query([QueryItem("after", $0.text)]) },
                first: after == nil ? nil : paths.incoming,
                registered: number.isEmpty ? nil : Link(number, paths.workOrder(number)),
                newPath: paths.newIncoming,
                importPath: paths.importedIncoming
            )
        }
        return html(templates.incoming.render(page))
    }

    private func row(_ row: UpwardRow, at now: Instant) -> IncomingListPage.Row {
        IncomingListPage.Row(
            row: row,
            path: paths.workOrder(row.number),
            answerPath: paths.action("answerUpward", on: row.number),
            left: row.external.deadline.map { TimeLeft(externalDeadline: $0, at: now, calendar: calendar) }
        )
    }
}
